// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "canaries.h"

#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>

#include <functional>

/// One of our programs, run as people do in a home and a temporary folder of their own, and watched from its
/// first to its last moment: what it prints, and what other programs see of it and of its children in /proc.
class Watched
{
public:
    struct Result
    {
        int code = -1; ///< -1: it crashed or was killed
        QByteArray out;
        QByteArray errors;
        int looks = 0; ///< how often its command line could be read
        int environments = 0; ///< how often its environment could be; it may be closed to us
        QByteArray seen; ///< all that was read in /proc
    };

    /// `mask`: the umask that it inherits.
    explicit Watched(int mask = 022);

    /// The home, where the program keeps deployments too.
    [[nodiscard]] QString path(const QString &file = {}) const { return m_folder.filePath(file); }
    [[nodiscard]] QString home() const { return path(QStringLiteral("hubwright")); }
    /// Where files of the person's own are, which are not searched: a clouds.yaml with a password.
    [[nodiscard]] QString own(const QString &file) const { return m_own.filePath(file); }
    [[nodiscard]] QProcessEnvironment &environment() { return m_environment; }

    /// Starts build/bin/`program` and waits for its end; `until`, where given, says when to kill it instead.
    Result run(const QString &program, const QStringList &arguments, const QByteArray &input = {},
        const std::function<bool()> &until = {}, int signal = 9);
    Result ctl(const QStringList &arguments, const QByteArray &input = {});

    /// All that came of it, since the beginning: what was printed and seen, and every file in home and
    /// temporary folder. Empty: no canary anywhere.
    [[nodiscard]] QStringList search(const Canaries &canaries) const;
    /// "path: mode" of the file or folder and all that is below it, where others may do anything with it now.
    [[nodiscard]] QStringList openToOthers(const QString &folder) const;

private:
    void look(qint64 pid, Result &result) const;

    QTemporaryDir m_folder;
    QTemporaryDir m_own;
    QProcessEnvironment m_environment;
    int m_mask;
    QByteArray m_printed;
    QByteArray m_seen;
};

/// Writes a file of a test, or ends it.
void writeFile(const QString &path, const QByteArray &content);
