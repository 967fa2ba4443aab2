// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "tst_polling.h"

#include "engine/step.h"

#include <QTest>

using namespace hubwright;
using namespace std::chrono_literals;

namespace {

struct Looks
{
    int count = 0;
    Milliseconds noticed{0};
};

Looks simulate(Milliseconds expected, Milliseconds readyAt)
{
    Looks looks{1, 0ms};
    while (looks.noticed < readyAt) {
        looks.noticed += Polling::delay(looks.noticed, expected);
        ++looks.count;
    }
    return looks;
}

} // namespace

void PollingTest::notesReadinessWithinAFewPercent_data()
{
    QTest::addColumn<int>("expected");
    QTest::addColumn<int>("ready");
    QTest::newRow("on time") << 60 << 60;
    QTest::newRow("a little early") << 60 << 50;
    QTest::newRow("a little late") << 60 << 80;
    QTest::newRow("twice as long") << 60 << 120;
    QTest::newRow("a long one") << 600 << 610;
    QTest::newRow("a fast cloud") << 45 << 20;
}

void PollingTest::notesReadinessWithinAFewPercent()
{
    QFETCH(int, expected);
    QFETCH(int, ready);
    const Looks looks = simulate(Seconds(expected), Seconds(ready));
    QCOMPARE_LE((looks.noticed - Seconds(ready)).count(), Milliseconds(Seconds(ready)).count() * 12 / 100);
}

void PollingTest::asksSeldomForSlowThings()
{
    QCOMPARE_LE(simulate(10min, 10min).count, 60);
    QCOMPARE_LE(simulate(60s, 60s).count, 40);
}
