// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "practice/message.h"

#include <vector>

namespace hubwright::practice {

/// The text of a JSON value as a query has it: true is "true", 5 is "5", null is "".
[[nodiscard]] QString queryText(const QJsonValue &value);

/// Whether an object has every attribute that the query names. Several values of one name: any of them will
/// do. Names that the object does not have, and those in `controls`, do not count.
[[nodiscard]] bool fits(const QJsonObject &object, const QUrlQuery &query, const QStringList &controls);

/// The rows after the one with the id `marker`, at most `limit` (negative: all).
struct Page
{
    std::vector<QJsonObject> rows;
    bool isFull = false; ///< as many as were asked for, so there may be more
    bool isMarkerKnown = true;
};
[[nodiscard]] Page pageOf(std::vector<QJsonObject> rows, int limit, const QString &marker);

/// The query with another marker, as services write their next links.
[[nodiscard]] QString nextQuery(const Request &request, const QString &marker);

[[nodiscard]] QJsonArray toArray(const std::vector<QJsonObject> &rows);

} // namespace hubwright::practice
