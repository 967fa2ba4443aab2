// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "driver.h"
#include <QTest>
class TestWizard : public QObject
{
    Q_OBJECT
};
QTEST_MAIN(TestWizard)
#include "test_wizard.moc"
