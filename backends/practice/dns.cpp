// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "practice/addresses.h"
#include "practice/durations.h"
#include "practice/lists.h"
#include "practice/services.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace hubwright::practice {

namespace {

Reply refused(int status, const QString &type, const QString &message)
{
    QJsonObject body{{"code"_L1, status}, {"type"_L1, type}, {"request_id"_L1, "req-practice"_L1}};
    if (!message.isEmpty())
        body["message"_L1] = message;
    return jsonReply(status, body);
}

Reply badObject(const QString &message)
{
    return refused(400, u"invalid_object"_s, message);
}

/// The other form of Designate's 400.
Reply badField(
    const QJsonArray &path, const QString &message, const QString &validator, const QJsonValue &value)
{
    const QJsonObject error{{"path"_L1, path}, {"message"_L1, message}, {"validator"_L1, validator},
        {"validator_value"_L1, value}};
    return jsonReply(400,
        {{"code"_L1, 400}, {"type"_L1, "invalid_object"_L1}, {"request_id"_L1, "req-practice"_L1},
            {"errors"_L1, QJsonObject{{"errors"_L1, QJsonArray{error}}}}});
}

void showState(const State &state, const Resource &one, QJsonObject &shown)
{
    const bool isBusy = !one.task.isEmpty();
    if (!isBusy && !one.status.isEmpty())
        shown["status"_L1] = one.status;
    else
        shown["status"_L1] = isBusy ? "PENDING"_L1 : "ACTIVE"_L1;
    shown["action"_L1] = isBusy ? one.task : u"NONE"_s;
    shown["project_id"_L1] = one.project;
    shown["created_at"_L1] = state.stamp(one.created, ".000000");
    if (!shown.contains("updated_at"_L1))
        shown["updated_at"_L1] = QJsonValue();
}

QJsonObject showZone(const State &state, const Resource &zone)
{
    QJsonObject shown = zone.body;
    showState(state, zone, shown);
    shown["pool_id"_L1] = "794ccc2c-d751-44fe-b57f-8894c9f5c842"_L1;
    shown["serial"_L1] = 1'795'000'000 + zone.body["version"_L1].toInt();
    shown["attributes"_L1] = QJsonObject();
    shown["type"_L1] = "PRIMARY"_L1;
    shown["masters"_L1] = QJsonArray();
    shown["transferred_at"_L1] = QJsonValue();
    shown["links"_L1] = QJsonObject{{"self"_L1, state.baseUrl() + u"/dns/v2/zones/"_s + zone.id}};
    return shown;
}

QJsonObject showRecord(const State &state, const Resource &record)
{
    QJsonObject shown = record.body;
    showState(state, record, shown);
    shown["links"_L1] = QJsonObject{{"self"_L1,
        u"%1/dns/v2/zones/%2/recordsets/%3"_s.arg(
            state.baseUrl(), record.body["zone_id"_L1].toString(), record.id)}};
    return shown;
}

void begin(State &state, Resource &one, const char *action, Moment time)
{
    one.task = QString::fromLatin1(action);
    one.taskEnds = state.now() + time;
    one.body["version"_L1] = one.body["version"_L1].toInt() + 1;
    one.body["updated_at"_L1] = state.stamp(state.now(), ".000000");
}

bool isId(const QString &text)
{
    return text.size() == 36 && text.count(u'-') == 4;
}

Resource &needZone(Call &call)
{
    const QString id = call.args.value(0);
    if (!isId(id))
        throw refused(400, u"invalid_uuid"_s, u"Invalid UUID zone_id: %1"_s.arg(id));
    Resource *zone = call.state["zones"_L1].find(id);
    if (!zone || zone->project != call.project())
        throw refused(404, u"zone_not_found"_s, u"Could not find Zone"_s);
    return *zone;
}

Resource &needRecord(Call &call)
{
    const Resource &zone = needZone(call);
    const QString id = call.args.value(1);
    if (!isId(id))
        throw refused(400, u"invalid_uuid"_s, u"Invalid UUID recordset_id: %1"_s.arg(id));
    Resource *record = call.state["recordsets"_L1].find(id);
    if (!record || record->body["zone_id"_L1].toString() != zone.id)
        throw refused(404, u"recordset_not_found"_s, u"Could not find RecordSet"_s);
    return *record;
}

bool isManaged(const Resource &record)
{
    const QString type = record.body["type"_L1].toString();
    return type == "SOA"_L1
        || (type == "NS"_L1 && record.body["name"_L1].toString() == record.body["zone_name"_L1].toString());
}

/// "*.example.org." stands for all that end so.
bool fitsPattern(const QString &text, const QString &pattern)
{
    if (pattern.isEmpty())
        return true;
    const QString form = QRegularExpression::escape(pattern).replace("\\*"_L1, ".*"_L1);
    return QRegularExpression(u'^' + form + u'$').match(text).hasMatch();
}

Reply answerList(Call &call, std::vector<QJsonObject> rows, const QString &member, const QStringList &filters)
{
    for (const auto &[name, value] : call.request.query.queryItems())
        if (!filters.contains(name) && name != "limit"_L1 && name != "marker"_L1
            && !name.startsWith("sort_"_L1))
            throw refused(400, u"bad_request"_s, u"Invalid filters %1"_s.arg(name));
    const QString limitText = call.request.param(u"limit"_s), marker = call.request.param(u"marker"_s);
    bool isNumber = true;
    const int limit = limitText.isEmpty() ? 20 : limitText.toInt(&isNumber);
    if (!isNumber || limit < 1 || limit > 1000)
        throw refused(400, u"invalid_limit"_s, u"limit should be an integer between 1 and 1000"_s);
    std::erase_if(rows, [&](const QJsonObject &row) {
        for (const QString &filter : filters)
            if (!fitsPattern(queryText(row[filter]), call.request.param(filter)))
                return true;
        return false;
    });
    const auto total = static_cast<int>(rows.size());
    const Page page = pageOf(std::move(rows), limit, marker);
    if (!page.isMarkerKnown)
        throw refused(400, u"marker_not_found"_s, u"Marker None could not be found"_s);
    const QString url = call.state.baseUrl() + call.request.path;
    const QString query = call.request.query.toString(QUrl::FullyEncoded);
    QJsonObject links{{"self"_L1, query.isEmpty() ? url : QString(url + u'?' + query)}};
    if (page.isFull)
        links["next"_L1]
            = QString(url + u'?' + nextQuery(call.request, page.rows.back()["id"_L1].toString()));
    return jsonReply(200,
        {{member, toArray(page.rows)}, {"links"_L1, links},
            {"metadata"_L1, QJsonObject{{"total_count"_L1, total}}}});
}

Reply listZones(Call &call)
{
    std::vector<QJsonObject> rows;
    for (const Resource *zone : call.state.listed(u"zones"_s, call.project()))
        rows.push_back(showZone(call.state, *zone));
    return answerList(call, std::move(rows), u"zones"_s,
        {u"name"_s, u"type"_s, u"email"_s, u"status"_s, u"description"_s, u"ttl"_s});
}

Reply makeZone(Call &call)
{
    const QString name = call.json["name"_L1].toString();
    if (name.isEmpty())
        throw badField({"records"_L1, 0, "name"_L1}, u"'name' is a required property"_s, u"required"_s,
            QJsonArray{"name"_L1});
    if (!name.endsWith(u'.'))
        throw badObject(
            u"Provided object is not valid. Got a ValueError error with message Domain %1 does not end with a dot"_s
                .arg(name));
    if (!call.json.contains("email"_L1))
        throw badField(
            {"type"_L1, "email"_L1}, u"'email' is a required property"_s, u"required"_s, "email"_L1);
    if (name.count(u'.') < 2)
        throw refused(400, u"invalid_zone_name"_s, u"More than one label is required"_s);
    for (const Resource *zone : call.state["zones"_L1].all()) {
        const QString other = zone->body["name"_L1].toString();
        if (other == name)
            throw refused(409, u"duplicate_zone"_s, u"Duplicate Zone"_s);
        if (zone->project != call.project() && name.endsWith(u'.' + other))
            throw refused(403, u"illegal_child"_s, u"Unable to create subzone in another tenants zone"_s);
    }
    if (call.state.count(u"zones"_s, call.project()) >= 10)
        throw refused(413, u"over_quota"_s, u"Quota exceeded for zones."_s);
    const auto orNull = [&](QLatin1StringView field) {
        return call.json.contains(field) ? call.json[field] : QJsonValue();
    };
    Resource &zone = call.state.create(u"zones"_s, call.project(),
        {{"name"_L1, name}, {"email"_L1, call.json["email"_L1]}, {"description"_L1, orNull("description"_L1)},
            {"ttl"_L1, call.json["ttl"_L1].toInt(3600)}, {"version"_L1, 1}},
        Durations::Zone);
    zone.task = u"CREATE"_s;
    zone.taskEnds = zone.ready;
    Reply reply = jsonReply(202, showZone(call.state, zone));
    reply.addHeader("Location", (call.state.baseUrl() + u"/dns/v2/zones/"_s + zone.id).toLatin1());
    return reply;
}

Reply getZone(Call &call)
{
    return jsonReply(200, showZone(call.state, needZone(call)));
}

Reply changeZone(Call &call)
{
    Resource &zone = needZone(call);
    for (const QString &field : {u"ttl"_s, u"email"_s, u"description"_s})
        if (call.json.contains(field))
            zone.body[field] = call.json[field];
    begin(call.state, zone, "UPDATE", Durations::Record);
    return jsonReply(202, showZone(call.state, zone));
}

Reply deleteZone(Call &call)
{
    Resource &zone = needZone(call);
    const QString end = u'.' + zone.body["name"_L1].toString();
    for (const Resource *other : call.state["zones"_L1].all())
        if (other->body["name"_L1].toString().endsWith(end) && other->gone == 0)
            throw refused(
                400, u"zone_has_sub_zone"_s, u"Please delete any subzones before deleting this zone"_s);
    begin(call.state, zone, "DELETE", Durations::ZoneDelete);
    zone.gone = zone.taskEnds;
    return jsonReply(202, showZone(call.state, zone));
}

const QStringList &recordFilters()
{
    static const QStringList filters{
        u"name"_s, u"type"_s, u"ttl"_s, u"data"_s, u"status"_s, u"description"_s};
    return filters;
}

Reply listRecords(Call &call)
{
    const QString zone = call.args.isEmpty() ? QString() : needZone(call).id;
    std::vector<QJsonObject> rows;
    for (const Resource *record : call.state.listed(u"recordsets"_s, call.project()))
        if (zone.isEmpty() || record->body["zone_id"_L1].toString() == zone) {
            QJsonObject shown = showRecord(call.state, *record);
            rows.push_back(shown);
        }
    return answerList(call, std::move(rows), u"recordsets"_s, recordFilters());
}

void checkRecords(const QJsonArray &records, const QString &type)
{
    int index = 0;
    for (const QJsonValue record : records) {
        const QString text = record.toString();
        const bool fits = type == "A"_L1 ? parseAddress(text).has_value()
            : type == "AAAA"_L1          ? isIpv6Cidr(text)
            : type == "CNAME"_L1         ? text.endsWith(u'.')
                                         : true;
        if (!fits)
            throw badField({"records"_L1, index}, u"'%1' is not a '%2' Record"_s.arg(text, type), u"format"_s,
                QJsonArray{type});
        ++index;
    }
}

void checkNewRecord(Call &call, const Resource &zone)
{
    static const QStringList known{u"name"_s, u"type"_s, u"records"_s, u"ttl"_s, u"description"_s};
    static const QStringList types{u"A"_s, u"AAAA"_s, u"CNAME"_s, u"MX"_s, u"TXT"_s, u"SRV"_s, u"NS"_s,
        u"PTR"_s, u"SPF"_s, u"SSHFP"_s, u"CAA"_s, u"CERT"_s, u"NAPTR"_s};
    for (const QString &field : call.json.keys())
        if (!known.contains(field))
            throw badObject(
                u"Provided object does not match schema. Keys ['%1'] are not valid for recordset"_s.arg(
                    field));
    const QString name = call.json["name"_L1].toString(), type = call.json["type"_L1].toString();
    if (call.json["ttl"_L1].toInt(0) < 0)
        throw badObject(
            u"Provided object is not valid. Got a ValueError error with message Value must be >= 0 for field ttl"_s);
    if (name.isEmpty())
        throw badObject(QString());
    if (!name.endsWith(u'.'))
        throw badObject(
            u"Provided object is not valid. Got a ValueError error with message Host name %1 does not end with a dot"_s
                .arg(name));
    if (!types.contains(type))
        throw badField({"recordset"_L1, "type"_L1},
            u"'%1' is not a valid record type"_s.arg(type.isEmpty() ? u"None"_s : type), u"value"_s,
            QJsonArray{type.isEmpty() ? QJsonValue() : QJsonValue(type)});
    checkRecords(call.json["records"_L1].toArray(), type);
    const QString zoneName = zone.body["name"_L1].toString();
    if (name != zoneName && !name.endsWith(u'.' + zoneName))
        throw refused(
            400, u"invalid_recordset_location"_s, u"RecordSet is not contained within it's parent zone"_s);
    for (const Resource *other : call.state["recordsets"_L1].all()) {
        if (other->body["name"_L1].toString() != name)
            continue;
        const QString otherType = other->body["type"_L1].toString();
        if (otherType == type)
            throw refused(409, u"duplicate_recordset"_s, u"Duplicate RecordSet"_s);
        if (type == "CNAME"_L1 || otherType == "CNAME"_L1)
            throw refused(400, u"invalid_recordset_location"_s,
                u"CNAME recordsets may not share a name with any other records"_s);
    }
}

Reply makeRecord(Call &call)
{
    const Resource &zone = needZone(call);
    checkNewRecord(call, zone);
    if (call.state.count(u"recordsets"_s, call.project()) >= 500)
        throw refused(413, u"over_quota"_s, u"Quota exceeded for recordset_records."_s);
    const QJsonArray records = call.json["records"_L1].toArray();
    const auto orNull = [&](QLatin1StringView field) {
        return call.json.contains(field) ? call.json[field] : QJsonValue();
    };
    Resource &record = call.state.create(u"recordsets"_s, call.project(),
        {{"zone_id"_L1, zone.id}, {"zone_name"_L1, zone.body["name"_L1]}, {"name"_L1, call.json["name"_L1]},
            {"type"_L1, call.json["type"_L1]}, {"records"_L1, records}, {"ttl"_L1, orNull("ttl"_L1)},
            {"description"_L1, orNull("description"_L1)}, {"version"_L1, 1}},
        records.isEmpty() ? 0 : Durations::Record);
    if (!records.isEmpty()) {
        record.task = u"CREATE"_s;
        record.taskEnds = record.ready;
    }
    const QJsonObject shown = showRecord(call.state, record);
    Reply reply = jsonReply(records.isEmpty() ? 201 : 202, shown);
    reply.addHeader("Location", shown["links"_L1]["self"_L1].toString().toLatin1());
    return reply;
}

Reply getRecord(Call &call)
{
    return jsonReply(200, showRecord(call.state, needRecord(call)));
}

Reply changeRecord(Call &call)
{
    Resource &record = needRecord(call);
    if (isManaged(record))
        throw refused(400, u"bad_request"_s, u"Managed records may not be updated"_s);
    checkRecords(call.json["records"_L1].toArray(), record.body["type"_L1].toString());
    for (const QString &field : {u"records"_s, u"ttl"_s, u"description"_s})
        if (call.json.contains(field))
            record.body[field] = call.json[field];
    begin(call.state, record, "UPDATE", Durations::Record);
    const bool isEmpty = record.body["records"_L1].toArray().isEmpty();
    if (isEmpty)
        record.task.clear();
    return jsonReply(isEmpty ? 200 : 202, showRecord(call.state, record));
}

Reply deleteRecord(Call &call)
{
    Resource &record = needRecord(call);
    if (isManaged(record))
        throw refused(400, u"bad_request"_s,
            u"Deleting a %1 recordset is not allowed"_s.arg(record.body["type"_L1].toString()));
    begin(call.state, record, "DELETE", Durations::Record);
    const QJsonObject shown = showRecord(call.state, record);
    call.state["recordsets"_L1].remove(QString(record.id));
    return jsonReply(202, shown);
}

Reply limits(Call &)
{
    return jsonReply(200,
        {{"max_zones"_L1, 10}, {"max_zone_recordsets"_L1, 500}, {"max_zone_records"_L1, 500},
            {"max_recordset_records"_L1, 20}, {"min_ttl"_L1, QJsonValue()}, {"max_zone_name_length"_L1, 255},
            {"max_recordset_name_length"_L1, 255}, {"max_page_limit"_L1, 1000}});
}

Reply versions(Call &call)
{
    QJsonArray all;
    for (const QString &id : {u"v2"_s, u"v2.0"_s}) {
        const QJsonArray links{
            QJsonObject{{"href"_L1, call.state.baseUrl() + u"/dns/v2"_s}, {"rel"_L1, "self"_L1}},
            QJsonObject{{"href"_L1, "https://docs.openstack.org/api-ref/dns"_L1}, {"rel"_L1, "help"_L1}}};
        all.append(QJsonObject{{"id"_L1, id}, {"links"_L1, links}, {"updated"_L1, "2022-06-29T00:00:00Z"_L1},
            {"status"_L1, id == "v2"_L1 ? "SUPPORTED"_L1 : "CURRENT"_L1}});
    }
    return jsonReply(200, {{"versions"_L1, all}});
}

Reply refuse(Refusal refusal, const Request &request)
{
    switch (refusal) {
    case Refusal::NoToken:
        return unauthorized(request);
    case Refusal::NoSuchPath:
        return refused(404, u"not_found"_s, u"resource not found"_s);
    case Refusal::NoSuchMethod:
        return refused(405, u"method_not_allowed"_s, QString());
    case Refusal::BadBody:
        return refused(400, u"invalid_json"_s,
            u"Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"_s);
    }
    return {};
}

/// The body of an error repeats the request's id.
void decorate(const Request &, Reply &reply)
{
    for (const auto &[name, value] : qAsConst(reply.headers))
        if (name == "x-openstack-request-id")
            reply.body.replace("\"req-practice\"", '"' + value + '"');
}

} // namespace

