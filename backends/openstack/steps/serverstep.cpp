// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "openstack/steps/serverstep.h"

namespace hubwright::openstack {
using namespace Qt::StringLiterals;

namespace {

Resource toResource(const QJsonObject &server)
{
    const QString id = server["id"_L1].toString();
    const QString status = server["status"_L1].toString();
    QJsonObject facts{{u"id"_s, id}, {u"status"_s, status}};
    if (server.contains("fault"_L1))
        facts[u"fault"_s] = server["fault"_L1]["message"_L1].toString().trimmed();
    return {id, facts, status == u"ERROR", server["name"_L1].toString()};
}

Error faultOf(const Resource &server, const QString &title)
{
    const QString fault = server.facts["fault"_L1].toString();
    return Error(Error::Kind::Broken, u"The cloud could not start the server: %1."_s.arg(title),
        fault.contains(u"No valid host")
            ? u"No host of the cloud has room for it now. Choose another flavor, or try again later: it is then made anew."_s
            : u"Try again: the server is then made anew. If it stays so, choose another image or flavor."_s,
        fault);
}

} // namespace

ServerStep::ServerStep(StepInfo info, std::shared_ptr<Cloud> cloud, QString name)
    : Step(std::move(info))
    , m_cloud(std::move(cloud))
    , m_name(std::move(name))
{
}

Task<QList<Resource>> ServerStep::find(StepContext &context)
{
    const QJsonArray servers = co_await m_cloud->compute.list(u"/servers/detail"_s, u"servers"_s);
    const QString parts = madeOf(context);
    QList<Resource> found;
    const auto take = [&](const QJsonObject &server) {
        const QJsonObject metadata = server["metadata"_L1].toObject();
        const bool isGoing = server["OS-EXT-STS:task_state"_L1].toString() == u"deleting";
        if (isGoing || !hasMark(metadata, context.deployment(), info().id))
            return;
        found += toResource(server);
        const QString were = metadata[QLatin1StringView(MadeOfKey)].toString(parts);
        const bool isOther = !parts.isEmpty() && were != parts;
        found.last().broken = found.last().broken || isOther;
    };
    for (const QJsonValue &server : servers)
        take(server.toObject());
    const QString known = context.known().id;
    if (found.isEmpty() && !known.isEmpty()) { // it may be listed late
        const std::optional<QJsonObject> shown
            = co_await m_cloud->compute.tryShow(u"/servers/"_s + known, u"server"_s);
        take(shown.value_or(QJsonObject()));
    }
    co_return found;
}

Task<Resource> ServerStep::create(StepContext &context)
{
    QJsonObject server = co_await attributes(context);
    server[u"name"_s] = m_name;
    QJsonObject metadata = markMetadata(context.deployment(), info().id);
    if (const QString parts = madeOf(context); !parts.isEmpty())
        metadata[QLatin1StringView(MadeOfKey)] = parts;
    server[u"metadata"_s] = metadata;
    const QJsonObject body{{u"server"_s, server}};
    const QJsonObject answer = co_await m_cloud->compute.post(u"/servers"_s, body);
    co_return toResource(answer["server"_L1].toObject());
}

Task<> ServerStep::watch(StepContext &, Resource)
{
    co_return;
}

Task<Resource> ServerStep::settle(StepContext &context, Resource resource)
{
    const QString path = u"/servers/"_s + resource.id;
    const QJsonObject start{{u"os-start"_s, QJsonValue()}};
    bool isStarted = false;
    for (Polling poll(context, info().expected);;) {
        const QString status = resource.facts["status"_L1].toString();
        if (status == readyStatus())
            co_return resource;
        if (status == u"SHUTOFF" && !std::exchange(isStarted, true)) {
            context.say(u"It was shut off, and is started."_s);
            co_await m_cloud->compute.post(path + u"/action"_s, start);
        }
        if (resource.broken)
            throw faultOf(resource, info().title);
        co_await watch(context, resource);
        co_await poll.wait();
        const QJsonObject shown = co_await m_cloud->compute.show(path, u"server"_s);
        resource = toResource(shown);
    }
}

Task<> ServerStep::remove(StepContext &context, Resource resource)
{
    co_await deleteServer(m_cloud, context, resource.id);
}

Task<QString> consoleOutput(std::shared_ptr<Cloud> cloud, QString serverId)
{
    const QJsonObject body{{u"os-getConsoleOutput"_s, QJsonObject()}};
    std::optional<Error> error;
    QJsonObject answer;
    try {
        answer = co_await cloud->compute.post(u"/servers/%1/action"_s.arg(serverId), body);
    } catch (const Error &e) {
        error = e;
    }
    // 409: the server is not ready for it yet; 404 right after it was made.
    if (error && error->kind != Error::Kind::Conflict && error->kind != Error::Kind::NotFound)
        throw *error;
    co_return answer["output"_L1].toString();
}

Task<> deleteServer(std::shared_ptr<Cloud> cloud, StepContext &context, QString serverId)
{
    const QString path = u"/servers/"_s + serverId;
    co_await cloud->compute.remove(path);
    for (Polling poll(context, Seconds(10));;) { // its ports and groups are in use until it is really gone
        if (!co_await cloud->compute.tryGet(path))
            co_return;
        co_await poll.wait();
    }
}

UserServersStep::UserServersStep(StepInfo info, std::shared_ptr<Cloud> cloud)
    : Step(std::move(info))
    , m_cloud(std::move(cloud))
{
}

Task<QList<Resource>> UserServersStep::find(StepContext &context)
{
    const QJsonArray servers = co_await m_cloud->compute.list(u"/servers/detail"_s, u"servers"_s);
    QList<Resource> found;
    for (const QJsonValue &server : servers) {
        const QJsonObject metadata = server["metadata"_L1].toObject();
        const bool isOurs
            = metadata[QLatin1StringView(DeploymentKey)].toString() == context.deployment().value
            && !metadata.contains(QLatin1StringView(StepKey)); // those of the plan have their own steps
        if (isOurs)
            found += toResource(server.toObject());
    }
    co_return found;
}

Task<Resource> UserServersStep::create(StepContext &)
{
    co_return Resource();
}

Task<> UserServersStep::remove(StepContext &context, Resource resource)
{
    co_await deleteServer(m_cloud, context, resource.id);
}

} // namespace hubwright::openstack
