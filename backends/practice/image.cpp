// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "practice/compute.h"
#include "practice/durations.h"
#include "practice/lists.h"
#include "practice/services.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace hubwright::practice {

namespace {

const QStringList &readOnly()
{
    static const QStringList names{u"status"_s, u"checksum"_s, u"size"_s, u"virtual_size"_s, u"created_at"_s,
        u"updated_at"_s, u"self"_s, u"file"_s, u"schema"_s, u"direct_url"_s, u"owner"_s, u"os_hash_algo"_s,
        u"os_hash_value"_s, u"locations"_s};
    return names;
}

QString statusOf(const State &state, const Resource &image)
{
    if (!image.inner["isSnapshot"_L1].toBool() || image.ready <= state.now())
        return image.status;
    const bool isEarly = state.now() - image.created < (image.ready - image.created) / 5;
    return isEarly ? u"queued"_s : u"saving"_s;
}

QJsonObject show(const State &state, const Resource &image)
{
    QJsonObject shown = image.body;
    const QString status = statusOf(state, image), path = u"/v2/images/"_s + image.id;
    shown["status"_L1] = status;
    shown["owner"_L1] = image.project;
    shown["created_at"_L1] = state.stamp(image.created);
    if (!shown.contains("updated_at"_L1))
        shown["updated_at"_L1] = state.stamp(image.created);
    shown["self"_L1] = path;
    shown["file"_L1] = QString(path + u"/file"_s);
    shown["schema"_L1] = "/v2/schemas/image"_L1;
    if (status != "active"_L1) {
        for (const QString &name :
            {u"size"_s, u"checksum"_s, u"os_hash_algo"_s, u"os_hash_value"_s, u"virtual_size"_s})
            shown[name] = QJsonValue();
        shown.remove("stores"_L1);
        if (image.inner["isSnapshot"_L1].toBool() && status == "queued"_L1)
            setAll(shown, {"disk_format"_L1, "container_format"_L1}, QJsonValue());
    }
    return shown;
}

void addData(Resource &image, const QByteArray &data)
{
    image.status = u"active"_s;
    image.body["size"_L1] = data.size();
    image.body["virtual_size"_L1] = QJsonValue();
    image.body["checksum"_L1]
        = QString::fromLatin1(QCryptographicHash::hash(data, QCryptographicHash::Md5).toHex());
    image.body["os_hash_algo"_L1] = "sha512"_L1;
    image.body["os_hash_value"_L1]
        = QString::fromLatin1(QCryptographicHash::hash(data, QCryptographicHash::Sha512).toHex());
    image.body["stores"_L1] = "file"_L1;
}

Resource &need(Call &call, const QString &message = u"No image found with ID %1"_s)
{
    const QString id = call.args.value(0);
    Resource *image = call.state["images"_L1].find(id);
    if (!image
        || (image->project != call.project() && image->body["visibility"_L1].toString() != "public"_L1))
        throw webobError(404, message.arg(id));
    return *image;
}

void checkQuery(const Request &request)
{
    const QString limit = request.param(u"limit"_s), visibility = request.param(u"visibility"_s);
    bool isNumber = limit.isEmpty();
    if (!isNumber)
        limit.toInt(&isNumber);
    if (!isNumber)
        throw webobError(400, u"limit param must be an integer"_s);
    static const QStringList visibilities{u"all"_s, u"public"_s, u"private"_s, u"shared"_s, u"community"_s};
    if (!visibility.isEmpty() && !visibilities.contains(visibility))
        throw webobError(400, u"Invalid visibility value: %1"_s.arg(visibility));
    static const QStringList sortable{u"name"_s, u"status"_s, u"container_format"_s, u"disk_format"_s,
        u"size"_s, u"id"_s, u"created_at"_s, u"updated_at"_s};
    for (const QString &key : request.param(u"sort"_s).split(u',', Qt::SkipEmptyParts))
        if (!sortable.contains(key.section(u':', 0, 0)))
            throw webobError(400,
                u"Invalid sort key: %1. It must be one of the following: %2."_s.arg(
                    key.section(u':', 0, 0), sortable.join(u", "_s)));
}

void sortRows(std::vector<QJsonObject> &rows, const Request &request)
{
    QString key = request.param(u"sort"_s);
    if (key.isEmpty())
        key = request.param(u"sort_key"_s) + u':' + request.param(u"sort_dir"_s);
    const QString name = key.section(u':', 0, 0), direction = key.section(u':', 1, 1);
    if (name.isEmpty()) {
        std::reverse(rows.begin(), rows.end()); // newest first
        return;
    }
    const bool isRising = direction == "asc"_L1;
    std::stable_sort(rows.begin(), rows.end(), [&](const QJsonObject &a, const QJsonObject &b) {
        const auto less = [&](const QJsonObject &x, const QJsonObject &y) {
            return name == "size"_L1 ? x[name].toDouble() < y[name].toDouble()
                                     : x[name].toString() < y[name].toString();
        };
        return isRising ? less(a, b) : less(b, a);
    });
}

Reply list(Call &call)
{
    checkQuery(call.request);
    static const QStringList controls{u"limit"_s, u"marker"_s, u"sort"_s, u"sort_key"_s, u"sort_dir"_s,
        u"os_hidden"_s, u"member_status"_s, u"visibility"_s, u"tag"_s};
    const bool isHidden = call.request.param(u"os_hidden"_s).compare("true"_L1, Qt::CaseInsensitive) == 0;
    const QString visibility = call.request.param(u"visibility"_s), tag = call.request.param(u"tag"_s);
    std::vector<QJsonObject> rows;
    for (Resource *image : call.state["images"_L1].all()) {
        QJsonObject shown = show(call.state, *image);
        const bool isVisible = image->project == call.project() || shown["visibility"_L1] == "public"_L1;
        bool fitsAll = isVisible && call.state.isListed(*image) && shown["os_hidden"_L1].toBool() == isHidden
            && fits(shown, call.request.query, controls)
            && (visibility.isEmpty() || visibility == "all"_L1
                || shown["visibility"_L1].toString() == visibility)
            && (tag.isEmpty() || shown["tags"_L1].toArray().contains(tag));
        for (const auto &[name, value] :
            call.request.query.queryItems()) // an image without the property does not have it
            fitsAll
                = fitsAll && (controls.contains(name) || shown.contains(name) || name.startsWith("size_"_L1));
        if (fitsAll)
            rows.push_back(std::move(shown));
    }
    sortRows(rows, call.request);
    const QString limit = call.request.param(u"limit"_s), marker = call.request.param(u"marker"_s);
    const Page page = pageOf(std::move(rows), limit.isEmpty() ? 25 : limit.toInt(), marker);
    if (!page.isMarkerKnown)
        throw webobError(400, u"No image found with ID %1"_s.arg(marker));
    QUrlQuery firstQuery = call.request.query;
    firstQuery.removeAllQueryItems(u"marker"_s);
    const QString first = u"/v2/images"_s
        + (firstQuery.isEmpty() ? QString() : u'?' + firstQuery.toString(QUrl::FullyEncoded));
    QJsonObject body{
        {"images"_L1, toArray(page.rows)}, {"first"_L1, first}, {"schema"_L1, "/v2/schemas/images"_L1}};
    if (page.isFull)
        body["next"_L1]
            = QString(u"/v2/images?"_s + nextQuery(call.request, page.rows.back()["id"_L1].toString()));
    return jsonReply(200, body);
}

void checkProperty(const QString &name, const QJsonValue &value)
{
    if (readOnly().contains(name))
        throw webobError(403, u"Attribute '%1' is read-only."_s.arg(name));
    if (name == "visibility"_L1 && value.toString() == "public"_L1)
        throw webobError(403, u"You are not authorized to complete publicize_image action."_s);
    static const QStringList notText{u"min_disk"_s, u"min_ram"_s, u"protected"_s, u"os_hidden"_s, u"tags"_s};
    static const QStringList formats{u"ami"_s, u"ari"_s, u"aki"_s, u"vhd"_s, u"vhdx"_s, u"vmdk"_s, u"raw"_s,
        u"qcow2"_s, u"vdi"_s, u"iso"_s, u"ploop"_s};
    const QString schema = u"Provided object does not match schema 'image': "_s;
    if (!notText.contains(name) && !value.isString() && !value.isNull())
        throw webobError(400, schema + queryText(value) + u" is not of type 'string'"_s);
    if (name == "disk_format"_L1 && value.isString() && !formats.contains(value.toString()))
        throw webobError(400,
            schema + u"'%1' is not one of [None, '%2']"_s.arg(value.toString(), formats.join(u"', '"_s)));
}

Reply make(Call &call)
{
    const QJsonValue null;
    QJsonObject body{{"name"_L1, null}, {"disk_format"_L1, null}, {"container_format"_L1, null},
        {"visibility"_L1, "shared"_L1}, {"protected"_L1, false}, {"min_ram"_L1, 0}, {"min_disk"_L1, 0},
        {"os_hidden"_L1, false}, {"tags"_L1, QJsonArray()}};
    for (auto it = call.json.constBegin(); it != call.json.constEnd(); ++it) {
        checkProperty(it.key(), it.value());
        body[it.key()] = it.value();
    }
    if (call.state["images"_L1].find(call.json["id"_L1].toString()))
        throw webobError(409, u"Image ID %1 already exists!"_s.arg(call.json["id"_L1].toString()));
    Resource &image = call.state.create(u"images"_s, call.project(), body);
    image.status = u"queued"_s;
    Reply reply = jsonReply(201, show(call.state, image));
    reply.addHeader("Location", (call.state.baseUrl() + u"/image/v2/images/"_s + image.id).toLatin1());
    reply.addHeader("OpenStack-image-import-methods", "glance-direct,web-download,copy-image");
    reply.addHeader("OpenStack-image-store-ids", "file");
    return reply;
}

Reply get(Call &call)
{
    return jsonReply(200, show(call.state, need(call)));
}

void needOwn(Call &call, const Resource &image)
{
    if (image.project != call.project())
        throw webobError(403, u"You do not own this image"_s);
}

Reply unsupported(const QByteArray &type)
{
    return webobError(
        415, u"The request media type %1 is not supported by this server."_s.arg(QLatin1StringView(type)));
}

Reply patch(Call &call)
{
    const QByteArray type = call.request.header("content-type");
    if (!type.startsWith("application/openstack-images-v2.")) {
        Reply reply = unsupported(type);
        reply.addHeader("Accept-Patch",
            "application/openstack-images-v2.0-json-patch, application/openstack-images-v2.1-json-patch");
        throw reply;
    }
    Resource &image = need(call);
    needOwn(call, image);
    const QJsonDocument document = QJsonDocument::fromJson(call.request.body);
    if (!document.isArray())
        throw webobError(400, u"Malformed JSON in request body."_s);
    QJsonObject body = image.body;
    for (const QJsonValue change : document.array()) {
        const QString name = change["path"_L1].toString().mid(1), op = change["op"_L1].toString();
        checkProperty(name, op == "remove"_L1 ? QJsonValue() : change["value"_L1]);
        if (op != "add"_L1 && !body.contains(name))
            throw webobError(409, u"There was a conflict when trying to complete your request."_s,
                u"Property %1 does not exist."_s.arg(name));
        if (op == "remove"_L1)
            body.remove(name);
        else
            body[name] = change["value"_L1];
    }
    body["updated_at"_L1] = call.state.stamp(call.state.now());
    image.body = body;
    return jsonReply(200, show(call.state, image));
}

Reply remove(Call &call)
{
    const Resource &image = need(call, u"Failed to find image %1 to delete"_s);
    needOwn(call, image);
    if (image.body["protected"_L1].toBool())
        throw webobError(403, u"Image %1 is protected and cannot be deleted."_s.arg(image.id));
    call.state["images"_L1].remove(QString(image.id));
    return emptyReply(204, "text/html; charset=UTF-8");
}

Reply upload(Call &call)
{
    const QByteArray type = call.request.header("content-type");
    if (type != "application/octet-stream")
        throw unsupported(type);
    Resource &image = need(call);
    needOwn(call, image);
    if (image.status != "queued"_L1)
        throw webobError(
            409, u"Image status transition from %1 to saving is not allowed"_s.arg(image.status));
    addData(image, call.request.body);
    image.inner["data"_L1] = QString::fromLatin1(call.request.body.left(1 << 20).toBase64());
    return emptyReply(204, "text/html; charset=UTF-8");
}

Reply download(Call &call)
{
    const Resource &image = need(call);
    if (statusOf(call.state, image) != "active"_L1)
        return emptyReply(204, "text/html; charset=UTF-8");
    Reply reply{200, "application/octet-stream",
        QByteArray::fromBase64(image.inner["data"_L1].toString().toLatin1()), {}};
    reply.addHeader("Content-Md5", image.body["checksum"_L1].toString().toLatin1());
    return reply;
}

Reply versions(Call &call)
{
    QJsonArray all;
    for (const QString &id : {u"v2.15"_s, u"v2.13"_s, u"v2.12"_s, u"v2.11"_s, u"v2.10"_s, u"v2.9"_s,
             u"v2.7"_s, u"v2.6"_s, u"v2.5"_s, u"v2.4"_s, u"v2.3"_s, u"v2.2"_s, u"v2.1"_s, u"v2.0"_s})
        all.append(QJsonObject{{"id"_L1, id}, {"status"_L1, id == "v2.15"_L1 ? "CURRENT"_L1 : "SUPPORTED"_L1},
            {"links"_L1,
                QJsonArray{QJsonObject{
                    {"rel"_L1, "self"_L1}, {"href"_L1, call.state.baseUrl() + u"/image/v2/"_s}}}}});
    return jsonReply(call.request.path == "/image"_L1 ? 300 : 200, {{"versions"_L1, all}});
}

Reply refuse(Refusal refusal, const Request &request)
{
    switch (refusal) {
    case Refusal::NoToken: {
        Reply reply = webobError(401,
            u"This server could not verify that you are authorized to access the document you requested. "
            u"Either you "
            "supplied the wrong credentials (e.g., bad password), or your browser does not understand how to "
            "supply the "
            "credentials required."_s);
        reply.headers = unauthorized(request).headers;
        return reply;
    }
    case Refusal::NoSuchPath:
        return webobError(404, u"The resource could not be found."_s);
    case Refusal::NoSuchMethod:
        return webobError(405, u"The method specified is not allowed for this resource."_s);
    case Refusal::BadBody:
        return webobError(400, u"Malformed JSON in request body."_s);
    }
    return {};
}

/// What the middleware before Glance refuses has no request id.
void decorate(const Request &, Reply &reply)
{
    if (reply.status == 401)
        reply.headers.removeIf([](const auto &header) { return header.first == "x-openstack-request-id"; });
}

} // namespace

