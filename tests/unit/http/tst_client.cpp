// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "tst_client.h"

#include "smallserver.h"

#include "engine/error.h"
#include "http/client.h"

#include <QCoroTask>
#include <QElapsedTimer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace hubwright;
using namespace Qt::StringLiterals;

namespace {

http::Request request(const QUrl &url, const QByteArray &verb = "GET", Milliseconds timeout = Seconds(5))
{
    http::Request request;
    request.verb = verb;
    request.url = url;
    request.headers = {{"X-Auth-Token", "t"}};
    request.timeout = timeout;
    return request;
}

/// What a call came to: an answer or an error.
struct Outcome
{
    http::Response response;
    std::optional<Error> error;
};

Task<Outcome> outcome(Task<http::Response> call)
{
    Outcome result;
    try {
        result.response = co_await std::move(call);
    } catch (const Error &error) {
        result.error = error;
    }
    co_return result;
}

Outcome send(const http::Request &request, const http::Trust &trust = {})
{
    Cancellation cancellation;
    http::Client client(trust, cancellation, nullptr);
    return QCoro::waitFor(outcome(client.send(request)));
}

SmallServer::Answer okay()
{
    return {.bytes = SmallServer::http(200, "Content-Type: application/json\r\n", "{}"),
        .closes = true,
        .before = {}};
}

/// Sleeps not at all and remembers how long it was to.
class FastClock : public Clock
{
public:
    [[nodiscard]] Milliseconds now() const override { return {}; }
    Task<> sleep(Milliseconds time, Cancellation &cancel) override
    {
        slept.append(time);
        cancel.check();
        co_return;
    }
    QList<Milliseconds> slept;
};

} // namespace

void ClientTest::sendsVerbHeadersAndBody()
{
    SmallServer server([](const QByteArray &) { return okay(); });
    http::Request patch = request(server.url(u"/a b"_s), "PATCH");
    patch.body = "{\"x\":1}";
    const Outcome sent = send(patch);
    QVERIFY(!sent.error);
    const QByteArray seen = server.requests().value(0);
    QVERIFY2(seen.startsWith("PATCH /a%20b HTTP/1.1\r\n"), seen.constData());
    QVERIFY(seen.contains("X-Auth-Token: t\r\n"));
    QVERIFY(seen.contains("Content-Length: 7\r\n"));
    QVERIFY(seen.endsWith("\r\n\r\n{\"x\":1}"));
}

void ClientTest::sendsALongBodyWhole()
{
    SmallServer server([](const QByteArray &) { return okay(); });
    http::Request post = request(server.url(), "POST");
    for (int i = 0; i < 50'000; ++i)
        post.body += QByteArray::number(i) + ' ';
    QVERIFY(!send(post).error);
    const QByteArray seen = server.requests().value(0);
    QVERIFY(seen.mid(seen.indexOf("\r\n\r\n") + 4) == post.body);
}

void ClientTest::givesBackEveryStatus_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {200, 202, 300, 400, 401, 403, 404, 405, 406, 409, 410, 413, 415, 418, 422, 429,
             500, 501, 502, 503, 504})
        QTest::addRow("%d", status) << status;
}

void ClientTest::givesBackEveryStatus()
{
    QFETCH(int, status);
    SmallServer server([status](const QByteArray &) {
        return SmallServer::Answer{SmallServer::http(status, "X-Thing: 1\r\n", "the body"), true, {}};
    });
    const Outcome sent = send(request(server.url()));
    QVERIFY2(!sent.error, sent.error ? qPrintable(sent.error->text()) : "");
    QCOMPARE(sent.response.status, status);
    QCOMPARE(sent.response.body, QByteArray("the body"));
    QCOMPARE(sent.response.header("x-thing"), QByteArray("1"));
}

void ClientTest::tellsThatNobodyListens()
{
    QTcpServer nobody;
    nobody.listen(QHostAddress::LocalHost);
    const QUrl url(u"http://127.0.0.1:%1/"_s.arg(nobody.serverPort()));
    nobody.close();
    const Outcome sent = send(request(url, "POST"));
    QCOMPARE(nameOf(sent.error.value().kind), nameOf(Error::Kind::Unreachable));
    QCOMPARE(sent.error->sentence,
        u"127.0.0.1:%1 refuses the connection: nothing listens there."_s.arg(url.port()));
}

