// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "pages/signinstate.h"

#include "wizard/wizardmodel.h"

#include <QPointer>

using namespace Qt::StringLiterals;

namespace hubwright {

SignInState::SignInState(WizardModel &model)
    : State(model, {u"sign_in"_s})
{
}

QList<SignInState::Method> SignInState::methods()
{
    return {
        {.id = u"native"_s,
            .title = tr("Accounts on the hub"),
            .about = tr("People sign up on the hub, and an admin lets them in. Nothing else is needed.")},
        {.id = u"github"_s,
            .title = tr("GitHub"),
            .about = tr("People use their GitHub accounts."),
            .clientId = true,
            .organizations = true},
        {.id = u"azuread"_s,
            .title = tr("Microsoft Entra ID"),
            .about = tr("People use their work or school accounts."),
            .clientId = true,
            .tenant = true,
            .groups = true},
        {.id = u"generic-oauth"_s,
            .title = tr("OpenID Connect"),
            .about = tr("Keycloak, GitLab, Google and others that speak OpenID Connect."),
            .clientId = true,
            .issuer = tr("Address of the &provider"),
            .groups = true},
        {.id = u"cilogon"_s,
            .title = tr("CILogon"),
            .about = tr("People use their university's sign-in."),
            .clientId = true,
            .organizations = true},
        {.id = u"ldap"_s,
            .title = tr("LDAP"),
            .about = tr("People use the accounts of your directory server."),
            .issuer = tr("Address of the &server"),
            .bindDn = true,
            .groups = true},
        {.id = u"pam"_s,
            .title = tr("Unix accounts"),
            .about = tr("Accounts that an admin makes on the hub server."),
            .groups = true},
        {.id = u"dummy"_s,
            .title = tr("One password for all"),
            .about = tr("For a trial of ten minutes: whoever knows the password is whoever they say.")},
    };
}

SignInState::Method SignInState::current() const
{
    for (const Method &known : methods()) {
        if (known.id == method())
            return known;
    }
    return methods().first();
}

const SignInAnswers &SignInState::answers() const
{
    return model().spec().signIn;
}

void SignInState::setAnswers(const SignInAnswers &answers)
{
    model().edit([&](Spec &spec) { spec.signIn = answers; });
}

void SignInState::setMethod(const QString &id)
{
    SignInAnswers changed = answers();
    changed.method = id;
    setAnswers(changed);
    enter();
}

bool SignInState::keepsSecrets() const
{
    return model().workshop().vault->isLasting();
}

QString SignInState::callback() const
{
    const QString host = model().spec().hub.host;
    return host.isEmpty() ? QString() : u"https://%1/hub/oauth_callback"_s.arg(host);
}

std::pair<QString, QString> SignInState::wantedSecret() const
{
    return model().recipe() ? model().recipe()->secrets(model().spec()).value(0)
                            : std::pair<QString, QString>();
}

QString SignInState::secretLabel() const
{
    return wantedSecret().second;
}

void SignInState::setSecret(const Secret &secret)
{
    m_secret = secret;
    refresh();
}

void SignInState::enter()
{
    if (m_secretOf != method())
        m_secret = {};
    m_secretOf = method();
    m_hasSecret = false;
    refresh();
    lookForSecret();
}

Task<> SignInState::lookForSecret()
{
    const QString name = wantedSecret().first;
    if (name.isEmpty())
        co_return;
    const QPointer<SignInState> self(this);
    const QString key = secretKey(model().spec().name, name);
    bool found = false;
    try {
        const std::optional<Secret> secret = co_await model().workshop().vault->read(key);
        found = secret.has_value();
    } catch (const Error &) {
        // A keychain that is locked now is asked again when the secret is needed, and says so then.
    }
    if (!self)
        co_return;
    m_hasSecret = found;
    refresh();
}

Problems SignInState::check() const
{
    Problems problems = State::check();
    if (!secretLabel().isEmpty() && !hasSecret())
        problems << Problem{Problem::Severity::Error, u"sign_in.secret"_s,
            tr("%1 is missing.").arg(secretLabel()), tr("Copy it from where the client ID comes from."), 0};
    return problems;
}

Task<bool> SignInState::validate()
{
    refresh();
    if (hasErrors(problems()))
        co_return false;
    const QString name = wantedSecret().first;
    if (name.isEmpty() || m_secret.isEmpty())
        co_return true;
    const QPointer<SignInState> self(this);
    const QString key = secretKey(model().spec().name, name);
    std::optional<Error> error;
    try {
        co_await model().workshop().vault->write(key, m_secret);
    } catch (const Error &e) {
        error = e;
    }
    if (self)
        setTrouble(error);
    co_return !error;
}

} // namespace hubwright
