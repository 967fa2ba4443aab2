// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "practice/lists.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace hubwright::practice {

QString queryText(const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool() ? u"true"_s : u"false"_s;
    return value.isDouble() ? QString::number(value.toDouble(), 'g', 15) : value.toString();
}

namespace {

bool hasValue(const QJsonValue &value, const QString &wanted)
{
    if (value.isArray()) {
        for (const QJsonValue item : value.toArray()) {
            // Neutron's ?fixed_ips=ip_address=10.0.0.5
            const QString name = wanted.section(u'=', 0, 0);
            if (item.isObject() ? queryText(item[name]) == wanted.section(u'=', 1)
                                : queryText(item) == wanted)
                return true;
        }
        return false;
    }
    if (value.isBool())
        return value.toBool() == (wanted.compare("true"_L1, Qt::CaseInsensitive) == 0 || wanted == "1"_L1);
    return queryText(value) == wanted;
}

} // namespace

bool fits(const QJsonObject &object, const QUrlQuery &query, const QStringList &controls)
{
    QMap<QString, QStringList> wanted;
    for (const auto &[name, value] : query.queryItems(QUrl::FullyDecoded))
        if (!controls.contains(name) && object.contains(name))
            wanted[name] << value;
    for (auto it = wanted.cbegin(); it != wanted.cend(); ++it) {
        const QJsonValue value = object[it.key()];
        const auto is = [&](const QString &text) { return hasValue(value, text); };
        if (!std::any_of(it->cbegin(), it->cend(), is))
            return false;
    }
    return true;
}

Page pageOf(std::vector<QJsonObject> rows, int limit, const QString &marker)
{
    Page page;
    auto from = rows.begin();
    if (!marker.isEmpty()) {
        const auto isMarker = [&](const QJsonObject &row) { return row["id"_L1].toString() == marker; };
        from = std::find_if(rows.begin(), rows.end(), isMarker);
        page.isMarkerKnown = from != rows.end();
        if (page.isMarkerKnown)
            ++from;
    }
    const auto left = static_cast<qsizetype>(rows.end() - from);
    const qsizetype count = limit < 0 ? left : std::min<qsizetype>(limit, left);
    page.rows.assign(from, from + count);
    page.isFull = limit > 0 && count == limit;
    return page;
}

QString nextQuery(const Request &request, const QString &marker)
{
    QUrlQuery query = request.query;
    query.removeAllQueryItems(u"marker"_s);
    query.addQueryItem(u"marker"_s, marker);
    return query.toString(QUrl::FullyEncoded);
}

QJsonArray toArray(const std::vector<QJsonObject> &rows)
{
    QJsonArray array;
    for (const QJsonObject &row : rows)
        array.append(row);
    return array;
}

} // namespace hubwright::practice