void ClientTest::tellsThatAHostDoesNotExist()
{
    const Outcome sent = send(request(QUrl(u"http://nowhere.invalid/"_s)));
    QCOMPARE(nameOf(sent.error.value().kind), nameOf(Error::Kind::Unreachable));
    QVERIFY2(sent.error->sentence.contains(u"nowhere.invalid"_s), qPrintable(sent.error->sentence));
}

void ClientTest::tellsThatTheConnectionBroke_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addRow("before the answer") << QByteArray();
    QTest::addRow("in the status line") << QByteArray("HTTP/1.1 20");
    QTest::addRow("in the headers") << QByteArray("HTTP/1.1 200 OK\r\nContent-Le");
    QTest::addRow("in the body") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{\"serv");
}

void ClientTest::tellsThatTheConnectionBroke()
{
    QFETCH(QByteArray, bytes);
    SmallServer server([bytes](const QByteArray &) { return SmallServer::Answer{bytes, true, {}}; });
    const Outcome sent = send(request(server.url(), "POST"));
    QVERIFY2(sent.error, sent.response.body.constData());
    QCOMPARE(nameOf(sent.error->kind), nameOf(Error::Kind::Transient));
    QCOMPARE(sent.error->sentence,
        u"The connection to 127.0.0.1:%1 broke before its answer was complete."_s.arg(server.serverPort()));
}

void ClientTest::sendsOnceWhatMayCreate_data()
{
    QTest::addColumn<QByteArray>("verb");
    QTest::addColumn<QByteArray>("body");
    for (const char *verb : {"POST", "PUT", "PATCH", "DELETE"})
        QTest::addRow("%s", verb) << QByteArray(verb) << QByteArray("{}");
    for (const char *verb : {"POST", "PUT", "PATCH"})
        QTest::addRow("%s without a body", verb) << QByteArray(verb) << QByteArray();
}

void ClientTest::sendsOnceWhatMayCreate()
{
    QFETCH(QByteArray, verb);
    SmallServer server([](const QByteArray &) { return SmallServer::Answer{{}, true, {}}; });
    QFETCH(QByteArray, body);
    http::Request once = request(server.url(), verb);
    once.body = body;
    const Outcome sent = send(once);
    QCOMPARE(nameOf(sent.error.value().kind), nameOf(Error::Kind::Transient));
    QCOMPARE(server.requests().size(), 1);
}

void ClientTest::sendsOnceAlsoOverAStaleConnection()
{
    // The server closes each connection right after its answer, without having said so.
    SmallServer server([](const QByteArray &) { return okay(); });
    Cancellation cancellation;
    http::Client client({}, cancellation, nullptr);
    http::Request post = request(server.url(), "POST");
    for (int i = 1; i <= 100; ++i) {
        post.body = QByteArray::number(i);
        const Outcome sent = QCoro::waitFor(outcome(client.send(post)));
        QVERIFY2(!sent.error, sent.error ? qPrintable(sent.error->text()) : "");
        QCOMPARE(server.requests().size(), i);
    }
}

void ClientTest::tellsThatNoAnswerCameInTime()
{
    SmallServer server([](const QByteArray &) { return SmallServer::Answer{{}, false, {}}; });
    const Outcome sent = send(request(server.url(), "POST", Milliseconds(200)));
    QCOMPARE(nameOf(sent.error.value().kind), nameOf(Error::Kind::Transient));
    QVERIFY2(sent.error->sentence.endsWith(u"did not answer in time."_s), qPrintable(sent.error->sentence));
}

void ClientTest::endsAnAnswerThatTricklesForEver()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    QTimer trickle;
    connect(&server, &QTcpServer::newConnection, &server, [&] {
        QTcpSocket *const socket = server.nextPendingConnection();
        socket->write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
        connect(&trickle, &QTimer::timeout, socket, [socket] { socket->write("x"); });
    });
    trickle.start(20);
    const QUrl url(u"http://127.0.0.1:%1/"_s.arg(server.serverPort()));
    QElapsedTimer timer;
    timer.start();
    const Outcome outcome = send(request(url, "GET", Milliseconds(100)));
    QCOMPARE(nameOf(outcome.error.value().kind), nameOf(Error::Kind::Transient));
    QVERIFY2(timer.elapsed() < 3000, qPrintable(QString::number(timer.elapsed())));
}

void ClientTest::refusesASelfSignedCertificate()
{
    SmallServer server([](const QByteArray &) { return okay(); }, selfSigned({}));
    const Outcome sent = send(request(server.url()));
    QCOMPARE(nameOf(sent.error.value().kind), nameOf(Error::Kind::Certificate));
    QVERIFY2(sent.error->sentence.contains(u"not from an authority"_s), qPrintable(sent.error->sentence));
    QVERIFY2(sent.error->remedy.contains(u"cacert"_s), qPrintable(sent.error->remedy));
    QVERIFY(server.requests().isEmpty());
}

