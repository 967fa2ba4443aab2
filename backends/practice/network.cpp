// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "practice/network.h"
#include "practice/durations.h"
#include "practice/lists.h"
#include "practice/services.h"

#include <deque>

using namespace Qt::StringLiterals;

namespace hubwright::practice {

Reply neutronError(int status, const QString &type, const QString &message)
{
    const QJsonObject error{{"type"_L1, type}, {"message"_L1, message}, {"detail"_L1, QString()}};
    return jsonReply(status, {{"NeutronError"_L1, error}});
}

QJsonObject showCommon(State &state, const Resource &resource)
{
    QJsonObject shown = resource.body;
    setAll(shown, {"project_id"_L1, "tenant_id"_L1}, resource.project);
    shown["created_at"_L1] = state.stamp(resource.created);
    if (!shown.contains("updated_at"_L1))
        shown["updated_at"_L1] = state.stamp(resource.created);
    return shown;
}

void touch(State &state, Resource &resource)
{
    resource.body["updated_at"_L1] = state.stamp(state.now());
    resource.body["revision_number"_L1] = resource.body["revision_number"_L1].toInt() + 1;
}

Resource &needOne(Call &call, const QString &plural, const QString &id)
{
    Resource *one = call.state[plural].find(id);
    const bool isVisible = one
        && (one->project == call.project()
            || (plural == "networks"_L1 && one->body["router:external"_L1].toBool()));
    if (isVisible)
        return *one;
    const NetworkKind &kind = networkKind(plural);
    throw neutronError(
        404, QString::fromLatin1(kind.notFound), QString::fromLatin1(kind.notFoundText).arg(id));
}

namespace {

QString kindOf(const Call &call)
{
    return call.request.path.section(u'/', 3, 3).replace(u'-', u'_').remove(u".json"_s);
}

Reply badRequest(const QString &message)
{
    return neutronError(400, u"HTTPBadRequest"_s, message);
}

void checkAttributes(const NetworkKind &kind, const QJsonObject &wanted, bool isNew)
{
    QStringList unknown;
    for (const QString &name : wanted.keys())
        if (!kind.defaults.contains(name) && !kind.required.contains(name) && name != "tenant_id"_L1
            && name != "project_id"_L1)
            unknown << name;
    if (!unknown.isEmpty())
        throw badRequest(u"Unrecognized attribute(s) '%1'"_s.arg(unknown.join(u", "_s)));
    for (const QString &name : kind.required)
        if (isNew && !wanted.contains(name))
            throw badRequest(u"Failed to parse request. Required attribute '%1' not specified"_s.arg(name));
    for (const QString &name : {u"name"_s, u"description"_s}) {
        if (!wanted.contains(name))
            continue;
        if (!wanted[name].isString())
            throw badRequest(u"Invalid input for %1. Reason: '%2' is not a valid string."_s.arg(
                name, queryText(wanted[name])));
        if (wanted[name].toString().size() > 255)
            throw badRequest(u"Invalid input for %1. Reason: '%2' exceeds maximum length of 255."_s.arg(
                name, wanted[name].toString()));
    }
    for (const QString &name : wanted.keys())
        if (name.endsWith("_id"_L1) && wanted[name].isString() && name != "device_id"_L1
            && name != "project_id"_L1 && name != "tenant_id"_L1 && wanted[name].toString().count(u'-') != 4)
            throw badRequest(u"Invalid input for %1. Reason: '%2' is not a valid UUID."_s.arg(
                name, wanted[name].toString()));
}

void checkQuota(Call &call, const NetworkKind &kind)
{
    const QString table = QString::fromLatin1(kind.plural);
    if (kind.quota >= 0 && call.state.count(table, call.project()) >= kind.quota)
        throw neutronError(409, u"OverQuota"_s,
            u"Quota exceeded for resources: ['%1']."_s.arg(QLatin1StringView(kind.singular)));
}

QJsonObject trimmed(const QJsonObject &object, const QStringList &fields)
{
    if (fields.isEmpty())
        return object;
    QJsonObject trimmed;
    for (const QString &field : fields)
        if (object.contains(field))
            trimmed[field] = object[field];
    return trimmed;
}

bool hasTags(const QJsonObject &object, const QUrlQuery &query)
{
    const QJsonArray tags = object["tags"_L1].toArray();
    const auto has = [&](const QString &tag) { return tags.contains(tag); };
    const auto wanted = [&](const char *name) {
        const QString text = query.queryItemValue(QString::fromLatin1(name), QUrl::FullyDecoded);
        return text.split(u',', Qt::SkipEmptyParts);
    };
    const QStringList all = wanted("tags"), any = wanted("tags-any"), notAll = wanted("not-tags"),
                      notAny = wanted("not-tags-any");
    return std::all_of(all.begin(), all.end(), has)
        && (any.isEmpty() || std::any_of(any.begin(), any.end(), has))
        && (notAll.isEmpty() || !std::all_of(notAll.begin(), notAll.end(), has))
        && !std::any_of(notAny.begin(), notAny.end(), has);
}

int limitOf(const Request &request)
{
    const QString text = request.param(u"limit"_s);
    if (text.isEmpty())
        return -1;
    bool isNumber = false;
    const int limit = text.toInt(&isNumber);
    if (!isNumber || limit < 0)
        throw neutronError(400, u"BadRequest"_s,
            u"Bad limit request: Limit must be an integer 0 or greater and not '%1'."_s.arg(text));
    return limit == 0 ? -1 : limit;
}

void sortRows(std::vector<QJsonObject> &rows, const Request &request)
{
    const QString key = request.param(u"sort_key"_s);
    if (key.isEmpty())
        return;
    const bool isFalling = request.param(u"sort_dir"_s) == "desc"_L1;
    std::stable_sort(rows.begin(), rows.end(), [&](const QJsonObject &a, const QJsonObject &b) {
        return isFalling ? queryText(b[key]) < queryText(a[key]) : queryText(a[key]) < queryText(b[key]);
    });
}

Reply list(Call &call)
{
    const NetworkKind &kind = networkKind(kindOf(call));
    const QString plural = QString::fromLatin1(kind.plural);
    static const QStringList controls{u"limit"_s, u"marker"_s, u"page_reverse"_s, u"sort_key"_s,
        u"sort_dir"_s, u"fields"_s, u"tags"_s, u"tags-any"_s, u"not-tags"_s, u"not-tags-any"_s};
    if (plural == "security_groups"_L1)
        defaultGroup(call.state, call.project());
    std::vector<QJsonObject> rows;
    for (Resource *one : call.state[plural].all()) {
        const bool isVisible = one->project == call.project()
            || (plural == "networks"_L1 && one->body["router:external"_L1].toBool());
        if (!isVisible || !call.state.isListed(*one))
            continue;
        QJsonObject shown = kind.show(call.state, *one);
        if (fits(shown, call.request.query, controls) && hasTags(shown, call.request.query))
            rows.push_back(std::move(shown));
    }
    sortRows(rows, call.request);
    const int limit = limitOf(call.request);
    QString marker = call.request.param(u"marker"_s);
    if (!call.state[plural].find(marker)) // Neutron begins again
        marker.clear();
    Page page = pageOf(std::move(rows), limit, marker);
    QJsonObject body;
    if (limit > 0 && !page.rows.empty()) {
        const QString url = call.state.baseUrl() + call.request.path + u'?';
        const QString first = page.rows.front()["id"_L1].toString(),
                      last = page.rows.back()["id"_L1].toString();
        QJsonArray links;
        if (page.isFull)
            links.append(
                QJsonObject{{"rel"_L1, "next"_L1}, {"href"_L1, url + nextQuery(call.request, last)}});
        links.append(QJsonObject{{"rel"_L1, "previous"_L1},
            {"href"_L1, url + nextQuery(call.request, first) + u"&page_reverse=True"_s}});
        body[plural + u"_links"_s] = links;
    }
    const QStringList fields = call.request.query.allQueryItemValues(u"fields"_s);
    for (QJsonObject &row : page.rows)
        row = trimmed(row, fields);
    body[plural] = toArray(page.rows);
    return jsonReply(200, body);
}

Reply get(Call &call)
{
    const NetworkKind &kind = networkKind(kindOf(call));
    const Resource &one = needOne(call, QString::fromLatin1(kind.plural), call.args.value(0));
    return jsonReply(200, {{QLatin1StringView(kind.singular), kind.show(call.state, one)}});
}

/// A few answers to POST have less or more than those to GET.
QJsonObject showNew(State &state, const NetworkKind &kind, const Resource &one)
{
    QJsonObject shown = kind.show(state, one);
    if (QLatin1StringView(kind.plural) == "networks"_L1)
        shown["is_default"_L1] = false;
    return shown;
}

Reply post(Call &call)
{
    const NetworkKind &kind = networkKind(kindOf(call));
    const QString singular = QString::fromLatin1(kind.singular), plural = QString::fromLatin1(kind.plural);
    if (call.json[singular].isObject()) {
        const Resource &made = makeOne(call, kind, call.json[singular].toObject());
        return jsonReply(201, {{singular, showNew(call.state, kind, made)}});
    }
    if (!call.json[plural].isArray())
        throw badRequest(u"Unable to find '%1' in request body"_s.arg(singular));
    const QJsonArray wanted = call.json[plural].toArray();
    if (plural == "security_group_rules"_L1)
        checkOneGroup(wanted);
    QStringList made;
    QJsonArray shown;
    try {
        for (const QJsonValue one : wanted) {
            const Resource &resource = makeOne(call, kind, one.toObject());
            made << resource.id;
            shown.append(showNew(call.state, kind, resource));
        }
    } catch (const Reply &) {
        for (const QString &id : made) // all or nothing
            call.state[plural].remove(id);
        throw;
    }
    return jsonReply(201, {{plural, shown}});
}

Reply put(Call &call)
{
    const NetworkKind &kind = networkKind(kindOf(call));
    const QString singular = QString::fromLatin1(kind.singular);
    Resource &one = needOne(call, QString::fromLatin1(kind.plural), call.args.value(0));
    if (!call.json[singular].isObject())
        throw badRequest(u"Unable to find '%1' in request body"_s.arg(singular));
    const QJsonObject changes = call.json[singular].toObject();
    checkAttributes(kind, changes, false);
    if (kind.change)
        kind.change(call, one, changes);
    else
        for (auto it = changes.begin(); it != changes.end(); ++it)
            one.body[it.key()] = it.value();
    touch(call.state, one);
    return jsonReply(200, {{singular, kind.show(call.state, one)}});
}

Reply remove(Call &call)
{
    const NetworkKind &kind = networkKind(kindOf(call));
    const QString plural = QString::fromLatin1(kind.plural);
    Resource &one = needOne(call, plural, call.args.value(0));
    if (one.project != call.project())
        throw neutronError(403, u"PolicyNotAuthorized"_s,
            u"rule:delete_%1 is disallowed by policy"_s.arg(QLatin1StringView(kind.singular)));
    if (kind.drop)
        kind.drop(call, one);
    call.state[plural].remove(call.args.value(0));
    return emptyReply(204);
}

Resource &tagged(Call &call)
{
    const NetworkKind &kind = networkKind(kindOf(call));
    Resource *one = call.state[QString::fromLatin1(kind.plural)].find(call.args.value(0));
    if (!one || one->project != call.project())
        throw neutronError(404, u"TagResourceNotFound"_s,
            u"Resource %1 %2 could not be found."_s.arg(QLatin1StringView(kind.path), call.args.value(0)));
    return *one;
}

Reply getTags(Call &call)
{
    return jsonReply(200, {{"tags"_L1, tagged(call).body["tags"_L1]}});
}

Reply putTags(Call &call)
{
    Resource &one = tagged(call);
    if (!call.json["tags"_L1].isArray())
        throw neutronError(400, u"InvalidInput"_s, u"Invalid input for operation: Invalid tags body."_s);
    one.body["tags"_L1] = call.json["tags"_L1];
    touch(call.state, one);
    return getTags(call);
}

Reply deleteTags(Call &call)
{
    tagged(call).body["tags"_L1] = QJsonArray();
    return emptyReply(204);
}

Reply oneTag(Call &call)
{
    Resource &one = tagged(call);
    const QString tag = call.args.value(1);
    QJsonArray tags = one.body["tags"_L1].toArray();
    if (call.request.method == "PUT") {
        if (!tags.contains(tag))
            tags.append(tag);
        one.body["tags"_L1] = tags;
        return {201, "application/json", "null", {}};
    }
    if (!tags.contains(tag))
        throw neutronError(404, u"TagNotFound"_s, u"Tag %1 could not be found."_s.arg(tag));
    if (call.request.method == "DELETE") {
        tags.removeAt(std::distance(tags.begin(), std::find(tags.begin(), tags.end(), QJsonValue(tag))));
        one.body["tags"_L1] = tags;
    }
    return emptyReply(204);
}

Reply quotas(Call &call)
{
    const bool isDetailed = call.request.path.endsWith("details.json"_L1);
    if (call.args.value(0) != call.project())
        throw neutronError(403, u"AdminRequired"_s,
            u"User does not have admin privileges: Only admin is authorized to access quotas for another project."_s);
    defaultGroup(call.state, call.project());
    QJsonObject quota;
    const auto add = [&](const QString &name, int limit, int used) {
        quota[name] = isDetailed
            ? QJsonValue(QJsonObject{{"limit"_L1, limit}, {"used"_L1, used}, {"reserved"_L1, 0}})
            : QJsonValue(limit);
    };
    add(u"subnetpool"_s, -1, 0);
    add(u"rbac_policy"_s, 10, 0);
    for (const NetworkKind &kind : networkKinds())
        add(QString::fromLatin1(kind.singular), kind.quota,
            call.state.count(QString::fromLatin1(kind.plural), call.project()));
    return jsonReply(200, {{"quota"_L1, quota}});
}

Reply subnetPools(Call &call)
{
    const QJsonObject pool{{"id"_L1, QLatin1StringView(SubnetPool)}, {"name"_L1, "shared-default"_L1},
        {"tenant_id"_L1, QLatin1StringView(AdminProject)}, {"project_id"_L1, QLatin1StringView(AdminProject)},
        {"default_prefixlen"_L1, "26"_L1}, {"min_prefixlen"_L1, "20"_L1}, {"max_prefixlen"_L1, "32"_L1},
        {"is_default"_L1, true}, {"shared"_L1, true}, {"prefixes"_L1, QJsonArray{"10.64.0.0/12"_L1}},
        {"ip_version"_L1, 4}, {"default_quota"_L1, QJsonValue()}, {"address_scope_id"_L1, QJsonValue()},
        {"description"_L1, QString()}, {"tags"_L1, QJsonArray()}, {"created_at"_L1, call.state.stamp(0)},
        {"updated_at"_L1, call.state.stamp(0)}, {"revision_number"_L1, 0}};
    return jsonReply(200, {{"subnetpools"_L1, QJsonArray{pool}}});
}

Reply availabilityZones(Call &)
{
    return jsonReply(200, {{"availability_zones"_L1, QJsonArray()}});
}

QJsonObject extension(const QString &alias)
{
    return {{"name"_L1, alias}, {"alias"_L1, alias}, {"description"_L1, alias},
        {"updated"_L1, "2020-01-01T10:00:00-00:00"_L1}, {"links"_L1, QJsonArray()}};
}

Reply extensions(Call &call)
{
    static const QStringList aliases{u"auto-allocated-topology"_s, u"default-subnetpools"_s,
        u"dns-integration"_s, u"external-net"_s, u"ext-gw-mode"_s, u"fip-port-details"_s, u"net-mtu"_s,
        u"pagination"_s, u"port-security"_s, u"project-id"_s, u"quotas"_s, u"quota_details"_s, u"router"_s,
        u"security-group"_s, u"security-groups-normalized-cidr"_s, u"sorting"_s,
        u"standard-attr-description"_s, u"standard-attr-revisions"_s, u"standard-attr-tag"_s,
        u"standard-attr-timestamp"_s};
    if (!call.args.isEmpty()) {
        if (!aliases.contains(call.args[0]))
            throw webobError(404, u"The resource could not be found."_s,
                u"Extension with alias %1 does not exist"_s.arg(call.args[0]));
        return jsonReply(200, {{"extension"_L1, extension(call.args[0])}});
    }
    QJsonArray all;
    for (const QString &alias : aliases)
        all.append(extension(alias));
    return jsonReply(200, {{"extensions"_L1, all}});
}

Reply versions(Call &call)
{
    const QJsonArray links{
        QJsonObject{{"rel"_L1, "self"_L1}, {"href"_L1, call.state.baseUrl() + u"/network/v2.0/"_s}}};
    const QJsonObject version{{"id"_L1, "v2.0"_L1}, {"status"_L1, "CURRENT"_L1}, {"links"_L1, links}};
    return jsonReply(200, {{"versions"_L1, QJsonArray{version}}});
}

Reply resources(Call &call)
{
    QJsonArray resources;
    for (const NetworkKind &kind : networkKinds()) {
        const QJsonArray links{QJsonObject{{"rel"_L1, "self"_L1},
            {"href"_L1, call.state.baseUrl() + u"/network/v2.0/"_s + QLatin1StringView(kind.path)}}};
        resources.append(QJsonObject{{"name"_L1, QLatin1StringView(kind.singular)},
            {"collection"_L1, QLatin1StringView(kind.plural)}, {"links"_L1, links}});
    }
    return jsonReply(200, {{"resources"_L1, resources}});
}

std::vector<Route> allRoutes()
{
    static std::deque<QByteArray> patterns; // routes point into it
    std::vector<Route> routes{
        {"GET", "/", versions, 20, Access::Open},
        {"GET", "/v2.0", resources, 40},
        {"GET", "/v2.0/extensions", extensions, 60},
        {"GET", "/v2.0/extensions/{}", extensions, 60},
        {"GET", "/v2.0/subnetpools", subnetPools, Durations::Read},
        {"GET", "/v2.0/availability_zones", availabilityZones, Durations::Read},
        {"GET", "/v2.0/quotas/{}", quotas, 80},
        {"GET", "/v2.0/quotas/{}/details.json", quotas, 120},
        {"GET", "/v2.0/auto-allocated-topology/{}", getTopology, Durations::MakeTopology},
        {"DELETE", "/v2.0/auto-allocated-topology/{}", deleteTopology, Durations::MakeTopology},
        {"PUT", "/v2.0/routers/{}/add_router_interface", addRouterInterface, Durations::RouterInterface},
        {"PUT", "/v2.0/routers/{}/remove_router_interface", removeRouterInterface,
            Durations::RouterInterface},
    };
    const auto add
        = [&](const char *method, const NetworkKind &kind, const char *end, Handler handler, int latency) {
              patterns.push_back("/v2.0/" + QByteArray(kind.path) + end);
              routes.push_back({method, patterns.back().constData(), handler, latency});
          };
    for (const NetworkKind &kind : networkKinds()) {
        add("GET", kind, "", list, Durations::Read);
        add("POST", kind, "", post, kind.latency);
        add("GET", kind, "/{}", get, Durations::Read);
        add("PUT", kind, "/{}", put, Durations::Write);
        add("DELETE", kind, "/{}", remove, Durations::Write);
        if (QLatin1StringView(kind.plural) == "security_group_rules"_L1)
            continue;
        add("GET", kind, "/{}/tags", getTags, Durations::Read);
        add("PUT", kind, "/{}/tags", putTags, Durations::Read);
        add("DELETE", kind, "/{}/tags", deleteTags, Durations::Read);
        for (const char *method : {"GET", "PUT", "DELETE"})
            add(method, kind, "/{}/tags/{}", oneTag, Durations::Read);
    }
    return routes;
}

Reply refuse(Refusal refusal, const Request &request)
{
    switch (refusal) {
    case Refusal::NoToken:
        return unauthorized(request);
    case Refusal::NoSuchPath:
        return neutronError(404, u"HTTPNotFound"_s, u"The resource could not be found."_s);
    case Refusal::NoSuchMethod:
        return neutronError(405, u"HTTPMethodNotAllowed"_s,
            u"The server could not comply with the request since it is either malformed or otherwise incorrect."_s);
    case Refusal::BadBody:
        return badRequest(u"Body contains invalid data"_s);
    }
    return {};
}

} // namespace

Resource &makeOne(Call &call, const NetworkKind &kind, const QJsonObject &wanted)
{
    checkAttributes(kind, wanted, true);
    QJsonObject body = kind.defaults;
    for (auto it = wanted.begin(); it != wanted.end(); ++it)
        body[it.key()] = it.value();
    if (QLatin1StringView(kind.plural) != "security_group_rules"_L1)
        body["tags"_L1] = QJsonArray();
    body["revision_number"_L1] = 1;
    checkQuota(call, kind);
    Resource draft;
    draft.project = call.project();
    draft.body = body;
    kind.make(call, draft);
    const QString table = QString::fromLatin1(kind.plural);
    Resource &made = call.state.create(table, call.project(), draft.body, draft.ready);
    made.inner = draft.inner;
    made.status = draft.status;
    made.next = draft.next;
    made.taskEnds = draft.taskEnds;
    return made;
}

Service networkService()
{
    static const std::vector<Route> routes = allRoutes();
    return {"/network", routes, refuse};
}

} // namespace hubwright::practice
