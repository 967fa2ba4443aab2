// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "practice/message.h"
#include "practice/pause.h"

#include <functional>
#include <memory>

namespace hubwright::practice {

/// HTTP/1.1 on 127.0.0.1 in threads of its own. The handler is called in those threads, many at a time.
class HttpServer
{
public:
    using Handler = std::function<Answer(const Request &)>;
    HttpServer(Handler handler, Pause &pause);
    /// Ends all connections; returns when no handler runs any more.
    ~HttpServer();
    HttpServer(const HttpServer &) = delete;
    HttpServer &operator=(const HttpServer &) = delete;

    /// 0 takes a free port. Returns the port, or 0 when it cannot be had.
    [[nodiscard]] quint16 bind(quint16 port);
    /// Answers from now on. After bind().
    void serve();
    /// Closes every connection within moments.
    void hangUp();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace hubwright::practice
