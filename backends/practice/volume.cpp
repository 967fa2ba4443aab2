// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "practice/compute.h"
#include "practice/durations.h"
#include "practice/lists.h"
#include "practice/services.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace hubwright::practice {

namespace {

constexpr int MostVolumes = 10;
constexpr int MostGigabytes = 1000;

Reply refused(int status, const QString &message)
{
    Reply reply = novaError(status, message);
    reply.contentType = "application/json";
    return reply;
}

QString wantedVersion(const Request &request)
{
    const QString text = QString::fromLatin1(request.header("openstack-api-version"));
    return text.startsWith("volume "_L1) ? text.mid(7) : QString();
}

int version(const Request &request)
{
    const QString text = wantedVersion(request);
    return text == "latest"_L1 ? 70 : text.section(u'.', 1).toInt();
}

void prepare(Call &call)
{
    if (version(call.request) > 70)
        throw refused(406,
            u"Version %1 is not supported by the API. Minimum is 3.0 and maximum is 3.70."_s.arg(
                wantedVersion(call.request)));
    if (!call.args.isEmpty() && call.args[0] != call.project())
        throw refused(400, u"Malformed request url"_s);
}

QJsonArray linksOf(const State &state, const Resource &volume)
{
    const QString end = volume.project + u"/volumes/"_s + volume.id;
    return {QJsonObject{{"rel"_L1, "self"_L1}, {"href"_L1, state.baseUrl() + u"/volume/v3/"_s + end}},
        QJsonObject{{"rel"_L1, "bookmark"_L1}, {"href"_L1, state.baseUrl() + u"/volume/"_s + end}}};
}

QJsonObject show(const State &state, const Resource &volume, const Request &request)
{
    const QJsonValue null;
    QJsonArray attachments;
    if (volume.status == "in-use"_L1 || volume.status == "detaching"_L1)
        attachments.append(QJsonObject{{"id"_L1, volume.id},
            {"attachment_id"_L1, volume.inner["attachment"_L1]}, {"volume_id"_L1, volume.id},
            {"server_id"_L1, volume.inner["server"_L1]}, {"host_name"_L1, null},
            {"device"_L1, volume.inner["device"_L1]}, {"attached_at"_L1, volume.inner["attachedAt"_L1]}});
    QJsonObject shown = volume.body;
    shown["status"_L1] = volume.status;
    shown["created_at"_L1] = state.stamp(volume.created, ".000000");
    const Moment changed = volume.task.isEmpty() ? volume.taskEnds : 0;
    shown["updated_at"_L1] = changed > 0 ? QJsonValue(state.stamp(changed, ".000000")) : null;
    shown["links"_L1] = linksOf(state, volume);
    shown["attachments"_L1] = attachments;
    shown["availability_zone"_L1] = "nova"_L1;
    shown["volume_type"_L1] = "practice"_L1;
    setAll(shown, {"snapshot_id"_L1, "source_volid"_L1, "replication_status"_L1, "consistencygroup_id"_L1},
        null);
    shown["bootable"_L1] = "false"_L1;
    setAll(shown, {"encrypted"_L1, "multiattach"_L1}, false);
    shown["os-vol-tenant-attr:tenant_id"_L1] = volume.project;
    if (version(request) >= 13)
        shown["group_id"_L1] = null;
    if (version(request) >= 48) {
        shown["shared_targets"_L1] = false;
        shown["service_uuid"_L1] = "2d4d1293-188d-4f1a-ac75-0bce3ecc9ecf"_L1;
    }
    return shown;
}

Resource &need(Call &call)
{
    Resource *volume = call.state["volumes"_L1].find(call.args.value(1));
    if (!volume || volume->project != call.project())
        throw refused(404, u"Volume %1 could not be found."_s.arg(call.args.value(1)));
    return *volume;
}

struct Used
{
    int volumes = 0;
    int gigabytes = 0;
};

Used usedBy(State &state, const QString &project)
{
    Used used;
    for (const Resource *volume : state["volumes"_L1].all()) {
        if (volume->project != project)
            continue;
        ++used.volumes;
        used.gigabytes += volume->body["size"_L1].toInt();
    }
    return used;
}

/// ?metadata={'key':'value'} is a Python dictionary.
bool hasMetadata(const QJsonObject &shown, const QString &wanted)
{
    static const QRegularExpression pair(u"['\"]([^'\"]*)['\"]\\s*:\\s*['\"]([^'\"]*)['\"]"_s);
    for (auto matches = pair.globalMatch(wanted); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        if (shown["metadata"_L1][match.captured(1)].toString() != match.captured(2))
            return false;
    }
    return true;
}

Reply list(Call &call)
{
    const bool isDetailed = call.request.path.endsWith("/detail"_L1);
    static const QStringList controls{u"limit"_s, u"marker"_s, u"sort"_s, u"metadata"_s, u"all_tenants"_s};
    std::vector<QJsonObject> rows;
    for (const Resource *volume : call.state.listed(u"volumes"_s, call.project())) {
        QJsonObject shown = show(call.state, *volume, call.request);
        if (!fits(shown, call.request.query, controls)
            || !hasMetadata(shown, call.request.param(u"metadata"_s)))
            continue;
        if (!isDetailed)
            shown = {{"id"_L1, volume->id}, {"name"_L1, shown["name"_L1]}, {"links"_L1, shown["links"_L1]}};
        rows.push_back(std::move(shown));
    }
    std::reverse(rows.begin(), rows.end());
    const QString limit = call.request.param(u"limit"_s);
    const Page page
        = pageOf(std::move(rows), limit.isEmpty() ? 1000 : limit.toInt(), call.request.param(u"marker"_s));
    QJsonObject body{{"volumes"_L1, toArray(page.rows)}};
    if (page.isFull)
        body["volumes_links"_L1] = QJsonArray{QJsonObject{{"rel"_L1, "next"_L1},
            {"href"_L1,
                call.state.baseUrl() + call.request.path + u'?'
                    + nextQuery(call.request, page.rows.back()["id"_L1].toString())}}};
    return jsonReply(200, body);
}

Reply overLimit(const QString &message)
{
    Reply reply = jsonReply(413,
        {{"overLimit"_L1,
            QJsonObject{{"code"_L1, 413}, {"message"_L1, message}, {"retryAfter"_L1, "0"_L1}}}});
    reply.addHeader("Retry-After", "0");
    return reply;
}

int checkedSize(const QJsonObject &wanted)
{
    const QJsonValue size = wanted["size"_L1];
    if (wanted.isEmpty())
        throw refused(400,
            u"The server could not comply with the request since it is either malformed or otherwise incorrect."_s);
    bool isNumber = size.isDouble();
    const int number = isNumber ? size.toInt() : size.toString().toInt(&isNumber);
    if (!isNumber)
        throw refused(400,
            u"Invalid input for field/attribute size. Value: %1. '%1' does not match '^[0-9]+$'"_s.arg(
                queryText(size)));
    if (number < 1)
        throw refused(400,
            u"Invalid input for field/attribute size. Value: %1. %1 is less than the minimum of 1"_s.arg(
                number));
    return number;
}

Reply make(Call &call)
{
    if (!call.json.contains("volume"_L1))
        throw refused(400, u"'volume' is a required property"_s);
    const QJsonObject wanted = call.json["volume"_L1].toObject();
    const int size = checkedSize(wanted);
    const QString type = wanted["volume_type"_L1].toString();
    if (!type.isEmpty() && type != "practice"_L1)
        throw refused(404, u"Volume type with name %1 could not be found."_s.arg(type));
    if (!wanted["imageRef"_L1].toString().isEmpty()
        && !call.state["images"_L1].find(wanted["imageRef"_L1].toString()))
        throw refused(400, u"Invalid image identifier or unable to access requested image."_s);
    const Used used = usedBy(call.state, call.project());
    if (used.gigabytes + size > MostGigabytes)
        throw overLimit(u"VolumeSizeExceedsAvailableQuota: Requested volume or snapshot exceeds allowed "
                        u"gigabytes quota. Requested "
                        "%1G, quota is %2G and %3G has been consumed."_s.arg(size)
                            .arg(MostGigabytes)
                            .arg(used.gigabytes));
    if (used.volumes >= MostVolumes)
        throw overLimit(
            u"VolumeLimitExceeded: Maximum number of volumes allowed (%1) exceeded for quota 'volumes'."_s
                .arg(MostVolumes));
    const auto orNull
        = [&](QLatin1StringView name) { return wanted.contains(name) ? wanted[name] : QJsonValue(); };
    Resource &volume = call.state.create(u"volumes"_s, call.project(),
        {{"name"_L1, orNull("name"_L1)}, {"description"_L1, orNull("description"_L1)}, {"size"_L1, size},
            {"metadata"_L1, wanted["metadata"_L1].toObject()}, {"user_id"_L1, call.token.user}},
        Durations::Volume);
    volume.status = volume.task = u"creating"_s;
    volume.next = u"available"_s;
    volume.taskEnds = volume.ready;
    QJsonObject shown = show(call.state, volume, call.request);
    shown.remove("os-vol-tenant-attr:tenant_id"_L1);
    return jsonReply(202, {{"volume"_L1, shown}});
}

Reply get(Call &call)
{
    return jsonReply(200, {{"volume"_L1, show(call.state, need(call), call.request)}});
}

Reply change(Call &call)
{
    Resource &volume = need(call);
    const QJsonObject changes = call.json["volume"_L1].toObject();
    for (const QString &field : {u"name"_s, u"description"_s, u"metadata"_s})
        if (changes.contains(field))
            volume.body[field] = changes[field];
    QJsonObject shown = show(call.state, volume, call.request);
    shown.remove("os-vol-tenant-attr:tenant_id"_L1);
    return jsonReply(200, {{"volume"_L1, shown}});
}

Reply remove(Call &call)
{
    Resource &volume = need(call);
    if (volume.status != "available"_L1 && volume.status != "error"_L1)
        throw refused(400,
            u"Invalid volume: Volume status must be available or error or error_restoring or error_extending "
            u"or "
            "error_managing and must not be migrating, attached, belong to a group, have snapshots, awaiting "
            "a transfer, or "
            "be disassociated from snapshots after volume transfer."_s);
    volume.status = u"deleting"_s;
    volume.gone = call.state.now() + Durations::VolumeDelete;
    return emptyReply(202, "text/html; charset=UTF-8");
}

Reply action(Call &call)
{
    need(call);
    throw refused(400,
        u"There is no such action: %1. Verify the request body and Content-Type header and try again."_s.arg(
            call.json.keys().value(0)));
}

Reply limits(Call &call)
{
    const Used used = usedBy(call.state, call.project());
    const QJsonObject absolute{{"maxTotalVolumes"_L1, MostVolumes}, {"maxTotalSnapshots"_L1, 10},
        {"maxTotalVolumeGigabytes"_L1, MostGigabytes}, {"maxTotalBackups"_L1, 10},
        {"maxTotalBackupGigabytes"_L1, 1000}, {"totalVolumesUsed"_L1, used.volumes},
        {"totalGigabytesUsed"_L1, used.gigabytes}, {"totalSnapshotsUsed"_L1, 0}, {"totalBackupsUsed"_L1, 0},
        {"totalBackupGigabytesUsed"_L1, 0}};
    return jsonReply(200, {{"limits"_L1, QJsonObject{{"rate"_L1, QJsonArray()}, {"absolute"_L1, absolute}}}});
}

Reply quotaSet(Call &call)
{
    const Used used = usedBy(call.state, call.project());
    const bool isDetailed = !call.request.param(u"usage"_s).isEmpty();
    QJsonObject set{{"id"_L1, call.args.value(1)}};
    const auto add = [&](QLatin1StringView name, int limit, int inUse) {
        set[name] = isDetailed
            ? QJsonValue(QJsonObject{{"limit"_L1, limit}, {"in_use"_L1, inUse}, {"reserved"_L1, 0}})
            : QJsonValue(limit);
    };
    add("volumes"_L1, MostVolumes, used.volumes);
    add("gigabytes"_L1, MostGigabytes, used.gigabytes);
    add("per_volume_gigabytes"_L1, -1, 0);
    for (const auto name : {"snapshots"_L1, "backups"_L1, "groups"_L1})
        add(name, 10, 0);
    add("backup_gigabytes"_L1, 1000, 0);
    return jsonReply(200, {{"quota_set"_L1, set}});
}

Reply types(Call &)
{
    const QJsonObject type{{"id"_L1, "45c4243b-9fdf-45ba-ad82-57024e72b8cf"_L1}, {"name"_L1, "practice"_L1},
        {"is_public"_L1, true}, {"description"_L1, QJsonValue()}, {"extra_specs"_L1, QJsonObject()},
        {"os-volume-type-access:is_public"_L1, true}};
    return jsonReply(200, {{"volume_types"_L1, QJsonArray{type}}});
}

Reply versions(Call &call)
{
    const QJsonArray links{QJsonObject{{"rel"_L1, "describedby"_L1}, {"type"_L1, "text/html"_L1},
                               {"href"_L1, "https://docs.openstack.org/"_L1}},
        QJsonObject{{"rel"_L1, "self"_L1}, {"href"_L1, call.state.baseUrl() + u"/volume/v3/"_s}}};
    const QJsonArray media{QJsonObject{{"base"_L1, "application/json"_L1},
        {"type"_L1, "application/vnd.openstack.volume+json;version=3"_L1}}};
    const QJsonObject version{{"id"_L1, "v3.0"_L1}, {"status"_L1, "CURRENT"_L1}, {"version"_L1, "3.70"_L1},
        {"min_version"_L1, "3.0"_L1}, {"updated"_L1, "2022-08-31T00:00:00Z"_L1}, {"links"_L1, links},
        {"media-types"_L1, media}};
    return jsonReply(300, {{"versions"_L1, QJsonArray{version}}});
}

Reply refuse(Refusal refusal, const Request &request)
{
    switch (refusal) {
    case Refusal::NoToken:
        return unauthorized(request);
    case Refusal::NoSuchPath:
        return webobError(404, u"The resource could not be found."_s);
    case Refusal::NoSuchMethod:
        return webobError(405, u"The method specified is not allowed for this resource."_s);
    case Refusal::BadBody:
        return refused(400, u"Malformed request body"_s);
    }
    return {};
}

void decorate(const Request &request, Reply &reply)
{
    if (reply.status == 401 || !reply.explanation.isNull())
        return;
    const QString wanted = wantedVersion(request);
    const QString answered = wanted.isEmpty() ? u"3.0"_s : wanted == "latest"_L1 ? u"3.70"_s : wanted;
    reply.addHeader("OpenStack-API-Version", "volume " + answered.toLatin1());
    reply.addHeader("Vary", "OpenStack-API-Version");
}

} // namespace

