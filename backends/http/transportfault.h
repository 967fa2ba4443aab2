// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/error.h"

#include <QNetworkReply>
#include <QSslError>

namespace hubwright::http {

/// How far a request came that got no answer.
struct Attempt
{
    bool wasSent = false; ///< its first bytes left this computer: it may have arrived
    bool isTooLarge = false; ///< the answer was cut off, as it is longer than we read
    QList<QSslError> tlsErrors;
};

/// Why there was no whole answer, as a sentence with a remedy that names the host. Pure.
[[nodiscard]] Error transportError(
    QNetworkReply::NetworkError code, const QString &words, const QUrl &url, const Attempt &attempt);

} // namespace hubwright::http
