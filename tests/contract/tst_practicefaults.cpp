// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "practisingcloud.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using hubwright::practice::PracticeCloud;

class PracticeFaultsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusesFaultsThatItDoesNotKnow();
    void faultAnswersInstead();
    void faultHitsTheNthRequestOnly();
    void faultHitsARequestByItsName();
    void faultLosesTheAnswerOnly();
    void faultResetsBeforeAnythingIsDone();
    void faultNeverAnswers();
    void faultCutsTheAnswer();
    void faultAnswersGarbage();
    void faultAnswersLikeAProxy();
    void faultAnswersNothing();
    void faultAnswersWithOtherTypes();
    void faultAnswersAtLength();
    void faultAnswersBitByBit();
    void faultMovesAServiceForOneToken();
};

void PracticeFaultsTest::refusesFaultsThatItDoesNotKnow()
{
    PracticeCloud cloud({0, 60, fault(u"flood"_s)});
    QVERIFY(!cloud.start());
    QCOMPARE(cloud.problem(), u"There is no fault of the kind \"flood\"."_s);
}

void PracticeFaultsTest::faultAnswersInstead()
{
    Cloud cloud(1000,
        fault(u"status"_s, u"POST"_s, u"/networks$"_s,
            {{"status"_L1, 429}, {"retry_after"_L1, 7}, {"body"_L1, QJsonObject{{"slow"_L1, "down"_L1}}}}));
    const HttpAnswer answer = cloud.post(u"network"_s, u"/v2.0/networks"_s, {{"network"_L1, QJsonObject()}});
    QCOMPARE(answer.status, 429);
    QCOMPARE(answer.headers.value("retry-after"), "7");
    QCOMPARE(answer.json()["slow"_L1].toString(), u"down"_s);
    QCOMPARE(cloud.count(u"networks"_s), 0);
}

void PracticeFaultsTest::faultHitsTheNthRequestOnly()
{
    Cloud cloud(1000, fault(u"status"_s, u"POST"_s, u"/networks$"_s, {{"nth"_L1, 2}, {"times"_L1, 2}}));
    QList<int> statuses;
    for (int i = 0; i < 4; ++i)
        statuses << cloud.post(u"network"_s, u"/v2.0/networks"_s, {{"network"_L1, QJsonObject()}}).status;
    QCOMPARE(statuses, (QList<int>{201, 503, 503, 201}));
}

void PracticeFaultsTest::faultHitsARequestByItsName()
{
    Cloud cloud(1000,
        R"([{"match": {"request": "POST /compute/v2.1/servers/{}/action os-stop"}, "kind": "status"}])");
    const QString id = cloud.boot({});
    QTRY_COMPARE(cloud.status(id), u"ACTIVE"_s);
    const auto act = [&](const QString &name) {
        return cloud.post(u"compute"_s, u"/servers/%1/action"_s.arg(id), {{name, QJsonValue()}}).status;
    };
    QVERIFY(act(u"os-start"_s) != 503);
    QCOMPARE(act(u"os-stop"_s), 503);
    QCOMPARE(cloud.control("GET", u"struck"_s).json()["struck"_L1].toInt(), 1);
}

void PracticeFaultsTest::faultLosesTheAnswerOnly()
{
    Cloud cloud;
    cloud.control("POST", u"faults"_s, fault(u"reset-after"_s));
    const HttpAnswer answer = cloud.post(u"network"_s, u"/v2.0/networks"_s, {{"network"_L1, QJsonObject()}});
    QCOMPARE(answer.status, 0);
    QCOMPARE(cloud.count(u"networks"_s), 1);
}

void PracticeFaultsTest::faultResetsBeforeAnythingIsDone()
{
    Cloud cloud;
    cloud.control("POST", u"faults"_s, fault(u"reset-before"_s));
    QCOMPARE(cloud.post(u"network"_s, u"/v2.0/networks"_s, {{"network"_L1, QJsonObject()}}).status, 0);
    QCOMPARE(cloud.count(u"networks"_s), 0);
}

void PracticeFaultsTest::faultNeverAnswers()
{
    Cloud cloud;
    cloud.control("POST", u"faults"_s, fault(u"hang"_s, u"GET"_s, u"/limits$"_s));
    const QUrl url(cloud.user->endpoint(u"compute"_s) + u"/limits"_s);
    const HttpAnswer answer
        = cloud.user->caller.call("GET", url, {{"X-Auth-Token", cloud.user->token}}, {}, 300);
    QCOMPARE(answer.error, QNetworkReply::OperationCanceledError);
    QCOMPARE(cloud.get(u"compute"_s, u"/limits"_s).status, 200);
}

