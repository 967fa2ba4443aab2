// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
// The whole wizard by keyboard alone against the practice cloud: real sign-in, real catalog, real build.
#include "driver.h"
#include "shots.h"
#include "wiring/wiring.h"
#include "wizard/page.h"
#include "wizard/wizardmodel.h"

#include <QLabel>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace hubwright;

class TestPractice : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepareApplication(); }
    void buildsAHubByKeyboardAlone();
};

void TestPractice::buildsAHubByKeyboardAlone()
{
    QTemporaryDir home;
    practice::PracticeCloud::Options options;
    options.timeScale = 120;
    practice::PracticeCloud cloud(options);
    QVERIFY2(cloud.start(), qPrintable(cloud.problem()));
    const auto workshop = makeWorkshop(home.path(), nullptr);
    workshop->vault = std::make_unique<MemoryVault>();
    keepPracticeProfile(cloud, workshop->home);

    Driver driver(*workshop);
    driver.window().resize(1120, 720);
    driver.profile = u"practice"_s;
    driver.host = u"physics.hub.projects.example.org"_s;
    QVERIFY2(driver.answerUpTo(u"review"_s), qPrintable(driver.step() + u": "_s + driver.banner()));
    QTest::qWait(500);
    QVERIFY(shoot(&driver.window(), u"30-practice-review"_s));
    QVERIFY2(driver.goOn(u"build"_s, 10000), qPrintable(driver.banner()));
    QTest::qWait(3000);
    QVERIFY(shoot(&driver.window(), u"31-practice-build"_s));
    QVERIFY2(driver.waitFor(u"ready"_s, 90000), qPrintable(driver.heading() + u": "_s + driver.banner()));
    QCOMPARE(driver.heading(), u"Your hub is ready"_s);
    QCOMPARE(
        driver.window().findChild<QLabel *>(u"url"_s)->text(), u"https://physics.hub.projects.example.org"_s);
    QTest::qWait(100);
    QVERIFY(shoot(&driver.window(), u"32-practice-ready"_s));
}

QTEST_MAIN(TestPractice)
#include "tst_wizardpractice.moc"
