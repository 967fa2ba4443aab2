// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "practisingcloud.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using hubwright::practice::PracticeCloud;

class PracticeCloudTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void letsInWithPassword();
    void refusesTokensThatEnded();
    void ofTwoCloudsOnOnePortTheSecondSaysWhy();
    void endsAtOnceWithConnectionsOpen();
    void answersManyAtOnce();
    void bootsServersInTheCloudsTime();
    void consoleTellsTheHubsPhases();
    void findsThePhasesInPackedUserData();
    void imageBuilderPowersItselfOff();
    void hubAnswersOnlyAfterItsBoot();
    void hubIsFoundByItsRecord();
    void hubStartsAndStopsAUsersServer();
    void listsLagBehindCreation();
    void pagesHoldEverythingOnce();
    void quotaOfNetworksIsOverQuota();
    void countsWhatTenantsMade();
    void countsRequestsByPattern();
    void removesBehindTheClientsBack();
    void resetLeavesNothing();
    void timelineRemembersWhatIsGone();
    void accessRulesOutliveTheirCredential();
};

void PracticeCloudTest::letsInWithPassword()
{
    const Cloud cloud;
    QVERIFY(cloud.user->isSignedIn());
    QCOMPARE(cloud.user->info["project"_L1]["name"_L1].toString(), u"hub"_s);
}

void PracticeCloudTest::refusesTokensThatEnded()
{
    Cloud cloud;
    QCOMPARE(cloud.get(u"compute"_s, u"/limits"_s).status, 200);
    cloud.control("POST", u"expire-tokens"_s);
    QCOMPARE(cloud.get(u"compute"_s, u"/limits"_s).status, 401);
}

void PracticeCloudTest::ofTwoCloudsOnOnePortTheSecondSaysWhy()
{
    const Cloud first;
    PracticeCloud second({first.practice.port(), 60, {}});
    QVERIFY(!second.start());
    QCOMPARE(second.problem(), u"Port %1 is taken."_s.arg(first.practice.port()));
}

void PracticeCloudTest::endsAtOnceWithConnectionsOpen()
{
    QElapsedTimer timer;
    QNetworkAccessManager network;
    {
        Cloud cloud(1000, fault(u"hang"_s, u"GET"_s, u"/limits$"_s));
        QNetworkRequest request(QUrl(cloud.user->endpoint(u"compute"_s) + u"/limits"_s));
        network.get(request)->setParent(&network);
        QTest::qWait(100);
        timer.start();
    }
    QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
}

void PracticeCloudTest::answersManyAtOnce()
{
    Cloud cloud(1);
    QNetworkAccessManager networks[4]; // six connections each
    QList<QNetworkReply *> replies;
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < 24; ++i) {
        QNetworkRequest request(QUrl(cloud.user->endpoint(u"compute"_s) + u"/servers"_s));
        request.setRawHeader("X-Auth-Token", cloud.user->token);
        replies << networks[i % 4].get(request);
    }
    const auto isDone = [&] {
        return std::all_of(replies.begin(), replies.end(), [](auto *r) { return r->isFinished(); });
    };
    QTRY_VERIFY(isDone());
    QVERIFY2(timer.elapsed() < 24 * 80, "one after the other");
}

void PracticeCloudTest::bootsServersInTheCloudsTime()
{
    Cloud cloud(100);
    const QString server = cloud.boot({});
    QCOMPARE(cloud.status(server), u"BUILD"_s);
    QTRY_COMPARE_WITH_TIMEOUT(cloud.status(server), u"ACTIVE"_s, 2000);
    QCOMPARE(cloud.user->call("DELETE", u"compute"_s, u"/servers/"_s + server).status, 204);
    QTRY_COMPARE_WITH_TIMEOUT(cloud.status(server), u"gone"_s, 2000);
}

void PracticeCloudTest::consoleTellsTheHubsPhases()
{
    Cloud cloud(2000);
    const QString server = cloud.boot({}, "#cloud-config\n# HUBWRIGHT-HUB\n");
    QTRY_VERIFY_WITH_TIMEOUT(cloud.console(server).contains("HUBWRIGHT-HUB phase 2/6 pip"_L1), 2000);
    QTRY_VERIFY_WITH_TIMEOUT(cloud.console(server).contains("HUBWRIGHT-HUB DONE"_L1), 2000);
    QCOMPARE(cloud.status(server), u"ACTIVE"_s);
}

void PracticeCloudTest::findsThePhasesInPackedUserData()
{
    // gzip -9n | base64 of: TITLES=("System packages" "Half done")
    const QByteArray packed
        = "H4sIAAAAAAACAwvxDPFxDbbVUAquLC5JzVUoSEzOTkxPLVZSUPJIzElTSMnPS1XS5AIAsMPoOCcAAAA=";
    Cloud cloud(2000);
    const QString server = cloud.boot(
        {}, "#cloud-config\n# HUBWRIGHT-HUB\nwrite_files:\n- {encoding: gz+b64, content: " + packed + "}\n");
    QTRY_VERIFY_WITH_TIMEOUT(cloud.console(server).contains("HUBWRIGHT-HUB phase 2/2 Half done"_L1), 2000);
}

