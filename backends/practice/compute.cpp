// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "practice/compute.h"

#include "practice/durations.h"
#include "practice/lists.h"
#include "practice/services.h"

#include <QJsonDocument>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace hubwright::practice {

Reply novaError(int status, const QString &message)
{
    static const QMap<int, QString> kinds{{400, u"badRequest"_s}, {403, u"forbidden"_s},
        {404, u"itemNotFound"_s}, {405, u"badMethod"_s}, {409, u"conflictingRequest"_s}};
    Reply reply = jsonReply(status,
        {{kinds.value(status, u"computeFault"_s),
            QJsonObject{{"code"_L1, status}, {"message"_L1, message}}}});
    reply.contentType = "application/json; charset=UTF-8";
    return reply;
}

Reply novaSchemaError(const QString &field, const QJsonValue &value, const QString &problem)
{
    QString text = queryText(value);
    if (value.isObject())
        text = QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    if (value.isArray())
        text = QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact));
    return novaError(400, u"Invalid input for field/attribute %1. Value: %2. %3"_s.arg(field, text, problem));
}

namespace {

constexpr int Newest = 93;

QString wantedVersion(const Request &request)
{
    const QString own = QString::fromLatin1(request.header("x-openstack-nova-api-version"));
    if (!own.isEmpty())
        return own;
    const QString common = QString::fromLatin1(request.header("openstack-api-version"));
    return common.startsWith("compute "_L1) ? common.mid(8) : QString();
}

bool isVersion(const QString &text)
{
    static const QRegularExpression form(u"^\\d+\\.\\d+$"_s);
    return text.isEmpty() || text == "latest"_L1 || form.match(text).hasMatch();
}

void checkVersion(Call &call)
{
    const QString text = wantedVersion(call.request);
    if (!isVersion(text))
        throw novaError(400,
            u"API Version String %1 is of invalid format. Must be of format MajorNum.MinorNum."_s.arg(text));
    const int minor = microversion(call.request);
    if (minor < 1 || minor > Newest)
        throw novaError(406,
            u"Version %1 is not supported by the API. Minimum is 2.1 and maximum is 2.%2."_s.arg(text).arg(
                Newest));
}

QJsonObject showFlavor(const State &state, const Resource &flavor, int version, bool isDetailed)
{
    QJsonObject shown{{"id"_L1, flavor.id}, {"name"_L1, flavor.body["name"_L1]},
        {"links"_L1, novaLinks(state, u"flavors"_s, flavor.id, false)}};
    if (!isDetailed) {
        if (version >= 55)
            shown["description"_L1] = QJsonValue();
        return shown;
    }
    for (const QString &name : {u"ram"_s, u"disk"_s, u"vcpus"_s})
        shown[name] = flavor.body[name];
    shown["swap"_L1] = version >= 75 ? QJsonValue(0) : QJsonValue(QString());
    shown["OS-FLV-EXT-DATA:ephemeral"_L1] = 0;
    shown["OS-FLV-DISABLED:disabled"_L1] = false;
    shown["os-flavor-access:is_public"_L1] = true;
    shown["rxtx_factor"_L1] = 1;
    if (version >= 55)
        shown["description"_L1] = QJsonValue();
    if (version >= 61)
        shown["extra_specs"_L1] = flavor.body["extra_specs"_L1];
    return shown;
}

Reply flavors(Call &call, bool isDetailed)
{
    std::vector<Resource *> all = call.state["flavors"_L1].all();
    std::sort(all.begin(), all.end(), [](const Resource *a, const Resource *b) { return a->id < b->id; });
    const int minRam = call.request.param(u"minRam"_s).toInt(),
              minDisk = call.request.param(u"minDisk"_s).toInt();
    std::vector<QJsonObject> rows;
    for (const Resource *flavor : all)
        if (flavor->body["ram"_L1].toInt() >= minRam && flavor->body["disk"_L1].toInt() >= minDisk)
            rows.push_back(showFlavor(call.state, *flavor, microversion(call.request), isDetailed));
    const QString limit = call.request.param(u"limit"_s);
    const Page page
        = pageOf(std::move(rows), limit.isEmpty() ? 1000 : limit.toInt(), call.request.param(u"marker"_s));
    QJsonObject body{{"flavors"_L1, toArray(page.rows)}};
    if (page.isFull)
        body["flavors_links"_L1] = QJsonArray{QJsonObject{{"rel"_L1, "next"_L1},
            {"href"_L1,
                call.state.baseUrl() + call.request.path + u'?'
                    + nextQuery(call.request, page.rows.back()["id"_L1].toString())}}};
    return jsonReply(200, body);
}

Reply listFlavors(Call &call)
{
    return flavors(call, false);
}

Reply listFlavorsDetail(Call &call)
{
    return flavors(call, true);
}

Reply getFlavor(Call &call)
{
    const Resource *flavor = call.state["flavors"_L1].find(call.args.value(0));
    if (!flavor)
        throw novaError(404, u"Flavor %1 could not be found."_s.arg(call.args.value(0)));
    return jsonReply(200, {{"flavor"_L1, showFlavor(call.state, *flavor, microversion(call.request), true)}});
}

struct Used
{
    int instances = 0;
    int cores = 0;
    int ram = 0;
};

Used usedBy(State &state, const QString &project)
{
    Used used;
    for (const Resource *server : state["servers"_L1].all()) {
        const Resource *flavor = state["flavors"_L1].find(server->inner["flavor"_L1].toString());
        if (server->project != project || !flavor)
            continue;
        ++used.instances;
        used.cores += flavor->body["vcpus"_L1].toInt();
        used.ram += flavor->body["ram"_L1].toInt();
    }
    return used;
}

Reply limits(Call &call)
{
    const Used used = usedBy(call.state, call.project());
    QJsonObject absolute{{"maxTotalInstances"_L1, 10}, {"maxTotalCores"_L1, 40},
        {"maxTotalRAMSize"_L1, 163840}, {"maxServerMeta"_L1, 128}, {"maxTotalKeypairs"_L1, 10},
        {"maxServerGroups"_L1, 5}, {"maxServerGroupMembers"_L1, 10}, {"totalRAMUsed"_L1, used.ram},
        {"totalCoresUsed"_L1, used.cores}, {"totalInstancesUsed"_L1, used.instances},
        {"totalServerGroupsUsed"_L1, 0}};
    if (microversion(call.request) < 36)
        for (const auto &[name, value] : std::initializer_list<std::pair<const char *, int>>{
                 {"maxTotalFloatingIps", -1}, {"maxSecurityGroups", -1}, {"maxSecurityGroupRules", -1},
                 {"totalFloatingIpsUsed", 0}, {"totalSecurityGroupsUsed", 0}})
            absolute[QLatin1StringView(name)] = value;
    if (microversion(call.request) < 57)
        for (const auto &[name, value] : std::initializer_list<std::pair<const char *, int>>{
                 {"maxImageMeta", 128}, {"maxPersonality", 5}, {"maxPersonalitySize", 10240}})
            absolute[QLatin1StringView(name)] = value;
    return jsonReply(200, {{"limits"_L1, QJsonObject{{"rate"_L1, QJsonArray()}, {"absolute"_L1, absolute}}}});
}

Reply zones(Call &)
{
    return jsonReply(200,
        {{"availabilityZoneInfo"_L1,
            QJsonArray{QJsonObject{{"zoneName"_L1, "nova"_L1},
                {"zoneState"_L1, QJsonObject{{"available"_L1, true}}}, {"hosts"_L1, QJsonValue()}}}}});
}

Reply quotaSet(Call &call)
{
    const Used used = usedBy(call.state, call.project());
    const bool isDetailed = call.request.path.endsWith("/detail"_L1);
    QJsonObject set{{"id"_L1, call.args.value(0)}};
    const auto add = [&](QLatin1StringView name, int limit, int inUse) {
        set[name] = isDetailed
            ? QJsonValue(QJsonObject{{"limit"_L1, limit}, {"in_use"_L1, inUse}, {"reserved"_L1, 0}})
            : QJsonValue(limit);
    };
    add("cores"_L1, 40, used.cores);
    add("instances"_L1, 10, used.instances);
    add("ram"_L1, 163840, used.ram);
    add("key_pairs"_L1, 10, 0); // by user, not by project: Nova says 0 here
    add("metadata_items"_L1, 128, 0);
    add("server_group_members"_L1, 10, 0);
    add("server_groups"_L1, 5, 0);
    return jsonReply(200, {{"quota_set"_L1, set}});
}

QJsonObject versionOf(const State &state, bool isFull)
{
    QJsonArray links{QJsonObject{{"rel"_L1, "self"_L1}, {"href"_L1, state.baseUrl() + u"/compute/v2.1/"_s}}};
    QJsonObject version{{"id"_L1, "v2.1"_L1}, {"status"_L1, "CURRENT"_L1},
        {"version"_L1, u"2.%1"_s.arg(Newest)}, {"min_version"_L1, "2.1"_L1},
        {"updated"_L1, "2013-07-23T11:33:21Z"_L1}};
    if (isFull) {
        links.append(QJsonObject{{"rel"_L1, "describedby"_L1}, {"type"_L1, "text/html"_L1},
            {"href"_L1, "http://docs.openstack.org/"_L1}});
        version["media-types"_L1] = QJsonArray{QJsonObject{{"base"_L1, "application/json"_L1},
            {"type"_L1, "application/vnd.openstack.compute+json;version=2.1"_L1}}};
    }
    version["links"_L1] = links;
    return version;
}

Reply versions(Call &call)
{
    QJsonObject old = versionOf(call.state, false);
    old["id"_L1] = "v2.0"_L1;
    old["status"_L1] = "SUPPORTED"_L1;
    setAll(old, {"version"_L1, "min_version"_L1}, QString());
    old["updated"_L1] = "2011-01-21T11:33:21Z"_L1;
    return jsonReply(200, {{"versions"_L1, QJsonArray{old, versionOf(call.state, false)}}});
}

Reply oneVersion(Call &call)
{
    return jsonReply(200, {{"version"_L1, versionOf(call.state, true)}});
}

Reply refuse(Refusal refusal, const Request &request)
{
    switch (refusal) {
    case Refusal::NoToken:
        return unauthorized(request);
    case Refusal::NoSuchPath:
        return webobError(404, u"The resource could not be found."_s);
    case Refusal::NoSuchMethod:
        return novaError(
            405, u"The method %1 is not allowed for this resource."_s.arg(QLatin1StringView(request.method)));
    case Refusal::BadBody:
        return novaError(400, u"Malformed request body"_s);
    }
    return {};
}

void decorate(const Request &request, Reply &reply)
{
    if (request.path == "/compute"_L1)
        return;
    for (const auto &[name, value] : QList<QPair<QByteArray, QByteArray>>(reply.headers))
        if (name == "x-openstack-request-id")
            reply.addHeader("x-compute-request-id", value);
    if (reply.status == 401 || !reply.explanation.isNull() || !isVersion(wantedVersion(request)))
        return;
    const QByteArray version = "2." + QByteArray::number(microversion(request));
    reply.addHeader("OpenStack-API-Version", "compute " + version);
    reply.addHeader("X-OpenStack-Nova-API-Version", version);
    reply.addHeader("Vary", "OpenStack-API-Version, X-OpenStack-Nova-API-Version");
}

} // namespace

