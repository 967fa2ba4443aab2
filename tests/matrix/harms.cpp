// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "matrix/harms.h"

using namespace Qt::StringLiterals;

namespace {

/// What a person can delete in the cloud's own pages while it is in use.
const QStringList Deletable{u"servers"_s, u"floatingips"_s, u"recordsets"_s, u"keypairs"_s, u"images"_s,
    u"application_credentials"_s, u"security_group_rules"_s, u"ports"_s};

QJsonObject thing(const QString &type, const QJsonValue &resource)
{
    return {{u"type"_s, type}, {u"id"_s, resource["id"_L1]}};
}

/// What the deployment made of a type, in an order that is the same each time: not the rules that let
/// everything out, which come with each group.
QList<QJsonObject> ours(const Case &c, const QString &type)
{
    QMultiMap<QString, QJsonObject> ours;
    for (const QJsonValue one : all(c, type)) {
        if (one["direction"_L1].toString() != u"egress"_s)
            ours.insert(lineOf(one.toObject(), c.laptop.name()), one.toObject());
    }
    return ours.values();
}

void addDeletedByHand(QList<Harm> &harms, const Baseline &baseline)
{
    for (const QString &type : Deletable) {
        const QStringList made = baseline.ready.value(type);
        const auto isOurs = [](const QString &line) { return !line.contains(u"\"egress\""_s); };
        for (qsizetype i = 0; i < std::count_if(made.begin(), made.end(), isOurs); ++i) {
            harms += Harm{u"%1 #%2 deleted by hand"_s.arg(type).arg(i + 1),
                [=](Case &c) { c.stage.cloud.post(u"delete"_s, thing(type, ours(c, type)[i])); }};
        }
    }
}

void addBroken(QList<Harm> &harms, const Baseline &baseline)
{
    const QList<std::pair<QString, QString>> states{{u"servers"_s, u"ERROR"_s}, {u"servers"_s, u"SHUTOFF"_s},
        {u"recordsets"_s, u"ERROR"_s}, {u"images"_s, u"killed"_s}};
    for (const auto &[kind, state] : states) {
        if (!baseline.ready.contains(kind))
            continue;
        harms += Harm{u"one of %1 in the status %2"_s.arg(kind, state),
            [type = kind, status = state](Case &c) { setStatus(c, type, all(c, type).first(), status); }};
    }
}

} // namespace

QJsonArray all(const Case &c, const QString &type)
{
    return c.stage.cloud.get(u"resources"_s)[type].toArray();
}

void setStatus(const Case &c, const QString &type, const QJsonValue &resource, const QString &status)
{
    QJsonObject change = thing(type, resource);
    change[u"status"_s] = status;
    c.stage.cloud.post(u"change"_s, change);
}

QList<Harm> harmsTo(const Baseline &baseline)
{
    QList<Harm> harms;
    addDeletedByHand(harms, baseline);
    addBroken(harms, baseline);
    return harms;
}
