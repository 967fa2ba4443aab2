// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "practice/message.h"
#include "practice/state.h"

#include <QStringList>

namespace hubwright::practice {

/// One request on its way through its handler.
struct Call
{
    State &state;
    const Request &request;
    QStringList args; ///< what {} in the route's pattern stood for
    Token token; ///< of whoever asks; empty where none is needed
    QJsonObject json; ///< the body
    [[nodiscard]] QString project() const { return token.project; }
};

using Handler = Reply (*)(Call &);

enum class Access { Open, Token };

/// A route is one row of its service's table.
struct Route
{
    const char *method;
    const char *pattern; ///< "/v2.1/servers/{}/action", below the service's prefix
    Handler handler;
    int latency; ///< ms of the cloud's own time
    Access access = Access::Token;
    bool readsJson = true; ///< whether a body that is no JSON object is refused before the handler
};

enum class Refusal { NoToken, NoSuchPath, NoSuchMethod, BadBody };

/// What a service's errors look like, and what is common to its answers.
struct Service
{
    const char *prefix; ///< "/compute"
    const std::vector<Route> &routes;
    Reply (*refuse)(Refusal, const Request &);
    void (*prepare)(Call &) = nullptr; ///< before the handler: may throw a refusal
    void (*decorate)(const Request &, Reply &) = nullptr;
    bool isRootTraced = false; ///< whether its root's answers have a request id too
    bool isPathFirst = false; ///< whether an unknown path is 404 also without a token
};

/// Finds the route of a request.
class Router
{
public:
    explicit Router(std::vector<Service> services);

    struct Match
    {
        const Service *service = nullptr;
        const Route *route = nullptr;
        QStringList args;
        bool isPathKnown = false; ///< but not with this method
    };
    [[nodiscard]] Match match(const QByteArray &method, const QString &path) const;

private:
    struct Entry
    {
        QStringList parts;
        const Route *route;
    };
    struct Table
    {
        Service service;
        QStringList prefix;
        std::vector<Entry> entries;
    };
    std::vector<Table> m_tables;
};

/// What the request asks for, whatever it names: "POST /compute/v2.1/servers/{}/action createImage".
[[nodiscard]] QString keyOf(const Request &request, const Router::Match &match);

/// Signs the caller in, runs the handler, gives errors the service's shape. The caller holds the lock.
[[nodiscard]] Reply dispatch(State &state, const Router::Match &match, const Request &request);

} // namespace hubwright::practice
