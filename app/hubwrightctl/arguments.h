// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace hubwright::ctl {

/// The command line, read.
struct Arguments
{
    QString command;
    QStringList operands; ///< SPEC, NAME, DIR
    QString home;
    QString until;
    QString eventsFile;
    QString recordFile;
    bool asJson = false;
    bool saidYes = false;
    bool keepsData = false;
    bool secretsOnStdin = false;
    bool noKeychain = false;
    quint16 port = 0;
    double timeScale = 60;
    QString faultsFile;
    quint64 seed = 1;
};

/// Nothing when the words are off; then `complaint` says what is.
[[nodiscard]] std::optional<Arguments> readArguments(const QStringList &words, QString *complaint);

} // namespace hubwright::ctl
