// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "practice/identity.h"

#include "practice/durations.h"
#include "practice/services.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace hubwright::practice {

Reply keystoneError(int status, const QString &message)
{
    Reply reply = jsonReply(status,
        {{"error"_L1,
            QJsonObject{{"code"_L1, status}, {"message"_L1, message}, {"title"_L1, reasonOf(status)}}}});
    return reply;
}

Reply keystoneMalformed(const QString &message)
{
    return keystoneError(400,
        message
            + u" The server could not comply with the request since it is either malformed or otherwise "
              u"incorrect. The "
              "client is assumed to be in error."_s);
}

std::optional<Token> findToken(State &state, const QString &id)
{
    const auto at = state.tokens.constFind(id);
    if (at == state.tokens.cend() || at->expires <= QDateTime::currentMSecsSinceEpoch())
        return std::nullopt;
    if (!at->credential.isEmpty() && !state["application_credentials"_L1].find(at->credential))
        return std::nullopt;
    return *at;
}

namespace {

QByteArray challenge(const Request &request)
{
    return "Keystone uri=\"http://" + request.header("host") + "/identity/v3\"";
}

QString required()
{
    return u"The request you have made requires authentication."_s;
}

} // namespace

Reply unauthorized(const Request &request)
{
    Reply reply = jsonReply(401,
        {{"error"_L1,
            QJsonObject{{"code"_L1, 401}, {"title"_L1, "Unauthorized"_L1}, {"message"_L1, required()}}}});
    reply.addHeader("WWW-Authenticate", challenge(request));
    return reply;
}

const char *roleId(const QString &name)
{
    if (name == "member"_L1)
        return "42ce0dd654984846afb10a9b76949d27";
    return name == "reader"_L1 ? "bf2ded3de11243af9036ddbc8a9ba106" : "655799832e014255bfcaeface9d55636";
}

QJsonObject roleOf(const QString &name, bool isFull)
{
    QJsonObject role{{"id"_L1, QLatin1StringView(roleId(name))}, {"name"_L1, name}};
    if (isFull) {
        setAll(role, {"domain_id"_L1, "description"_L1}, QJsonValue());
        role["options"_L1]
            = name == "load-balancer_member"_L1 ? QJsonObject() : QJsonObject{{"immutable"_L1, true}};
    }
    return role;
}

