// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "http/client.h"

#include "http/echo.h"
#include "http/recorder.h"
#include "http/transportfault.h"

#include <QCoreApplication>
#include <QDir>
#include <QNetworkReply>
#include <QRandomGenerator>
#include <QTimer>

#include <coroutine>

namespace hubwright::http {
using namespace Qt::StringLiterals;

namespace {

constexpr Seconds LongestHandshake{20}; // TCP and TLS, before anything of a request is sent
constexpr qint64 LongestBody = 32LL * 1024 * 1024;

struct DeleteLater
{
    void operator()(QObject *object) const { object->deleteLater(); }
};
using ReplyPointer = std::unique_ptr<QNetworkReply, DeleteLater>;

/// A body that can be sent once: Qt repeats any request by itself when a connection breaks before the answer,
/// also a POST, unless its body cannot be rewound. The server may have carried it out already.
class OneWayBody : public QIODevice
{
public:
    explicit OneWayBody(QByteArray body)
        : m_body(std::move(body))
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    [[nodiscard]] qint64 size() const override { return m_body.size(); }
    bool reset() override { return false; }

protected:
    qint64 readData(char *data, qint64 most) override
    {
        const qint64 count = std::min<qint64>(most, m_body.size() - pos());
        std::copy_n(m_body.constData() + pos(), count, data);
        return count;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_body;
};

/// Resumes from the event loop rather than from inside finished(): whoever awaits may drop the client and
/// with it the reply, which must not happen while it emits. That is why this is not QCoro's own awaiter.
struct Finished
{
    QNetworkReply *reply;

