// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "practice/identity.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace hubwright::practice {

namespace {

QJsonObject show(const State &state, const Resource &credential)
{
    QJsonObject shown = credential.body;
    shown["links"_L1] = QJsonObject{
        {"self"_L1, state.baseUrl() + u"/identity/v3/application_credentials/"_s + credential.id}};
    return shown;
}

void checkUser(const Call &call, const QString &action)
{
    if (call.args.value(0) != call.token.user)
        throw keystoneError(
            403, u"You are not authorized to perform the requested action: identity:%1."_s.arg(action));
}

void checkMayManage(Call &call)
{
    const Resource *own = call.state["application_credentials"_L1].find(call.token.credential);
    if (own && !own->body["unrestricted"_L1].toBool())
        throw keystoneError(403,
            u"You are not authorized to perform the requested action: Using method 'application_credential' "
            u"is not "
            "allowed for managing additional application credentials.."_s);
}

Resource &need(Call &call)
{
    Resource *found = call.state["application_credentials"_L1].find(call.args.value(1));
    if (!found || found->body["user_id"_L1].toString() != call.args.value(0))
        throw keystoneError(404, u"Could not find Application Credential: %1."_s.arg(call.args.value(1)));
    return *found;
}

QJsonArray chosenRoles(const Call &call, const QJsonObject &wanted)
{
    const QStringList own = rolesOf(QString::fromLatin1(findPerson(call.token.user)->name), call.project());
    QJsonArray roles;
    for (const QJsonValue role : wanted["roles"_L1].toArray()) {
        QString name = role["name"_L1].toString();
        for (const QString &known : own)
            if (role["id"_L1].toString() == QLatin1StringView(roleId(known)))
                name = known;
        static const QStringList others{
            u"admin"_s, u"member"_s, u"reader"_s, u"service"_s, u"load-balancer_member"_s};
        if (!others.contains(name))
            throw keystoneError(404, u"Role %1 is not defined"_s.arg(name));
        if (!own.contains(name))
            throw keystoneError(400,
                u"Invalid application credential: Cannot create an application credential with unassigned role"_s);
        roles.append(roleOf(name, true));
    }
    if (!wanted.contains("roles"_L1))
        for (const QString &name : own)
            roles.append(roleOf(name, true));
    return roles;
}

QJsonValue chosenEnd(const QJsonObject &wanted)
{
    const QString text = wanted["expires_at"_L1].toString();
    if (text.isEmpty())
        return QJsonValue();
    QDateTime ends = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (!ends.isValid())
        throw keystoneMalformed(u"Timestamp not in expected format."_s);
    if (ends.timeSpec() == Qt::LocalTime)
        ends.setTimeSpec(Qt::UTC);
    if (ends < QDateTime::currentDateTimeUtc())
        throw keystoneMalformed(u"The 'expires_at' must not be before now."_s);
    return ends.toUTC().toString(u"yyyy-MM-ddTHH:mm:ss.000000"_s);
}

} // namespace

Reply listCredentials(Call &call)
{
    checkUser(call, u"list_application_credentials"_s);
    const QString name = call.request.param(u"name"_s);
    QJsonArray shown;
    for (Resource *one : call.state["application_credentials"_L1].all())
        if (one->body["user_id"_L1].toString() == call.token.user && call.state.isListed(*one)
            && (name.isEmpty() || one->body["name"_L1].toString() == name))
            shown.append(show(call.state, *one));
    QString self = call.state.baseUrl() + call.request.path;
    if (!name.isEmpty())
        self += u"?name="_s + name;
    return jsonReply(200,
        {{"application_credentials"_L1, shown},
            {"links"_L1,
                QJsonObject{{"next"_L1, QJsonValue()}, {"self"_L1, self}, {"previous"_L1, QJsonValue()}}}});
}

Reply makeCredential(Call &call)
{
    checkUser(call, u"create_application_credential"_s);
    checkMayManage(call);
    const QJsonObject wanted = call.json["application_credential"_L1].toObject();
    const QString name = wanted["name"_L1].toString();
    if (name.isEmpty())
        throw keystoneError(
            400, u"'name' is a required property\n\nFailed validating 'required' in schema:\n    {}"_s);
    for (const Resource *one : call.state["application_credentials"_L1].all())
        if (one->body["user_id"_L1].toString() == call.token.user && one->body["name"_L1].toString() == name)
            throw keystoneError(409,
                u"Conflict occurred attempting to store application_credential - Duplicate entry found with name %1."_s
                    .arg(name));
    const QString secret
        = wanted.contains("secret"_L1) ? wanted["secret"_L1].toString() : call.state.secret();
    QJsonObject body{{"id"_L1, call.state.hexId()}, {"name"_L1, name},
        {"description"_L1, wanted["description"_L1]}, {"user_id"_L1, call.token.user},
        {"project_id"_L1, call.project()}, {"system"_L1, QJsonValue()}, {"expires_at"_L1, chosenEnd(wanted)},
        {"unrestricted"_L1, wanted["unrestricted"_L1]}, {"roles"_L1, chosenRoles(call, wanted)}};
    for (const QString &field : {u"description"_s, u"unrestricted"_s})
        if (body[field].isUndefined())
            body[field] = QJsonValue();
    if (wanted.contains("access_rules"_L1))
        body["access_rules"_L1] = keepAccessRules(call, wanted["access_rules"_L1].toArray());
    Resource &made = call.state.create(u"application_credentials"_s, call.project(), body);
    made.inner["secret"_L1] = secret;
    QJsonObject shown = show(call.state, made);
    shown["secret"_L1] = secret;
    return jsonReply(201, {{"application_credential"_L1, shown}});
}

Reply getCredential(Call &call)
{
    checkUser(call, u"get_application_credential"_s);
    return jsonReply(200, {{"application_credential"_L1, show(call.state, need(call))}});
}

Reply deleteCredential(Call &call)
{
    checkUser(call, u"delete_application_credential"_s);
    checkMayManage(call);
    const QString id = need(call).id;
    call.state["application_credentials"_L1].remove(id);
    return emptyReply(204);
}

} // namespace hubwright::practice
