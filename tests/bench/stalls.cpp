// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "rows.h"

#include "driver.h"
#include "fakes.h"
#include "shots.h"
#include "stallmeter.h"

#include <QTemporaryDir>
#include <QTest>

namespace hubwright::bench {
using namespace Qt::StringLiterals;

namespace {

constexpr double OneFrame = 16; // ms at 60 Hz
constexpr int Repeats = 3; // the smallest of three: what is left is ours, not another process's

StallMeter &meter()
{
    return *static_cast<StallMeter *>(qApp);
}

double stallOfABuild()
{
    QTemporaryDir home;
    FakeCloud cloud;
    const auto workshop = fakeWorkshop(cloud, home.path());
    Driver driver(*workshop);
    if (!driver.answerUpTo(u"review"_s))
        qFatal("Review was not reached");
    QTest::qWait(300);
    meter().reset();
    if (!driver.goOn(u"ready"_s, 60'000))
        qFatal("the build did not end");
    return meter().longest();
}

double stallOfManyFlavors()
{
    QTemporaryDir home;
    FakeCloud cloud;
    cloud.catalog = FakeCloud::catalogWith(10'000);
    const auto workshop = fakeWorkshop(cloud, home.path());
    Driver driver(*workshop);
    if (!driver.answerUpTo(u"security"_s))
        qFatal("the page before Flavors was not reached");
    QTest::qWait(300);
    meter().reset();
    if (!driver.goOn(u"flavors"_s))
        qFatal("Flavors was not reached");
    QTest::qWait(500);
    if (!driver.goTo(u"flavorSearch"_s))
        qFatal("the search field was not reached");
    driver.type(u"> 16 GB"_s);
    QTest::qWait(500);
    return meter().longest();
}

double smallestOf(double (*measure)())
{
    double smallest = measure();
    for (int i = 1; i < Repeats; ++i)
        smallest = std::min(smallest, measure());
    return smallest;
}

} // namespace

QList<Row> stalls()
{
    prepareApplication();
    return {
        {u"longest stall of the window's thread, a build"_s, u"one frame at 60 Hz"_s,
            smallestOf(stallOfABuild), OneFrame, u"ms"_s},
        {u"longest stall, 10,000 flavors shown and searched"_s, u"one frame at 60 Hz"_s,
            smallestOf(stallOfManyFlavors), OneFrame, u"ms"_s},
    };
}

} // namespace hubwright::bench
