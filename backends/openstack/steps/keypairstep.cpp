// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "openstack/steps/keypairstep.h"

#include "engine/operation.h"

namespace hubwright::openstack {
using namespace Qt::StringLiterals;

KeyPairStep::KeyPairStep(
    StepInfo info, std::shared_ptr<Cloud> cloud, QString deploymentName, QString publicKey)
    : Step(std::move(info))
    , m_cloud(std::move(cloud))
    , m_deploymentName(std::move(deploymentName))
    , m_publicKey(std::move(publicKey))
{
}

QString KeyPairStep::name(const StepContext &context) const
{
    return deploymentKeyPair(m_deploymentName, context.deployment());
}

Task<QList<Resource>> KeyPairStep::find(StepContext &context)
{
    const QString wanted = name(context);
    QList<Resource> found;
    const std::optional<QJsonObject> answer = co_await m_cloud->compute.tryGet(u"/os-keypairs/"_s + wanted);
    if (answer)
        found += Resource{wanted, {{u"id"_s, wanted}}, false, wanted};
    co_return found;
}

Task<Resource> KeyPairStep::create(StepContext &context)
{
    const QString wanted = name(context);
    QString publicKey = m_publicKey;
    if (publicKey.isEmpty()) {
        const SshKey pair = co_await keepSshKey(context, wanted);
        publicKey = pair.publicKey;
    }
    const QJsonObject body{{u"keypair"_s, QJsonObject{{u"name"_s, wanted}, {u"public_key"_s, publicKey}}}};
    co_await m_cloud->compute.post(u"/os-keypairs"_s, body);
    const QJsonObject facts{{u"id"_s, wanted}};
    co_return Resource{wanted, facts, false};
}

/// The deployment's own: servers that were made with it stay within reach when the cloud's half is made
/// again.
Task<SshKey> KeyPairStep::keepSshKey(StepContext &context, QString comment)
{
    const QString vaultKey = secretKey(m_deploymentName, QLatin1StringView(SshKeySecret));
    const std::optional<Secret> known = co_await context.vault().read(vaultKey);
    if (known) {
        if (const std::optional<SshKey> pair = sshKeyOf(*known, comment))
            co_return *pair;
    }
    const SshKey made = newSshKey(comment);
    co_await context.vault().write(vaultKey, made.privateKey);
    co_return made;
}

Task<> KeyPairStep::remove(StepContext &context, Resource resource)
{
    co_await m_cloud->compute.remove(u"/os-keypairs/"_s + resource.id);
    co_await context.vault().remove(secretKey(m_deploymentName, QLatin1StringView(SshKeySecret)));
}

} // namespace hubwright::openstack
