// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "practice/compute.h"
#include "practice/console.h"
#include "practice/durations.h"
#include "practice/identity.h"
#include "practice/network.h"
#include "practice/services.h"

using namespace Qt::StringLiterals;

namespace hubwright::practice {

// The hubs that run on the simulated servers: JupyterHub's own API, behind one gateway. Which hub is meant is
// in the header X-Hubwright-Host, else in Host.

namespace {

Reply hubError(int status, const QString &message)
{
    return jsonReply(status, {{"status"_L1, status}, {"message"_L1, message}});
}

QString hostOf(const Request &request)
{
    QByteArray host = request.header("x-hubwright-host");
    if (host.isEmpty())
        host = request.header("host");
    return QString::fromLatin1(host).section(u':', 0, 0).toLower();
}

/// The addresses that a host name resolves to.
QStringList addressesOf(State &state, const QString &host)
{
    QStringList addresses{host};
    for (const Resource *record : state["recordsets"_L1].all()) {
        const bool isActive = record->task.isEmpty() || record->task == "DELETE"_L1;
        if (isActive && record->body["type"_L1].toString() == "A"_L1
            && record->body["name"_L1].toString() == host + u'.')
            for (const QJsonValue address : record->body["records"_L1].toArray())
                addresses << address.toString();
    }
    return addresses;
}

Resource *serverAt(State &state, const QStringList &addresses)
{
    for (const Resource *ip : state["floatingips"_L1].all()) {
        if (!addresses.contains(ip->body["floating_ip_address"_L1].toString()) || ip->taskEnds > state.now())
            continue;
        if (const Resource *port = state["ports"_L1].find(ip->body["port_id"_L1].toString()))
            return state["servers"_L1].find(port->body["device_id"_L1].toString());
    }
    return nullptr;
}

/// The server of the hub, when it answers. Else 502, as from a proxy that nobody stands behind.
Resource &needHub(Call &call)
{
    Resource *server = serverAt(call.state, addressesOf(call.state, hostOf(call.request)));
    const bool isHub = server && static_cast<BootRole>(server->inner["role"_L1].toInt()) == BootRole::Hub;
    if (!isHub || server->status != "ACTIVE"_L1 || call.state.now() < server->ready + bootTime(BootRole::Hub))
        throw Reply{502, "text/html",
            "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad "
            "Gateway</h1></center>\r\n</body>\r\n</html>\r\n",
            {}};
    return *server;
}

Resource &needSignedIn(Call &call)
{
    Resource &hub = needHub(call);
    const QByteArray header = call.request.header("authorization");
    if (!(header.startsWith("token ") || header.startsWith("Bearer "))
        || header.mid(header.indexOf(' ')).trimmed().isEmpty())
        throw hubError(403, u"Missing or invalid credentials."_s);
    return hub;
}

QString userKey(const Resource &hub, const QString &user)
{
    return hub.id + u'/' + user;
}

Resource *findUser(Call &call, const Resource &hub)
{
    return call.state["hub_users"_L1].find(userKey(hub, call.args.value(0)));
}

Resource &needUser(Call &call, const Resource &hub)
{
    Resource *user = findUser(call, hub);
    if (!user)
        throw hubError(404, u"Not Found"_s);
    return *user;
}

QJsonObject showUser(State &state, const Resource &user)
{
    QJsonObject servers;
    const Resource *server = state["servers"_L1].find(user.inner["server"_L1].toString());
    const bool isReady = server && server->status == "ACTIVE"_L1 && server->gone == 0
        && state.now() >= server->ready + Durations::UserReady;
    const bool isStopping = server && server->gone > 0;
    const QString name = user.body["name"_L1].toString();
    QJsonValue pending;
    if (server && !isReady)
        pending = isStopping ? "stop"_L1 : "spawn"_L1;
    if (server)
        servers[QString()] = QJsonObject{{"name"_L1, QString()}, {"ready"_L1, isReady}, {"stopped"_L1, false},
            {"pending"_L1, pending}, {"url"_L1, u"/user/%1/"_s.arg(name)},
            {"progress_url"_L1, u"/hub/api/users/%1/server/progress"_s.arg(name)},
            {"started"_L1, state.stamp(server->created, ".000000Z")},
            {"user_options"_L1, user.inner["options"_L1]}};
    return {{"name"_L1, name}, {"kind"_L1, "user"_L1}, {"admin"_L1, false}, {"groups"_L1, QJsonArray()},
        {"created"_L1, state.stamp(user.created, ".000000Z")}, {"last_activity"_L1, QJsonValue()},
        {"server"_L1, isReady ? QJsonValue(u"/user/%1/"_s.arg(name)) : QJsonValue()}, {"pending"_L1, pending},
        {"servers"_L1, servers}};
}

Reply health(Call &call)
{
    needHub(call);
    return {200, "text/html; charset=UTF-8", {}, {}};
}

Reply version(Call &call)
{
    needHub(call);
    return jsonReply(200, {{"version"_L1, "5.5.1"_L1}});
}

Reply getUser(Call &call)
{
    return jsonReply(200, showUser(call.state, needUser(call, needSignedIn(call))));
}

Reply makeUser(Call &call)
{
    const Resource &hub = needSignedIn(call);
    if (findUser(call, hub))
        throw hubError(409, u"User %1 already exists"_s.arg(call.args.value(0)));
    Resource &user = call.state.create(u"hub_users"_s, hub.project,
        {{"id"_L1, userKey(hub, call.args.value(0))}, {"name"_L1, call.args.value(0)}});
    return jsonReply(201, showUser(call.state, user));
}

void startStop(State &state, Resource &user)
{
    if (Resource *server = state["servers"_L1].find(user.inner["server"_L1].toString()))
        askToDelete(state, *server);
}

Reply deleteUser(Call &call)
{
    Resource &user = needUser(call, needSignedIn(call));
    startStop(call.state, user);
    call.state["hub_users"_L1].remove(QString(user.id));
    return emptyReply(204);
}

Resource *findNamed(State &state, const QString &kind, const QString &name)
{
    for (Resource *one : state[kind].all())
        if (one->id == name || one->body["name"_L1].toString() == name)
            return one;
    return nullptr;
}

/// What the hub's spawner asks of Nova for a user.
QJsonObject serverFor(Call &call, const Resource &hub)
{
    State &state = call.state;
    const QString imageName = call.json["userserver_image"_L1].toString();
    const QString flavorName = call.json["userserver_size"_L1].toString();
    const Resource *image = findNamed(state, u"images"_s, imageName);
    const Resource *flavor = findNamed(state, u"flavors"_s, flavorName);
    if (!image || !flavor)
        throw hubError(500, u"No image %1 or no flavor %2 in this cloud."_s.arg(imageName, flavorName));
    QString end;
    for (int i = 0; i < 6; ++i)
        end += QChar(u'A' + state.random().bounded(26));
    QString network;
    for (const Resource *port : state["ports"_L1].all())
        if (port->body["device_id"_L1].toString() == hub.id)
            network = port->body["network_id"_L1].toString();
    const QJsonObject metadata{{"hubwright-role"_L1, "userserver"_L1},
        {"hubwright-deployment"_L1, hub.body["metadata"_L1]["hubwright-deployment"_L1].toString()}};
    QJsonObject wanted{{"name"_L1, u"jhub-%1-%2"_s.arg(call.args.value(0), end)}, {"imageRef"_L1, image->id},
        {"flavorRef"_L1, flavor->id}, {"metadata"_L1, metadata},
        {"networks"_L1, QJsonArray{QJsonObject{{"uuid"_L1, network}}}}};
    return {{"server"_L1, wanted}};
}

Reply startServer(Call &call)
{
    const Resource &hub = needSignedIn(call);
    Resource &user = needUser(call, hub);
    if (call.state["servers"_L1].find(user.inner["server"_L1].toString()))
        throw hubError(400, u"%1 is already running"_s.arg(call.args.value(0)));
    call.token.project = hub.project;
    call.token.user = hub.body["user_id"_L1].toString();
    const QJsonObject options = call.json;
    call.json = serverFor(call, hub);
    QString serverId;
    try {
        const Reply reply = makeServer(call);
        serverId = QString::fromLatin1(reply.headers.constFirst().second).section(u'/', -1);
    } catch (const Reply &refusal) {
        throw hubError(500, u"The cloud refused the server: "_s + QString::fromUtf8(refusal.body));
    }
    user.inner["server"_L1] = serverId;
    user.inner["options"_L1] = options;
    return emptyReply(202, "application/json");
}

Reply stopServer(Call &call)
{
    Resource &user = needUser(call, needSignedIn(call));
    const bool isRunning = call.state["servers"_L1].find(user.inner["server"_L1].toString());
    startStop(call.state, user);
    return emptyReply(isRunning ? 202 : 204, "application/json");
}

Reply refuse(Refusal refusal, const Request &)
{
    if (refusal == Refusal::BadBody)
        return hubError(400, u"Invalid JSON in body of request"_s);
    return refusal == Refusal::NoSuchMethod ? hubError(405, u"Method Not Allowed"_s)
                                            : hubError(404, u"Not Found"_s);
}

} // namespace

Service hubService()
{
    static const std::vector<Route> routes{
        {"GET", "/hub/health", health, Durations::Read, Access::Open},
        {"GET", "/hub/api", version, Durations::Read, Access::Open},
        {"GET", "/hub/api/users/{}", getUser, Durations::Read, Access::Open},
        {"POST", "/hub/api/users/{}", makeUser, Durations::Write, Access::Open},
        {"DELETE", "/hub/api/users/{}", deleteUser, Durations::Write, Access::Open},
        {"POST", "/hub/api/users/{}/server", startServer, Durations::Write, Access::Open},
        {"DELETE", "/hub/api/users/{}/server", stopServer, Durations::Write, Access::Open},
    };
    return {"/hubs", routes, refuse, nullptr, nullptr, false, true};
}

} // namespace hubwright::practice
