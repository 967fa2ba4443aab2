// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QObject>

class PollingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void notesReadinessWithinAFewPercent_data();
    void notesReadinessWithinAFewPercent();
    void asksSeldomForSlowThings();
};
