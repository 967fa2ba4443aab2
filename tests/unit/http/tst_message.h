// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QObject>

class MessageTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsRetryAfter_data();
    void readsRetryAfter();
    void findsHeadersWhateverTheirCase();
    void saysFromWhereAnUnreadableAnswerCame();
    void tellsThatAnAnswerBreaksOff();
    void hidesSecretsInJson_data();
    void hidesSecretsInJson();
    void keepsWhatIsNoSecret_data();
    void keepsWhatIsNoSecret();
    void hidesTokensInHeaders();
    void hidesSignaturesInAddresses();
    void hidesWhatAServiceRepeats_data();
    void hidesWhatAServiceRepeats();
    void leavesOtherWordsOfARefusal();
    void hidesSecretsInForms();
    void showsNothingOfBrokenJson();
    void cutsLongText();
    void recordsExchangesWithoutSecrets();
    void tellsWhenARecordingCannotBeWritten();
};
