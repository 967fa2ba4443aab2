// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "openstack/vmrecipe.h"

#include "openstack/firewall.h"
#include "openstack/steps/credentialstep.h"
#include "openstack/steps/hubserversteps.h"
#include "openstack/steps/keypairstep.h"
#include "openstack/vmplan.h"
#include "openstack/vmpreflight.h"

namespace hubwright::openstack {
using namespace Qt::StringLiterals;

namespace {

class VmRecipe : public Recipe
{
public:
    explicit VmRecipe(std::shared_ptr<Cloud> cloud)
        : m_cloud(std::move(cloud))
    {
    }
    Problems preflight(const Spec &spec, const Catalog &catalog) const override
    {
        return openstack::preflight(spec, catalog);
    }
    Plan plan(const Spec &spec, const Catalog &catalog) const override
    {
        return vmPlan(spec, catalog, m_cloud);
    }
    QMap<Limited, qint64> uses(const Spec &spec, const Catalog &catalog) const override
    {
        return quotaUse(spec, catalog);
    }
    QList<std::pair<QString, QString>> secrets(const Spec &spec) const override
    {
        const bool needsNone = spec.signIn.method == u"native" || spec.signIn.method == u"pam"
            || spec.signIn.method == u"ldap";
        if (needsNone)
            return {};
        const QString title = spec.signIn.method == u"dummy"
            ? u"The password that everybody signs in with"_s
            : u"The client secret of the sign-in application"_s;
        return {{QString::fromLatin1(HubServerStep::SignInSecret), title}};
    }
    QStringList secretNames() const override
    {
        return {QString::fromLatin1(CredentialStep::SecretName), QString::fromLatin1(SshKeySecret),
            QString::fromLatin1(HubServerStep::ProofSecret),
            QString::fromLatin1(HubServerStep::SignInSecret)};
    }
    QList<FirewallRule> firewall(const Spec &spec) const override { return rulesFor(spec.security); }
    QUrl url(const Spec &spec, const std::function<QJsonObject(StepId)> &facts) const override
    {
        const hubapi::HubAddress address = hubAddress(spec, m_cloud->session->profile(), facts);
        return address.ip.isEmpty() ? QUrl() : address.url();
    }

private:
    std::shared_ptr<Cloud> m_cloud;
};

} // namespace

std::unique_ptr<Recipe> makeVmRecipe(std::shared_ptr<Cloud> cloud)
{
    return std::make_unique<VmRecipe>(std::move(cloud));
}

} // namespace hubwright::openstack
