// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "practice/control.h"

#include "practice/compute.h"
#include "practice/network.h"
#include "practice/people.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace hubwright::practice {

namespace {

QJsonObject resources(State &state)
{
    QJsonObject byKind;
    for (const QString &kind :
        {u"application_credentials"_s, u"access_rules"_s, u"keypairs"_s, u"servers"_s, u"volumes"_s,
            u"images"_s, u"networks"_s, u"subnets"_s, u"routers"_s, u"ports"_s, u"floatingips"_s,
            u"security_groups"_s, u"security_group_rules"_s, u"zones"_s, u"recordsets"_s}) {
        QJsonArray all;
        for (const Resource *one : state[kind].all()) {
            if (!one->isSeeded)
                all.append(one->body);
        }
        byKind[kind] = all;
    }
    return byKind;
}

QJsonObject inventory(State &state)
{
    QJsonObject counts = resources(state);
    for (auto it = counts.begin(); it != counts.end(); ++it)
        it.value() = it.value().toArray().size();
    return counts;
}

QJsonArray secrets(State &state)
{
    QJsonArray secrets{state.password};
    for (const Token &token : std::as_const(state.tokens))
        secrets.append(token.id);
    for (const Resource *one : state["application_credentials"_L1].all())
        secrets.append(one->inner["secret"_L1]);
    return secrets;
}

QJsonObject requests(const State &state)
{
    QJsonObject counts;
    for (auto it = state.requests.cbegin(); it != state.requests.cend(); ++it)
        counts[it.key()] = it.value();
    return counts;
}

Reply removeOne(State &state, const QJsonObject &what)
{
    const QString kind = what["type"_L1].toString(), id = what["id"_L1].toString();
    if (!state[kind].find(id))
        return jsonReply(404, {{"message"_L1, u"There is no %1 of %2."_s.arg(id, kind)}});
    if (kind == "servers"_L1) {
        releasePorts(state, id);
        releaseVolumes(state, id);
    }
    if (kind == "ports"_L1)
        detachFloatingIps(state, id);
    state[kind].remove(id);
    return emptyReply(204);
}

Reply changeOne(State &state, const QJsonObject &what)
{
    const QString kind = what["type"_L1].toString(), id = what["id"_L1].toString();
    Resource *one = state[kind].find(id);
    if (!one)
        return jsonReply(404, {{"message"_L1, u"There is no %1 of %2."_s.arg(id, kind)}});
    const QJsonObject members = what["body"_L1].toObject();
    for (auto it = members.begin(); it != members.end(); ++it)
        one->body[it.key()] = it.value();
    if (what["status"_L1].isString()) {
        one->status = what["status"_L1].toString();
        one->task.clear();
        one->ready = std::min(one->ready, state.now());
    }
    return emptyReply(204);
}

} // namespace

Reply control(State &state, Faults &faults, const Request &request)
{
    const QString what = QString::fromLatin1(request.method) + u' ' + request.path.section(u'/', 2);
    if (what == "GET inventory"_L1)
        return jsonReply(200, inventory(state));
    if (what == "GET resources"_L1)
        return jsonReply(200, resources(state));
    if (what == "GET secrets"_L1)
        return jsonReply(200, {{"secrets"_L1, secrets(state)}});
    if (what == "GET struck"_L1)
        return jsonReply(200, {{"struck"_L1, faults.struck()}});
    if (what == "GET requests"_L1)
        return jsonReply(200, requests(state));
    if (what == "GET timeline"_L1)
        return {200, "application/json", QJsonDocument(state.timeline).toJson(QJsonDocument::Compact), {}};
    if (what == "POST reset"_L1) {
        state.reset();
        return emptyReply(204);
    }
    if (what == "POST faults"_L1) {
        state.nextMove = {};
        const QString problem = faults.load(request.body);
        return problem.isEmpty() ? emptyReply(204) : jsonReply(400, {{"message"_L1, problem}});
    }
    if (what == "POST late-lists"_L1) {
        state.lateLists = QJsonDocument::fromJson(request.body)["looks"_L1].toInt();
        return emptyReply(204);
    }
    if (what == "POST delete"_L1)
        return removeOne(state, QJsonDocument::fromJson(request.body).object());
    if (what == "POST change"_L1)
        return changeOne(state, QJsonDocument::fromJson(request.body).object());
    if (what == "POST expire-tokens"_L1) {
        for (Token &token : state.tokens)
            token.expires = 0;
        return emptyReply(204);
    }
    return jsonReply(404, {{"message"_L1, "The practice cloud has no such control."_L1}});
}

} // namespace hubwright::practice
