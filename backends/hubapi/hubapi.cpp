// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "hubapi/hubapi.h"

#include <QJsonDocument>

namespace hubwright::hubapi {
using namespace Qt::StringLiterals;

namespace {

Error unexpected(const QString &deed, const http::Response &response)
{
    const auto kind
        = response.status >= 500 || response.status == 429 ? Error::Kind::Transient : Error::Kind::Broken;
    Error error(kind, u"The hub did not %1: it answered with status %2."_s.arg(deed).arg(response.status),
        u"Try again; if it stays so, look at the hub's log with “journalctl -u jupyterhub” on its server."_s,
        QString::fromUtf8(response.body.first(std::min<qsizetype>(response.body.size(), 500))));
    error.retryAfter = response.retryAfter();
    return error;
}

void expect(const http::Response &response, std::initializer_list<int> statuses, const QString &deed)
{
    if (std::ranges::find(statuses, response.status) == statuses.end())
        throw unexpected(deed, response);
}

} // namespace

QUrl HubAddress::url() const
{
    QUrl url;
    url.setScheme(u"https"_s);
    url.setHost(host);
    url.setPath(u"/"_s);
    return url;
}

HubApi::HubApi(HubAddress address, Secret token, Cancellation &cancellation)
    : m_address(std::move(address))
    , m_token(std::move(token))
    , m_client({{}, m_address.verify}, cancellation, nullptr)
{
}

Task<http::Response> HubApi::call(QByteArray verb, QString path, QJsonObject body)
{
    http::Request request;
    request.verb = verb;
    request.url = m_address.gateway.isEmpty() ? m_address.url() : m_address.gateway;
    if (m_address.gateway.isEmpty())
        request.url.setHost(m_address.ip);
    QString fullPath = m_address.gateway.path() + path;
    request.url.setPath(fullPath.replace(u"//"_s, u"/"_s));
    request.peerName = m_address.host;
    request.headers.emplaceBack(
        m_address.gateway.isEmpty() ? "Host" : "X-Hubwright-Host", m_address.host.toUtf8());
    if (!m_token.isEmpty())
        request.headers.emplaceBack("Authorization", "token " + m_token.reveal().toUtf8());
    if (!body.isEmpty()) {
        request.headers.emplaceBack("Content-Type", "application/json");
        request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    }
    request.timeout = m_address.gateway.isEmpty() ? Seconds(30) : Seconds(3);
    co_return co_await m_client.send(request);
}

Task<bool> HubApi::isHealthy()
{
    const http::Response response = co_await call("GET", u"/hub/health"_s);
    co_return response.status == 200;
}

Task<QString> HubApi::version()
{
    const http::Response response = co_await call("GET", u"/hub/api"_s);
    expect(response, {200}, u"tell its version"_s);
    const QString version = response.json(m_address.url())["version"_L1].toString();
    if (version.isEmpty())
        throw unexpected(u"tell its version"_s, response);
    co_return version;
}

Task<> HubApi::addUser(QString user)
{
    const http::Response response = co_await call("POST", u"/hub/api/users/"_s + user);
    expect(response, {201, 409}, u"add a user"_s);
}

Task<> HubApi::removeUser(QString user)
{
    const http::Response response = co_await call("DELETE", u"/hub/api/users/"_s + user);
    expect(response, {204, 404}, u"remove a user"_s);
}

Task<> HubApi::startServer(QString user, QJsonObject options)
{
    const http::Response response = co_await call("POST", u"/hub/api/users/%1/server"_s.arg(user), options);
    const bool isUpAlready = response.status == 400 && response.body.contains("already");
    if (!isUpAlready)
        expect(response, {201, 202}, u"start a server"_s);
}

Task<HubApi::ServerState> HubApi::serverState(QString user)
{
    const http::Response response = co_await call("GET", u"/hub/api/users/"_s + user);
    if (response.status == 404)
        co_return ServerState::Absent;
    expect(response, {200}, u"tell a server's state"_s);
    const QJsonObject shown = response.json(m_address.url());
    if (!shown["servers"_L1].isObject())
        throw unexpected(u"tell a server's state"_s, response);
    const QJsonObject servers = shown["servers"_L1].toObject();
    if (!servers.contains(QString()))
        co_return ServerState::Absent;
    co_return servers[QString()]["ready"_L1].toBool() ? ServerState::Ready : ServerState::Pending;
}

Task<> HubApi::stopServer(QString user)
{
    const http::Response response = co_await call("DELETE", u"/hub/api/users/%1/server"_s.arg(user));
    expect(response, {202, 204, 404, 400}, u"stop a server"_s);
}

} // namespace hubwright::hubapi
