// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "pages/credentialsstate.h"

#include "pages/cloudstate.h"
#include "wizard/wizardmodel.h"

#include <QFile>
#include <QPointer>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace hubwright {

CredentialsState::CredentialsState(WizardModel &model, CloudState &cloud)
    : State(model, {u"cloud"_s})
    , m_cloud(cloud)
{
}

void CredentialsState::enter()
{
    const Profile *chosen = m_cloud.profile();
    if (!chosen)
        return;
    if (chosen->name != m_profile.name) {
        m_secret = m_cloud.importedSecret(chosen->name);
        setTrouble({});
    }
    m_profile = *chosen;
    refresh();
}

void CredentialsState::setProfile(const Profile &profile)
{
    m_profile = profile;
    m_cloud.update(profile);
    model().signOut();
    refresh();
}

bool CredentialsState::isByHand() const
{
    return m_cloud.isNew(m_profile.name) && m_profile.source.isEmpty();
}

bool CredentialsState::needsSecret() const
{
    return !m_profile.hasSecret;
}

bool CredentialsState::keepsSecrets() const
{
    return model().workshop().vault->isLasting();
}

void CredentialsState::setSecret(const Secret &secret)
{
    m_secret = secret;
    model().signOut();
    refresh();
}

bool CredentialsState::isSignedIn() const
{
    return model().isSignedIn();
}

Account CredentialsState::account() const
{
    return model().catalog().account;
}

QStringList CredentialsState::regions() const
{
    return model().catalog().regions;
}

QString CredentialsState::region() const
{
    return model().spec().cloud.region;
}

void CredentialsState::setRegion(const QString &region)
{
    model().edit([&](Spec &spec) { spec.cloud.region = region; });
}

QString CredentialsState::nextText() const
{
    return isSignedIn() ? tr("&Next") : tr("&Sign in");
}

Problems CredentialsState::check() const
{
    Problems problems;
    const auto say = [&](const QString &field, const QString &sentence, const QString &remedy = {}) {
        problems << Problem{Problem::Severity::Error, field, sentence, remedy, 0};
    };
    if (isByHand()) {
        const QUrl url(m_profile.authUrl.trimmed(), QUrl::StrictMode);
        if (!url.isValid() || url.host().isEmpty() || !url.scheme().startsWith("http"_L1))
            say(u"auth_url"_s, tr("This is not the address of a cloud."),
                tr("Write it as https://cloud.example.org:5000/v3."));
        const bool password = m_profile.method == Profile::Method::Password;
        if (m_profile.user.isEmpty())
            say(u"user"_s,
                password ? tr("The user name is missing.") : tr("The credential's ID is missing."));
        if (password && m_profile.project.isEmpty())
            say(u"project"_s, tr("The project is missing."),
                tr("Your cloud's dashboard shows its name at the top."));
    }
    if (!m_profile.caFile.isEmpty() && !QFile::exists(m_profile.caFile))
        say(u"ca_file"_s, tr("There is no file %1.").arg(m_profile.caFile),
            tr("Choose the authority's .pem file."));
    if (needsSecret() && m_secret.isEmpty() && isByHand())
        say(u"secret"_s, tr("The secret is missing."));
    return problems;
}

Task<bool> CredentialsState::validate()
{
    refresh();
    if (hasErrors(problems()))
        co_return false;
    if (isSignedIn() && region() == m_region)
        co_return true;

    const bool wasSignedIn = isSignedIn();
    setTrouble({});
    m_cancellation = std::make_shared<Cancellation>();
    const QPointer<CredentialsState> self(this);
    Result result = co_await signIn(m_cancellation);
    if (!self)
        co_return false;
    const bool good = !result.error;
    take(std::move(result));
    // The first time one stays, to see who one is; a change of region goes straight on.
    co_return good &&wasSignedIn;
}

/// Touches nothing of this object after it has waited: the window may be gone by then.
Task<CredentialsState::Result> CredentialsState::signIn(std::shared_ptr<Cancellation> cancellation)
{
    Result result;
    result.cancellation = cancellation;
    Vault &vault = *model().workshop().vault;
    Provider &provider = *model().provider();
    Profile profile = m_profile;
    const Secret secret = m_secret;
    CloudAnswers cloud = model().spec().cloud;
    const bool keep = m_cloud.isNew(profile.name) || !secret.isEmpty();
    if (!cloud.region.isEmpty())
        profile.region = cloud.region;
    try {
        if (keep)
            result.connection = co_await provider.connect(profile, secret, *cancellation);
        else
            result.connection = co_await provider.connect(cloud, secret, vault, *cancellation);
        result.catalog = co_await result.connection->catalog();
        if (keep) {
            co_await provider.keep(profile, secret, vault);
            result.isKept = true;
        }
    } catch (const Error &error) {
        result.error = error;
    }
    co_return result;
}

void CredentialsState::take(Result result)
{
    if (result.error) {
        if (result.error->kind != Error::Kind::Cancelled)
            setTrouble(result.error);
        return;
    }
    m_region = result.catalog.region;
    if (result.isKept)
        m_cloud.markKept(m_profile.name);
    model().setConnection(result.cancellation, result.connection, result.catalog);
    model().edit([&](Spec &spec) { spec.cloud.region = m_region; });
}

void CredentialsState::cancel()
{
    if (m_cancellation)
        m_cancellation->cancel();
}

} // namespace hubwright
