// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "ctl.h"

#include <QDirIterator>
#include <QJsonDocument>
#include <QTest>

using namespace hubwright;
using namespace Qt::StringLiterals;
using practice::PracticeCloud;

namespace {

PracticeCloud::Options fast()
{
    PracticeCloud::Options options;
    options.timeScale = 200;
    return options;
}

} // namespace

/// The whole life of a deployment on the practice cloud, in the terminal.
class HubwrightctlTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void buildsAHubAndDestroysIt();
    void buildsAUserImage();
    void changesNothingWhenDeployedAgain();
    void stopsAfterAStepAndGoesOn();
    void writesEachEventAsALine();
    void keepsSecretsOutOfWhatItWrites();
    void printsAPlanWithoutCreatingAnything();
    void exportsWhatAnAdminNeedsWithoutHubwright();
    void listsAndTellsTheStateOfDeployments();
};

void HubwrightctlTest::buildsAHubAndDestroysIt()
{
    PracticeCloud cloud(fast());
    QVERIFY(cloud.start());
    Ctl ctl;
    ctl.use(cloud);
    const QJsonObject before = inventory(cloud);

    const Ctl::Result deployed = ctl.run({u"deploy"_s, ctl.write(exampleSpec())});
    QVERIFY2(deployed.code == 0, qPrintable(deployed.out + deployed.errors));
    QVERIFY(deployed.out.contains(u"Your hub is ready: https://physics101.hub.projects.example.org/"));
    QVERIFY(inventory(cloud) != before);

    const Ctl::Result destroyed = ctl.run({u"destroy"_s, u"physics101"_s, u"--yes"_s});
    QVERIFY2(destroyed.code == 0, qPrintable(destroyed.out + destroyed.errors));
    QCOMPARE(inventory(cloud), before);
}

void HubwrightctlTest::buildsAUserImage()
{
    PracticeCloud cloud(fast());
    QVERIFY(cloud.start());
    Ctl ctl;
    ctl.use(cloud);
    const QJsonObject before = inventory(cloud);
    Spec spec = exampleSpec();
    spec.hub.flavor = u"m1.medium"_s; // a larger disk than people's: what is built on it would not fit theirs
    spec.users.images = {{u"Python"_s, QString(), u"ubuntu-24.04"_s, {u"pandas"_s}}};

    const Ctl::Result deployed = ctl.run({u"deploy"_s, ctl.write(spec)});
    QVERIFY2(deployed.code == 0, qPrintable(deployed.out + deployed.errors));
    QCOMPARE(inventory(cloud)["images"_L1].toInt(), before["images"_L1].toInt() + 1);
    QCOMPARE(inventory(cloud)["servers"_L1].toInt(), before["servers"_L1].toInt() + 1);

    QCOMPARE(ctl.run({u"destroy"_s, spec.name, u"--yes"_s}).code, 0);
    QCOMPARE(inventory(cloud), before);
}

void HubwrightctlTest::changesNothingWhenDeployedAgain()
{
    PracticeCloud cloud(fast());
    QVERIFY(cloud.start());
    Ctl ctl;
    ctl.use(cloud);
    const QString spec = ctl.write(exampleSpec());
    QCOMPARE(ctl.run({u"deploy"_s, spec}).code, 0);
    const QJsonObject before = inventory(cloud);

    const Ctl::Result again = ctl.run({u"deploy"_s, spec, u"--record"_s, ctl.path(u"record"_s)});
    QCOMPARE(again.code, 0);
    QCOMPARE(inventory(cloud), before);
    for (const QJsonObject &exchange : ctl.lines(u"record"_s)) {
        const bool isSafe
            = exchange["method"_L1] == u"GET"_s || exchange["url"_L1].toString().endsWith(u"/auth/tokens");
        QVERIFY2(isSafe, qPrintable(exchange["method"_L1].toString() + exchange["url"_L1].toString()));
    }
}

void HubwrightctlTest::stopsAfterAStepAndGoesOn()
{
    PracticeCloud cloud(fast());
    QVERIFY(cloud.start());
    Ctl ctl;
    ctl.use(cloud);
    QCOMPARE(ctl.run({u"deploy"_s, ctl.write(exampleSpec()), u"--until"_s, u"network"_s}).code, 0);
    QCOMPARE(inventory(cloud)["servers"_L1].toInt(), 0);
    QCOMPARE(inventory(cloud)["networks"_L1].toInt(), 1);

    // The secret of the hub's credential was lost with the process, as there is no keychain: it is made
    // again.
    const Ctl::Result resumed = ctl.run({u"resume"_s, u"physics101"_s});
    QVERIFY2(resumed.code == 0, qPrintable(resumed.out + resumed.errors));
    QCOMPARE(inventory(cloud)["networks"_L1].toInt(), 1);
    QCOMPARE(inventory(cloud)["servers"_L1].toInt(), 1);
}