namespace {

/// The CA file of an identity, in a folder that lives as long as this.
struct CaFile
{
    explicit CaFile(const Identity &identity)
    {
        QFile file(folder.filePath(u"ca.pem"_s));
        file.open(QIODevice::WriteOnly);
        file.write(identity.certificate.toPem());
        trust.caFile = file.fileName();
    }
    QTemporaryDir folder;
    http::Trust trust;
};

} // namespace

void ClientTest::namesWhatIsWrongWithACertificate_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("to");
    QTest::addColumn<QString>("words");
    QTest::addRow("another name") << QByteArray("DNS:other.example.org") << -1 << 30
                                  << u"made for another name: other.example.org."_s;
    QTest::addRow("expired") << QByteArray("IP:127.0.0.1") << -30 << -1 << u"expired on"_s;
    QTest::addRow("not yet") << QByteArray("IP:127.0.0.1") << 2 << 30 << u"is valid only from"_s;
}

void ClientTest::namesWhatIsWrongWithACertificate()
{
    QFETCH(QByteArray, name);
    QFETCH(int, from);
    QFETCH(int, to);
    QFETCH(QString, words);
    const Identity identity = selfSigned(
        {.commonName = "other", .alternativeName = name, .validFromDays = from, .validToDays = to});
    const CaFile ca(identity);
    SmallServer server([](const QByteArray &) { return okay(); }, identity);
    const Outcome sent = send(request(server.url()), ca.trust);
    QVERIFY(sent.error);
    QCOMPARE(nameOf(sent.error->kind), nameOf(Error::Kind::Certificate));
    QVERIFY2(sent.error->sentence.contains(words), qPrintable(sent.error->sentence));
}

void ClientTest::acceptsACertificateOfAGivenAuthority()
{
    const Identity identity = selfSigned({});
    const CaFile ca(identity);
    SmallServer server([](const QByteArray &) { return okay(); }, identity);
    const Outcome sent = send(request(server.url()), ca.trust);
    QVERIFY2(!sent.error, sent.error ? qPrintable(sent.error->text()) : "");
    QCOMPARE(sent.response.status, 200);
}

void ClientTest::acceptsAnyCertificateWhenAskedTo()
{
    SmallServer server([](const QByteArray &) { return okay(); },
        selfSigned({.commonName = "x", .alternativeName = "DNS:x", .validFromDays = -9, .validToDays = -1}));
    const Outcome sent = send(request(server.url()), {.caFile = {}, .verify = false});
    QVERIFY2(!sent.error, sent.error ? qPrintable(sent.error->text()) : "");
}

void ClientTest::tellsThatACaFileHoldsNoCertificate()
{
    Cancellation cancellation;
    try {
        const http::Client client({.caFile = u"/nowhere/ca.pem"_s, .verify = true}, cancellation, nullptr);
        QFAIL("no error");
    } catch (const Error &error) {
        QCOMPARE(nameOf(error.kind), nameOf(Error::Kind::BadInput));
        QVERIFY(error.sentence.contains(u"/nowhere/ca.pem"_s));
    }
}

void ClientTest::followsNoRedirect()
{
    SmallServer other([](const QByteArray &) { return okay(); });
    const QByteArray location = "Location: " + other.url().toEncoded() + "\r\n";
    SmallServer server([location](const QByteArray &) {
        return SmallServer::Answer{SmallServer::http(302, location, {}), true, {}};
    });
    const Outcome sent = send(request(server.url()));
    QCOMPARE(sent.response.status, 302);
    QVERIFY(other.requests().isEmpty());
}

void ClientTest::refusesAnEndlessAnswer()
{
    SmallServer server([](const QByteArray &) {
        return SmallServer::Answer{SmallServer::http(200, {}, QByteArray(33 * 1024 * 1024, ' ')), true, {}};
    });
    const Outcome sent = send(request(server.url()));
    QCOMPARE(nameOf(sent.error.value().kind), nameOf(Error::Kind::Unexpected));
    QVERIFY2(sent.error->sentence.contains(u"32 MiB"_s), qPrintable(sent.error->sentence));
}

