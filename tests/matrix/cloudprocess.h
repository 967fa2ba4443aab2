// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <memory>

/// A practice cloud in a process of its own. Everything waits; it belongs to the thread that made it.
class CloudProcess
{
public:
    explicit CloudProcess(double timeScale);
    ~CloudProcess();
    CloudProcess(const CloudProcess &) = delete;
    CloudProcess &operator=(const CloudProcess &) = delete;

    /// A file with the profile `practice`.
    [[nodiscard]] QString cloudsYaml() const { return m_cloudsYaml; }
    /// What the cloud's control answers to GET: "inventory", "requests"… (backends/practice/control.h)
    [[nodiscard]] QJsonObject get(const QString &what) const;
    void post(const QString &what, const QJsonValue &body = {}) const;

    /// As on the first day, and well. New things are missing from so many lists.
    void reset(int lateLists = 0) const;
    /// Replaces the faults (backends/practice/faults.h); none: it is well again.
    void befall(const QJsonArray &faults) const { post(QStringLiteral("faults"), faults); }
    /// How many requests the faults have befallen.
    [[nodiscard]] int struck() const;

private:
    class Link;
    QTemporaryDir m_home;
    QProcess m_process;
    QString m_cloudsYaml;
    std::unique_ptr<Link> m_link;
};
