// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/catalog.h"
#include "engine/event.h"
#include "engine/journal.h"
#include "engine/spec.h"

#include <QDir>
#include <QLockFile>
#include <QUrl>

#include <optional>

namespace hubwright {

/// One deployment's folder: spec.yaml, catalog.json, journal.jsonl, lock. Holding one of these holds the
/// lock.
class Deployment
{
public:
    /// Creates or opens, and locks. Throws Error::Local: folder not writable, or another process holds it
    /// (which one is in the sentence).
    Deployment(const QDir &folder, QString name);

    [[nodiscard]] const QString &name() const { return m_name; }
    [[nodiscard]] Journal &journal() { return *m_journal; }
    [[nodiscard]] Spec spec() const;
    [[nodiscard]] Catalog catalog() const;
    void save(const Spec &spec);
    void save(const Catalog &catalog);
    [[nodiscard]] QString path(const QString &file) const { return m_folder.filePath(file); }

private:
    QDir m_folder;
    QString m_name;
    std::unique_ptr<QLockFile> m_lock;
    std::unique_ptr<Journal> m_journal;
};

/// What a list of deployments shows; read without a lock.
struct DeploymentSummary
{
    QString name;
    QString recipe;
    QString state; ///< toString() of its last Outcome, or "running": a process is at work on it
    QUrl url;
    QDateTime changed;
    int stepsDone = 0;
    bool keepsData = false; ///< something was kept when it was destroyed
    DeploymentId id;
    [[nodiscard]] bool isResumable() const;
};

/// The program's folder (`--home`, else $HUBWRIGHT_HOME, else the platform's app-data folder).
class Home
{
public:
    explicit Home(const QString &path = {});
    [[nodiscard]] QString path(const QString &file = {}) const { return m_root.filePath(file); }
    /// By name.
    [[nodiscard]] QList<DeploymentSummary> deployments() const;
    [[nodiscard]] std::optional<DeploymentSummary> deployment(const QString &name) const;
    [[nodiscard]] std::unique_ptr<Deployment> open(const QString &name) const;
    /// What exists of a deployment, by the step that made it.
    [[nodiscard]] QMap<StepId, Resource> resources(const QString &name) const;
    /// Forgets a destroyed deployment.
    void forget(const QString &name) const;

    /// The wizard's answers so far; survives a crash.
    [[nodiscard]] std::optional<Spec> draft() const;
    /// Throws Error::Local.
    void saveDraft(const Spec &spec) const;
    void discardDraft() const;

private:
    QDir m_root;
};

} // namespace hubwright
