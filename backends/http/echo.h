// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "http/message.h"

namespace hubwright::http {

/// The body of an answer without what was secret in the request: services repeat what they refuse, as in
/// “Invalid input for field user_data. Value: …”. Finds it as it was, escaped for JSON, HTML or a URL, and
/// cut short.
[[nodiscard]] QByteArray withoutEcho(const QByteArray &body, const Request &request);

} // namespace hubwright::http
