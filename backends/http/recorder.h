// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "http/message.h"

#include <QFile>

namespace hubwright::http {

/// Writes exchanges as JSON Lines,
/// `{method,url,requestHeaders,requestBody,status,responseHeaders,responseBody}`, redacted (see redact.h).
class Recorder
{
public:
    /// Throws Error::Local when the file cannot be written.
    explicit Recorder(const QString &path);
    void record(const Request &request, const Response &response);

private:
    QFile m_file;
};

} // namespace hubwright::http
