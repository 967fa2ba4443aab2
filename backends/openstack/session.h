// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/catalog.h"
#include "engine/recipe.h"
#include "http/client.h"

#include <QJsonArray>

namespace hubwright::openstack {

enum class Service { Identity, Compute, Network, Image, Volume, Dns };

/// A token and the endpoints that came with it. Renews the token ahead of its end (by the server's clock) and once
/// after a 401; calls that wait for a renewal share it.
class Session {
public:
    /// Does not sign in yet. `profile.region` empty: the catalog's only region, else an Error::BadInput that lists them.
    Session(Profile profile, Secret secret, http::Trust trust, Cancellation &cancellation, http::Recorder *recorder);

    /// POST /v3/auth/tokens. Throws Error::SignIn that says which of id, secret, user, project it is, as far as the
    /// cloud lets one find out; Error::Unreachable, Error::Certificate.
    /// https://docs.openstack.org/api-ref/identity/v3/#authentication-and-token-management
    Task<> signIn();

    [[nodiscard]] const Profile &profile() const { return m_profile; }
    [[nodiscard]] QString region() const { return m_profile.region; }
    [[nodiscard]] QStringList regions() const;
    [[nodiscard]] QString userId() const { return m_userId; }
    [[nodiscard]] QString projectId() const { return m_projectId; }
    [[nodiscard]] Account account() const { return m_account; }
    /// Service types of the token's catalog in this region.
    [[nodiscard]] QSet<QString> services() const;
    /// Without a trailing slash and with its version: ".../v2.1", ".../v2.0". Empty when it is not offered.
    [[nodiscard]] QUrl endpoint(Service service) const;

    /// Adds the token and microversion, sends, renews once on 401.
    Task<http::Response> send(Service service, http::Request request);

private:
    Task<> renew();
    Task<> ensureToken();
    void adopt(const http::Response &response);

    Profile m_profile;
    Secret m_secret;
    http::Client m_client;
    Secret m_token;
    QDateTime m_renewAt;
    QJsonArray m_catalog;
    QString m_userId;
    QString m_projectId;
    Account m_account;
};

} // namespace hubwright::openstack
