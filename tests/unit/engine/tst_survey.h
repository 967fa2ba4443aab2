// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QObject>

/// What a removal keeps, and what is looked at before and after it.
class SurveyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsDataAndRemovesTheRest();
    void keepsWhatDataStandsOn();
    void keepsNothingForDataThatWasNeverMade();
    void usesKeptDataWhenItIsBuiltAgain();
    void removesKeptDataWhenItIsNotToBeKept();
    void keepsDataThroughAnInterruptedRemoval();
    void seesWhatExists();
    void seesWhatOthersMade();
    void saysWhatStaysWhenDataIsKept();
    void seesWhatIsListedLate();
    void leavesOutWhatWasNeverTried();
    void waitsForWhatIsOnItsWayOut();
    void findsWhatIsLeft();
    void findsWhatAppearedAfterItsRemoval();
    void saysWhatItCouldNotAsk();
    void changesNothing();
};