int microversion(const Request &request)
{
    const QString text = wantedVersion(request);
    if (text == "latest"_L1)
        return Newest;
    return text.isEmpty() ? 1 : text.section(u'.', 1).toInt();
}

QJsonArray novaLinks(const State &state, const QString &kind, const QString &id, bool isBookmarkOnly)
{
    QJsonArray links;
    if (!isBookmarkOnly)
        links.append(QJsonObject{
            {"rel"_L1, "self"_L1}, {"href"_L1, u"%1/compute/v2.1/%2/%3"_s.arg(state.baseUrl(), kind, id)}});
    links.append(QJsonObject{
        {"rel"_L1, "bookmark"_L1}, {"href"_L1, u"%1/compute/%2/%3"_s.arg(state.baseUrl(), kind, id)}});
    return links;
}

void checkComputeQuota(Call &call, const Resource &flavor, int count)
{
    const Used used = usedBy(call.state, call.project());
    struct Row
    {
        const char *name;
        int wanted;
        int used;
        int limit;
    };
    const Row rows[]{{"cores", flavor.body["vcpus"_L1].toInt() * count, used.cores, 40},
        {"instances", count, used.instances, 10},
        {"ram", flavor.body["ram"_L1].toInt() * count, used.ram, 163840}};
    QStringList names, wanted, already, limits;
    for (const Row &row : rows) {
        if (row.used + row.wanted <= row.limit)
            continue;
        names << QString::fromLatin1(row.name);
        wanted << QString::number(row.wanted);
        already << QString::number(row.used);
        limits << QString::number(row.limit);
    }
    if (!names.isEmpty())
        throw novaError(403,
            u"Quota exceeded for %1: Requested %2, but already used %3 of %4 %1"_s.arg(
                names.join(u", "_s), wanted.join(u", "_s), already.join(u", "_s), limits.join(u", "_s)));
}