void settleRecords(State &state)
{
    const Moment now = state.now();
    for (const QString &kind : {u"zones"_s, u"recordsets"_s})
        for (Resource *one : state[kind].all())
            if (!one->task.isEmpty() && one->taskEnds <= now && one->gone == 0)
                one->task.clear();
    for (Resource *zone : state["zones"_L1].all()) {
        if (zone->gone == 0 || zone->gone > now)
            continue;
        for (const Resource *record : state["recordsets"_L1].all())
            if (record->body["zone_id"_L1].toString() == zone->id)
                state["recordsets"_L1].remove(QString(record->id));
        state["zones"_L1].remove(QString(zone->id));
    }
}

Service dnsService()
{
    static const std::vector<Route> routes{
        {"GET", "/", versions, 20, Access::Open},
        {"GET", "/v2/limits", limits, Durations::Read},
        {"GET", "/v2/zones", listZones, Durations::Read},
        {"POST", "/v2/zones", makeZone, Durations::Write},
        {"GET", "/v2/zones/{}", getZone, Durations::Read},
        {"PATCH", "/v2/zones/{}", changeZone, Durations::Write},
        {"DELETE", "/v2/zones/{}", deleteZone, Durations::Write},
        {"GET", "/v2/recordsets", listRecords, Durations::Read},
        {"GET", "/v2/zones/{}/recordsets", listRecords, Durations::Read},
        {"POST", "/v2/zones/{}/recordsets", makeRecord, Durations::Write},
        {"GET", "/v2/zones/{}/recordsets/{}", getRecord, Durations::Read},
        {"PUT", "/v2/zones/{}/recordsets/{}", changeRecord, Durations::Write},
        {"DELETE", "/v2/zones/{}/recordsets/{}", deleteRecord, Durations::Write},
    };
    return {"/dns", routes, refuse, nullptr, decorate};
}

} // namespace hubwright::practice
