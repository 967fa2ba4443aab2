// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "ctl.h"
#include "inventory.h"

#include <QJsonDocument>
#include <QTest>

using namespace hubwright;
using namespace Qt::StringLiterals;

/// The same on a real cloud, named by HUBWRIGHT_TEST_CLOUD, with the stock client as the witness.
class RealCloudTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void buildsEverythingUpToTheServerAndDestroysIt();
    void refusesWithASentenceAndCreatesNothing_data();
    void refusesWithASentenceAndCreatesNothing();

private:
    Spec m_spec;
};

void RealCloudTest::initTestCase()
{
    const QString why = stock::whyNot();
    if (!why.isEmpty())
        QSKIP(qPrintable(why));
    m_spec = exampleSpec();
    m_spec.cloud = {qEnvironmentVariable("HUBWRIGHT_TEST_CLOUD"), {}};
    m_spec.name = u"acceptance"_s;
    m_spec.hub.host = u"acceptance.hub.projects.example.org"_s;
}

void RealCloudTest::buildsEverythingUpToTheServerAndDestroysIt()
{
    const Ctl ctl;
    const auto before = stock::inventory();
    const QString spec = ctl.write(m_spec);

    const Ctl::Result deployed = ctl.run({u"deploy"_s, spec, u"--until"_s, u"hub-server"_s});
    QVERIFY2(deployed.code == 0, qPrintable(deployed.out + deployed.errors));
    const auto built = stock::inventory();
    for (const QString &type : {u"server"_s, u"volume"_s, u"network"_s, u"subnet"_s, u"router"_s,
             u"floating ip"_s, u"keypair"_s, u"application credential"_s})
        QVERIFY2((built[type] - before[type]).size() == 1, qPrintable(type));
    QCOMPARE((built[u"security group"_s] - before[u"security group"_s]).size(), 2);

    const QJsonObject status
        = QJsonDocument::fromJson(ctl.run({u"status"_s, m_spec.name, u"--json"_s}).out.toUtf8()).object();
    const QString mark = u"hubwright-deployment=%1"_s.arg(status["id"_L1].toString());
    for (const QString &type :
        {u"network"_s, u"subnet"_s, u"router"_s, u"port"_s, u"floating ip"_s, u"security group"_s}) {
        const QString listed = stock::json(type.split(u' ') + QStringList{u"list"_s, u"--tags"_s, mark});
        QVERIFY2(!QJsonDocument::fromJson(listed.toUtf8()).array().isEmpty(), qPrintable(type));
    }
    const QString server = stock::json({u"server"_s, u"show"_s, u"hubwright-acceptance-hub"_s});
    QVERIFY(server.contains(status["id"_L1].toString()));
    QVERIFY(server.contains(u"\"ACTIVE\""));
    QVERIFY(stock::json({u"volume"_s, u"show"_s, u"hubwright-acceptance-homes"_s})
                .contains(status["id"_L1].toString()));
    QVERIFY(
        stock::json({u"recordset"_s, u"list"_s, u"hub.projects.example.org."_s}).contains(m_spec.hub.host));

    QCOMPARE(ctl.run({u"deploy"_s, spec, u"--until"_s, u"hub-server"_s}).code, 0);
    QCOMPARE(stock::inventory(), built);

    const Ctl::Result destroyed = ctl.run({u"destroy"_s, m_spec.name, u"--yes"_s});
    QVERIFY2(destroyed.code == 0, qPrintable(destroyed.out + destroyed.errors));
    QCOMPARE(stock::inventory(), before);
    QVERIFY(
        !stock::json({u"recordset"_s, u"list"_s, u"hub.projects.example.org."_s}).contains(m_spec.hub.host));
}

void RealCloudTest::refusesWithASentenceAndCreatesNothing_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("word");
    QTest::newRow("unknown flavor") << u"flavor"_s << 2 << u"hub.flavor"_s;
    QTest::newRow("CIDR overlap or name") << u"external"_s << 2 << u"network.external"_s;
    QTest::newRow("unknown region") << u"region"_s << 2 << u"RegionNine"_s;
    QTest::newRow("unknown profile") << u"profile"_s << 2 << u"no-such-cloud"_s;
}

void RealCloudTest::refusesWithASentenceAndCreatesNothing()
{
    QFETCH(QString, what);
    QFETCH(int, code);
    QFETCH(QString, word);
    Spec spec = m_spec;
    if (what == u"flavor")
        spec.hub.flavor = u"m9.huge"_s;
    else if (what == u"external")
        spec.network.external = u"outside"_s;
    else if (what == u"region")
        spec.cloud.region = u"RegionNine"_s;
    else
        spec.cloud.profile = u"no-such-cloud"_s;
    const Ctl ctl;
    const Ctl::Result result = ctl.run({u"deploy"_s, ctl.write(spec)});
    QVERIFY2(result.code == code, qPrintable(result.errors));
    QVERIFY2(result.errors.contains(word), qPrintable(result.errors));
    QVERIFY(result.errors.contains(u"Nothing was created."));
}

QTEST_GUILESS_MAIN(RealCloudTest)
#include "tst_realcloud.moc"
