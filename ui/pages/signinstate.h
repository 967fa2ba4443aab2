// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/spec.h"
#include "engine/vault.h"
#include "wizard/state.h"

namespace hubwright {

/// How people sign in to the hub, who may, and who looks after it.
class SignInState : public State
{
    Q_OBJECT
    Q_PROPERTY(QString method READ method WRITE setMethod NOTIFY changed)
public:
    /// What a method asks for and can restrict by.
    struct Method
    {
        QString id;
        QString title;
        QString about;
        bool clientId = false;
        bool tenant = false;
        QString issuer = {}; ///< the label of its address, or empty
        bool bindDn = false;
        bool organizations = false;
        bool groups = false;
    };
    explicit SignInState(WizardModel &model);

    [[nodiscard]] static QList<Method> methods();
    [[nodiscard]] Method current() const;
    [[nodiscard]] const SignInAnswers &answers() const;
    void setAnswers(const SignInAnswers &answers);
    [[nodiscard]] QString method() const { return answers().method; }
    void setMethod(const QString &id);

    /// The label of the secret that the method needs, or empty.
    [[nodiscard]] QString secretLabel() const;
    [[nodiscard]] const Secret &secret() const { return m_secret; }
    void setSecret(const Secret &secret);
    [[nodiscard]] bool hasSecret() const { return m_hasSecret || !m_secret.isEmpty(); }
    [[nodiscard]] bool keepsSecrets() const;
    /// What to register with the provider: https://host/hub/oauth_callback.
    [[nodiscard]] QString callback() const;

    void enter() override;
    Task<bool> validate() override;

protected:
    [[nodiscard]] Problems check() const override;

private:
    /// Its name in the vault, and its label; empty when the method needs none.
    [[nodiscard]] std::pair<QString, QString> wantedSecret() const;
    Task<> lookForSecret();

    Secret m_secret;
    QString m_secretOf; ///< the method that m_secret belongs to
    bool m_hasSecret = false; ///< the vault has one from before
};

} // namespace hubwright