void PracticeCloudTest::imageBuilderPowersItselfOff()
{
    Cloud cloud(2000);
    const QString server = cloud.boot({}, "#cloud-config\n# HUBWRIGHT-IMAGE\n");
    QTRY_COMPARE_WITH_TIMEOUT(cloud.status(server), u"SHUTOFF"_s, 3000);
    QVERIFY(cloud.console(server).contains("HUBWRIGHT-IMAGE DONE"_L1));
}

void PracticeCloudTest::hubAnswersOnlyAfterItsBoot()
{
    Cloud cloud(1000);
    const QString address = cloud.expose("# HUBWRIGHT-HUB", {});
    QCOMPARE(cloud.hub("GET", address, u"/hub/health"_s).status, 502);
    QTRY_COMPARE_WITH_TIMEOUT(cloud.hub("GET", address, u"/hub/health"_s).status, 200, 3000);
    QCOMPARE(cloud.hub("GET", address, u"/hub/api"_s).json()["version"_L1].toString(), u"5.5.1"_s);
}

void PracticeCloudTest::hubIsFoundByItsRecord()
{
    Cloud cloud(1000);
    const QString address = cloud.expose("# HUBWRIGHT-HUB", {}), host = u"a.hub.projects.example.org"_s;
    QTRY_COMPARE_WITH_TIMEOUT(cloud.hub("GET", address, u"/hub/health"_s).status, 200, 3000);
    QCOMPARE(cloud.hub("GET", host, u"/hub/health"_s).status, 502);
    const QString zone = cloud.get(u"dns"_s, u"/v2/zones"_s).json()["zones"_L1][0]["id"_L1].toString();
    cloud.post(u"dns"_s, u"/v2/zones/%1/recordsets"_s.arg(zone),
        {{"name"_L1, QString(host + u'.')}, {"type"_L1, "A"_L1}, {"records"_L1, QJsonArray{address}}});
    QTRY_COMPARE_WITH_TIMEOUT(cloud.hub("GET", host, u"/hub/health"_s).status, 200, 2000);
}

void PracticeCloudTest::hubStartsAndStopsAUsersServer()
{
    Cloud cloud(1000);
    const QString address = cloud.expose("# HUBWRIGHT-HUB", {{"hubwright-deployment"_L1, "d1"_L1}});
    QTRY_COMPARE_WITH_TIMEOUT(cloud.hub("GET", address, u"/hub/health"_s).status, 200, 3000);
    QCOMPARE(cloud.hub("POST", address, u"/hub/api/users/ada"_s).status, 201);
    QCOMPARE(cloud.hub("POST", address, u"/hub/api/users/ada"_s).status, 409);
    const QJsonObject options{
        {"userserver_image"_L1, "ubuntu-24.04"_L1}, {"userserver_size"_L1, "m1.small"_L1}};
    QCOMPARE(cloud.hub("POST", address, u"/hub/api/users/ada/server"_s, options).status, 202);
    const QJsonValue server
        = cloud.get(u"compute"_s, u"/servers/detail?name=^jhub-ada-[A-Z]{6}$"_s).json()["servers"_L1][0];
    QCOMPARE(server["metadata"_L1]["hubwright-deployment"_L1].toString(), u"d1"_s);
    QCOMPARE(server["metadata"_L1]["hubwright-role"_L1].toString(), u"userserver"_s);
    const auto own
        = [&] { return cloud.hub("GET", address, u"/hub/api/users/ada"_s).json()["servers"_L1][QString()]; };
    QVERIFY(!own()["ready"_L1].toBool());
    QTRY_VERIFY_WITH_TIMEOUT(own()["ready"_L1].toBool(), 2000);
    QCOMPARE(cloud.hub("DELETE", address, u"/hub/api/users/ada/server"_s).status, 202);
    QTRY_COMPARE_WITH_TIMEOUT(cloud.status(server["id"_L1].toString()), u"gone"_s, 2000);
    QVERIFY(own().isUndefined());
}

void PracticeCloudTest::listsLagBehindCreation()
{
    Cloud cloud;
    cloud.control("POST", u"late-lists"_s, R"({"looks": 2})");
    const QString id = cloud.makeNetwork();
    const auto isListed = [&] {
        return !cloud.get(u"network"_s, u"/v2.0/networks?name=n"_s).json()["networks"_L1].toArray().isEmpty();
    };
    QVERIFY(!isListed());
    QCOMPARE(cloud.get(u"network"_s, u"/v2.0/networks/"_s + id).status, 200);
    QVERIFY(!isListed());
    QVERIFY(isListed());
}

