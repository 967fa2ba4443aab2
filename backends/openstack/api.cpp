// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "openstack/api.h"

#include "openstack/fault.h"
#include "openstack/paging.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace hubwright::openstack {
using namespace Qt::StringLiterals;

namespace {

/// QUrlQuery leaves "+" as it is, which servers read as a blank.
QString encoded(const QUrlQuery &query)
{
    QStringList items;
    for (const auto &[name, value] : query.queryItems(QUrl::FullyDecoded))
        items.append(
            QString::fromLatin1(QUrl::toPercentEncoding(name) + '=' + QUrl::toPercentEncoding(value)));
    return items.join(u'&');
}

/// Glance alone takes changes as a JSON patch. "add" also replaces.
/// https://docs.openstack.org/api-ref/image/v2/#update-image
QByteArray imagePatch(const QJsonObject &changes)
{
    QJsonArray patch;
    for (auto i = changes.begin(); i != changes.end(); ++i) {
        QString key = i.key();
        key.replace(u'~', u"~0"_s).replace(u'/', u"~1"_s);
        patch.append(QJsonObject{{u"op"_s, u"add"_s}, {u"path"_s, u'/' + key}, {u"value"_s, i.value()}});
    }
    return QJsonDocument(patch).toJson(QJsonDocument::Compact);
}

http::Request toRequest(Service service, const QByteArray &verb, const QString &path, const QString &query,
    const QJsonObject &body)
{
    Q_ASSERT(path.startsWith(u'/'));
    http::Request request;
    request.verb = verb;
    request.url.setPath(path, QUrl::DecodedMode);
    request.url.setQuery(query, QUrl::StrictMode);
    if (body.isEmpty())
        return request;
    const bool isImagePatch = service == Service::Image && verb == "PATCH";
    request.body = isImagePatch ? imagePatch(body) : QJsonDocument(body).toJson(QJsonDocument::Compact);
    request.headers = {
        {"Content-Type", isImagePatch ? "application/openstack-images-v2.1-json-patch" : "application/json"}};
    return request;
}

Error endlessList(const QString &deed)
{
    return Error(Error::Kind::Unexpected,
        QCoreApplication::translate("openstack", "The cloud does not come to an end when it is to %1.")
            .arg(deed),
        QCoreApplication::translate(
            "openstack", "Tell the cloud's operators that a page of this list points to itself."));
}

Error notWhatWasAsked(const QString &deed)
{
    return Error(Error::Kind::Unexpected,
        QCoreApplication::translate(
            "openstack", "The cloud's answer is not what it should be when it is to %1.")
            .arg(deed),
        QCoreApplication::translate("openstack",
            "Try again. If it stays so, check the service's address in the cloud's catalog with its "
            "operators."));
}

QJsonObject inside(const QJsonObject &answer, const QString &member, const QString &path)
{
    const QJsonObject object = member.isEmpty() ? answer : answer[member].toObject();
    if (object["id"_L1].toString().isEmpty())
        throw notWhatWasAsked(deedOf("GET", path, {}));
    return object;
}

} // namespace

Api::Api(std::shared_ptr<Session> session, Service service)
    : m_session(std::move(session))
    , m_service(service)
{
}

bool Api::isOffered() const
{
    return !m_session->endpoint(m_service).isEmpty();
}

Task<QJsonObject> Api::call(QByteArray verb, QString path, QString query, QJsonObject body)
{
    // Held for the time of the call: the caller may let go of everything while it waits.
    const std::shared_ptr<Session> session = m_session;
    const http::Request request = toRequest(m_service, verb, path, query, body);
    const http::Response response = co_await session->send(m_service, request);
    if (!response.isGood())
        throw faultOf(response, deedOf(verb, path, body));
    const bool isWanted = verb != "DELETE" && !response.body.trimmed().isEmpty();
    co_return isWanted ? response.json(session->url(m_service, request.url)) : QJsonObject();
}

Task<QJsonObject> Api::get(QString path, QUrlQuery query)
{
    co_return co_await call("GET", path, encoded(query), QJsonObject());
}

Task<QJsonObject> Api::show(QString path, QString member)
{
    const QJsonObject answer = co_await get(path);
    co_return inside(answer, member, path);
}

Task<std::optional<QJsonObject>> Api::tryShow(QString path, QString member)
{
    const std::optional<QJsonObject> answer = co_await tryGet(path);
    if (!answer)
        co_return std::nullopt;
    co_return inside(*answer, member, path);
}

Task<QJsonArray> Api::list(QString path, QString member, QUrlQuery query)
{
    QJsonArray all;
    QSet<QString> seen;
    std::optional<QString> next = encoded(query);
    while (next) {
        if (seen.contains(*next))
            throw endlessList(deedOf("GET", path, {}));
        seen.insert(*next);
        const QJsonObject page = co_await call("GET", path, *next, QJsonObject());
        if (!page[member].isArray())
            throw notWhatWasAsked(deedOf("GET", path, {}));
        const QJsonArray items = page[member].toArray();
        for (const QJsonValue &item : items)
            all.append(item);
        // A full last page has a next one too, which is empty.
        next = items.isEmpty() ? std::nullopt : nextQuery(page, member);
    }
    co_return all;
}

Task<QJsonObject> Api::post(QString path, QJsonObject body)
{
    co_return co_await call("POST", path, QString(), body);
}

Task<QJsonObject> Api::put(QString path, QJsonObject body)
{
    co_return co_await call("PUT", path, QString(), body);
}

Task<QJsonObject> Api::patch(QString path, QJsonObject body)
{
    co_return co_await call("PATCH", path, QString(), body);
}

Task<> Api::remove(QString path)
{
    try {
        co_await call("DELETE", path, QString(), QJsonObject());
        co_return;
    } catch (const Error &error) {
        if (error.kind != Error::Kind::NotFound)
            throw;
    }
    // One server of a service may not know yet, or a proxy not find, what another one shows.
    bool isShown = false;
    try {
        isShown = (co_await tryGet(path)).has_value();
    } catch (const Error &error) {
        if (error.kind != Error::Kind::Refused) // may delete, but not look
            throw;
    }
    if (isShown)
        throw Error(Error::Kind::Transient,
            QCoreApplication::translate(
                "openstack", "The cloud could not %1: it did not find it, and shows it all the same.")
                .arg(deedOf("DELETE", path, {})),
            QCoreApplication::translate("openstack", "Try again in a few minutes."));
}

Task<std::optional<QJsonObject>> Api::tryGet(QString path)
{
    try {
        co_return co_await call("GET", path, QString(), QJsonObject());
    } catch (const Error &error) {
        if (error.kind != Error::Kind::NotFound)
            throw;
    }
    co_return std::nullopt;
}

} // namespace hubwright::openstack
