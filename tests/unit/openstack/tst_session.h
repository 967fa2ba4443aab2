// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QObject>

class SessionTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sendsNoScopeWithAnApplicationCredential_data();
    void sendsNoScopeWithAnApplicationCredential();
    void findsAnIdentityServiceByItsVersions();
    void tellsThatThereIsNoIdentityService();
    void sharesOneRenewalAmongWaiters();
    void renewsAheadOfTheEnd();
    void saysSignInWhenARenewedTokenIsRefused();
    void doesNotSendTheTokenToHostsInLinks();
    void endsAListThatPointsToItself();
    void readsAllPages();
    void patchesImagesAsGlanceWants();
    void takesGoneForRemoved();
    void doesNotTakeForGoneWhatIsShown();
    void takesOnlyAListForAList_data();
    void takesOnlyAListForAList();
    void showsOnlyWhatHasAnId_data();
    void showsOnlyWhatHasAnId();
    void signsInWithAWholeTokenOnly();
    void saysThatComputeDoesNotTellItsVersion();
    void refusesAServiceThatIsNotOffered();
    void asksForTheNewestMicroversionBelowOurs_data();
    void asksForTheNewestMicroversionBelowOurs();
    void reportsAReadThatFailsOfACatalog();
    void readsACatalogWithoutHiddenLists();
    void believesNoProxyThatAListIsHidden();
};
