// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QObject>

class ProfilesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsEntries_data();
    void readsEntries();
    void writesEntriesThatReadTheSame_data();
    void writesEntriesThatReadTheSame();
    void tellsWhatIsWrongAndWhere_data();
    void tellsWhatIsWrongAndWhere();
    void keepsPasswordsOfDigits();
    void takesSecretsFromTheSecureFile();
    void takesAddressesFromVendors();
    void keepsGoodEntriesBesideABadOne();
    void looksIntoTheStandardPlacesInOrder();
    void prefersTheBetterPlace();
    void listsWhatExistsForAnUnknownName();
    void addsAnEntryToAFileAndKeepsTheOthers();
    void keepsTheWordsOfOtherEntries();
    void keepsEntriesWithPointsInTheirNamesApart();
    void refusesToReplaceAFileThatItCannotRead();
    void readsShellVariables_data();
    void readsShellVariables();
    void runsNothingOfAnOpenrc();
    void staysSmallWhateverAnOpenrcRepeats();
    void readsOpenrcOfHorizon();
    void readsOpenrcOfAnApplicationCredential();
    void tellsWhatAnOpenrcLacks();
    void refusesAnOpenrcThatIsNoText();
    void knowsAnOpenrcByItsContent();
};
