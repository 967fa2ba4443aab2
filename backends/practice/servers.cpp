// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "practice/compute.h"
#include "practice/lists.h"
#include "practice/network.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace hubwright::practice {

Resource &needServer(Call &call)
{
    Resource *server = call.state["servers"_L1].find(call.args.value(0));
    if (!server || server->project != call.project())
        throw novaError(404, u"Instance %1 could not be found."_s.arg(call.args.value(0)));
    return *server;
}

namespace {

void checkQuery(const Request &request)
{
    static const QStringList known{u"name"_s, u"status"_s, u"limit"_s, u"marker"_s, u"image"_s, u"flavor"_s,
        u"host"_s, u"all_tenants"_s, u"deleted"_s, u"sort_key"_s, u"sort_dir"_s, u"changes-since"_s, u"ip"_s,
        u"tags"_s, u"project_id"_s, u"tenant_id"_s, u"vm_state"_s, u"task_state"_s, u"user_id"_s,
        u"hostname"_s, u"key_name"_s, u"description"_s, u"reservation_id"_s, u"uuid"_s, u"metadata"_s};
    for (const auto &[name, value] : request.query.queryItems())
        if (!known.contains(name) && !name.startsWith(u'_'))
            throw novaError(400, u"'%1' does not match any of the regexes: '^_'"_s.arg(name));
}

Reply servers(Call &call, bool isDetailed)
{
    checkQuery(call.request);
    const int version = microversion(call.request);
    const QRegularExpression name(call.request.param(u"name"_s));
    const QString status = call.request.param(u"status"_s).toUpper();
    std::vector<QJsonObject> rows;
    for (const Resource *server : call.state.listed(u"servers"_s, call.project())) {
        if (!name.match(server->body["name"_L1].toString()).hasMatch()
            || (!status.isEmpty() && server->status != status))
            continue;
        if (isDetailed)
            rows.push_back(showServer(call.state, *server, version, false));
        else
            rows.push_back({{"id"_L1, server->id}, {"name"_L1, server->body["name"_L1]},
                {"links"_L1, novaLinks(call.state, u"servers"_s, server->id, false)}});
    }
    std::reverse(rows.begin(), rows.end()); // newest first
    const QString limit = call.request.param(u"limit"_s), marker = call.request.param(u"marker"_s);
    const Page page = pageOf(std::move(rows), limit.isEmpty() ? 1000 : limit.toInt(), marker);
    if (!page.isMarkerKnown)
        throw novaError(400, u"marker [%1] not found"_s.arg(marker));
    QJsonObject body{{"servers"_L1, toArray(page.rows)}};
    if (page.isFull)
        body["servers_links"_L1] = QJsonArray{QJsonObject{{"rel"_L1, "next"_L1},
            {"href"_L1,
                call.state.baseUrl() + call.request.path + u'?'
                    + nextQuery(call.request, page.rows.back()["id"_L1].toString())}}};
    return jsonReply(200, body);
}

bool isUuid(const QString &text)
{
    static const QRegularExpression form(u"^[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}$"_s);
    return form.match(text).hasMatch();
}

void checkUserData(const QJsonValue &value)
{
    const QByteArray text = value.toString().toLatin1();
    static const QRegularExpression form(u"^[A-Za-z0-9+/\\s]*={0,2}\\s*$"_s);
    if (!form.match(value.toString()).hasMatch() || text.simplified().replace(" ", "").size() % 4 != 0)
        throw novaSchemaError(u"user_data"_s, value, u"'%1' is not a 'base64'"_s.arg(value.toString()));
    if (text.size() > 65535)
        throw novaSchemaError(u"user_data"_s, value, u"'%1' is too long"_s.arg(value.toString()));
}

void checkNetworks(const QJsonValue &networks)
{
    const QString word = networks.toString();
    bool fits = networks.isArray() || word == "none"_L1 || word == "auto"_L1;
    for (const QJsonValue one : networks.toArray())
        for (const QString &field : {u"uuid"_s, u"port"_s})
            fits = fits && (one[field].isUndefined() || one[field].isNull() || isUuid(one[field].toString()));
    if (!fits)
        throw novaSchemaError(u"networks"_s, networks, u"is not valid under any of the given schemas"_s);
}

/// What Nova's JSON Schema refuses.
void checkSchema(const QJsonObject &server, int version)
{
    static const QStringList known{u"name"_s, u"imageRef"_s, u"flavorRef"_s, u"networks"_s, u"key_name"_s,
        u"security_groups"_s, u"user_data"_s, u"metadata"_s, u"config_drive"_s, u"availability_zone"_s,
        u"adminPass"_s, u"block_device_mapping_v2"_s, u"block_device_mapping"_s, u"min_count"_s,
        u"max_count"_s, u"accessIPv4"_s, u"accessIPv6"_s, u"description"_s, u"tags"_s, u"hostname"_s,
        u"host"_s, u"OS-DCF:diskConfig"_s, u"return_reservation_id"_s, u"trusted_image_certificates"_s,
        u"hypervisor_hostname"_s};
    QStringList required{u"name"_s, u"flavorRef"_s};
    if (version >= 37)
        required << u"networks"_s;
    for (const QString &field : required)
        if (!server.contains(field))
            throw novaSchemaError(u"server"_s, server, u"'%1' is a required property"_s.arg(field));
    for (const QString &field : server.keys())
        if (!known.contains(field))
            throw novaSchemaError(u"server"_s, server,
                u"Additional properties are not allowed ('%1' was unexpected)"_s.arg(field));
    if (server["name"_L1].toString().isEmpty())
        throw novaSchemaError(u"name"_s, server["name"_L1], u"'' is too short"_s);
    const QString image = server["imageRef"_L1].toString();
    if (!image.isEmpty() && !isUuid(image))
        throw novaSchemaError(
            u"imageRef"_s, image, u"'%1' is not valid under any of the given schemas"_s.arg(image));
    const QJsonObject metadata = server["metadata"_L1].toObject();
    for (const QString &key : metadata.keys())
        if (!metadata[key].isString())
            throw novaSchemaError(
                key, metadata[key], u"%1 is not of type 'string'"_s.arg(queryText(metadata[key])));
    if (server.contains("user_data"_L1) && !server["user_data"_L1].isNull())
        checkUserData(server["user_data"_L1]);
    if (server.contains("networks"_L1))
        checkNetworks(server["networks"_L1]);
}

const Resource *imageFor(Call &call, const QJsonObject &server)
{
    const QString id = server["imageRef"_L1].toString();
    if (id.isEmpty()) {
        if (server["block_device_mapping_v2"_L1].toArray().isEmpty())
            throw novaError(400, u"Missing imageRef attribute"_s);
        return nullptr;
    }
    const Resource *image = call.state["images"_L1].find(id);
    const bool isVisible = image
        && (image->project == call.project() || image->body["visibility"_L1].toString() == "public"_L1);
    if (!isVisible)
        throw novaError(400, u"Can not find requested image"_s);
    if (image->ready > call.state.now() || image->status == "queued"_L1)
        throw novaError(400, u"Image %1 is not active."_s.arg(id));
    return image;
}

const Resource &flavorFor(Call &call, const QJsonObject &server, const Resource *image)
{
    const QString id = server["flavorRef"_L1].toString().section(u'/', -1);
    const Resource *flavor = call.state["flavors"_L1].find(id);
    if (!flavor)
        throw novaError(400, u"Flavor %1 could not be found."_s.arg(id));
    if (!image)
        return *flavor;
    if (flavor->body["ram"_L1].toInt() < image->body["min_ram"_L1].toInt())
        throw novaError(400, u"Flavor's memory is too small for requested image."_s);
    const double disk = flavor->body["disk"_L1].toDouble(), minimum = image->body["min_disk"_L1].toDouble();
    if (disk > 0 && disk < minimum)
        throw novaError(400,
            u"Flavor's disk is smaller than the minimum size specified in image metadata. Flavor disk is %1 bytes, minimum size is %2 bytes."_s
                .arg(disk * 1073741824.0, 0, 'f', 0)
                .arg(minimum * 1073741824.0, 0, 'f', 0));
    return *flavor;
}

QJsonArray groupsFor(Call &call, const QJsonObject &server)
{
    QJsonArray ids;
    for (const QJsonValue one : server["security_groups"_L1].toArray()) {
        const QString wanted = one["name"_L1].toString();
        QStringList found;
        for (const Resource *group : call.state["security_groups"_L1].all())
            if (group->project == call.project()
                && (group->id == wanted || group->body["name"_L1].toString() == wanted))
                found << group->id;
        if (found.size() > 1)
            throw novaError(409,
                u"Multiple security_group matches found for name '%1', use an ID to be more specific."_s.arg(
                    wanted));
        if (found.isEmpty())
            throw novaError(400, u"Unable to find security_group with name or id '%1'"_s.arg(wanted));
        ids.append(found[0]);
    }
    return ids;
}

QString madePort(Call &call, const QString &networkId, const QJsonArray &groups)
{
    const Resource *network = call.state["networks"_L1].find(networkId);
    const bool isVisible
        = network && (network->project == call.project() || network->body["router:external"_L1].toBool());
    if (!isVisible)
        throw novaError(400, u"Network %1 could not be found."_s.arg(networkId));
    QJsonObject wanted{{"network_id"_L1, networkId}};
    if (!groups.isEmpty())
        wanted["security_groups"_L1] = groups;
    Resource &port = makeOne(call, networkKind(u"ports"_s), wanted);
    port.inner["ofNova"_L1] = true;
    return port.id;
}

QString takenPort(Call &call, const QString &id)
{
    const Resource *port = call.state["ports"_L1].find(id);
    if (!port || port->project != call.project())
        throw novaError(400, u"Port id %1 could not be found."_s.arg(id));
    if (!port->body["device_id"_L1].toString().isEmpty())
        throw novaError(409, u"Port %1 is still in use."_s.arg(id));
    return id;
}

QStringList portsFor(Call &call, const QJsonObject &server, const QJsonArray &groups)
{
    QStringList ports;
    QJsonArray networks = server["networks"_L1].toArray();
    if (server["networks"_L1].toString() == "auto"_L1 || !server.contains("networks"_L1))
        for (const Resource *network : call.state["networks"_L1].all())
            if (network->project == call.project() && networks.isEmpty())
                networks.append(QJsonObject{{"uuid"_L1, network->id}});
    for (const QJsonValue one : networks) { // look at all of them before making any
        if (one["port"_L1].isString())
            ports << takenPort(call, one["port"_L1].toString());
        else if (!one["uuid"_L1].isString())
            throw novaError(400, u"Bad network format: missing 'uuid'"_s);
    }
    for (const QJsonValue one : networks)
        if (!one["port"_L1].isString())
            ports << madePort(call, one["uuid"_L1].toString(), groups);
    return ports;
}

void checkKey(Call &call, const QString &name)
{
    if (name.isEmpty())
        return;
    for (const Resource *key : call.state["keypairs"_L1].all())
        if (key->project == call.token.user && key->body["name"_L1].toString() == name)
            return;
    throw novaError(400, u"Invalid key_name provided."_s);
}

} // namespace

