// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "driver.h"
#include <QTest>
class TestParts : public QObject
{
    Q_OBJECT
};
QTEST_MAIN(TestParts)
#include "test_parts.moc"
