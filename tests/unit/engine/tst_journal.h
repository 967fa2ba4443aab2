// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QObject>

class JournalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void remembersAcrossProcesses();
    void forgetsATornLastLine();
    void refusesALineThatItCannotRead_data();
    void refusesALineThatItCannotRead();
    void refusesToBeOfNoDeployment_data();
    void refusesToBeOfNoDeployment();
    void keepsItsWholeLinesWhenTheDiskIsFull();
    void isReadableByItsOwnerOnly();
    void anActionIsUndoneByWhatIsMadeAfterIt();
};