namespace {

QString utc(qint64 wall)
{
    return QDateTime::fromMSecsSinceEpoch(wall, Qt::UTC).toString(u"yyyy-MM-ddTHH:mm:ss.000000Z"_s);
}

QJsonObject domain()
{
    return {{"id"_L1, "default"_L1}, {"name"_L1, "Default"_L1}};
}

QJsonArray catalogOf(const State &state, const Token &token)
{
    struct Row
    {
        const char *type;
        const char *name;
        QString path;
    };
    const Row rows[]{{"compute", "nova", u"/compute/v2.1"_s}, {"network", "neutron", u"/network"_s},
        {"dns", "designate", u"/dns"_s}, {"image", "glance", u"/image"_s},
        {"identity", "keystone", u"/identity/v3"_s},
        {"volumev3", "cinder", u"/volume/v3/"_s + token.project}};
    QJsonArray catalog;
    int number = 0;
    for (const Row &row : rows) {
        const bool isMoved = !token.move.service.isEmpty() && row.path.startsWith(token.move.service);
        const QString url = (isMoved ? token.move.to : state.baseUrl()) + row.path;
        QJsonArray endpoints;
        for (const auto region : {"RegionTwo"_L1, "RegionOne"_L1})
            for (const auto interface : {"internal"_L1, "public"_L1})
                endpoints.append(QJsonObject{{"id"_L1, u"%1"_s.arg(++number, 32, 16, QLatin1Char('0'))},
                    {"interface"_L1, interface}, {"region_id"_L1, region}, {"region"_L1, region},
                    {"url"_L1, url}});
        catalog.append(QJsonObject{{"endpoints"_L1, endpoints},
            {"id"_L1, u"%1"_s.arg(++number, 32, 16, QLatin1Char('0'))},
            {"type"_L1, QLatin1StringView(row.type)}, {"name"_L1, QLatin1StringView(row.name)}});
    }
    return catalog;
}

Reply showToken(State &state, const Token &token, int status)
{
    const Person *person = findPerson(token.user);
    QJsonObject body{{"methods"_L1, QJsonArray::fromStringList(token.methods)},
        {"user"_L1,
            QJsonObject{{"domain"_L1, domain()}, {"id"_L1, token.user},
                {"name"_L1, QLatin1StringView(person->name)}, {"password_expires_at"_L1, QJsonValue()}}},
        {"audit_ids"_L1, QJsonArray::fromStringList(token.auditIds)}, {"expires_at"_L1, utc(token.expires)},
        {"issued_at"_L1, utc(token.issued)}};
    if (!token.project.isEmpty()) {
        QJsonArray roles;
        QStringList names = rolesOf(QString::fromLatin1(person->name), token.project);
        if (const Resource *credential = state["application_credentials"_L1].find(token.credential)) {
            names.clear();
            for (const QJsonValue role : credential->body["roles"_L1].toArray())
                names << role["name"_L1].toString();
            if (names.contains("member"_L1) && !names.contains("reader"_L1))
                names << u"reader"_s; // member implies it
            body["application_credential"_L1]
                = QJsonObject{{"id"_L1, credential->id}, {"name"_L1, credential->body["name"_L1]},
                    {"restricted"_L1, !credential->body["unrestricted"_L1].toBool()}};
        }
        for (const QString &name : names)
            roles.append(roleOf(name, false));
        body["project"_L1] = QJsonObject{{"domain"_L1, domain()}, {"id"_L1, token.project},
            {"name"_L1, QLatin1StringView(findProject(token.project)->name)}};
        body["is_domain"_L1] = false;
        body["roles"_L1] = roles;
        body["catalog"_L1] = catalogOf(state, token);
    }
    Reply reply = jsonReply(status, {{"token"_L1, body}});
    reply.addHeader("X-Subject-Token", token.id.toLatin1());
    return reply;
}

Reply refused(const Call &call)
{
    Reply reply = keystoneError(401, required());
    reply.addHeader("WWW-Authenticate", challenge(call.request));
    return reply;
}

const Person *personOf(const QJsonObject &user)
{
    const QString domainId = user["domain"_L1]["id"_L1].toString(),
                  domainName = user["domain"_L1]["name"_L1].toString();
    const QString id = user["id"_L1].toString();
    if (id.isEmpty() && domainId != "default"_L1 && domainName != "Default"_L1)
        return nullptr;
    return findPerson(id.isEmpty() ? user["name"_L1].toString() : id);
}

void byPassword(Call &call, const QJsonObject &method, Token &token)
{
    const QJsonObject user = method["user"_L1].toObject();
    const Person *person = personOf(user);
    if (!person || user["password"_L1].toString() != call.state.password)
        throw refused(call);
    token.user = QString::fromLatin1(person->id);
}

void byCredential(Call &call, const QJsonObject &method, Token &token)
{
    Table &credentials = call.state["application_credentials"_L1];
    Resource *found = nullptr;
    if (method.contains("id"_L1)) {
        const QString id = method["id"_L1].toString();
        found = credentials.find(id);
        if (!found)
            throw keystoneError(404, u"Could not find Application Credential: %1."_s.arg(id));
    } else if (const Person *person = personOf(method["user"_L1].toObject())) {
        for (Resource *one : credentials.all())
            if (one->body["name"_L1] == method["name"_L1]
                && one->body["user_id"_L1].toString() == QLatin1StringView(person->id))
                found = one;
    }
    const QDateTime ends = found
        ? QDateTime::fromString(found->body["expires_at"_L1].toString() + u'Z', Qt::ISODateWithMs)
        : QDateTime();
    if (!found || found->inner["secret"_L1] != method["secret"_L1]
        || (ends.isValid() && ends < QDateTime::currentDateTimeUtc()))
        throw refused(call);
    if (!call.json["auth"_L1]["scope"_L1].isUndefined()) {
        QJsonObject error{{"code"_L1, 401}, {"identity"_L1, QJsonObject()}, {"title"_L1, "Unauthorized"_L1},
            {"message"_L1,
                "Error authenticating with application credential: Application credentials cannot request a scope."_L1}};
        Reply reply = jsonReply(401, {{"error"_L1, error}});
        reply.addHeader("WWW-Authenticate", challenge(call.request));
        throw reply;
    }
    token.user = found->body["user_id"_L1].toString();
    token.project = found->project;
    token.credential = found->id;
    if (ends.isValid())
        token.expires = std::min(token.expires, ends.toMSecsSinceEpoch());
}

void byToken(Call &call, const QJsonObject &method, Token &token)
{
    const std::optional<Token> from = findToken(call.state, method["id"_L1].toString());
    if (!from) {
        const bool wasOne = call.state.tokens.contains(method["id"_L1].toString());
        throw keystoneError(
            404, wasOne ? u"Failed to validate token"_s : u"Could not recognize Fernet token"_s);
    }
    if (!from->credential.isEmpty())
        throw keystoneError(403,
            u"You are not authorized to perform the requested action: Using a delegated token to create "
            u"another token is "
            "not allowed.."_s);
    token.user = from->user;
    token.expires = from->expires;
    token.methods = from->methods;
    if (!token.methods.contains(u"token"_s))
        token.methods << u"token"_s;
    token.auditIds << from->auditIds.last();
}

void scope(Call &call, Token &token)
{
    const QJsonValue wanted = call.json["auth"_L1]["scope"_L1];
    const Person *person = findPerson(token.user);
    if (wanted.toString() == "unscoped"_L1)
        return;
    if (!wanted.isObject()) {
        token.project = QString::fromLatin1(person->defaultProject);
        return;
    }
    const QJsonObject project = wanted["project"_L1].toObject();
    const QString id = project["id"_L1].toString();
    const Project *found = findProject(id.isEmpty() ? project["name"_L1].toString() : id);
    if (!found || rolesOf(QString::fromLatin1(person->name), QString::fromLatin1(found->id)).isEmpty())
        throw refused(call);
    token.project = QString::fromLatin1(found->id);
}

Reply signIn(Call &call)
{
    if (!call.json.contains("auth"_L1))
        throw keystoneMalformed(u"Expecting to find auth in request body."_s);
    const QJsonObject identity = call.json["auth"_L1]["identity"_L1].toObject();
    for (const QString &name : {u"identity"_s, u"methods"_s})
        if (name == "identity"_L1 ? !call.json["auth"_L1].toObject().contains(name)
                                  : !identity.contains(name))
            throw keystoneError(400,
                u"'%1' is a required property\n\nFailed validating 'required' in schema:\n    {}"_s.arg(
                    name));
    Token token;
    token.issued = QDateTime::currentMSecsSinceEpoch() / 1000 * 1000;
    token.expires = token.issued + 3'600'000;
    token.auditIds << call.state.secret().left(22);
    const QString method = identity["methods"_L1][0].toString();
    if (!identity.contains(method))
        throw keystoneMalformed(u"Expecting to find %1 in identity."_s.arg(method));
    token.methods << method;
    const QJsonObject how = identity[method].toObject();
    if (method == "password"_L1)
        byPassword(call, how, token);
    else if (method == "application_credential"_L1)
        byCredential(call, how, token);
    else if (method == "token"_L1)
        byToken(call, how, token);
    else
        throw refused(call);
    if (token.credential.isEmpty())
        scope(call, token);
    token.move = std::exchange(call.state.nextMove, {});
    token.id = u"gAAAAA"_s + call.state.secret() + call.state.secret();
    call.state.tokens.insert(token.id, token);
    return showToken(call.state, token, 201);
}

Token subject(Call &call)
{
    const std::optional<Token> token
        = findToken(call.state, QString::fromLatin1(call.request.header("x-subject-token")));
    if (!token)
        throw keystoneError(404, u"Could not recognize Fernet token"_s);
    return *token;
}

Reply showSubject(Call &call)
{
    return showToken(call.state, subject(call), 200);
}

Reply revoke(Call &call)
{
    call.state.tokens.remove(subject(call).id);
    return emptyReply(204);
}

QJsonObject linksOf(const Call &call)
{
    QString self = call.state.baseUrl() + call.request.path;
    if (!call.request.query.isEmpty())
        self += u'?' + call.request.query.toString();
    return {{"next"_L1, QJsonValue()}, {"self"_L1, self}, {"previous"_L1, QJsonValue()}};
}

QJsonObject selfLink(const State &state, const QString &path)
{
    return {{"self"_L1, state.baseUrl() + u"/identity/v3/"_s + path}};
}

QJsonObject showProject(const State &state, const Project &project)
{
    const QString id = QString::fromLatin1(project.id);
    return {{"id"_L1, id}, {"name"_L1, QLatin1StringView(project.name)}, {"domain_id"_L1, "default"_L1},
        {"description"_L1, QLatin1StringView(project.description)}, {"enabled"_L1, true},
        {"parent_id"_L1, "default"_L1}, {"is_domain"_L1, false}, {"tags"_L1, QJsonArray()},
        {"options"_L1, QJsonObject()}, {"links"_L1, selfLink(state, u"projects/"_s + id)}};
}

Reply projects(Call &call)
{
    const QString name = QString::fromLatin1(findPerson(call.token.user)->name);
    QJsonArray projects;
    for (const Project &project : Projects)
        if (!rolesOf(name, QString::fromLatin1(project.id)).isEmpty())
            projects.append(showProject(call.state, project));
    return jsonReply(200, {{"projects"_L1, projects}, {"links"_L1, linksOf(call)}});
}

Reply project(Call &call)
{
    const Project *found = findProject(call.args.value(0));
    if (!found || call.args.value(0) != call.project())
        throw keystoneError(
            403, u"You are not authorized to perform the requested action: identity:get_project."_s);
    return jsonReply(200, {{"project"_L1, showProject(call.state, *found)}});
}

Reply catalog(Call &call)
{
    const QJsonObject links{{"self"_L1, call.state.baseUrl() + call.request.path}};
    return jsonReply(200, {{"catalog"_L1, catalogOf(call.state, call.token)}, {"links"_L1, links}});
}

Reply user(Call &call)
{
    const QString id = call.args.value(0);
    if (id != call.token.user)
        throw keystoneError(
            403, u"You are not authorized to perform the requested action: identity:get_user."_s);
    const Person *person = findPerson(id);
    QJsonObject shown{{"id"_L1, id}, {"name"_L1, QLatin1StringView(person->name)},
        {"domain_id"_L1, "default"_L1}, {"enabled"_L1, true}, {"password_expires_at"_L1, QJsonValue()},
        {"options"_L1, QJsonObject()}, {"links"_L1, selfLink(call.state, u"users/"_s + id)}};
    if (person->defaultProject)
        shown["default_project_id"_L1] = QLatin1StringView(person->defaultProject);
    return jsonReply(200, {{"user"_L1, shown}});
}

Reply users(Call &)
{
    throw keystoneError(
        403, u"You are not authorized to perform the requested action: identity:list_users."_s);
}

Reply regions(Call &call)
{
    QJsonArray regions;
    for (const QString &id : {u"RegionOne"_s, u"RegionTwo"_s})
        regions.append(QJsonObject{{"id"_L1, id}, {"description"_L1, QString()},
            {"parent_region_id"_L1, QJsonValue()}, {"links"_L1, selfLink(call.state, u"regions/"_s + id)}});
    return jsonReply(200, {{"regions"_L1, regions}, {"links"_L1, linksOf(call)}});
}

QJsonObject version(const State &state)
{
    return {{"id"_L1, "v3.14"_L1}, {"status"_L1, "stable"_L1}, {"updated"_L1, "2020-04-07T00:00:00Z"_L1},
        {"links"_L1,
            QJsonArray{
                QJsonObject{{"rel"_L1, "self"_L1}, {"href"_L1, state.baseUrl() + u"/identity/v3/"_s}}}},
        {"media-types"_L1,
            QJsonArray{QJsonObject{{"base"_L1, "application/json"_L1},
                {"type"_L1, "application/vnd.openstack.identity-v3+json"_L1}}}}};
}

Reply versions(Call &call)
{
    Reply reply
        = jsonReply(300, {{"versions"_L1, QJsonObject{{"values"_L1, QJsonArray{version(call.state)}}}}});
    reply.addHeader("Location", (call.state.baseUrl() + u"/identity/v3/"_s).toLatin1());
    return reply;
}

Reply oneVersion(Call &call)
{
    return jsonReply(200, {{"version"_L1, version(call.state)}});
}

Reply refuse(Refusal refusal, const Request &request)
{
    switch (refusal) {
    case Refusal::NoToken:
        return unauthorized(request);
    case Refusal::NoSuchPath:
        return {404, "text/html; charset=utf-8",
            "<!doctype html>\n<html lang=en>\n<title>404 Not Found</title>\n<h1>Not Found</h1>\n<p>The "
            "requested URL was "
            "not found on the server. If you entered the URL manually please check your spelling and try "
            "again.</p>\n",
            {}};
    case Refusal::NoSuchMethod:
        return {405, "text/html; charset=utf-8",
            "<!doctype html>\n<html lang=en>\n<title>405 Method Not Allowed</title>\n<h1>Method Not "
            "Allowed</h1>\n<p>The "
            "method is not allowed for the requested URL.</p>\n",
            {}};
    case Refusal::BadBody:
        return keystoneMalformed(u"Expecting to find valid JSON in request body."_s);
    }
    return {};
}

void decorate(const Request &, Reply &reply)
{
    reply.addHeader("Vary", "X-Auth-Token");
}

} // namespace