    [[nodiscard]] bool await_ready() const { return false; }
    void await_suspend(std::coroutine_handle<> handle) const
    {
        const auto resume = [handle] { handle.resume(); };
        if (reply->isFinished())
            QMetaObject::invokeMethod(qApp, resume, Qt::QueuedConnection);
        else
            QObject::connect(reply, &QNetworkReply::finished, qApp, resume, Qt::QueuedConnection);
    }
    void await_resume() const { }
};

QSslConfiguration tlsFor(const Trust &trust)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    if (!trust.verify)
        tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    if (trust.caFile.isEmpty())
        return tls;
    const QList<QSslCertificate> own = QSslCertificate::fromPath(trust.caFile);
    if (own.isEmpty())
        throw Error(Error::Kind::BadInput,
            QCoreApplication::translate(
                "http", "The CA file %1 cannot be read or holds no certificate in PEM format.")
                .arg(QDir::toNativeSeparators(trust.caFile)),
            QCoreApplication::translate("http", "Check the path under “cacert” in clouds.yaml."));
    // Adding to a configuration turns off its loading of system certificates on demand: so name them all.
    tls.setCaCertificates(QSslConfiguration::systemCaCertificates() + own);
    return tls;
}

QNetworkRequest toQt(const Request &request, const QSslConfiguration &tls)
{
    QNetworkRequest result(request.url);
    for (const auto &[name, value] : request.headers)
        result.setRawHeader(name, value);
    if (!result.hasRawHeader("Accept"))
        result.setRawHeader("Accept", "application/json");
    result.setRawHeader("User-Agent", "hubwright/" HUBWRIGHT_VERSION);
    result.setSslConfiguration(tls);
    if (!request.peerName.isEmpty())
        result.setPeerVerifyName(request.peerName);
    result.setTransferTimeout(int(request.timeout.count()));
    result.setDecompressedSafetyCheckThreshold(-1); // LongestBody guards instead
    result.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    result.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    result.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    result.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    result.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    result.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    result.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    return result;
}

bool isHttpStatus(QNetworkReply::NetworkError code, int status)
{
    // Qt turns statuses from 400 on into these: for us they are answers like any other. To these two it would
    // send the body once more, and says that it cannot, although it is not asked to follow.
    if (code == QNetworkReply::ContentReSendError)
        return status == 307 || status == 308;
    return code == QNetworkReply::NoError || code == QNetworkReply::ProtocolInvalidOperationError
        || (code >= QNetworkReply::ContentAccessDenied && code <= QNetworkReply::UnknownContentError)
        || (code >= QNetworkReply::InternalServerError && code <= QNetworkReply::UnknownServerError);
}

Response toResponse(QNetworkReply &reply)
{
    Response response;
    response.status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    for (const auto &[name, value] : reply.rawHeaderPairs())
        response.headers.append({name, value});
    if (reply.isOpen())
        response.body = reply.readAll();
    return response;
}

} // namespace

Client::Client(Trust trust, Cancellation &cancellation, Recorder *recorder)
    : m_tls(tlsFor(trust))
    , m_cancellation(cancellation)
    , m_recorder(recorder)
{
    m_manager.setAutoDeleteReplies(false);
}

QNetworkReply *Client::start(const Request &request)
{
    const QNetworkRequest wire = toQt(request, m_tls);
    if (request.verb == "GET")
        return m_manager.get(wire);
    if (request.verb == "HEAD")
        return m_manager.head(wire);
    if (request.verb == "DELETE" && request.body.isEmpty())
        return m_manager.deleteResource(wire); // twice is as good as once
    auto body = std::make_unique<OneWayBody>(request.body);
    QNetworkReply *const reply = m_manager.sendCustomRequest(wire, request.verb, body.get());
    body.release()->setParent(reply);
    return reply;
}

/// How sending came to its end.
struct Client::Ending
{
    Response response;
    std::optional<Error> error;
    bool isStale
        = false; ///< the connection had been closed by the server before all of the request was written
};

Task<Client::Ending> Client::sendOnce(Request request)
{
    const ReplyPointer reply(start(request));
    QNetworkReply *const raw = reply.get();
    Attempt attempt;
    // Qt does not say when something without a body has gone: then it counts as sent.
    const bool tells = request.isSafe() || request.verb == "DELETE" || !request.body.isEmpty();
    attempt.wasSent = !tells;
    QTimer handshake;
    handshake.setSingleShot(true);
    handshake.setInterval(LongestHandshake);
    connect(&handshake, &QTimer::timeout, raw, &QNetworkReply::abort);
    if (tells)
        connect(raw, &QNetworkReply::socketStartedConnecting, &handshake, qOverload<>(&QTimer::start));
    QTimer whole; // an answer that trickles in is never silent
    whole.setSingleShot(true);
    connect(&whole, &QTimer::timeout, raw, &QNetworkReply::abort);
    whole.start(5 * request.timeout);
    connect(raw, &QNetworkReply::requestSent, raw, [&attempt, &handshake] {
        attempt.wasSent = true;
        handshake.stop();
    });
    connect(raw, &QNetworkReply::sslErrors, raw,
        [&attempt](const QList<QSslError> &errors) { attempt.tlsErrors = errors; });
    connect(raw, &QNetworkReply::readyRead, raw, [&attempt, raw] {
        if (raw->bytesAvailable() > LongestBody && !std::exchange(attempt.isTooLarge, true))
            raw->abort();
    });
    if (request.isSafe())
        connect(&m_cancellation, &Cancellation::requested, raw, &QNetworkReply::abort);

    const Finished finished{raw};
    co_await finished;

    raw->disconnect();
    const QNetworkReply::NetworkError code = raw->error();
    Ending ending;
    ending.response = toResponse(*raw);
    if (!ending.response.isGood()) // what it says is shown, kept and sent on by people
        ending.response.body = withoutEcho(ending.response.body, request);
    if (ending.response.status == 0 || !isHttpStatus(code, ending.response.status)) {
        ending.error = transportError(code, raw->errorString(), request.url, attempt);
        ending.isStale = code == QNetworkReply::ContentReSendError && !attempt.wasSent;
    }
    co_return ending;
}

Task<Response> Client::send(Request request)
{
    m_cancellation.check();
    Ending ending = co_await sendOnce(request);
    // Each connection that is kept for later may be stale.
    for (int again = 0; again < MaxInFlight && ending.isStale; ++again)
        ending = co_await sendOnce(request);
    if (!ending.error) {
        if (m_recorder)
            m_recorder->record(request, ending.response);
        co_return ending.response;
    }
    if (request.isSafe())
        m_cancellation.check();
    throw Error(*ending.error);
}

namespace {

bool isPassing(const Response &response)
{
    return response.status == 429 || response.status >= 500;
}

Milliseconds pause(int attempt, Milliseconds asked)
{
    const Milliseconds usual(500 * (1 << std::min(attempt - 1, 5)));
    const Milliseconds jitter(QRandomGenerator::global()->bounded(250));
    return std::min<Milliseconds>(std::max(asked, usual), Seconds(60)) + jitter;
}

} // namespace

Task<Response> sendPatiently(
    Client &client, Request request, Clock &clock, Cancellation &cancellation, int attempts)
{
    for (int attempt = 1;; ++attempt) {
        std::optional<Error> error;
        Response response;
        try {
            response = co_await client.send(request);
        } catch (const Error &thrown) {
            error = thrown;
        }
        const bool isLast = attempt >= attempts;
        if (error && (isLast || error->kind != Error::Kind::Transient))
            throw Error(*error);
        if (!error && (isLast || !isPassing(response)))
            co_return response;
        const Milliseconds wait = pause(attempt, error ? Milliseconds(0) : response.retryAfter());
        co_await clock.sleep(wait, cancellation);
    }
}

} // namespace hubwright::http