Reply listServers(Call &call)
{
    return servers(call, false);
}

Reply listServersDetail(Call &call)
{
    return servers(call, true);
}

Reply makeServer(Call &call)
{
    if (!call.json["server"_L1].isObject())
        throw novaError(400, u"'server' is a required property"_s);
    const QJsonObject wanted = call.json["server"_L1].toObject();
    checkSchema(wanted, microversion(call.request));
    const Resource *image = imageFor(call, wanted);
    const Resource &flavor = flavorFor(call, wanted, image);
    checkKey(call, wanted["key_name"_L1].toString());
    const QJsonArray groups = groupsFor(call, wanted);
    checkComputeQuota(call, flavor, 1);
    const Resource &server = bootServer(call, wanted, portsFor(call, wanted, groups));
    QJsonArray names;
    for (const QJsonValue group : wanted["security_groups"_L1].toArray())
        names.append(QJsonObject{{"name"_L1, group["name"_L1]}});
    if (names.isEmpty())
        names.append(QJsonObject{{"name"_L1, "default"_L1}});
    QJsonObject shown{{"id"_L1, server.id},
        {"links"_L1, novaLinks(call.state, u"servers"_s, server.id, false)},
        {"OS-DCF:diskConfig"_L1, "MANUAL"_L1}, {"security_groups"_L1, names},
        {"adminPass"_L1, call.state.secret().left(12)}};
    Reply reply = jsonReply(202, {{"server"_L1, shown}});
    reply.addHeader("Location", (call.state.baseUrl() + u"/compute/v2.1/servers/"_s + server.id).toLatin1());
    return reply;
}

