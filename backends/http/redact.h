// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "http/message.h"

#include <QJsonValue>

namespace hubwright::http {

/// What stands in the place of a secret.
inline constexpr auto Redacted = "•••";

/// Headers that carry credentials (X-Auth-Token, X-Subject-Token, Authorization, Set-Cookie …) lose their
/// value, and Location what an address may hold of them.
[[nodiscard]] Headers redact(const Headers &headers);
/// Members that hold secrets (password, secret, adminPass, user_data, private_key, token ids …) lose theirs.
[[nodiscard]] QJsonValue redact(const QJsonValue &value);
/// Query items that hold secrets (sig, token, code …) lose theirs; so does a password before the host.
[[nodiscard]] QUrl redact(QUrl url);
/// A body for a log: JSON and forms redacted, other text cut to 2,000 characters, binary by its size. JSON
/// that does not parse shows no text at all.
[[nodiscard]] QByteArray redactBody(const QByteArray &body, const QByteArray &contentType);

} // namespace hubwright::http
