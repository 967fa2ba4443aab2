// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QObject>

class AnswersTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsWhatEachServiceSays_data();
    void readsWhatEachServiceSays();
    void sortsErrorsThatWereNotCaptured_data();
    void sortsErrorsThatWereNotCaptured();
    void keepsUserDataOutOfErrors();
    void keepsSecretsOutOfErrors();
    void keepsTheRequestId();
    void namesWhereARedirectPoints();
    void saysWhatARequestIsFor_data();
    void saysWhatARequestIsFor();
    void findsTheNextPage_data();
    void findsTheNextPage();
    void findsKeystone_data();
    void findsKeystone();
    void addsVersionsWhereTheyAreMissing_data();
    void addsVersionsWhereTheyAreMissing();
    void prefersTheWantedInterface();
    void readsTimesAsUtc_data();
    void readsTimesAsUtc();
};
