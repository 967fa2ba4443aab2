// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "practice/message.h"

#include <QJsonValue>
#include <QRandomGenerator>
#include <QRegularExpression>

#include <optional>
#include <vector>

namespace hubwright::practice {

/// What goes wrong on purpose. As JSON:
/// {"match": {"method": "POST", "path": "regular expression"}, "nth": 1, "times": 1, "kind": …}
/// match: "request" instead of both is a request's name as GET /control/requests has it;
/// nth: from which matching request on, 0 is every one; times: how often, left out it is once (with nth 0:
/// always); probability: of each of those, by `seed`, else the cloud's. kind, and whether the request is
/// carried out
/// (`carried_out` says otherwise):
///   status (no)        answers `status` with `body` and `retry_after`
///   html502 (no)       502 as a proxy makes it
///   reset-before (no)  the connection is reset
///   reset-after (yes)  the connection is reset: done, but the answer is lost
///   hang (no)          never an answer
///   truncate (yes)     half of the answer
///   garbage (yes)      an answer that is no JSON
///   empty (yes)        the status, and no body
///   wrong-type (yes)   JSON with the same members, but numbers for text, objects for lists …
///   huge (yes)         10 MB more of JSON
///   slow (yes)         `delay_ms` of real time more
///   trickle (yes)      a few bytes at a time, over `delay_ms` of real time
///   moved (no)         401, and in the catalog of the next token this service stands at `to`
struct Fault
{
    QByteArray method; ///< empty: any
    QRegularExpression path;
    QString request; ///< see keyOf(); empty: any
    int nth = 1;
    int times = 1; ///< 0: always
    double probability = 1;
    QRandomGenerator random;
    QString kind;
    bool isCarriedOut = false;
    int status = 503;
    int retryAfter = -1;
    int delayMs = 0;
    QJsonValue body;
    QString to;
    int seen = 0;
};

/// Not thread-safe: the caller holds the cloud's lock.
class Faults
{
public:
    explicit Faults(quint64 seed);
    /// Replaces the list. What is wrong with it, or nothing.
    [[nodiscard]] QString load(const QByteArray &json);
    /// The fault that befalls this request. Counts.
    [[nodiscard]] std::optional<Fault> next(const Request &request, const QString &key);
    /// How many requests a fault of this list has befallen.
    [[nodiscard]] int struck() const { return m_struck; }

private:
    std::vector<Fault> m_faults;
    quint32 m_seed;
    int m_struck = 0;
};

/// What is answered instead of a request that is not carried out.
[[nodiscard]] Answer answerFor(const Fault &fault);
/// What becomes of the answer to a request that was.
[[nodiscard]] Answer spoilt(const Fault &fault, Reply reply);

} // namespace hubwright::practice
