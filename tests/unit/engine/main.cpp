// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "tst_journal.h"
#include "tst_plan.h"
#include "tst_polling.h"
#include "tst_run.h"
#include "tst_survey.h"

#include <QCoreApplication>
#include <QTest>

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    int failures = 0;
    PlanTest plan;
    failures += QTest::qExec(&plan, argc, argv);
    JournalTest journal;
    failures += QTest::qExec(&journal, argc, argv);
    PollingTest polling;
    failures += QTest::qExec(&polling, argc, argv);
    RunTest run;
    failures += QTest::qExec(&run, argc, argv);
    SurveyTest survey;
    failures += QTest::qExec(&survey, argc, argv);
    return failures;
}