void settleVolumes(State &state)
{
    const Moment now = state.now();
    for (Resource *volume : state["volumes"_L1].all()) {
        if (volume->gone > 0 && volume->gone <= now) {
            state["volumes"_L1].remove(QString(volume->id));
            continue;
        }
        if (volume->task.isEmpty() || volume->taskEnds > now)
            continue;
        volume->status = volume->next;
        volume->task.clear();
        if (volume->status == "available"_L1)
            volume->inner = {};
    }
}

void releaseVolumes(State &state, const QString &serverId)
{
    for (Resource *volume : state["volumes"_L1].all()) {
        if (volume->inner["server"_L1].toString() != serverId)
            continue;
        volume->status = u"available"_s;
        volume->task.clear();
        volume->inner = {};
    }
}

Service volumeService()
{
    static const std::vector<Route> routes{
        {"GET", "/", versions, 20, Access::Open},
        {"GET", "/v3/{}/limits", limits, Durations::Read},
        {"GET", "/v3/{}/os-quota-sets/{}", quotaSet, Durations::Read},
        {"GET", "/v3/{}/types", types, Durations::Read},
        {"GET", "/v3/{}/volumes", list, Durations::Read},
        {"GET", "/v3/{}/volumes/detail", list, Durations::Read},
        {"POST", "/v3/{}/volumes", make, Durations::Write},
        {"GET", "/v3/{}/volumes/{}", get, Durations::Read},
        {"PUT", "/v3/{}/volumes/{}", change, Durations::Write},
        {"DELETE", "/v3/{}/volumes/{}", remove, Durations::Write},
        {"POST", "/v3/{}/volumes/{}/action", action, Durations::Write},
    };
    return {"/volume", routes, refuse, prepare, decorate, true};
}

} // namespace hubwright::practice
