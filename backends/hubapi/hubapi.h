// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/error.h"
#include "engine/secret.h"
#include "http/client.h"

namespace hubwright::hubapi {

/// How a hub is reached from here.
struct HubAddress
{
    QString host; ///< the name in its URL and certificate; may be an IP address
    QString ip; ///< connected to directly, so that a name that the world does not know yet is no obstacle
    QUrl gateway; ///< practice only: where simulated hubs answer, told apart by the header X-Hubwright-Host
    bool verify = true; ///< false: the hub has a certificate authority of its own

    [[nodiscard]] QUrl url() const; ///< "https://host/": what people type
};

/// One JupyterHub's REST API. https://jupyterhub.readthedocs.io/en/stable/reference/rest-api.html
class HubApi
{
public:
    /// `token` empty: only health() and version() are of use.
    HubApi(HubAddress address, Secret token, Cancellation &cancellation);

    /// GET /hub/health: true for 200. Throws Error for no connection or a certificate that does not fit.
    Task<bool> isHealthy();
    /// GET /hub/api.
    Task<QString> version();
    /// POST /hub/api/users/{user}; one that exists already is fine.
    Task<> addUser(QString user);
    Task<> removeUser(QString user);
    /// POST /hub/api/users/{user}/server with the spawner's options.
    Task<> startServer(QString user, QJsonObject options);
    enum class ServerState { Absent, Pending, Ready };
    Task<ServerState> serverState(QString user);
    /// DELETE …/server; goes on after the answer.
    Task<> stopServer(QString user);

private:
    Task<http::Response> call(QByteArray verb, QString path, QJsonObject body = {});

    HubAddress m_address;
    Secret m_token;
    http::Client m_client;
};

} // namespace hubwright::hubapi
