// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "ctl.h"
#include "lookalikes.h"

#include <QTest>
#include <QUuid>

using namespace hubwright;
using namespace Qt::StringLiterals;
using practice::PracticeCloud;

using Resources = QMap<QString, QMap<QString, QJsonObject>>;

/// What a destroy removes, keeps and leaves, and what it never touches.
class DestroyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void showsWhatItRemovesAndAsks();
    void showsTheListEvenWhenItDoesNotAsk();
    void removesWhatTheHubMade();
    void removesPortsThatTheCloudForgot();
    void verifiesThatNothingIsLeft();
    void keepsDataWhenAsked();
    void buildsAgainWithTheDataThatWasKept();
    void refusesOtherAnswersWhileDataIsKept();
    void removesKeptDataLater();
    void saysWhyAThingIsLeft();
    void saysWhatTheCloudStillLists();
    void leavesWhatOthersPluggedIn();
    void removesWhatAppearedAfterIt();
    void touchesNothingThatLooksLikeOurs_data();
    void touchesNothingThatLooksLikeOurs();

private:
    void deploy(const QStringList &more = {});
    Ctl::Result destroy(const QStringList &more = {});
    QString id(const QString &kind, const QString &name = {});
    [[nodiscard]] QString deploymentId() const;
    [[nodiscard]] QJsonArray leftovers() const;

    std::unique_ptr<PracticeCloud> m_cloud;
    std::unique_ptr<Ctl> m_ctl;
    std::unique_ptr<Neighbour> m_neighbour;
    QJsonObject m_before;
};

namespace {

const QString Name = u"physics101"_s;

QByteArray refusal(const QByteArray &path, int status)
{
    return R"([{"match": {"method": "DELETE", "path": ")" + path
        + R"("}, "nth": 0, "kind": "status", "status": )" + QByteArray::number(status) + "}]";
}

} // namespace

void DestroyTest::init()
{
    PracticeCloud::Options options;
    options.timeScale = 1000;
    m_cloud = std::make_unique<PracticeCloud>(options);
    QVERIFY(m_cloud->start());
    m_ctl = std::make_unique<Ctl>();
    m_ctl->use(*m_cloud);
    m_neighbour = std::make_unique<Neighbour>(*m_cloud);
    m_before = inventory(*m_cloud);
}

void DestroyTest::cleanup()
{
    m_neighbour.reset();
    m_cloud.reset();
}

void DestroyTest::deploy(const QStringList &more)
{
    const Ctl::Result result = m_ctl->run(QStringList{u"deploy"_s, m_ctl->write(exampleSpec())} + more);
    QVERIFY2(result.code == 0, qPrintable(result.out + result.errors));
}

Ctl::Result DestroyTest::destroy(const QStringList &more)
{
    return m_ctl->run(
        QStringList{u"destroy"_s, Name, u"--yes"_s, u"--events"_s, m_ctl->path(u"events"_s)} + more);
}

QString DestroyTest::id(const QString &kind, const QString &name)
{
    const auto all = m_neighbour->resources().value(kind);
    for (auto it = all.begin(); it != all.end(); ++it) {
        if (name.isEmpty() || it.value()["name"_L1].toString() == name)
            return it.key();
    }
    return {};
}

QString DestroyTest::deploymentId() const
{
    const QList<QJsonObject> journal = m_ctl->lines(u"home/deployments/physics101/journal.jsonl"_s);
    return journal.value(0)["data"_L1]["deployment"_L1].toString();
}

QJsonArray DestroyTest::leftovers() const
{
    return m_ctl->lines(u"events"_s).last()["leftovers"_L1].toArray();
}

