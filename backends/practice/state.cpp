// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "practice/state.h"

#include "practice/services.h"

#include <QDateTime>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace hubwright::practice {

Resource &Table::add(Resource resource)
{
    m_index.insert(resource.id, ++m_next);
    return m_rows.emplace(m_next, std::move(resource)).first->second;
}

Resource *Table::find(const QString &id)
{
    const auto at = m_index.constFind(id);
    return at == m_index.cend() ? nullptr : &m_rows.at(*at);
}

bool Table::remove(const QString &id)
{
    const auto at = m_index.constFind(id);
    if (at == m_index.cend())
        return false;
    m_rows.erase(*at);
    m_index.erase(at);
    return true;
}

std::vector<Resource *> Table::all()
{
    std::vector<Resource *> all;
    all.reserve(m_rows.size());
    for (auto &[order, row] : m_rows)
        all.push_back(&row);
    return all;
}

State::State(double timeScale, quint64 seed, QString baseUrl)
    : m_startWall(QDateTime::currentMSecsSinceEpoch())
    , m_timeScale(timeScale > 0 ? timeScale : 1)
    , m_baseUrl(std::move(baseUrl))
    , m_random(static_cast<quint32>(seed ^ (seed >> 32)))
{
}

Moment State::now() const
{
    const auto real = std::chrono::steady_clock::now() - m_start;
    return static_cast<Moment>(std::chrono::duration<double, std::milli>(real).count() * m_timeScale);
}

QString State::stamp(Moment moment, const char *end) const
{
    const qint64 wall = m_startWall + static_cast<qint64>(static_cast<double>(moment) / m_timeScale);
    return QDateTime::fromMSecsSinceEpoch(wall, Qt::UTC).toString(u"yyyy-MM-ddTHH:mm:ss"_s)
        + QLatin1StringView(end);
}

QString State::uuid()
{
    return QUuid(m_random.generate(), static_cast<ushort>(m_random.generate()),
        static_cast<ushort>((m_random.generate() & 0x0fff) | 0x4000),
        static_cast<uchar>((m_random.generate() & 0x3f) | 0x80), static_cast<uchar>(m_random.generate()),
        static_cast<uchar>(m_random.generate()), static_cast<uchar>(m_random.generate()),
        static_cast<uchar>(m_random.generate()), static_cast<uchar>(m_random.generate()),
        static_cast<uchar>(m_random.generate()), static_cast<uchar>(m_random.generate()))
        .toString(QUuid::WithoutBraces);
}

QString State::hexId()
{
    return uuid().remove(u'-');
}

QString State::secret()
{
    QByteArray bytes;
    for (int i = 0; i < 64; ++i)
        bytes.append(static_cast<char>(m_random.bounded(256)));
    return QString::fromLatin1(
        bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

Resource &State::create(const QString &kind, const QString &project, const QJsonObject &body, Moment readyIn)
{
    Resource resource;
    resource.id = body.contains("id"_L1) ? body["id"_L1].toString() : uuid();
    resource.project = project;
    resource.created = now();
    resource.ready = resource.created + readyIn;
    resource.body = body;
    resource.body.insert("id"_L1, resource.id);
    note(kind, resource, body["name"_L1].toString(), resource.created, resource.ready);
    return m_tables[kind].add(std::move(resource));
}

void State::note(
    const QString &kind, const Resource &resource, const QString &name, Moment from, Moment ready)
{
    timeline.append(QJsonObject{{"type"_L1, kind}, {"id"_L1, resource.id}, {"name"_L1, name},
        {"created_at"_L1, from}, {"ready_at"_L1, ready}});
}

bool State::isListed(Resource &resource) const
{
    return resource.isSeeded || resource.looks++ >= lateLists;
}

std::vector<Resource *> State::listed(const QString &kind, const QString &project)
{
    std::vector<Resource *> rows = m_tables[kind].all();
    std::erase_if(rows, [&](Resource *r) { return r->project != project || !isListed(*r); });
    return rows;
}

int State::count(const QString &kind, const QString &project)
{
    int count = 0;
    for (const Resource *r : m_tables[kind].all())
        count += r->project == project;
    return count;
}

void State::settle()
{
    settleServers(*this);
    settleVolumes(*this);
    settleRecords(*this);
}

void State::reset()
{
    m_tables.clear();
    requests.clear();
    seed(*this);
    timeline = {};
    nextMove = {};
    tokens.removeIf([](const auto &token) { return !token.value().credential.isEmpty(); });
}

} // namespace hubwright::practice