Reply getServer(Call &call)
{
    return jsonReply(
        200, {{"server"_L1, showServer(call.state, needServer(call), microversion(call.request), true)}});
}

Reply changeServer(Call &call)
{
    Resource &server = needServer(call);
    const QJsonObject changes = call.json["server"_L1].toObject();
    for (const QString &field : {u"name"_s, u"description"_s, u"hostname"_s})
        if (changes.contains(field))
            server.body[field] = changes[field];
    return getServer(call);
}

Reply deleteServer(Call &call)
{
    askToDelete(call.state, needServer(call));
    return emptyReply(204, "application/json");
}

Reply getMetadata(Call &call)
{
    return jsonReply(200, {{"metadata"_L1, needServer(call).body["metadata"_L1]}});
}

Reply postMetadata(Call &call)
{
    Resource &server = needServer(call);
    QJsonObject metadata = server.body["metadata"_L1].toObject();
    const QJsonObject more = call.json["metadata"_L1].toObject();
    for (auto it = more.begin(); it != more.end(); ++it)
        metadata[it.key()] = it.value();
    server.body["metadata"_L1] = metadata;
    return getMetadata(call);
}

Reply oneMetadata(Call &call)
{
    Resource &server = needServer(call);
    const QString key = call.args.value(1);
    QJsonObject metadata = server.body["metadata"_L1].toObject();
    if (call.request.method == "DELETE") {
        if (!metadata.contains(key))
            throw novaError(404, u"Metadata item was not found"_s);
        metadata.remove(key);
    } else {
        metadata[key] = call.json["meta"_L1][key];
    }
    server.body["metadata"_L1] = metadata;
    if (call.request.method == "DELETE")
        return emptyReply(204, "application/json");
    return jsonReply(200, {{"meta"_L1, QJsonObject{{key, metadata[key]}}}});
}

