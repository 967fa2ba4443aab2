// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QObject>

class PlanTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ordersStepsAfterTheirNeeds();
    void saysWhyStepsMakeNoPlan_data();
    void saysWhyStepsMakeNoPlan();
    void untilLeavesOutWhatComesAfter();
    void hidesWhatOnlyRemovesWhatOthersMade();
    void criticalPathIsTheLongestChain();
    void depthIsTheLongestWayFromTheStart();
};
