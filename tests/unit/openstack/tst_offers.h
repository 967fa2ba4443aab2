// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QObject>

class OffersTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void guessesTheSystemFromTheName_data();
    void guessesTheSystemFromTheName();
    void readsFlavors();
    void leavesOutDisabledFlavors();
    void readsImages();
    void believesTheImageBeforeItsName();
    void leavesOutKernels();
    void readsZonesWithoutTheirDot();
    void readsQuotas_data();
    void readsQuotas();
    void readsNetworkLimitsWithoutUse();
    void keepsNumbersWithinBounds();
    void findsNetworksWithAWayOut_data();
    void findsNetworksWithAWayOut();
    void findsNamesOfDeployments();
};