Reply listInterfaces(Call &call)
{
    const Resource &server = needServer(call);
    QJsonArray interfaces;
    for (const Resource *port : call.state["ports"_L1].all()) {
        if (port->body["device_id"_L1].toString() != server.id)
            continue;
        QJsonObject one{{"net_id"_L1, port->body["network_id"_L1]}, {"port_id"_L1, port->id},
            {"mac_addr"_L1, port->body["mac_address"_L1]},
            {"port_state"_L1, showPort(call.state, *port)["status"_L1]},
            {"fixed_ips"_L1, port->body["fixed_ips"_L1]}};
        if (microversion(call.request) >= 70)
            one["tag"_L1] = QJsonValue();
        interfaces.append(one);
    }
    return jsonReply(200, {{"interfaceAttachments"_L1, interfaces}});
}

Reply listAddresses(Call &call)
{
    QJsonObject addresses = showServer(call.state, needServer(call), 1, true)["addresses"_L1].toObject();
    for (const QString &network : addresses.keys()) {
        QJsonArray list;
        for (const QJsonValue one : addresses[network].toArray())
            list.append(QJsonObject{{"version"_L1, one["version"_L1]}, {"addr"_L1, one["addr"_L1]}});
        addresses[network] = list;
    }
    return jsonReply(200, {{"addresses"_L1, addresses}});
}

} // namespace hubwright::practice