void HubwrightctlTest::writesEachEventAsALine()
{
    PracticeCloud cloud(fast());
    QVERIFY(cloud.start());
    Ctl ctl;
    ctl.use(cloud);
    QCOMPARE(ctl.run({u"deploy"_s, ctl.write(exampleSpec()), u"--events"_s, ctl.path(u"events"_s)}).code, 0);
    const QList<QJsonObject> events = ctl.lines(u"events"_s);
    QVERIFY(events.size() > 40);
    for (const QJsonObject &event : events.first(events.size() - 1)) {
        QCOMPARE(event["event"_L1].toString(), u"step"_s);
        for (const QString &member : {u"time"_s, u"id"_s, u"state"_s, u"detail"_s, u"elapsed_ms"_s})
            QVERIFY2(event.contains(member), qPrintable(member));
    }
    QCOMPARE(events.last()["event"_L1].toString(), u"finished"_s);
    QCOMPARE(events.last()["result"_L1].toString(), u"ready"_s);
    QCOMPARE(events.last()["url"_L1].toString(), u"https://physics101.hub.projects.example.org/"_s);
}

void HubwrightctlTest::keepsSecretsOutOfWhatItWrites()
{
    PracticeCloud cloud(fast());
    QVERIFY(cloud.start());
    Ctl ctl;
    const QByteArray canary = "canary-4711-secret";
    ctl.useClouds(cloud.cloudsYaml().replace("      password: lab\n", ""));
    Spec spec = exampleSpec();
    spec.signIn = {};
    spec.signIn.method = u"github"_s;
    spec.signIn.clientId = u"Ov23liAbCdEfGhIjKlMn"_s;
    spec.signIn.organizations = {u"physics"_s};
    spec.signIn.admins = {u"ada"_s};
    const Ctl::Result deployed = ctl.run({u"deploy"_s, ctl.write(spec), u"--secrets-stdin"_s, u"--events"_s,
                                             ctl.path(u"events"_s), u"--record"_s, ctl.path(u"record"_s)},
        "cloud=lab\nsign-in=" + canary + "\n");
    QVERIFY2(deployed.code == 0, qPrintable(deployed.out + deployed.errors));

    QStringList files;
    QDirIterator folder(
        QFileInfo(ctl.home()).path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (folder.hasNext())
        files += folder.next();
    QVERIFY(files.size() >= 6);
    for (const QString &path : files) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray content = file.readAll();
        for (const QByteArray &form : {canary, canary.toBase64(QByteArray::OmitTrailingEquals)})
            QVERIFY2(!content.contains(form), qPrintable(path));
    }
    QVERIFY(!(deployed.out + deployed.errors).contains(QString::fromLatin1(canary)));
}

void HubwrightctlTest::printsAPlanWithoutCreatingAnything()
{
    PracticeCloud cloud(fast());
    QVERIFY(cloud.start());
    Ctl ctl;
    ctl.use(cloud);
    const QJsonObject before = inventory(cloud);
    const Ctl::Result planned = ctl.run({u"plan"_s, ctl.write(exampleSpec()), u"--json"_s});
    QCOMPARE(planned.code, 0);
    const QJsonArray steps = QJsonDocument::fromJson(planned.out.toUtf8()).array();
    QVERIFY(steps.size() > 15);
    QSet<QString> seen;
    for (const QJsonValue &step : steps) {
        for (const QJsonValue &need : step["needs"_L1].toArray())
            QVERIFY2(seen.contains(need.toString()), "a step stands before its needs");
        seen += step["id"_L1].toString();
    }
    QCOMPARE(inventory(cloud), before);
    QVERIFY(!QFile::exists(ctl.home() + u"/deployments/physics101"_s));
}

void HubwrightctlTest::exportsWhatAnAdminNeedsWithoutHubwright()
{
    PracticeCloud cloud(fast());
    QVERIFY(cloud.start());
    Ctl ctl;
    ctl.use(cloud);
    QCOMPARE(ctl.run({u"deploy"_s, ctl.write(exampleSpec()), u"--until"_s, u"subnet"_s}).code, 0);
    QCOMPARE(ctl.run({u"export"_s, u"physics101"_s, ctl.path(u"out"_s)}).code, 0);
    QFile book(ctl.path(u"out/RUNBOOK.md"_s));
    QVERIFY(book.open(QIODevice::ReadOnly));
    QVERIFY(book.readAll().contains("| subnet |"));
    QCOMPARE(
        ctl.run({u"check"_s, ctl.path(u"out/spec.yaml"_s)}).code, 2); // the name is taken: by this very hub
}

void HubwrightctlTest::listsAndTellsTheStateOfDeployments()
{
    PracticeCloud cloud(fast());
    QVERIFY(cloud.start());
    Ctl ctl;
    ctl.use(cloud);
    QVERIFY(ctl.run({u"list"_s}).out.contains(u"No deployments yet"));
    QCOMPARE(ctl.run({u"deploy"_s, ctl.write(exampleSpec()), u"--until"_s, u"network"_s}).code, 0);
    QVERIFY(ctl.run({u"list"_s}).out.contains(u"physics101"));
    const QJsonObject status
        = QJsonDocument::fromJson(ctl.run({u"status"_s, u"physics101"_s, u"--json"_s}).out.toUtf8()).object();
    QCOMPARE(status["state"_L1].toString(), u"stopped"_s);
    QVERIFY(status["resources"_L1].toObject().contains(u"network"_s));
    QCOMPARE(ctl.run({u"status"_s, u"nobody"_s}).code, 2);
}

QTEST_GUILESS_MAIN(HubwrightctlTest)
#include "tst_hubwrightctl.moc"
