// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/spec.h"
#include "wizard/state.h"

namespace hubwright {

/// Who reaches what: SSH to the hub, people's servers among themselves, and every rule if one wants to.
class SecurityState : public State
{
    Q_OBJECT
    Q_PROPERTY(bool isolateUsers READ isolateUsers WRITE setIsolateUsers NOTIFY changed)
    Q_PROPERTY(int credentialDays READ credentialDays WRITE setCredentialDays NOTIFY changed)
public:
    explicit SecurityState(WizardModel &model);

    [[nodiscard]] QStringList sshFrom() const;
    void setSshFrom(const QStringList &ranges);
    [[nodiscard]] bool isolateUsers() const;
    void setIsolateUsers(bool isolate);
    [[nodiscard]] QString publicKey() const;
    void setPublicKey(const QString &key);
    [[nodiscard]] int credentialDays() const;
    void setCredentialDays(int days);

    /// Those of the recipe, until the first is changed by hand.
    [[nodiscard]] QList<FirewallRule> rules() const;
    [[nodiscard]] bool areRulesOwn() const;
    void setRules(const QList<FirewallRule> &rules);
    void useRecommendedRules();
};

} // namespace hubwright
