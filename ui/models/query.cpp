// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "models/query.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace hubwright {

static Query::Relation relationOf(const QString &sign)
{
    using Relation = Query::Relation;
    static const QHash<QString, Relation> signs{{u"<"_s, Relation::Less}, {u"<="_s, Relation::LessOrEqual},
        {u"≤"_s, Relation::LessOrEqual}, {u">"_s, Relation::More}, {u">="_s, Relation::MoreOrEqual},
        {u"≥"_s, Relation::MoreOrEqual}};
    return signs.value(sign, Relation::Equal);
}

Query Query::parse(const QString &text)
{
    static const QRegularExpression size(
        uR"((<=|>=|≤|≥|<|>|=)?\s*(\d+(?:[.,]\d+)?)\s*(v?cpus?|cores?|gi?b|mi?b|g|m)\b(?:\s*(disk|ram|memory)\b)?)"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    Query query;
    QString rest = text.toLower();
    for (auto it = size.globalMatch(rest); it.hasNext();) {
        const auto match = it.next();
        const QString unit = match.captured(3);
        double value = match.captured(2).replace(u',', u'.').toDouble();
        Of of = Of::Cpu;
        if (unit.startsWith(u'g') || unit.startsWith(u'm')) {
            of = match.captured(4) == "disk"_L1 ? Of::DiskGb : Of::RamMb;
            const bool giga = unit.startsWith(u'g');
            value = of == Of::RamMb ? (giga ? value * 1024 : value) : (giga ? value : value / 1024);
        }
        query.sizes << Size{of, relationOf(match.captured(1)), value};
    }
    rest.remove(size);
    query.words = rest.split(u' ', Qt::SkipEmptyParts);
    return query;
}

bool Query::matches(const QString &key) const
{
    return std::ranges::all_of(words, [&](const QString &word) { return key.contains(word); });
}

static bool holds(Query::Relation relation, double value, double wanted)
{
    switch (relation) {
    case Query::Relation::Equal:
        // "16 GB" finds what is sold as 16 GB.
        return std::abs(value - wanted) <= wanted * 0.03;
    case Query::Relation::Less:
        return value < wanted;
    case Query::Relation::LessOrEqual:
        return value <= wanted;
    case Query::Relation::More:
        return value > wanted;
    case Query::Relation::MoreOrEqual:
        return value >= wanted;
    }
    return false;
}

bool Query::matches(double cpus, double ramMb, double diskGb) const
{
    return std::ranges::all_of(sizes, [&](const Size &size) {
        const double value = size.of == Of::Cpu ? cpus : size.of == Of::RamMb ? ramMb : diskGb;
        return holds(size.relation, value, size.value);
    });
}

} // namespace hubwright
