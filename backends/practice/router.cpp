// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "practice/router.h"

#include "practice/services.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace hubwright::practice {

Router::Router(std::vector<Service> services)
{
    for (Service &service : services) {
        Table table{service, QString::fromLatin1(service.prefix).split(u'/', Qt::SkipEmptyParts), {}};
        for (const Route &route : table.service.routes)
            table.entries.push_back(
                {QString::fromLatin1(route.pattern).split(u'/', Qt::SkipEmptyParts), &route});
        m_tables.push_back(std::move(table));
    }
}

Router::Match Router::match(const QByteArray &method, const QString &path) const
{
    Match match;
    QStringList parts = path.split(u'/', Qt::SkipEmptyParts);
    if (path.startsWith("/network/"_L1) && path.endsWith(".json"_L1) && parts.last() != "details.json"_L1)
        parts.last().chop(5); // Neutron takes the name of the format too
    for (const Table &table : m_tables) {
        if (parts.mid(0, table.prefix.size()) != table.prefix)
            continue;
        parts = parts.mid(table.prefix.size());
        match.service = &table.service;
        for (const Entry &entry : table.entries) {
            if (entry.parts.size() != parts.size())
                continue;
            QStringList args;
            bool fits = true;
            for (qsizetype i = 0; fits && i < parts.size(); ++i) {
                if (entry.parts[i] == "{}"_L1)
                    args << parts[i];
                else
                    fits = entry.parts[i] == parts[i];
            }
            if (!fits)
                continue;
            match.isPathKnown = true;
            if (method == entry.route->method) {
                match.route = entry.route;
                match.args = args;
                return match;
            }
        }
        return match;
    }
    return match;
}

namespace {

/// A service that was not told its own type, as most are not, refuses a token with access rules altogether.
bool isBoundByRules(State &state, const Token &token)
{
    const Resource *credential = state["application_credentials"_L1].find(token.credential);
    return credential && credential->body.contains("access_rules"_L1);
}

Reply handle(State &state, const Router::Match &match, const Request &request)
{
    const Service &service = *match.service;
    Call call{state, request, match.args, {}, {}};
    const bool isOpen = match.route && match.route->access == Access::Open;
    const bool isUnknown = !match.isPathKnown && service.isPathFirst;
    if (!isOpen && !isUnknown) {
        const std::optional<Token> token
            = findToken(state, QString::fromLatin1(request.header("x-auth-token")));
        if (!token || (token->project.isEmpty() && QLatin1StringView(service.prefix) != "/identity"_L1))
            throw service.refuse(Refusal::NoToken, request);
        if (isBoundByRules(state, *token) && QLatin1StringView(service.prefix) != "/identity"_L1)
            throw service.refuse(Refusal::NoToken, request);
        call.token = *token;
    }
    if (!match.route)
        throw service.refuse(match.isPathKnown ? Refusal::NoSuchMethod : Refusal::NoSuchPath, request);
    if (service.prepare)
        service.prepare(call);
    if (match.route->readsJson && !request.body.isEmpty()) {
        const QJsonDocument document = QJsonDocument::fromJson(request.body);
        if (!document.isObject())
            throw service.refuse(Refusal::BadBody, request);
        call.json = document.object();
    }
    return match.route->handler(call);
}

} // namespace

QString keyOf(const Request &request, const Router::Match &match)
{
    const QString pattern = match.route
        ? QString::fromLatin1(match.service->prefix) + QString::fromLatin1(match.route->pattern)
        : request.path;
    const QString key = QString::fromLatin1(request.method) + u' ' + pattern;
    if (!pattern.endsWith("/action"_L1))
        return key;
    return key + u' ' + QJsonDocument::fromJson(request.body).object().keys().value(0);
}

Reply dispatch(State &state, const Router::Match &match, const Request &request)
{
    Reply reply;
    try {
        reply = match.service ? handle(state, match, request)
                              : webobError(404, u"The resource could not be found."_s);
    } catch (const Reply &refusal) {
        reply = refusal;
    }
    if (!reply.explanation.isNull())
        writeError(reply, request.header("accept"));
    if (!match.service)
        return reply;
    const bool isRoot = request.path == QLatin1StringView(match.service->prefix);
    if (!isRoot || match.service->isRootTraced)
        reply.addHeader("x-openstack-request-id", "req-" + state.uuid().toLatin1());
    if (match.service->decorate)
        match.service->decorate(request, reply);
    return reply;
}

} // namespace hubwright::practice