void DestroyTest::showsWhatItRemovesAndAsks()
{
    deploy();
    const QJsonObject ready = inventory(*m_cloud);
    const QString server = m_neighbour->makeServer(
        u"jhub-ada-abcdef"_s, {{u"hubwright-deployment"_s, deploymentId()}, {u"hubwright-user"_s, u"ada"_s}});
    const Ctl::Result result = m_ctl->run({u"destroy"_s, Name});
    QCOMPARE(result.code, 2); // nobody can answer here
    QVERIFY(result.errors.contains(u"Nothing was removed"));
    for (const QString &kind :
        {u"servers"_s, u"networks"_s, u"subnets"_s, u"routers"_s, u"floatingips"_s, u"security_groups"_s,
            u"keypairs"_s, u"application_credentials"_s, u"recordsets"_s, u"volumes"_s})
        QVERIFY2(result.out.contains(id(kind)), qPrintable(kind + u" is not in\n"_s + result.out));
    QVERIFY(result.out.contains(u"Users' servers"));
    QVERIFY(result.out.contains(server + u" jhub-ada-abcdef"_s));
    QCOMPARE(inventory(*m_cloud)["volumes"_L1], ready["volumes"_L1]);
}

void DestroyTest::showsTheListEvenWhenItDoesNotAsk()
{
    deploy({u"--until"_s, u"network"_s});
    const QString network = id(u"networks"_s);
    const Ctl::Result result = destroy();
    QCOMPARE(result.code, 0);
    QVERIFY2(result.out.contains(network + u" hubwright-physics101"_s), qPrintable(result.out));
    QVERIFY(result.out.indexOf(network) < result.out.indexOf(u"removed"));
}

void DestroyTest::removesWhatTheHubMade()
{
    deploy();
    const QString network = id(u"networks"_s);
    for (const QString &user : {u"ada"_s, u"grace"_s})
        m_neighbour->makeServer(u"jhub-%1-abcdef"_s.arg(user),
            {{u"hubwright-deployment"_s, deploymentId()}, {u"hubwright-user"_s, user}}, network);
    const Ctl::Result result = destroy();
    QVERIFY2(result.code == 0, qPrintable(result.out + result.errors));
    QCOMPARE(inventory(*m_cloud), m_before);
}

void DestroyTest::removesPortsThatTheCloudForgot()
{
    deploy();
    const QString gone = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const QString lan = m_neighbour->makeNetwork(u"lan"_s);
    m_neighbour->makePort(id(u"networks"_s, u"hubwright-physics101"_s), {}, gone);
    m_neighbour->makePort(lan, id(u"security_groups"_s, u"hubwright-physics101-users"_s), gone);
    const QString others = m_neighbour->makePort(lan, {}, gone);
    const Ctl::Result result = destroy();
    QVERIFY2(result.code == 0, qPrintable(result.out + result.errors));
    QCOMPARE(m_neighbour->resources().value(u"ports"_s).keys(), QStringList(others));
    QCOMPARE(m_neighbour->resources().value(u"networks"_s).keys(), QStringList(lan));
}

void DestroyTest::verifiesThatNothingIsLeft()
{
    deploy();
    const Ctl::Result result = destroy();
    QCOMPARE(result.code, 0);
    QVERIFY(result.out.contains(u"Verified: nothing is left in the cloud."));
    const QJsonObject last = m_ctl->lines(u"events"_s).last();
    QCOMPARE(last["result"_L1].toString(), u"destroyed"_s);
    QVERIFY(last["leftovers"_L1].isArray());
    QCOMPARE(last["leftovers"_L1].toArray(), QJsonArray());
    QCOMPARE(inventory(*m_cloud), m_before);
}

void DestroyTest::keepsDataWhenAsked()
{
    deploy();
    const QString volume = id(u"volumes"_s);
    const Ctl::Result result = destroy({u"--keep-data"_s});
    QVERIFY2(result.code == 0, qPrintable(result.out + result.errors));
    QVERIFY(result.out.contains(u"kept, as you asked"));
    QJsonObject expected = m_before;
    expected[u"volumes"_s] = 1;
    QCOMPARE(inventory(*m_cloud), expected);
    QCOMPARE(id(u"volumes"_s), volume);
    QCOMPARE(leftovers().size(), 1);
    QCOMPARE(leftovers()[0]["id"_L1].toString(), volume);
    QCOMPARE(leftovers()[0]["kept"_L1].toBool(), true);
    QCOMPARE(leftovers()[0]["reason"_L1].toString(), u"kept, as you asked"_s);
    const QJsonArray inJournal = m_ctl->lines(u"home/deployments/physics101/journal.jsonl"_s)
                                     .last()["data"_L1]["leftovers"_L1]
                                     .toArray();
    QCOMPARE(inJournal, leftovers());
}