Service identityService()
{
    static const std::vector<Route> routes{
        {"GET", "/", versions, 20, Access::Open},
        {"GET", "/v3", oneVersion, 20, Access::Open},
        {"POST", "/v3/auth/tokens", signIn, Durations::SignIn, Access::Open},
        {"GET", "/v3/auth/tokens", showSubject, Durations::Read},
        {"DELETE", "/v3/auth/tokens", revoke, Durations::Read},
        {"GET", "/v3/auth/projects", projects, Durations::Read},
        {"GET", "/v3/auth/catalog", catalog, Durations::Read},
        {"GET", "/v3/projects/{}", project, Durations::Read},
        {"GET", "/v3/users", users, Durations::Read},
        {"GET", "/v3/users/{}", user, Durations::Read},
        {"GET", "/v3/users/{}/projects", projects, Durations::Read},
        {"GET", "/v3/regions", regions, Durations::Read},
        {"GET", "/v3/users/{}/application_credentials", listCredentials, Durations::Read},
        {"POST", "/v3/users/{}/application_credentials", makeCredential, Durations::Write},
        {"GET", "/v3/users/{}/application_credentials/{}", getCredential, Durations::Read},
        {"DELETE", "/v3/users/{}/application_credentials/{}", deleteCredential, Durations::Write},
        {"GET", "/v3/users/{}/access_rules", listAccessRules, Durations::Read},
        {"GET", "/v3/users/{}/access_rules/{}", getAccessRule, Durations::Read},
        {"DELETE", "/v3/users/{}/access_rules/{}", deleteAccessRule, Durations::Read},
    };
    return {"/identity", routes, refuse, nullptr, decorate, true, true};
}

} // namespace hubwright::practice
