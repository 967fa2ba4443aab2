// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
// How long the window is deaf at most. The figures that are promised are printed by ./dev bench on a quiet
// machine; here four frames are allowed, since tests run beside others.
#include "driver.h"
#include "fakes.h"
#include "shots.h"
#include "stallmeter.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace hubwright;

class TestStalls : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepareApplication(); }
    void showsAndSearchesTenThousandFlavors();
    void buildsAHub();

private:
    static constexpr double Allowed = 64;
    static void judge(const char *what);
};

void TestStalls::judge(const char *what)
{
    const auto *meter = static_cast<StallMeter *>(qApp);
    qInfo("%s: longest stall %.1f ms (%s)", what, meter->longest(), meter->culprit().constData());
    QVERIFY2(meter->longest() > 0, "nothing was measured");
    QVERIFY(meter->longest() <= Allowed);
}

void TestStalls::showsAndSearchesTenThousandFlavors()
{
    QTemporaryDir home;
    FakeCloud cloud;
    cloud.catalog = FakeCloud::catalogWith(10000);
    const auto workshop = fakeWorkshop(cloud, home.path());
    Driver driver(*workshop);
    auto *meter = static_cast<StallMeter *>(qApp);
    meter->reset();
    QVERIFY(driver.answerUpTo(u"security"_s));
    QTest::qWait(400);
    judge("Signed in, first pages");
    meter->reset();
    QVERIFY(driver.goOn(u"flavors"_s));
    QTest::qWait(400);
    judge("Flavors shown");
    meter->reset();
    QVERIFY(driver.fill(u"flavorSearch"_s, u"> 16 GB"_s));
    QTest::qWait(200);
    judge("Flavors searched");
    meter->reset();
    QVERIFY(driver.goTo(u"flavors"_s));
    driver.press(Qt::Key_Space);
    QTest::qWait(400);
    judge("Flavor ticked");
}

void TestStalls::buildsAHub()
{
    QTemporaryDir home;
    FakeCloud cloud;
    const auto workshop = fakeWorkshop(cloud, home.path());
    Driver driver(*workshop);
    QVERIFY(driver.answerUpTo(u"review"_s));
    QTest::qWait(300);
    static_cast<StallMeter *>(qApp)->reset();
    QVERIFY(driver.goOn(u"ready"_s, 60000));
    judge("Built");
}

int main(int argc, char **argv)
{
    StallMeter app(argc, argv);
    TestStalls test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_stalls.moc"
