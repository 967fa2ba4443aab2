// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QObject>

class ClientTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sendsVerbHeadersAndBody();
    void sendsALongBodyWhole();
    void givesBackEveryStatus_data();
    void givesBackEveryStatus();
    void tellsThatNobodyListens();
    void tellsThatAHostDoesNotExist();
    void tellsThatTheConnectionBroke_data();
    void tellsThatTheConnectionBroke();
    void sendsOnceWhatMayCreate_data();
    void sendsOnceWhatMayCreate();
    void sendsOnceAlsoOverAStaleConnection();
    void tellsThatNoAnswerCameInTime();
    void endsAnAnswerThatTricklesForEver();
    void refusesASelfSignedCertificate();
    void namesWhatIsWrongWithACertificate_data();
    void namesWhatIsWrongWithACertificate();
    void acceptsACertificateOfAGivenAuthority();
    void acceptsAnyCertificateWhenAskedTo();
    void tellsThatACaFileHoldsNoCertificate();
    void followsNoRedirect();
    void refusesAnEndlessAnswer();
    void abortsAReadOnCancel();
    void finishesACreateOnCancel();
    void sendsNothingAfterCancel();
    void survivesBeingDroppedWithItsAnswer();
    void repeatsWhatIsBusy_data();
    void repeatsWhatIsBusy();
    void givesUpAfterSoManyAttempts();
    void waitsAsLongAsTheServerAsks();
};
