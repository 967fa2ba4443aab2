// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "tst_message.h"

#include "engine/error.h"
#include "http/echo.h"
#include "http/message.h"
#include "http/recorder.h"
#include "http/redact.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace hubwright;
using namespace Qt::StringLiterals;

namespace {

http::Response answer(const http::Headers &headers, const QByteArray &body = {})
{
    return {.status = 200, .headers = headers, .body = body};
}

constexpr auto secret = "Sw0rdfish!";

} // namespace

void MessageTest::readsRetryAfter_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("seconds");
    QTest::addRow("none") << QByteArray() << 0;
    QTest::addRow("seconds") << QByteArray("17") << 17;
    QTest::addRow("zero, as Cinder has it") << QByteArray("0") << 0;
    QTest::addRow("negative") << QByteArray("-5") << 0;
    QTest::addRow("date") << QByteArray("Fri, 20 Nov 2026 15:13:46 GMT") << 60;
    QTest::addRow("date in the past") << QByteArray("Fri, 20 Nov 2026 15:00:00 GMT") << 0;
    QTest::addRow("nonsense") << QByteArray("soon") << 0;
}

void MessageTest::readsRetryAfter()
{
    QFETCH(QByteArray, value);
    QFETCH(int, seconds);
    const http::Response response
        = answer({{"Date", "Fri, 20 Nov 2026 15:12:46 GMT"}, {"retry-after", value}});
    QCOMPARE(response.retryAfter().count(), seconds * 1000LL);
}

void MessageTest::findsHeadersWhateverTheirCase()
{
    QCOMPARE(answer({{"x-subject-TOKEN", "abc"}}).header("X-Subject-Token"), QByteArray("abc"));
}

void MessageTest::saysFromWhereAnUnreadableAnswerCame()
{
    const http::Response page = answer({{"Content-Type", "text/html"}}, "<html>Welcome to our Wi-Fi</html>");
    try {
        (void)page.json(QUrl(u"https://cloud.example.org/v3?x=1"_s));
        QFAIL("no error");
    } catch (const Error &error) {
        QCOMPARE(nameOf(error.kind), nameOf(Error::Kind::Unexpected));
        QCOMPARE(
            error.sentence, u"https://cloud.example.org/v3 gave an answer that Hubwright cannot read."_s);
    }
}

void MessageTest::tellsThatAnAnswerBreaksOff()
{
    const http::Response cut = answer(
        {{"Content-Type", "application/json"}, {"Transfer-Encoding", "chunked"}}, R"({"servers":[{"id)");
    try {
        (void)cut.json(QUrl(u"https://cloud.example.org/v3"_s));
        QFAIL("no error");
    } catch (const Error &error) {
        QCOMPARE(nameOf(error.kind), nameOf(Error::Kind::Transient));
    }
}

void MessageTest::hidesSecretsInJson_data()
{
    QTest::addColumn<QString>("json"); // %1 is the secret
    QTest::addRow("password")
        << u"{\"auth\":{\"identity\":{\"password\":{\"user\":{\"password\":\"%1\"}}}}}"_s;
    QTest::addRow("application credential")
        << u"{\"application_credential\":{\"id\":\"x\",\"secret\":\"%1\"}}"_s;
    QTest::addRow("token") << u"{\"auth\":{\"identity\":{\"token\":{\"id\":\"%1\"}}}}"_s;
    QTest::addRow("adminPass") << u"{\"server\":{\"adminPass\":\"%1\"}}"_s;
    QTest::addRow("user_data") << u"{\"server\":{\"user_data\":\"%1\"}}"_s;
    QTest::addRow("private_key") << u"{\"keypair\":{\"private_key\":\"%1\"}}"_s;
    QTest::addRow("in a list") << u"[{\"clientSecret\":\"%1\"}]"_s;
    QTest::addRow("OAuth") << u"{\"access_token\":\"%1\"}"_s;
    QTest::addRow("Kubernetes") << u"{\"kind\":\"Secret\",\"data\":{\"values.yaml\":\"%1\"}}"_s;
    QTest::addRow("kubeconfig") << u"{\"kubeconfigs\":[{\"value\":\"%1\"}]}"_s;
}

void MessageTest::hidesSecretsInJson()
{
    QFETCH(QString, json);
    const QByteArray body = json.arg(QLatin1StringView(secret)).toUtf8();
    const QByteArray shown = http::redactBody(body, "application/json");
    QVERIFY2(!shown.contains(secret), shown.constData());
    QVERIFY(shown.contains(http::Redacted));
}

void MessageTest::keepsWhatIsNoSecret_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addRow("methods") << QByteArray(R"({"identity":{"methods":["password"]}})");
    QTest::addRow("when a password ends") << QByteArray(R"({"password_expires_at":"2030-01-01"})");
    QTest::addRow("a token's facts") << QByteArray(R"({"token":{"expires_at":"2030","user":{"id":"a2b5"}}})");
    QTest::addRow("null") << QByteArray(R"({"adminPass":null})");
    QTest::addRow("a server") << QByteArray(R"({"server":{"id":"b926","key_name":"demo"}})");
}

void MessageTest::keepsWhatIsNoSecret()
{
    QFETCH(QByteArray, json);
    QCOMPARE(http::redactBody(json, "application/json; charset=utf-8"), json);
}

