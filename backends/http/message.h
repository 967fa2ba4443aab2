// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/clock.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QUrl>

#include <utility>

namespace hubwright::http {

using Headers = QList<std::pair<QByteArray, QByteArray>>;

struct Request
{
    QByteArray verb = "GET";
    QUrl url;
    Headers headers;
    QByteArray body;
    QString
        peerName; ///< whose certificate to expect when `url` has an address instead; empty: the URL's host
    Milliseconds timeout{60'000}; ///< of silence; five times as much for all of the answer

    /// Nothing changes in the cloud when it is sent: it may be repeated, and aborted on cancel.
    [[nodiscard]] bool isSafe() const { return verb == "GET" || verb == "HEAD"; }
};

struct Response
{
    int status = 0;
    Headers headers;
    QByteArray body;

    [[nodiscard]] bool isGood() const { return status >= 200 && status < 300; }
    [[nodiscard]] QByteArray header(
        const QByteArray &name) const; ///< case does not matter; empty when absent
    [[nodiscard]] bool isJson() const; ///< by its Content-Type
    /// The body as an object. Throws Error::Unexpected, which says from where, when it is none; Transient
    /// when it breaks off.
    [[nodiscard]] QJsonObject json(const QUrl &from) const;
    /// `Retry-After` in seconds or as a date; 0: there is none.
    [[nodiscard]] Milliseconds retryAfter() const;
    /// The server's clock, from `Date`; not valid when it does not say.
    [[nodiscard]] QDateTime date() const;
    [[nodiscard]] QString
    requestId() const; ///< x-openstack-request-id, x-compute-request-id, x-ms-request-id …
};

} // namespace hubwright::http
