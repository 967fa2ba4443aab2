// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "engine/deployments.h"

#include "engine/specfile.h"

#include <QJsonDocument>
#include <QSaveFile>
#include <QStandardPaths>

namespace hubwright {
using namespace Qt::StringLiterals;

namespace {

const QString SpecName = u"spec.yaml"_s;
const QString CatalogName = u"catalog.json"_s;
const QString JournalName = u"journal.jsonl"_s;
const QString LockName = u"lock"_s;
const QString DraftName = u"draft.yaml"_s;
const QString DeploymentsName = u"deployments"_s;

void writeFile(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    const bool written = file.open(QIODevice::WriteOnly)
        && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) && file.write(content) == content.size()
        && file.commit();
    if (!written) {
        throw Error(Error::Kind::Local, u"The file %1 cannot be written."_s.arg(path),
            u"Free space on the disk, or allow writing to the folder."_s, file.errorString());
    }
}

QByteArray readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        throw Error(Error::Kind::Local, u"The file %1 cannot be read."_s.arg(path),
            u"Allow reading it, or restore it from a backup."_s, file.errorString());
    }
    return file.readAll();
}

void makeFolder(const QDir &folder)
{
    if (!QDir().mkpath(folder.path())) {
        throw Error(Error::Kind::Local, u"The folder %1 cannot be made."_s.arg(folder.path()),
            u"Allow writing there, or choose another folder with --home."_s);
    }
}

/// Also one that an earlier version made for all to look into.
void closeToOthers(const QDir &folder)
{
    QFile::setPermissions(folder.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

QString holderOf(const QLockFile &lock)
{
    qint64 pid = 0;
    QString host;
    QString program;
    if (!lock.getLockInfo(&pid, &host, &program))
        return u"another program"_s;
    return u"%1 on %2 (process %3)"_s.arg(program, host).arg(pid);
}

bool isHeld(const QDir &folder)
{
    QLockFile lock(folder.filePath(LockName));
    lock.setStaleLockTime(0);
    return !lock.tryLock(0) && lock.error() == QLockFile::LockFailedError;
}

QMap<StepId, Resource> resourcesIn(const QList<Journal::Record> &records)
{
    QMap<StepId, Resource> resources;
    for (const Journal::Record &record : records) {
        if (record.what == Journal::What::Gone)
            resources.remove(record.step);
        else if (!record.resource.id.isEmpty())
            resources[record.step] = record.resource;
    }
    return resources;
}

DeploymentSummary summarize(const QDir &folder)
{
    DeploymentSummary summary;
    summary.name = folder.dirName();
    try {
        summary.recipe = readSpec(readFile(folder.filePath(SpecName))).spec.recipe;
    } catch (const Error &) {
        // It stopped before it had a spec: the list shows it all the same, so that it can be removed.
    }
    const QList<Journal::Record> records = Journal::peek(folder.filePath(JournalName));
    summary.state = isHeld(folder) ? u"running"_s : nameOf(Outcome::Interrupted);
    if (records.isEmpty())
        return summary;
    summary.id = DeploymentId(records.first().data["deployment"_L1].toString());
    summary.changed = records.last().time;
    if (records.last().what == Journal::What::Finished) {
        summary.state = records.last().data["outcome"_L1].toString();
        summary.url = QUrl(records.last().data["url"_L1].toString());
    }
    QSet<StepId> done;
    QSet<StepId> kept;
    for (const Journal::Record &record : records) {
        if (record.what == Journal::What::Done)
            done += record.step;
        else if (record.what == Journal::What::Gone || record.what == Journal::What::Kept)
            done -= record.step;
        if (record.what == Journal::What::Kept)
            kept += record.step;
        else if (record.what != Journal::What::Failed)
            kept -= record.step;
    }
    summary.keepsData = !kept.isEmpty();
    summary.stepsDone = int(done.size());
    return summary;
}

QString defaultHome()
{
    const QString fromEnvironment = qEnvironmentVariable("HUBWRIGHT_HOME");
    if (!fromEnvironment.isEmpty())
        return fromEnvironment;
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/hubwright"_s;
}

} // namespace

Deployment::Deployment(const QDir &folder, QString name)
    : m_folder(folder)
    , m_name(std::move(name))
    , m_lock(std::make_unique<QLockFile>(folder.filePath(LockName)))
{
    makeFolder(m_folder);
    closeToOthers(m_folder);
    m_lock->setStaleLockTime(0); // only a dead holder makes a lock stale: a build takes longer than any limit
    if (!m_lock->tryLock(0)) {
        if (m_lock->error() != QLockFile::LockFailedError) {
            throw Error(Error::Kind::Local, u"The folder %1 cannot be written."_s.arg(m_folder.path()),
                u"Allow writing there, free space on the disk, or choose another folder with --home."_s);
        }
        throw Error(Error::Kind::Local, u"%1 is at work on %2 already."_s.arg(holderOf(*m_lock), m_name),
            u"Let it finish, or stop it, and try again."_s);
    }
    m_journal = std::make_unique<Journal>(m_folder.filePath(JournalName));
}

Spec Deployment::spec() const
{
    const SpecFile file = readSpec(readFile(path(SpecName)));
    if (hasErrors(file.problems))
        throw Error(Error::Kind::Local, u"The deployment's own spec cannot be read."_s, {},
            toText(file.problems, path(SpecName)));
    return file.spec;
}

Catalog Deployment::catalog() const
{
    return Catalog::fromJson(QJsonDocument::fromJson(readFile(path(CatalogName))).object());
}

void Deployment::save(const Spec &spec)
{
    writeFile(path(SpecName), writeSpec(spec));
}

void Deployment::save(const Catalog &catalog)
{
    writeFile(path(CatalogName), QJsonDocument(catalog.toJson()).toJson());
}

bool DeploymentSummary::isResumable() const
{
    return state == nameOf(Outcome::Failed) || state == nameOf(Outcome::Interrupted)
        || state == nameOf(Outcome::Stopped);
}

Home::Home(const QString &path)
    : m_root(path.isEmpty() ? defaultHome() : path)
{
}

QList<DeploymentSummary> Home::deployments() const
{
    const QDir folder(path(DeploymentsName));
    QList<DeploymentSummary> summaries;
    for (const QString &name : folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name))
        summaries += summarize(QDir(folder.filePath(name)));
    return summaries;
}

std::optional<DeploymentSummary> Home::deployment(const QString &name) const
{
    const QDir folder(path(DeploymentsName + u'/' + name));
    if (name.isEmpty() || !folder.exists())
        return std::nullopt;
    return summarize(folder);
}

std::unique_ptr<Deployment> Home::open(const QString &name) const
{
    return std::make_unique<Deployment>(QDir(path(DeploymentsName + u'/' + name)), name);
}

QMap<StepId, Resource> Home::resources(const QString &name) const
{
    return resourcesIn(Journal::peek(path(DeploymentsName + u'/' + name + u'/' + JournalName)));
}

void Home::forget(const QString &name) const
{
    QDir(path(DeploymentsName + u'/' + name)).removeRecursively();
}

std::optional<Spec> Home::draft() const
{
    if (!QFile::exists(path(DraftName)))
        return std::nullopt;
    return readSpec(readFile(path(DraftName))).spec;
}

void Home::saveDraft(const Spec &spec) const
{
    makeFolder(m_root);
    writeFile(path(DraftName), writeSpec(spec));
}

void Home::discardDraft() const
{
    QFile::remove(path(DraftName));
}

} // namespace hubwright