void PracticeCloudTest::pagesHoldEverythingOnce()
{
    Cloud cloud;
    QStringList ids;
    QString url = cloud.user->endpoint(u"compute"_s) + u"/flavors/detail?limit=3"_s;
    for (int page = 0; !url.isEmpty() && page < 10; ++page) {
        const QJsonObject body
            = cloud.user->caller.call("GET", QUrl(url), {{"X-Auth-Token", cloud.user->token}}).json();
        for (const QJsonValue flavor : body["flavors"_L1].toArray())
            ids << flavor["id"_L1].toString();
        url = body["flavors_links"_L1][0]["href"_L1].toString();
    }
    QCOMPARE(ids.size(), 11);
    QCOMPARE(QSet<QString>(ids.begin(), ids.end()).size(), 11);
}

void PracticeCloudTest::quotaOfNetworksIsOverQuota()
{
    Cloud cloud;
    for (int i = 0; i < 5; ++i)
        QVERIFY(!cloud.makeNetwork().isEmpty());
    const HttpAnswer answer = cloud.post(u"network"_s, u"/v2.0/networks"_s, {{"network"_L1, QJsonObject()}});
    QCOMPARE(answer.json()["NeutronError"_L1]["type"_L1].toString(), u"OverQuota"_s);
}

void PracticeCloudTest::countsWhatTenantsMade()
{
    Cloud cloud;
    QCOMPARE(cloud.count(u"networks"_s), 0);
    cloud.makeNetwork();
    QCOMPARE(cloud.count(u"networks"_s), 1);
    QCOMPARE(cloud.count(u"images"_s), 0);
    QCOMPARE(cloud.count(u"security_group_rules"_s), 0);
}

void PracticeCloudTest::countsRequestsByPattern()
{
    Cloud cloud;
    cloud.get(u"compute"_s, u"/servers/1"_s);
    cloud.get(u"compute"_s, u"/servers/2"_s);
    const QJsonObject requests = cloud.control("GET", u"requests"_s).json();
    QCOMPARE(requests["GET /compute/v2.1/servers/{}"_L1].toInt(), 2);
}

void PracticeCloudTest::removesBehindTheClientsBack()
{
    Cloud cloud;
    const QString id = cloud.makeNetwork();
    const QByteArray body = QJsonDocument(QJsonObject{{"type"_L1, "networks"_L1}, {"id"_L1, id}}).toJson();
    QCOMPARE(cloud.control("POST", u"delete"_s, body).status, 204);
    QCOMPARE(cloud.get(u"network"_s, u"/v2.0/networks/"_s + id).status, 404);
    QCOMPARE(cloud.control("POST", u"delete"_s, body).status, 404);
}

void PracticeCloudTest::resetLeavesNothing()
{
    Cloud cloud;
    cloud.makeNetwork();
    QCOMPARE(cloud.control("POST", u"reset"_s).status, 204);
    QCOMPARE(cloud.count(u"networks"_s), 0);
    QCOMPARE(cloud.get(u"network"_s, u"/v2.0/networks"_s).json()["networks"_L1].toArray().size(), 1);
}

void PracticeCloudTest::timelineRemembersWhatIsGone()
{
    Cloud cloud;
    const QString id = cloud.boot({});
    cloud.user->call("DELETE", u"compute"_s, u"/servers/"_s + id);
    QTRY_COMPARE_WITH_TIMEOUT(cloud.status(id), u"gone"_s, 2000);
    const QJsonArray timeline = QJsonDocument::fromJson(cloud.control("GET", u"timeline"_s).body).array();
    QCOMPARE(timeline.size(), 1);
    QCOMPARE(timeline[0]["ready_at"_L1].toDouble() - timeline[0]["created_at"_L1].toDouble(), 30'000.0);
}

void PracticeCloudTest::accessRulesOutliveTheirCredential()
{
    Cloud cloud;
    const QString own = u"/users/%1/"_s.arg(cloud.user->info["user"_L1]["id"_L1].toString());
    const QJsonObject wanted{{"name"_L1, "ruled"_L1},
        {"access_rules"_L1,
            QJsonArray{
                QJsonObject{{"service"_L1, "compute"_L1}, {"method"_L1, "GET"_L1}, {"path"_L1, "/**"_L1}}}}};
    const QJsonObject made = cloud
                                 .post(u"identity"_s, own + u"application_credentials"_s,
                                     {{"application_credential"_L1, wanted}})
                                 .json()["application_credential"_L1]
                                 .toObject();
    const QString rule = own + u"access_rules/"_s + made["access_rules"_L1][0]["id"_L1].toString();
    QCOMPARE(cloud.user->call("DELETE", u"identity"_s, rule).status, 403);
    const QString credential = own + u"application_credentials/"_s + made["id"_L1].toString();
    QCOMPARE(cloud.user->call("DELETE", u"identity"_s, credential).status, 204);
    QCOMPARE(cloud.get(u"identity"_s, rule).status, 200);
    QCOMPARE(cloud.user->call("DELETE", u"identity"_s, rule).status, 204);
}

QTEST_GUILESS_MAIN(PracticeCloudTest)
#include "tst_practicecloud.moc"
