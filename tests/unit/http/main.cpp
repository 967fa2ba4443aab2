// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "tst_client.h"
#include "tst_message.h"

#include <QCoreApplication>
#include <QTest>

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    ClientTest client;
    MessageTest message;
    int failures = 0;
    for (QObject *test : std::initializer_list<QObject *>{&client, &message})
        failures += QTest::qExec(test, argc, argv);
    return failures;
}