void ClientTest::abortsAReadOnCancel()
{
    Cancellation cancellation;
    http::Client client({}, cancellation, nullptr);
    SmallServer server([&](const QByteArray &) {
        return SmallServer::Answer{{}, false, [&] { cancellation.cancel(); }};
    });
    QElapsedTimer timer;
    timer.start();
    const Outcome sent = QCoro::waitFor(outcome(client.send(request(server.url()))));
    QCOMPARE(nameOf(sent.error.value().kind), nameOf(Error::Kind::Cancelled));
    QVERIFY(timer.elapsed() < 3000);
}

void ClientTest::finishesACreateOnCancel()
{
    Cancellation cancellation;
    http::Client client({}, cancellation, nullptr);
    SmallServer server([&](const QByteArray &) {
        return SmallServer::Answer{SmallServer::http(202, {}, "made"), true, [&] { cancellation.cancel(); }};
    });
    const Outcome sent = QCoro::waitFor(outcome(client.send(request(server.url(), "POST"))));
    QVERIFY(!sent.error);
    QCOMPARE(sent.response.body, QByteArray("made"));
}

void ClientTest::sendsNothingAfterCancel()
{
    Cancellation cancellation;
    cancellation.cancel();
    http::Client client({}, cancellation, nullptr);
    SmallServer server([](const QByteArray &) { return okay(); });
    const Outcome sent = QCoro::waitFor(outcome(client.send(request(server.url(), "POST"))));
    QCOMPARE(nameOf(sent.error.value().kind), nameOf(Error::Kind::Cancelled));
    QVERIFY(server.requests().isEmpty());
}

namespace {

/// Drops the client in the very moment in which its answer is there.
Task<int> sendAndDrop(http::Request message, std::unique_ptr<http::Client> client)
{
    const http::Response response = co_await client->send(message);
    client.reset();
    co_return response.status;
}

} // namespace

void ClientTest::survivesBeingDroppedWithItsAnswer()
{
    Cancellation cancellation;
    SmallServer server([](const QByteArray &) { return okay(); });
    auto client = std::make_unique<http::Client>(http::Trust(), cancellation, nullptr);
    QCOMPARE(QCoro::waitFor(sendAndDrop(request(server.url()), std::move(client))), 200);
}

void ClientTest::repeatsWhatIsBusy_data()
{
    QTest::addColumn<QByteArray>("first");
    QTest::addRow("429") << SmallServer::http(429, {}, {});
    QTest::addRow("503") << SmallServer::http(503, {}, {});
    QTest::addRow("504") << SmallServer::http(504, {}, {});
    QTest::addRow("truncated") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{");
}

void ClientTest::repeatsWhatIsBusy()
{
    QFETCH(QByteArray, first);
    int asked = 0;
    SmallServer server([&](const QByteArray &) {
        return ++asked == 1 ? SmallServer::Answer{first, true, {}} : okay();
    });
    Cancellation cancellation;
    http::Client client({}, cancellation, nullptr);
    FastClock clock;
    const Outcome sent
        = QCoro::waitFor(outcome(http::sendPatiently(client, request(server.url()), clock, cancellation)));
    QVERIFY(!sent.error);
    QCOMPARE(sent.response.status, 200);
    QCOMPARE(clock.slept.size(), 1);
}

void ClientTest::givesUpAfterSoManyAttempts()
{
    SmallServer server([](const QByteArray &) {
        return SmallServer::Answer{SmallServer::http(503, {}, "down"), true, {}};
    });
    Cancellation cancellation;
    http::Client client({}, cancellation, nullptr);
    FastClock clock;
    const Outcome sent
        = QCoro::waitFor(outcome(http::sendPatiently(client, request(server.url()), clock, cancellation, 3)));
    QCOMPARE(sent.response.status, 503);
    QCOMPARE(server.requests().size(), 3);
}

void ClientTest::waitsAsLongAsTheServerAsks()
{
    int asked = 0;
    SmallServer server([&](const QByteArray &) {
        return ++asked == 1 ? SmallServer::Answer{SmallServer::http(429, "Retry-After: 7\r\n", {}), true, {}}
                            : okay();
    });
    Cancellation cancellation;
    http::Client client({}, cancellation, nullptr);
    FastClock clock;
    (void)QCoro::waitFor(outcome(http::sendPatiently(client, request(server.url()), clock, cancellation)));
    QCOMPARE(clock.slept.size(), 1);
    QVERIFY2(clock.slept.first() >= Seconds(7) && clock.slept.first() < Seconds(8),
        QByteArray::number(qint64(clock.slept.first().count())).constData());
}
