// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "pages/securitystate.h"

#include "wizard/wizardmodel.h"

using namespace Qt::StringLiterals;

namespace hubwright {

SecurityState::SecurityState(WizardModel &model)
    : State(model, {u"security"_s})
{
}

QStringList SecurityState::sshFrom() const
{
    return model().spec().security.sshFrom;
}

void SecurityState::setSshFrom(const QStringList &ranges)
{
    model().edit([&](Spec &spec) { spec.security.sshFrom = ranges; });
}

bool SecurityState::isolateUsers() const
{
    return model().spec().security.isolateUsers;
}

void SecurityState::setIsolateUsers(bool isolate)
{
    model().edit([&](Spec &spec) { spec.security.isolateUsers = isolate; });
}

QString SecurityState::publicKey() const
{
    return model().spec().security.publicKey;
}

void SecurityState::setPublicKey(const QString &key)
{
    model().edit([&](Spec &spec) { spec.security.publicKey = key.trimmed(); });
}

int SecurityState::credentialDays() const
{
    return model().spec().security.credentialDays;
}

void SecurityState::setCredentialDays(int days)
{
    model().edit([&](Spec &spec) { spec.security.credentialDays = days; });
}

bool SecurityState::areRulesOwn() const
{
    return !model().spec().security.rules.isEmpty();
}

QList<FirewallRule> SecurityState::rules() const
{
    const Spec &spec = model().spec();
    return areRulesOwn() || !model().recipe() ? spec.security.rules : model().recipe()->firewall(spec);
}

void SecurityState::setRules(const QList<FirewallRule> &rules)
{
    model().edit([&](Spec &spec) { spec.security.rules = rules; });
}

void SecurityState::useRecommendedRules()
{
    setRules({});
}

} // namespace hubwright
