// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QObject>

class RunTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startsAStepTheMomentItsNeedsAreMet();
    void runsIndependentStepsAtOnce();
    void looksForNothingInANewDeployment();
    void changesNothingWhenRunAgain();
    void makesAgainWhatHasVanished();
    void repeatsAnActionWhenItsSubjectWasMadeAnew();
    void repeatsAfterAPassingFault_data();
    void repeatsAfterAPassingFault();
    void makesNothingTwiceWhenTheAnswerIsLost_data();
    void makesNothingTwiceWhenTheAnswerIsLost();
    void looksForWhatTheAnswerDoesNotName();
    void looksForWhatALostAnswerMadeAlsoAfterARefusal();
    void remembersWhatWasMadeBeforeCreateFailed();
    void waitsUntilTheCloudKnowsWhatItMade();
    void stopsAtAFailureAndGoesOnWhenResumed();
    void showsOneCauseAndLeavesTheRestWaiting();
    void makesABrokenThingAgain();
    void makesNothingAgainThatMayHoldData();
    void makesADiskAgainThatNobodyUsedYet();
    void cancelLeavesAResumableDeployment();
    void removesInReverseOrder();
    void removesWhatAHalfMadeDeploymentLeft();
    void looksForNothingThatWasNeverTried();
    void removesTheRestWhenOneStepFails();
    void waitsForWhatIsInUseWhenItRemoves();
    void stopsAfterTheStepThatUntilNames();
    void survivesSeededFaults_data();
    void survivesSeededFaults();
    void costsTheSamePerStepForLargePlans();
};
