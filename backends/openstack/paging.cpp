// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "openstack/paging.h"

#include <QJsonArray>
#include <QUrl>

namespace hubwright::openstack {
using namespace Qt::StringLiterals;

std::optional<QString> nextQuery(const QJsonObject &page, const QString &member)
{
    QString next = page["next"_L1].toString();
    if (next.isEmpty())
        next = page["links"_L1]["next"_L1].toString();
    for (const QJsonValue &link : page[member + u"_links"_s].toArray()) {
        if (link["rel"_L1].toString() == u"next"_s)
            next = link["href"_L1].toString();
    }
    const QString query = QUrl(next).query(QUrl::FullyEncoded);
    return query.isEmpty() ? std::nullopt : std::optional(query);
}

} // namespace hubwright::openstack