void MessageTest::hidesTokensInHeaders()
{
    const http::Headers shown = http::redact({{"X-Auth-Token", secret}, {"x-subject-token", secret},
        {"AUTHORIZATION", secret}, {"Content-Type", "a"}});
    const http::Headers wanted{{"X-Auth-Token", http::Redacted}, {"x-subject-token", http::Redacted},
        {"AUTHORIZATION", http::Redacted}, {"Content-Type", "a"}};
    QCOMPARE(shown, wanted);
}

void MessageTest::hidesSignaturesInAddresses()
{
    const QUrl shown = http::redact(QUrl(u"https://blob.example.org/x?sv=2026&sig=Sw0rdfish"_s));
    QVERIFY2(!shown.toString().contains(u"Sw0rdfish"_s), qPrintable(shown.toString()));
    QVERIFY(shown.toString().contains(u"sv=2026"_s));
}

void MessageTest::hidesWhatAServiceRepeats_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QByteArray>("shown");
    const QByteArray password = R"(Sw0rd\"fish's/1)";
    const QByteArray quoted = R"(Sw0rd"fish\\'s/1)";
    const QByteArray cut = QByteArray(40, 'Q');
    QTest::addRow("in JSON") << "{\"error\":\"Not '" + password + "'\"}"
                             << QByteArray("{\"error\":\"Not '•••'\"}");
    QTest::addRow("as Python shows it")
        << "{\"error\":\"On instance: '" + QByteArray(quoted).replace('"', "\\\"") + "'\"}"
        << QByteArray("{\"error\":\"On instance: '•••'\"}");
    QTest::addRow("in a list") << "[[\"" + password + "\"]]" << QByteArray("[[\"•••\"]]");
    QTest::addRow("in a page") << QByteArray("<p>Sw0rd&quot;fish's/1 is not it</p>")
                               << QByteArray("<p>••• is not it</p>");
    QTest::addRow("in text") << QByteArray("Token T0kenT0ken expired") << QByteArray("Token ••• expired");
    QTest::addRow("in a link") << QByteArray("see /?p=Sw0rd%22fish%27s%2F1 now")
                               << QByteArray("see /?p=••• now");
    QTest::addRow("cut short") << "Value: " + cut + "... is too long"
                               << QByteArray("Value: •••... is too long");
    QTest::addRow("a short one in quotes")
        << QByteArray("'lab' is no label") << QByteArray("'•••' is no label");
}

void MessageTest::hidesWhatAServiceRepeats()
{
    QFETCH(QByteArray, answer);
    QFETCH(QByteArray, shown);
    http::Request request;
    request.headers = {{"X-Auth-Token", "T0kenT0ken"}};
    request.body = R"({"a":[{"password":"Sw0rd\"fish's/1"},{"secret":"lab"}],"user_data":")"
        + QByteArray(400, 'Q') + "\"}";
    QCOMPARE(http::withoutEcho(answer, request), shown);
}

void MessageTest::leavesOtherWordsOfARefusal()
{
    http::Request request;
    request.body = R"({"password":"lab","name":"collaboration"})";
    const QByteArray answer = R"({ "message": "The name collaboration is taken", "code": 409 })";
    QCOMPARE(http::withoutEcho(answer, request), answer);
}

void MessageTest::hidesSecretsInForms()
{
    const QByteArray shown = http::redactBody(
        "grant_type=refresh_token&refresh_token=Sw0rdfish&client_id=1", "application/x-www-form-urlencoded");
    QCOMPARE(shown, QByteArray("grant_type=refresh_token&refresh_token=•••&client_id=1"));
}

void MessageTest::showsNothingOfBrokenJson()
{
    const QByteArray cut = R"({"auth":{"password":"Sw0rdfish!)";
    QCOMPARE(http::redactBody(cut, "application/json"), "(" + QByteArray::number(cut.size()) + " bytes)");
}

void MessageTest::cutsLongText()
{
    const QByteArray shown = http::redactBody(QByteArray(5000, 'x'), "text/plain");
    QCOMPARE(shown.count('x'), 2000);
    QVERIFY(shown.endsWith("(5000 bytes)"));
}

void MessageTest::recordsExchangesWithoutSecrets()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"record.jsonl"_s);
    http::Request request;
    request.verb = "POST";
    request.url = QUrl(u"http://127.0.0.1/v3/auth/tokens"_s);
    request.headers = {{"Content-Type", "application/json"}};
    request.body = R"({"auth":{"password":"Sw0rdfish!"}})";
    http::Recorder(path).record(request,
        {.status = 201,
            .headers = {{"X-Subject-Token", secret}, {"Content-Type", "application/json"}},
            .body = R"({"token":{"methods":["password"]}})"});
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray line = file.readAll();
    QVERIFY2(!line.contains("Sw0rdfish"), line.constData());
    const QJsonObject written = QJsonDocument::fromJson(line).object();
    QCOMPARE(written.keys(),
        QStringList({u"method"_s, u"requestBody"_s, u"requestHeaders"_s, u"responseBody"_s,
            u"responseHeaders"_s, u"status"_s, u"url"_s}));
    QCOMPARE(written["responseBody"_L1]["token"_L1]["methods"_L1][0].toString(), u"password"_s);
}

void MessageTest::tellsWhenARecordingCannotBeWritten()
{
    try {
        const http::Recorder recorder(u"/nowhere/at/all.jsonl"_s);
        QFAIL("no error");
    } catch (const Error &error) {
        QCOMPARE(nameOf(error.kind), nameOf(Error::Kind::Local));
        QVERIFY(error.sentence.contains(u"/nowhere/at/all.jsonl"_s));
    }
}
