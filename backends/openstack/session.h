// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/catalog.h"
#include "engine/recipe.h"
#include "http/client.h"
#include "openstack/endpoints.h"

#include <QElapsedTimer>
#include <QFuture>

namespace hubwright::openstack {

/// A token and the endpoints that came with it. Renews the token ahead of its end (by the server's clock) and
/// once after a 401; calls that wait for a renewal share it. Sends the token to Keystone and to the catalog's
/// endpoints only.
class Session
{
public:
    /// Does not sign in yet. `profile.region` empty: the catalog's only region, else an Error::BadInput that
    /// lists them.
    Session(Profile profile, Secret secret, http::Trust trust, Cancellation &cancellation,
        http::Recorder *recorder);

    /// POST /v3/auth/tokens. Throws Error::SignIn that says which of id, secret, user, project it is, as far
    /// as the cloud lets one find out; Error::Unreachable, Error::Certificate; Error::BadInput for region and
    /// interface. https://docs.openstack.org/api-ref/identity/v3/#authentication-and-token-management
    Task<> signIn();

    [[nodiscard]] const Profile &profile() const { return m_profile; }
    [[nodiscard]] QString region() const { return m_profile.region; }
    [[nodiscard]] QStringList regions() const { return m_endpoints.regions(); }
    /// What time it is there, in UTC: this computer's clock may be wrong, or be set while we run.
    [[nodiscard]] QDateTime cloudTime() const { return m_signedInAt.addMSecs(m_sinceSignIn.elapsed()); }
    [[nodiscard]] QString userId() const { return m_userId; }
    [[nodiscard]] QString projectId() const { return m_projectId; }
    [[nodiscard]] Account account() const { return m_account; }
    /// Service types of the token's catalog in this region.
    [[nodiscard]] QSet<QString> services() const { return m_endpoints.services(m_profile.region); }
    /// Without a trailing slash and with its version: ".../v2.1", ".../v2.0". Empty when it is not offered.
    [[nodiscard]] QUrl endpoint(Service service) const;
    /// The address of a path and query relative to the service's endpoint.
    [[nodiscard]] QUrl url(Service service, const QUrl &relative) const;
    /// "2.90", or what the cloud has below it.
    [[nodiscard]] QString computeVersion() const { return m_computeVersion; }

    /// `request.url` is a path and a query, relative to the service's endpoint. Adds the token and
    /// microversion, sends, renews once on 401. Safe requests are repeated a few times while the cloud is
    /// busy. Throws what http::Client throws, signIn()'s errors, and Error::BadInput when the service is not
    /// offered.
    Task<http::Response> send(Service service, http::Request request);

private:
    Task<> renew();
    Task<> ensureToken();
    Task<> authenticate();
    Task<http::Response> requestToken(QJsonObject body);
    Task<bool> adoptGivenToken();
    Task<bool> discover();
    Task<Error> whyRefused(http::Response refusal);
    Task<QStringList> projectsOf(QByteArray token);
    Task<> readComputeVersion();
    Task<> readCredential(QString id);
    Task<http::Response> transmit(http::Request request);
    [[nodiscard]] http::Request prepared(Service service, http::Request request) const;
    void adopt(const http::Response &response, const Secret &token);
    void chooseRegion();

    Profile m_profile;
    Secret m_secret;
    Cancellation &m_cancellation;
    Clock m_clock;
    http::Client m_client;
    QUrl m_identity;
    Secret m_token;
    QDateTime m_signedInAt; ///< by the cloud's clock
    QElapsedTimer m_sinceSignIn;
    QDateTime m_renewAt; ///< by the cloud's clock
    QFuture<void> m_renewal; ///< running while a renewal is on its way
    std::optional<Error> m_renewalError;
    Endpoints m_endpoints;
    QString m_computeVersion;
    QString m_credentialId;
    QString m_userId;
    QString m_projectId;
    Account m_account;
};

} // namespace hubwright::openstack