void PracticeFaultsTest::faultCutsTheAnswer()
{
    Cloud cloud;
    cloud.control("POST", u"faults"_s, fault(u"truncate"_s));
    const HttpAnswer answer = cloud.post(u"network"_s, u"/v2.0/networks"_s, {{"network"_L1, QJsonObject()}});
    QCOMPARE(answer.error, QNetworkReply::RemoteHostClosedError);
    QCOMPARE(cloud.count(u"networks"_s), 1);
}

void PracticeFaultsTest::faultAnswersGarbage()
{
    Cloud cloud;
    cloud.control("POST", u"faults"_s, fault(u"garbage"_s));
    const HttpAnswer answer = cloud.post(u"network"_s, u"/v2.0/networks"_s, {{"network"_L1, QJsonObject()}});
    QCOMPARE(answer.status, 201);
    QVERIFY(QJsonDocument::fromJson(answer.body).isNull());
}

void PracticeFaultsTest::faultAnswersLikeAProxy()
{
    Cloud cloud;
    cloud.control("POST", u"faults"_s, fault(u"html502"_s));
    const HttpAnswer answer = cloud.post(u"network"_s, u"/v2.0/networks"_s, {{"network"_L1, QJsonObject()}});
    QCOMPARE(answer.status, 502);
    QVERIFY(answer.body.contains("<h1>502 Bad Gateway</h1>"));
}

void PracticeFaultsTest::faultAnswersNothing()
{
    Cloud cloud(1000, fault(u"empty"_s));
    const HttpAnswer answer = cloud.post(u"network"_s, u"/v2.0/networks"_s, {{"network"_L1, QJsonObject()}});
    QCOMPARE(answer.status, 201);
    QVERIFY(answer.body.isEmpty());
    QCOMPARE(cloud.count(u"networks"_s), 1);
}

void PracticeFaultsTest::faultAnswersWithOtherTypes()
{
    Cloud cloud(1000, fault(u"wrong-type"_s));
    const QJsonValue network
        = cloud.post(u"network"_s, u"/v2.0/networks"_s, {{"network"_L1, QJsonObject()}}).json()["network"_L1];
    QCOMPARE(network["id"_L1].toInt(), 7);
    QVERIFY(network["subnets"_L1].isObject());
    QCOMPARE(network["mtu"_L1].toString(), u"1450"_s);
    QCOMPARE(network["admin_state_up"_L1].toString(), u"true"_s);
}

void PracticeFaultsTest::faultAnswersAtLength()
{
    Cloud cloud(1000, fault(u"huge"_s));
    const HttpAnswer answer = cloud.post(u"network"_s, u"/v2.0/networks"_s, {{"network"_L1, QJsonObject()}});
    QVERIFY(answer.body.size() > 10'000'000);
    QVERIFY(!answer.json()["network"_L1]["id"_L1].toString().isEmpty());
}

void PracticeFaultsTest::faultAnswersBitByBit()
{
    Cloud cloud(1000, fault(u"trickle"_s, u"POST"_s, u"/networks$"_s, {{"delay_ms"_L1, 300}}));
    QElapsedTimer timer;
    timer.start();
    const HttpAnswer answer = cloud.post(u"network"_s, u"/v2.0/networks"_s, {{"network"_L1, QJsonObject()}});
    QVERIFY2(timer.elapsed() >= 250, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(!answer.json()["network"_L1]["id"_L1].toString().isEmpty());
}

void PracticeFaultsTest::faultMovesAServiceForOneToken()
{
    Cloud cloud;
    const QString right = cloud.user->endpoint(u"network"_s);
    cloud.control("POST", u"faults"_s,
        fault(u"moved"_s, u"GET"_s, u"/networks$"_s, {{"to"_L1, "https://a.invalid"_L1}}));
    QCOMPARE(cloud.get(u"network"_s, u"/v2.0/networks"_s).status, 401);
    const SignedIn moved(SignedIn::Account{cloud.practice.openstackUrl()});
    QCOMPARE(moved.endpoint(u"network"_s), u"https://a.invalid/network"_s);
    QCOMPARE(moved.endpoint(u"compute"_s), cloud.user->endpoint(u"compute"_s));
    const SignedIn later(SignedIn::Account{cloud.practice.openstackUrl()});
    QCOMPARE(later.endpoint(u"network"_s), right);
}

QTEST_GUILESS_MAIN(PracticeFaultsTest)
#include "tst_practicefaults.moc"
