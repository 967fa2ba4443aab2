// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "matrix/cloudprocess.h"

#include <QProcess>
#include <QTemporaryDir>

#include <memory>

/// An unlocked gnome-keyring on a D-Bus of its own, as long as it lives.
class Keyring
{
public:
    Keyring();
    ~Keyring();
    [[nodiscard]] QString bus() const { return m_bus; }

private:
    QProcess m_process;
    QString m_bus;
};

/// Somebody's computer with the real hubwrightctl on it, one deployment, and a keychain. Belongs to the
/// thread that made it.
class Laptop
{
public:
    struct Ended
    {
        int code = -1; ///< of a process that ended by itself
        QString words; ///< all that it wrote
        [[nodiscard]] bool isDone() const { return code == 0; }
    };
    /// Extra environment variables: {"MISHAP_KILL_AT", "3"}.
    using Mishap = QMap<QString, QString>;

    /// `spec` with another name for each laptop.
    Laptop(const CloudProcess &cloud, const Keyring &keyring, const QByteArray &spec);

    [[nodiscard]] const QString &name() const { return m_name; }
    [[nodiscard]] QString home() const { return m_folder.filePath(QStringLiteral("home")); }
    [[nodiscard]] QString journal() const;

    [[nodiscard]] std::unique_ptr<QProcess> start(const QStringList &words, const Mishap &mishap = {}) const;
    /// What there is to say of a process that has ended.
    [[nodiscard]] Ended ended(QProcess &process);
    [[nodiscard]] Ended run(const QStringList &words, const Mishap &mishap = {});

    [[nodiscard]] QStringList deploying() const;
    [[nodiscard]] QStringList destroying() const;
    /// What a person does after a crash: resume, or deploy again where nothing had begun.
    [[nodiscard]] QStringList goingOn() const;

    /// Files of this computer, and words that were written, that hold one of these.
    [[nodiscard]] QStringList leaksOf(const QStringList &secrets) const;

private:
    QTemporaryDir m_folder;
    QString m_cloudsYaml;
    QString m_bus;
    QString m_name;
    QString m_written;
};