void DestroyTest::buildsAgainWithTheDataThatWasKept()
{
    deploy();
    const QString volume = id(u"volumes"_s);
    QCOMPARE(destroy({u"--keep-data"_s}).code, 0);
    deploy();
    QCOMPARE(m_neighbour->resources().value(u"volumes"_s).keys(), QStringList(volume));
    QCOMPARE(destroy().code, 0);
    QCOMPARE(inventory(*m_cloud), m_before);
}

void DestroyTest::refusesOtherAnswersWhileDataIsKept()
{
    deploy();
    QCOMPARE(destroy({u"--keep-data"_s}).code, 0);
    Spec other = exampleSpec();
    other.hub.homeVolumeGb += 1;
    const Ctl::Result result = m_ctl->run({u"deploy"_s, m_ctl->write(other)});
    QCOMPARE(result.code, 2);
    QVERIFY2(result.errors.contains(u"with the data that was kept"), qPrintable(result.errors));
}

void DestroyTest::removesKeptDataLater()
{
    deploy();
    QCOMPARE(destroy({u"--keep-data"_s}).code, 0);
    QCOMPARE(destroy({u"--keep-data"_s}).code, 0);
    QCOMPARE(inventory(*m_cloud)["volumes"_L1].toInt(), 1);
    const Ctl::Result result = destroy();
    QCOMPARE(result.code, 0);
    QVERIFY(result.out.contains(u"Verified: nothing is left"));
    QCOMPARE(inventory(*m_cloud), m_before);
}

void DestroyTest::saysWhyAThingIsLeft()
{
    deploy();
    const QString router = id(u"routers"_s);
    m_neighbour->befall(refusal("/routers/", 403));
    const Ctl::Result result = destroy();
    QCOMPARE(result.code, 1);
    QVERIFY2(result.errors.contains(u"Left in the cloud"), qPrintable(result.errors));
    QVERIFY(result.errors.contains(router));
    QVERIFY(result.errors.contains(u"“hubwrightctl destroy physics101” goes on from here."));
    QCOMPARE(leftovers().size(), 1);
    QCOMPARE(leftovers()[0]["id"_L1].toString(), router);
    QVERIFY(leftovers()[0]["reason"_L1].toString().size() > 20);
    QCOMPARE(m_ctl->lines(u"events"_s).last()["result"_L1].toString(), u"failed"_s);

    m_neighbour->befall("[]");
    QCOMPARE(destroy().code, 0);
    QCOMPARE(inventory(*m_cloud), m_before);
}

void DestroyTest::saysWhatTheCloudStillLists()
{
    deploy();
    m_neighbour->befall(refusal("/recordsets/", 204)); // it says yes, and does nothing
    const Ctl::Result result = destroy();
    QCOMPARE(result.code, 1);
    QVERIFY2(result.errors.contains(u"DNS record was removed, but the cloud still lists it"),
        qPrintable(result.errors));
    QCOMPARE(leftovers().size(), 1);
    QCOMPARE(leftovers()[0]["step"_L1].toString(), u"dns-record"_s);
    QCOMPARE(leftovers()[0]["reason"_L1].toString(), u"still listed by the cloud"_s);

    m_neighbour->befall("[]");
    QCOMPARE(destroy().code, 0);
    QCOMPARE(inventory(*m_cloud), m_before);
}

