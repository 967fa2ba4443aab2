// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "practice/identity.h"

using namespace Qt::StringLiterals;

namespace hubwright::practice {

namespace {

constexpr auto Kind = "access_rules"_L1;

void checkUser(const Call &call, const QString &action)
{
    if (call.args.value(0) != call.token.user)
        throw keystoneError(
            403, u"You are not authorized to perform the requested action: identity:%1."_s.arg(action));
}

QJsonObject show(const State &state, const Resource &rule)
{
    QJsonObject shown = rule.body;
    shown["links"_L1] = QJsonObject{{"self"_L1, state.baseUrl() + u"/identity/v3/access_rules/"_s + rule.id}};
    return shown;
}

bool belongsTo(const Resource &rule, const QString &user)
{
    return rule.inner["user_id"_L1].toString() == user;
}

bool isInUse(State &state, const Resource &rule)
{
    for (const Resource *credential : state["application_credentials"_L1].all())
        for (const QJsonValue used : credential->body["access_rules"_L1].toArray())
            if (used["id"_L1].toString() == rule.id)
                return true;
    return false;
}

Resource &need(Call &call)
{
    Resource *found = call.state[Kind].find(call.args.value(1));
    if (!found || !belongsTo(*found, call.token.user))
        throw keystoneError(404, u"Could not find Access Rule: %1."_s.arg(call.args.value(1)));
    return *found;
}

} // namespace

QJsonArray keepAccessRules(Call &call, const QJsonArray &wanted)
{
    QJsonArray kept;
    for (const QJsonValue rule : wanted) {
        const auto isSame = [&](const Resource *one) {
            return belongsTo(*one, call.token.user) && one->body["service"_L1] == rule["service"_L1]
                && one->body["path"_L1] == rule["path"_L1] && one->body["method"_L1] == rule["method"_L1];
        };
        const std::vector<Resource *> all = call.state[Kind].all();
        const auto same = std::find_if(all.begin(), all.end(), isSame);
        if (same != all.end()) {
            kept.append((*same)->body);
            continue;
        }
        QJsonObject body = rule.toObject();
        body["id"_L1] = call.state.hexId();
        Resource &made = call.state.create(Kind, call.project(), body);
        made.inner["user_id"_L1] = call.token.user;
        kept.append(made.body);
    }
    return kept;
}

Reply listAccessRules(Call &call)
{
    checkUser(call, u"list_access_rules"_s);
    QJsonArray shown;
    for (Resource *rule : call.state[Kind].all())
        if (belongsTo(*rule, call.token.user) && call.state.isListed(*rule))
            shown.append(show(call.state, *rule));
    const QString self = call.state.baseUrl() + call.request.path;
    return jsonReply(200,
        {{"access_rules"_L1, shown},
            {"links"_L1,
                QJsonObject{{"next"_L1, QJsonValue()}, {"self"_L1, self}, {"previous"_L1, QJsonValue()}}}});
}

Reply getAccessRule(Call &call)
{
    checkUser(call, u"get_access_rule"_s);
    return jsonReply(200, {{"access_rule"_L1, show(call.state, need(call))}});
}

Reply deleteAccessRule(Call &call)
{
    checkUser(call, u"delete_access_rule"_s);
    const Resource &rule = need(call);
    if (isInUse(call.state, rule))
        throw keystoneError(403, u"May not delete access rule in use"_s);
    const QString id = rule.id;
    call.state[Kind].remove(id);
    return emptyReply(204);
}

} // namespace hubwright::practice
