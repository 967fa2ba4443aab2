// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QObject>

class ProviderTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsAProfileWithoutItsSecret();
    void replacesAKeptProfile();
    void tellsThatNothingCanBeWritten();
    void takesTheSecretFromWhereItIs_data();
    void takesTheSecretFromWhereItIs();
    void asksForASecretThatIsNowhere();
    void tellsThatAProfileIsUnknown();
    void importsWhateverFileItIs_data();
    void importsWhateverFileItIs();
};
