// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "openstack/values.h"

#include <QRegularExpression>

namespace hubwright::openstack {
using namespace Qt::StringLiterals;

QDateTime utcTime(const QJsonValue &value)
{
    QDateTime time = QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
    if (time.timeSpec() == Qt::LocalTime)
        time.setTimeSpec(Qt::UTC);
    return time.toUTC();
}

QJsonObject keystoneDomain(const QString &nameOrId)
{
    static const QRegularExpression id(u"^(default|[0-9a-f]{32})$"_s);
    return {{id.match(nameOrId).hasMatch() ? u"id"_s : u"name"_s, nameOrId}};
}

QJsonObject keystoneName(const QString &nameOrId, const QString &domain)
{
    if (domain.isEmpty())
        return {{u"id"_s, nameOrId}};
    return {{u"name"_s, nameOrId}, {u"domain"_s, keystoneDomain(domain)}};
}

} // namespace hubwright::openstack