void DestroyTest::leavesWhatOthersPluggedIn()
{
    deploy();
    const QString port = m_neighbour->makePort(id(u"networks"_s));
    const QString server = m_neighbour->makeServer(u"mine"_s, {}, id(u"networks"_s));
    const Ctl::Result result = destroy();
    QCOMPARE(result.code, 1);
    QVERIFY2(result.errors.contains(id(u"subnets"_s)), qPrintable(result.errors));
    QVERIFY(m_neighbour->resources().value(u"ports"_s).contains(port));
    QVERIFY(m_neighbour->resources().value(u"servers"_s).contains(server));
    QVERIFY2(std::ranges::any_of(m_neighbour->resources().value(u"ports"_s),
                 [&](const QJsonObject &one) { return one["device_id"_L1].toString() == server; }),
        "the server was unplugged");

    m_neighbour->remove(u"network"_s, u"/v2.0/ports/"_s + port);
    m_neighbour->remove(u"compute"_s, u"/servers/"_s + server);
    QTRY_VERIFY(!m_neighbour->resources().value(u"servers"_s).contains(server));
    QCOMPARE(destroy().code, 0);
    QCOMPARE(inventory(*m_cloud), m_before);
}

void DestroyTest::removesWhatAppearedAfterIt()
{
    deploy();
    QCOMPARE(destroy().code, 0);
    m_neighbour->markWith(deploymentId()); // a request of ours that took the cloud minutes
    m_neighbour->makeServer(u"hubwright-physics101-hub"_s,
        {{u"hubwright-deployment"_s, deploymentId()}, {u"hubwright-step"_s, u"hub-server"_s}});
    const Ctl::Result result = destroy();
    QVERIFY2(result.code == 0, qPrintable(result.out + result.errors));
    QCOMPARE(inventory(*m_cloud), m_before);
}

void DestroyTest::touchesNothingThatLooksLikeOurs_data()
{
    QTest::addColumn<QStringList>("how");
    QTest::newRow("destroyed with all") << QStringList();
    QTest::newRow("destroyed but for the data") << QStringList{u"--keep-data"_s};
}

void DestroyTest::touchesNothingThatLooksLikeOurs()
{
    QFETCH(QStringList, how);
    Spec spec = exampleSpec();
    spec.users.images = {{u"Python"_s, QString(), u"ubuntu-24.04"_s, {u"pandas"_s}}};
    // Not before: two hubs of one name in a project are refused.
    const Ctl::Result begun = m_ctl->run({u"deploy"_s, m_ctl->write(spec), u"--until"_s, u"network"_s});
    QVERIFY2(begun.code == 0, qPrintable(begun.out + begun.errors));
    const Resources ours = m_neighbour->resources();
    m_neighbour->makeLookAlikes(Name, spec.hub.host);
    m_neighbour->markWith(QUuid::createUuid().toString(QUuid::WithoutBraces));
    m_neighbour->makeLookAlikes(Name, spec.hub.host);
    QTest::qWait(100); // servers and volumes come to rest
    Resources foreign = m_neighbour->resources();
    for (auto kind = foreign.begin(); kind != foreign.end(); ++kind) {
        for (const QString &id : ours.value(kind.key()).keys())
            kind.value().remove(id);
        QVERIFY2(kind.value().size() >= 2, qPrintable(kind.key() + u" have no look-alikes"_s));
    }

    for (const QStringList &words : {QStringList{u"resume"_s, Name}, QStringList{u"resume"_s, Name},
             QStringList{u"destroy"_s, Name, u"--yes"_s} + how}) {
        const Ctl::Result result = m_ctl->run(words);
        QVERIFY2(result.code == 0, qPrintable(result.errors + result.out));
        const Resources now = m_neighbour->resources();
        for (auto kind = foreign.begin(); kind != foreign.end(); ++kind) {
            for (auto one = kind.value().begin(); one != kind.value().end(); ++one)
                QCOMPARE(now.value(kind.key()).value(one.key()), one.value());
        }
    }
    const Resources left = m_neighbour->resources();
    for (auto kind = foreign.begin(); kind != foreign.end(); ++kind) {
        const qsizetype kept = kind.key() == u"volumes" ? how.size() : 0;
        QCOMPARE(left.value(kind.key()).size(), kind.value().size() + kept);
    }
}

QTEST_GUILESS_MAIN(DestroyTest)
#include "tst_destroy.moc"