Resource &makeSnapshot(Call &call, const Resource &server, const QString &name, const QJsonObject &metadata)
{
    State &state = call.state;
    const Resource *flavor = state["flavors"_L1].find(server.inner["flavor"_L1].toString());
    QJsonObject body{{"name"_L1, name}, {"visibility"_L1, "private"_L1}, {"disk_format"_L1, "qcow2"_L1},
        {"container_format"_L1, "bare"_L1}, {"protected"_L1, false}, {"min_ram"_L1, 0},
        {"tags"_L1, QJsonArray()}, {"min_disk"_L1, flavor ? flavor->body["disk"_L1] : QJsonValue(0)},
        {"os_hidden"_L1, false}, {"image_type"_L1, "snapshot"_L1},
        {"base_image_ref"_L1, server.inner["image"_L1]}, {"instance_uuid"_L1, server.id},
        {"user_id"_L1, call.token.user}, {"owner_user_name"_L1, "hubadmin"_L1},
        {"owner_project_name"_L1, "hub"_L1}, {"boot_roles"_L1, "member,reader,load-balancer_member"_L1}};
    if (const Resource *origin = state["images"_L1].find(server.inner["image"_L1].toString()))
        for (const QString &key : origin->body.keys())
            if (!body.contains(key) && key.startsWith("os_"_L1) && !key.startsWith("os_hash"_L1))
                body[key] = origin->body[key];
    for (auto it = metadata.begin(); it != metadata.end(); ++it)
        body[it.key()] = it.value();
    Resource &image = state.create(u"images"_s, call.project(), body, Durations::Snapshot);
    image.inner["isSnapshot"_L1] = true;
    addData(image, QByteArray(1024, 'x'));
    return image;
}

Service imageService()
{
    static const std::vector<Route> routes{
        {"GET", "/", versions, 20, Access::Open},
        {"GET", "/versions", versions, 20, Access::Open},
        {"GET", "/v2/images", list, Durations::Read},
        {"POST", "/v2/images", make, Durations::Write},
        {"GET", "/v2/images/{}", get, Durations::Read},
        {"PATCH", "/v2/images/{}", patch, Durations::Write, Access::Token, false},
        {"DELETE", "/v2/images/{}", remove, Durations::Write},
        {"PUT", "/v2/images/{}/file", upload, Durations::Write, Access::Token, false},
        {"GET", "/v2/images/{}/file", download, Durations::Write},
    };
    return {"/image", routes, refuse, nullptr, decorate};
}

} // namespace hubwright::practice
