// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "engine/journal.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QUuid>

#include <algorithm>
#include <array>
#include <optional>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>
#else
#include <io.h>
#endif

namespace hubwright {
using namespace Qt::StringLiterals;

namespace {

constexpr int FormatVersion = 1;

using What = Journal::What;
constexpr std::array<std::pair<What, const char *>, 11> Words{{
    {What::Begun, "begun"},
    {What::Creating, "creating"},
    {What::Created, "created"},
    {What::Refused, "refused"},
    {What::Done, "done"},
    {What::Failed, "failed"},
    {What::Removing, "removing"},
    {What::Gone, "gone"},
    {What::Kept, "kept"},
    {What::Left, "left"},
    {What::Finished, "finished"},
}};

QString word(What what)
{
    const auto it = std::ranges::find(Words, what, &decltype(Words)::value_type::first);
    return QString::fromLatin1(it->second);
}

std::optional<What> fromWord(const QString &text)
{
    for (const auto &[what, name] : Words) {
        if (text == QLatin1StringView(name))
            return what;
    }
    return std::nullopt;
}

Error unreadable(const QString &path, qsizetype line)
{
    return Error(Error::Kind::Local, u"Line %1 of the journal %2 cannot be read."_s.arg(line).arg(path),
        u"Use the version of Hubwright that wrote it, or restore the file from a backup."_s);
}

Error unwritable(const QFile &file)
{
    return Error(Error::Kind::Local, u"The journal %1 cannot be written."_s.arg(file.fileName()),
        u"Free space on the disk, or allow writing to the folder, and resume."_s, file.errorString());
}

/// Nothing, when the line is of another version or no record at all.
std::optional<Journal::Record> parse(const QByteArray &line)
{
    const QJsonObject object = QJsonDocument::fromJson(line).object();
    const std::optional<What> what = fromWord(object["what"_L1].toString());
    if (!what || object["v"_L1].toInt() != FormatVersion)
        return std::nullopt;
    Journal::Record record;
    record.step = StepId(object["step"_L1].toString());
    record.what = *what;
    record.resource.id = object["id"_L1].toString();
    record.resource.facts = object["facts"_L1].toObject();
    record.data = object["data"_L1].toObject();
    record.time = QDateTime::fromString(object["t"_L1].toString(), Qt::ISODateWithMs);
    return record;
}

bool makeDurable(QFile &file)
{
#if defined(Q_OS_LINUX)
    return ::fdatasync(file.handle()) == 0;
#elif defined(Q_OS_UNIX)
    return ::fsync(file.handle()) == 0;
#else
    return ::_commit(file.handle()) == 0;
#endif
}

/// Without this a crash of the machine could lose the new file's name, and with it the journal.
void makeNameDurable(const QString &path)
{
#ifdef Q_OS_UNIX
    const int folder = ::open(QFile::encodeName(QFileInfo(path).path()).constData(), O_RDONLY | O_DIRECTORY);
    if (folder >= 0) {
        ::fsync(folder);
        ::close(folder);
    }
#else
    Q_UNUSED(path)
#endif
}

} // namespace

Journal::Journal(QString path)
    : m_file(std::move(path))
{
    // Unbuffered: what could not be written must not be tried again behind our back.
    constexpr auto ownerOnly = QFile::ReadOwner | QFile::WriteOwner;
    if (!m_file.open(QIODevice::ReadWrite | QIODevice::Unbuffered, ownerOnly))
        throw unwritable(m_file);
    m_file.setPermissions(ownerOnly);
    load();
    if (m_records.isEmpty()) {
        m_isNew = true;
        const QString id = QUuid::createUuid().toString(QUuid::WithoutBraces);
        append({}, What::Begun, {}, {{u"deployment"_s, id}});
        makeNameDurable(m_file.fileName());
    }
}

Journal::~Journal() = default;

Journal::What Journal::state(const StepId &step) const
{
    return m_states.value(step, What::Gone);
}

Resource Journal::resource(const StepId &step) const
{
    return m_resources.value(step);
}

QList<Journal::Record> Journal::peek(const QString &path)
{
    QFile file(path);
    QList<Record> records;
    if (!file.open(QIODevice::ReadOnly))
        return records;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (const std::optional<Record> record = parse(line))
            records += *record;
    }
    return records;
}

bool Journal::isDoneSince(const StepId &step, const QList<StepId> &needs) const
{
    const qsizetype done = m_doneAt.value(step, -1);
    return done >= 0 && state(step) == What::Done
        && std::ranges::all_of(needs, [&](const StepId &need) { return m_madeAt.value(need, -1) < done; });
}

void Journal::load()
{
    const QByteArray content = m_file.readAll();
    const qsizetype end = content.lastIndexOf('\n') + 1;
    qsizetype number = 0;
    for (const QByteArray &line : content.first(end).split('\n')) {
        ++number;
        if (line.isEmpty())
            continue;
        const std::optional<Record> record = parse(line);
        if (!record)
            throw unreadable(m_file.fileName(), number);
        // Without the deployment's id nothing that it made could be told from what others made.
        const bool isFirst = m_records.isEmpty();
        const bool isBegun = record->what == What::Begun;
        if (isFirst != isBegun || (isFirst && record->data["deployment"_L1].toString().isEmpty()))
            throw unreadable(m_file.fileName(), number);
        remember(*record);
    }
    // What follows the last line break was torn by a crash in the middle of a write: that record never
    // counted.
    if (!m_file.resize(end) || !m_file.seek(end))
        throw unwritable(m_file);
}

void Journal::remember(const Record &record)
{
    m_records += record;
    if (record.what == What::Begun)
        m_deployment = DeploymentId(record.data["deployment"_L1].toString());
    if (record.step.isEmpty())
        return;
    // A failure says nothing about whether the step's resource exists: what was said before it stands.
    if (record.what != What::Failed)
        m_states[record.step] = record.what;
    if (record.what == What::Created)
        m_madeAt[record.step] = m_records.size();
    if (record.what == What::Done)
        m_doneAt[record.step] = m_records.size();
    const bool exists = record.what == What::Created || record.what == What::Done || record.what == What::Kept
        || record.what == What::Left;
    if (exists)
        m_resources[record.step] = record.resource;
    else if (record.what == What::Gone || record.what == What::Refused)
        m_resources.remove(record.step);
}

void Journal::append(const StepId &step, What what, const Resource &resource, const QJsonObject &data)
{
    const Record record{step, what, resource, data, QDateTime::currentDateTimeUtc()};
    QJsonObject object{
        {u"v"_s, FormatVersion},
        {u"seq"_s, m_records.size() + 1},
        {u"t"_s, record.time.toString(Qt::ISODateWithMs)},
        {u"what"_s, word(what)},
    };
    if (!step.isEmpty())
        object[u"step"_s] = step.value;
    if (!resource.id.isEmpty())
        object[u"id"_s] = resource.id;
    if (!resource.facts.isEmpty())
        object[u"facts"_s] = resource.facts;
    if (!data.isEmpty())
        object[u"data"_s] = data;
    const QByteArray line = QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
    const qint64 before = m_file.pos();
    if (m_file.write(line) != line.size() || !makeDurable(m_file)) {
        const Error error = unwritable(m_file);
        m_file.resize(before); // half a line must not stand before a later one
        m_file.seek(before);
        throw error;
    }
    remember(record);
}

} // namespace hubwright
