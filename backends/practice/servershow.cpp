// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "practice/compute.h"
#include "practice/console.h"
#include "practice/durations.h"
#include "practice/network.h"
#include "practice/services.h"

using namespace Qt::StringLiterals;

namespace hubwright::practice {

// What a server looks like, and what becomes of it in the course of time.

QString vmState(const QString &status)
{
    static const QMap<QString, QString> states{
        {u"BUILD"_s, u"building"_s}, {u"SHUTOFF"_s, u"stopped"_s}, {u"ERROR"_s, u"error"_s}};
    return states.value(status, u"active"_s);
}

namespace {

/// 0 to 1: how far a build is.
double progressOf(const State &state, const Resource &server)
{
    const auto all = static_cast<double>(std::max<Moment>(1, server.ready - server.created));
    return static_cast<double>(state.now() - server.created) / all;
}

QString buildTask(const State &state, const Resource &server)
{
    const double progress = progressOf(state, server);
    if (progress < 0.1)
        return u"scheduling"_s;
    return progress < 0.4 ? u"networking"_s : u"spawning"_s;
}

QJsonObject addressesOf(State &state, const Resource &server)
{
    QJsonObject addresses;
    const auto add = [&](const QString &network, const QJsonValue &address, QLatin1StringView type,
                         const QJsonValue &mac) {
        QJsonArray list = addresses[network].toArray();
        list.append(QJsonObject{{"version"_L1, 4}, {"addr"_L1, address}, {"OS-EXT-IPS:type"_L1, type},
            {"OS-EXT-IPS-MAC:mac_addr"_L1, mac}});
        addresses[network] = list;
    };
    for (const Resource *port : state["ports"_L1].all()) {
        if (port->body["device_id"_L1].toString() != server.id)
            continue;
        const Resource *network = state["networks"_L1].find(port->body["network_id"_L1].toString());
        const QString name = network ? network->body["name"_L1].toString() : QString();
        const QJsonValue mac = port->body["mac_address"_L1];
        for (const QJsonValue ip : port->body["fixed_ips"_L1].toArray())
            add(name, ip["ip_address"_L1], "fixed"_L1, mac);
        for (const Resource *ip : state["floatingips"_L1].all())
            if (ip->body["port_id"_L1].toString() == port->id && ip->taskEnds <= state.now())
                add(name, ip->body["floating_ip_address"_L1], "floating"_L1, mac);
    }
    return addresses;
}

QJsonArray groupsOf(State &state, const Resource &server)
{
    QStringList names;
    for (const Resource *port : state["ports"_L1].all())
        if (port->body["device_id"_L1].toString() == server.id)
            for (const QJsonValue id : port->body["security_groups"_L1].toArray())
                if (const Resource *group = state["security_groups"_L1].find(id.toString()))
                    names << group->body["name"_L1].toString();
    names.removeDuplicates();
    QJsonArray groups;
    for (const QString &name : names)
        groups.append(QJsonObject{{"name"_L1, name}});
    return groups;
}

QJsonObject flavorOf(State &state, const Resource &server, int version)
{
    const QString id = server.inner["flavor"_L1].toString();
    if (version < 47)
        return {{"id"_L1, id}, {"links"_L1, novaLinks(state, u"flavors"_s, id, true)}};
    const QJsonObject flavor = state["flavors"_L1].find(id)->body;
    return {{"vcpus"_L1, flavor["vcpus"_L1]}, {"ram"_L1, flavor["ram"_L1]}, {"disk"_L1, flavor["disk"_L1]},
        {"ephemeral"_L1, 0}, {"swap"_L1, 0}, {"original_name"_L1, flavor["name"_L1]},
        {"extra_specs"_L1, flavor["extra_specs"_L1]}};
}

QJsonArray volumesOf(State &state, const Resource &server, int version)
{
    QJsonArray volumes;
    for (const Resource *volume : state["volumes"_L1].all()) {
        if (volume->inner["server"_L1].toString() != server.id)
            continue;
        QJsonObject one{{"id"_L1, volume->id}};
        if (version >= 3)
            one["delete_on_termination"_L1] = false;
        volumes.append(one);
    }
    return volumes;
}

void addNewer(QJsonObject &shown, const Resource &server, int version, bool isAlone)
{
    const QJsonValue null;
    if (version >= 9)
        shown["locked"_L1] = false;
    if (version >= 19)
        shown["description"_L1] = server.body["description"_L1];
    if (version >= 26)
        shown["tags"_L1] = QJsonArray();
    if (version >= 63)
        shown["trusted_image_certificates"_L1] = null;
    if (version >= 71 && isAlone)
        shown["server_groups"_L1] = QJsonArray();
    if (version >= 73)
        shown["locked_reason"_L1] = null;
    if (version >= 90)
        shown["OS-EXT-SRV-ATTR:hostname"_L1] = server.body["hostname"_L1];
}

} // namespace

QJsonObject showServer(State &state, const Resource &server, int version, bool isAlone)
{
    const bool isBuilding = server.status == "BUILD"_L1, isError = server.status == "ERROR"_L1;
    const bool isPlaced = !isError && (!isBuilding || progressOf(state, server) >= 0.1);
    const bool hasPorts = !isBuilding || progressOf(state, server) >= 0.4;
    const QString image = server.inner["image"_L1].toString();
    const QJsonValue null;
    QJsonObject shown{{"id"_L1, server.id}, {"name"_L1, server.body["name"_L1]}, {"status"_L1, server.status},
        {"tenant_id"_L1, server.project}, {"user_id"_L1, server.body["user_id"_L1]},
        {"metadata"_L1, server.body["metadata"_L1]},
        {"hostId"_L1, isPlaced ? u"1ee3e765d9b91155533ca1cc8db3112b1775e184c22f5154cce6f864"_s : QString()},
        {"flavor"_L1, flavorOf(state, server, version)}, {"created"_L1, state.stamp(server.created)},
        {"updated"_L1, server.body["updated"_L1]},
        {"addresses"_L1, hasPorts ? addressesOf(state, server) : QJsonObject()}, {"accessIPv4"_L1, QString()},
        {"accessIPv6"_L1, QString()}, {"links"_L1, novaLinks(state, u"servers"_s, server.id, false)},
        {"OS-DCF:diskConfig"_L1, "MANUAL"_L1},
        {"OS-EXT-AZ:availability_zone"_L1, isPlaced ? u"nova"_s : QString()},
        {"config_drive"_L1, server.body["config_drive"_L1]}, {"key_name"_L1, server.body["key_name"_L1]},
        {"OS-SRV-USG:launched_at"_L1,
            isBuilding || isError ? null : QJsonValue(state.stamp(server.ready, ".000000"))},
        {"OS-SRV-USG:terminated_at"_L1, null},
        {"OS-EXT-STS:task_state"_L1,
            isBuilding                  ? QJsonValue(buildTask(state, server))
                : server.task.isEmpty() ? null
                                        : QJsonValue(server.task)},
        {"OS-EXT-STS:vm_state"_L1, vmState(server.status)},
        {"OS-EXT-STS:power_state"_L1,
            isBuilding || isError               ? 0
                : server.status == "SHUTOFF"_L1 ? 4
                                                : 1},
        {"os-extended-volumes:volumes_attached"_L1, volumesOf(state, server, version)}};
    if (image.isEmpty())
        shown["image"_L1] = QString();
    else
        shown["image"_L1]
            = QJsonObject{{"id"_L1, image}, {"links"_L1, novaLinks(state, u"images"_s, image, true)}};
    if (isBuilding || server.status == "ACTIVE"_L1)
        shown["progress"_L1] = 0;
    if (isError)
        shown["fault"_L1] = QJsonObject{{"code"_L1, 500}, {"created"_L1, state.stamp(server.ready)},
            {"message"_L1, server.inner["fault"_L1]}};
    const QJsonArray groups = groupsOf(state, server);
    if (hasPorts && !groups.isEmpty())
        shown["security_groups"_L1] = groups;
    addNewer(shown, server, version, isAlone);
    return shown;
}

void askToDelete(State &state, Resource &server)
{
    if (server.gone > 0)
        return;
    server.gone = state.now() + Durations::ServerDelete;
    server.task = u"deleting"_s;
    server.taskEnds = server.gone + 1;
}

void settleServers(State &state)
{
    const Moment now = state.now();
    for (Resource *server : state["servers"_L1].all()) {
        if (server->gone > 0 && server->gone <= now) {
            releasePorts(state, server->id);
            releaseVolumes(state, server->id);
            state["servers"_L1].remove(QString(server->id));
            continue;
        }
        if (server->status == "BUILD"_L1 && server->ready <= now) {
            server->status = server->inner.contains("fault"_L1) ? u"ERROR"_s : u"ACTIVE"_s;
            server->body["updated"_L1] = state.stamp(server->ready);
        }
        if (!server->task.isEmpty() && server->gone == 0 && server->taskEnds <= now) {
            server->status = server->next;
            server->task.clear();
            server->body["updated"_L1] = state.stamp(server->taskEnds);
        }
        const auto role = static_cast<BootRole>(server->inner["role"_L1].toInt());
        const Moment off = server->ready + bootTime(role) + Durations::PowerOff;
        if (role == BootRole::Image && server->status == "ACTIVE"_L1 && off <= now
            && !server->inner["wasOff"_L1].toBool()) {
            server->status = u"SHUTOFF"_s;
            server->inner["wasOff"_L1] = true;
            server->body["updated"_L1] = state.stamp(off);
        }
    }
}

} // namespace hubwright::practice
