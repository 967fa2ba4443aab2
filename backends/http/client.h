// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "http/message.h"

#include <QNetworkAccessManager>
#include <QSslConfiguration>

namespace hubwright::http {

class Recorder;

/// Whom to trust.
struct Trust
{
    QString caFile; ///< PEM, in addition to the system's; empty: the system's only
    bool verify = true; ///< false: anybody. The admin has been warned
};

/// The one HTTP client. Sends, times out, limits what is in flight, records; knows no service. Follows no
/// redirect, so that no token reaches another host.
class Client : public QObject
{
    Q_OBJECT
public:
    static constexpr int MaxInFlight = 6; ///< per host, as QNetworkAccessManager has it

    /// Throws Error::BadInput when the CA file cannot be read. `recorder` may be null; it and `cancellation`
    /// must outlive the client, and the client every request that is on its way.
    Client(Trust trust, Cancellation &cancellation, Recorder *recorder);

    /// The answer, whatever its status; a refusal's without the secrets of the request (see echo.h). Throws
    /// Error: Unreachable (nothing was sent), Transient (connection broke or timed out: it may have arrived),
    /// Certificate, Unexpected (longer than 32 MiB), Cancelled (not sent, or a safe request that was on its
    /// way; others are left to finish). Sends exactly once, except that Qt may repeat a safe request or a
    /// DELETE when a connection breaks.
    Task<Response> send(Request request);

private:
    struct Ending;
    Task<Ending> sendOnce(Request request);
    [[nodiscard]] QNetworkReply *start(const Request &request);

    QNetworkAccessManager m_manager;
    QSslConfiguration m_tls;
    Cancellation &m_cancellation;
    Recorder *m_recorder;
};

/// Sends a request until it is answered without a passing fault (429, 5xx, broken connection), at most
/// `attempts` times; honours Retry-After. A host that cannot be reached is not tried again. For reads outside
/// a run: in a run, Run repeats whole steps.
Task<Response> sendPatiently(
    Client &client, Request request, Clock &clock, Cancellation &cancellation, int attempts = 4);

} // namespace hubwright::http
