// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QString>

#include <chrono>
#include <map>
#include <vector>

namespace hubwright::practice {

/// Milliseconds of the cloud's own time, from its start: real time × the time scale.
using Moment = qint64;

/// One thing that exists in the cloud.
struct Resource
{
    QString id;
    QString project;
    bool isSeeded = false; ///< was there before any tenant came
    Moment created = 0;
    Moment ready = 0; ///< when it is what was asked for
    Moment gone = 0; ///< when a deletion that was asked for is done; 0: none was
    QJsonObject body; ///< as the API shows it, without what is derived when it is read
    QJsonObject inner; ///< what the API does not show: user data, a secret
    int looks = 0; ///< lists that were made since

    // Servers and volumes: what they are busy with, until when, and what they are then.
    QString status;
    QString task;
    QString next;
    Moment taskEnds = 0;
};

/// All resources of a kind, in the order of their creation.
class Table
{
public:
    Resource &add(Resource resource);
    [[nodiscard]] Resource *find(const QString &id);
    bool remove(const QString &id);
    [[nodiscard]] std::vector<Resource *> all();

private:
    std::map<quint64, Resource> m_rows;
    QHash<QString, quint64> m_index;
    quint64 m_next = 0;
};

/// An address that the catalog gives to a service instead of its own.
struct Move
{
    QString service; ///< its prefix, "/compute"; empty: none
    QString to;
};

struct Token
{
    QString id;
    QString user;
    QString project; ///< empty: unscoped
    QStringList methods;
    QStringList auditIds;
    QString credential; ///< the application credential that it was made with
    qint64 issued = 0; ///< real time, in ms since 1970: sign-in is not simulated time
    qint64 expires = 0;
    Move move; ///< in its catalog
};

/// All that the cloud knows. Not thread-safe: the caller holds the cloud's lock.
class State
{
public:
    State(double timeScale, quint64 seed, QString baseUrl);

    [[nodiscard]] Table &operator[](const QString &kind) { return m_tables[kind]; }
    [[nodiscard]] std::map<QString, Table> &tables() { return m_tables; }

    [[nodiscard]] Moment now() const;
    [[nodiscard]] double timeScale() const { return m_timeScale; }
    [[nodiscard]] QString baseUrl() const { return m_baseUrl; }
    /// Real time of a moment, "2026-11-20T17:22:57" + `end`.
    [[nodiscard]] QString stamp(Moment moment, const char *end = "Z") const;
    [[nodiscard]] QString uuid();
    [[nodiscard]] QString hexId(); ///< a UUID without dashes, as Keystone has them
    [[nodiscard]] QString secret();
    [[nodiscard]] QRandomGenerator &random() { return m_random; }

    /// Adds it with an id, the creation time of now, and a line in the timeline.
    Resource &create(
        const QString &kind, const QString &project, const QJsonObject &body, Moment readyIn = 0);
    /// Whether the list that is being made shows it: the first `lateLists` after its creation do not yet.
    [[nodiscard]] bool isListed(Resource &resource) const;
    [[nodiscard]] std::vector<Resource *> listed(const QString &kind, const QString &project);
    [[nodiscard]] int count(const QString &kind, const QString &project);

    /// Carries out what has become due by now. Called at the start of every request.
    void settle();
    /// Removes all that tenants made.
    void reset();
    void note(const QString &kind, const Resource &resource, const QString &name, Moment from, Moment ready);

    QString password; ///< everybody's
    QHash<QString, Token> tokens;
    QMap<QString, int> requests; ///< by method and path pattern; of an action also its name
    int lateLists = 0; ///< as on clouds whose lists are consistent only eventually
    QJsonArray timeline;
    Move nextMove; ///< for the next token

private:
    std::map<QString, Table> m_tables;
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
    qint64 m_startWall;
    double m_timeScale;
    QString m_baseUrl;
    QRandomGenerator m_random;
};

// Who and what is seeded, as in the lab.
inline constexpr auto HubProject = "8f6a3c0d5b1e4f27a9d0c4e1b7f35a62";
inline constexpr auto SandboxProject = "2c9e7b40f1d84a6a8e53d6097bc1f4ae";
inline constexpr auto AdminProject = "67fb7cd86bad411b88c070c0552623c4";

/// Fills an empty state: flavors, images, the external network, the zone, default security groups.
void seed(State &state);

} // namespace hubwright::practice
