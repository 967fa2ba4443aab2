// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "tst_answers.h"
#include "tst_lab.h"
#include "tst_offers.h"
#include "tst_profiles.h"
#include "tst_provider.h"
#include "tst_session.h"

#include <QCoreApplication>
#include <QTest>

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    AnswersTest answers;
    OffersTest offers;
    ProfilesTest profiles;
    ProviderTest provider;
    SessionTest session;
    LabTest lab;
    int failures = 0;
    for (QObject *test :
        std::initializer_list<QObject *>{&answers, &offers, &profiles, &provider, &session, &lab})
        failures += QTest::qExec(test, argc, argv);
    return failures;
}
