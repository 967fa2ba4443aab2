// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "matrix/faultkinds.h"

#include <QJsonArray>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace {

QJsonObject kind(const QString &name, QJsonObject more = {})
{
    more[u"kind"_s] = name;
    return more;
}

QJsonObject status(int status)
{
    return kind(u"status"_s, {{u"status"_s, status}});
}

/// What can befall one request and the next one not.
QList<FaultKind> kinds()
{
    const QJsonObject busy{{u"status"_s, 429}, {u"retry_after"_s, 2}};
    return {
        {u"reset before"_s, kind(u"reset-before"_s)},
        {u"reset after"_s, kind(u"reset-after"_s)},
        {u"401"_s, status(401)},
        {u"403"_s, status(403)},
        {u"404"_s, status(404)},
        {u"409"_s, status(409)},
        {u"429"_s, status(429)},
        {u"429 with Retry-After"_s, kind(u"status"_s, busy)},
        {u"500"_s, status(500)},
        {u"502 with a page"_s, kind(u"html502"_s)},
        {u"503"_s, status(503)},
        {u"504 after"_s, kind(u"status"_s, {{u"status"_s, 504}, {u"carried_out"_s, true}})},
        {u"truncated"_s, kind(u"truncate"_s)},
        {u"garbage"_s, kind(u"garbage"_s)},
        {u"wrong type"_s, kind(u"wrong-type"_s)},
        {u"empty"_s, kind(u"empty"_s)},
    };
}

} // namespace

QList<FaultKind> passingKinds(const BadAddresses &addresses)
{
    const auto moved = [](const QString &to) { return kind(u"moved"_s, {{u"to"_s, to}}); };
    return kinds()
        + QList<FaultKind>{
            {u"hang"_s, kind(u"hang"_s)},
            {u"huge"_s, kind(u"huge"_s)},
            {u"trickle"_s, kind(u"trickle"_s, {{u"delay_ms"_s, 400}})},
            {u"refused"_s, moved(addresses.refused()), true},
            {u"TLS"_s, moved(addresses.untrusted()), true},
            {u"DNS"_s, moved(BadAddresses::unknown()), true},
        };
}

QList<FaultKind> lastingKinds()
{
    QList<FaultKind> lasting = kinds();
    for (FaultKind &one : lasting) {
        one.title = u"always "_s + one.title;
        one.fault[u"nth"_s] = 0;
    }
    return lasting;
}

QJsonArray mixOf(quint32 seed)
{
    QRandomGenerator random(seed);
    const double worst = random.generateDouble() * 0.01; // a deployment makes some 200 requests
    QJsonArray faults;
    for (const FaultKind &one : kinds()) {
        QJsonObject fault = one.fault;
        fault[u"nth"_s] = 0;
        fault[u"probability"_s] = random.generateDouble() * worst;
        fault[u"seed"_s] = qint64(random.generate());
        faults += fault;
    }
    return faults;
}
