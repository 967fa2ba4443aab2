// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/spec.h"
#include "practice/practicecloud.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>

/// A folder of its own with hubwrightctl in it, started as a process as people do.
class Ctl
{
public:
    struct Result
    {
        int code = -1;
        QString out;
        QString errors;
    };

    Ctl();
    /// The practice cloud as profile `practice`.
    void use(const hubwright::practice::PracticeCloud &cloud);
    /// A clouds.yaml with this content is the only one that it sees.
    void useClouds(const QByteArray &cloudsYaml);

    [[nodiscard]] Result run(const QStringList &arguments, const QByteArray &input = {}) const;
    /// Through another program: {"unshare", "-rm", …} before hubwrightctl.
    [[nodiscard]] Result runThrough(const QStringList &wrapper, const QStringList &arguments) const;
    /// Writes a spec into the folder and returns its path.
    [[nodiscard]] QString write(const hubwright::Spec &spec) const;
    [[nodiscard]] QString write(const QByteArray &yaml) const;
    [[nodiscard]] QString path(const QString &file) const { return m_dir.filePath(file); }
    [[nodiscard]] QString home() const { return path(QStringLiteral("home")); }

    /// The lines of a JSON Lines file in the folder.
    [[nodiscard]] QList<QJsonObject> lines(const QString &file) const;

private:
    QTemporaryDir m_dir;
    QString m_clouds;
};

/// The example spec of recipe openstack-vm.
[[nodiscard]] hubwright::Spec exampleSpec();
/// What exists in a practice cloud, by type.
[[nodiscard]] QJsonObject inventory(const hubwright::practice::PracticeCloud &cloud);
/// POST to a service of a practice cloud.
struct Answer
{
    QJsonObject body;
    QByteArray token; ///< X-Subject-Token
};
[[nodiscard]] Answer post(
    QUrl service, const QString &path, const QByteArray &token, const QJsonObject &body);
/// GET from a practice cloud's control.
[[nodiscard]] QJsonValue control(const hubwright::practice::PracticeCloud &cloud, const QString &path);