Service computeService()
{
    static const std::vector<Route> routes{
        {"GET", "/", versions, 20, Access::Open},
        {"GET", "/v2.1", oneVersion, 20, Access::Open},
        {"GET", "/v2.1/flavors", listFlavors, Durations::Read},
        {"GET", "/v2.1/flavors/detail", listFlavorsDetail, Durations::Read},
        {"GET", "/v2.1/flavors/{}", getFlavor, Durations::Read},
        {"GET", "/v2.1/limits", limits, Durations::Read},
        {"GET", "/v2.1/os-availability-zone", zones, Durations::Read},
        {"GET", "/v2.1/os-quota-sets/{}", quotaSet, Durations::Read},
        {"GET", "/v2.1/os-quota-sets/{}/detail", quotaSet, Durations::Read},
        {"GET", "/v2.1/servers", listServers, Durations::Read},
        {"GET", "/v2.1/servers/detail", listServersDetail, Durations::Read},
        {"POST", "/v2.1/servers", makeServer, Durations::BootServer},
        {"GET", "/v2.1/servers/{}", getServer, Durations::Read},
        {"PUT", "/v2.1/servers/{}", changeServer, Durations::Write},
        {"DELETE", "/v2.1/servers/{}", deleteServer, Durations::Write},
        {"POST", "/v2.1/servers/{}/action", serverAction, Durations::Write},
        {"GET", "/v2.1/servers/{}/metadata", getMetadata, Durations::Read},
        {"POST", "/v2.1/servers/{}/metadata", postMetadata, Durations::Write},
        {"PUT", "/v2.1/servers/{}/metadata/{}", oneMetadata, Durations::Write},
        {"DELETE", "/v2.1/servers/{}/metadata/{}", oneMetadata, Durations::Write},
        {"GET", "/v2.1/servers/{}/ips", listAddresses, Durations::Read},
        {"GET", "/v2.1/servers/{}/os-interface", listInterfaces, Durations::Read},
        {"GET", "/v2.1/servers/{}/os-volume_attachments", listAttachments, Durations::Read},
        {"POST", "/v2.1/servers/{}/os-volume_attachments", makeAttachment, Durations::Write},
        {"GET", "/v2.1/servers/{}/os-volume_attachments/{}", getAttachment, Durations::Read},
        {"DELETE", "/v2.1/servers/{}/os-volume_attachments/{}", deleteAttachment, Durations::Write},
        {"GET", "/v2.1/os-keypairs", listKeys, Durations::Read},
        {"POST", "/v2.1/os-keypairs", makeKey, Durations::Write},
        {"GET", "/v2.1/os-keypairs/{}", getKey, Durations::Read},
        {"DELETE", "/v2.1/os-keypairs/{}", deleteKey, Durations::Write},
    };
    return {"/compute", routes, refuse, checkVersion, decorate};
}

} // namespace hubwright::practice
