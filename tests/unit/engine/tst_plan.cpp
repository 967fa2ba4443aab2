// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "tst_plan.h"

#include "toycloud.h"

#include <QTest>

using namespace hubwright;
using namespace Qt::StringLiterals;

static QStringList names(const auto &steps)
{
    QStringList names;
    for (const auto &step : steps) {
        if constexpr (requires { step.info(); })
            names += step.info().id.value;
        else if constexpr (requires { step.id; })
            names += step.id.value;
        else
            names += step.value;
    }
    return names;
}

void PlanTest::ordersStepsAfterTheirNeeds()
{
    const Outline ordered = inOrder(toyOutline(u"server: port key; port: subnet; subnet: net; net; key"_s));
    QCOMPARE(names(ordered), QStringList({u"net"_s, u"key"_s, u"subnet"_s, u"port"_s, u"server"_s}));
}

void PlanTest::saysWhyStepsMakeNoPlan_data()
{
    QTest::addColumn<QString>("steps");
    QTest::addColumn<QString>("why");
    QTest::newRow("a good one") << u"a; b: a"_s << QString();
    QTest::newRow("an unknown need") << u"a: b"_s << u"a needs b, which does not exist."_s;
    QTest::newRow("the same id twice") << u"a; a"_s << u"There are two steps a."_s;
    QTest::newRow("a circle") << u"a: c; b: a; c: b; d"_s << u"These steps wait for one another: a, b, c."_s;
    QTest::newRow("itself") << u"a: a"_s << u"These steps wait for one another: a."_s;
}

void PlanTest::saysWhyStepsMakeNoPlan()
{
    QFETCH(QString, steps);
    QTEST(whyNoPlan(toyOutline(steps)), "why");
}

void PlanTest::untilLeavesOutWhatComesAfter()
{
    const Outline outline
        = toyOutline(u"net; port: net; server: port; boot: server; volume; proof: boot volume"_s);
    QStringList kept = names(until(outline, StepId(u"server"_s)));
    kept.sort();
    QCOMPARE(kept, QStringList({u"net"_s, u"port"_s, u"server"_s, u"volume"_s}));
}

void PlanTest::hidesWhatOnlyRemovesWhatOthersMade()
{
    Outline outline = toyOutline(u"net; group; users: net group; server: users"_s);
    outline[2].makes = StepInfo::Makes::Others;
    const Outline seen = withoutOthers(outline);
    QCOMPARE(names(seen), QStringList({u"net"_s, u"group"_s, u"server"_s}));
    QCOMPARE(names(seen.last().needs), QStringList({u"net"_s, u"group"_s}));
}

void PlanTest::criticalPathIsTheLongestChain()
{
    const Outline outline
        = toyOutline(u"net/1; server/60: net; image/500; boot/300: server; proof/100: boot image"_s);
    QCOMPARE(names(criticalPath(outline)), QStringList({u"image"_s, u"proof"_s}));
    QCOMPARE(expectedTime(outline).count(), 600);
}

void PlanTest::depthIsTheLongestWayFromTheStart()
{
    const auto depth = depths(toyOutline(u"a; b: a; c: b; d: a c"_s));
    QCOMPARE(depth.value(StepId(u"a"_s)), 0);
    QCOMPARE(depth.value(StepId(u"d"_s)), 3);
}
