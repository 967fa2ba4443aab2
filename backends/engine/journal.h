// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/id.h"
#include "engine/step.h"

#include <QDateTime>
#include <QFile>
#include <QMap>

namespace hubwright {

/// The durable record of a deployment's runs: JSON Lines, appended to, on disk before append() returns.
/// Begin without end is information: a step that is `creating` may or may not exist, and is looked for.
class Journal
{
public:
    enum class What {
        Begun, ///< the first record; data has the deployment's id
        Creating, ///< the intent, before the request
        Created, ///< the id, as soon as it is known
        Refused, ///< the cloud said no: nothing was made
        Done, ///< ready, with its facts
        Failed, ///< with the error's sentence
        Removing,
        Gone,
        Kept, ///< it stays, as a destroy that keeps data was asked to
        Left, ///< found after its removal; data has the reason
        Finished, ///< a run ended; data has the outcome, and after a destroy what is left
    };
    struct Record
    {
        StepId step;
        What what = What::Begun;
        Resource resource;
        QJsonObject data;
        QDateTime time;
    };

    /// Opens or creates. A torn last line is cut off; anything else that cannot be read throws Error::Local,
    /// as do a full disk and a folder that cannot be written.
    explicit Journal(QString path);
    ~Journal();

    /// The records of a journal that another process may be writing; what cannot be read is left out.
    [[nodiscard]] static QList<Record> peek(const QString &path);

    [[nodiscard]] const DeploymentId &deployment() const { return m_deployment; }
    /// Whether the deployment's id was made by this object, so that no resource can carry it yet.
    [[nodiscard]] bool isNew() const { return m_isNew; }
    [[nodiscard]] const QList<Record> &records() const { return m_records; }
    /// The last word on a step; none: `Gone`.
    [[nodiscard]] What state(const StepId &step) const;
    /// The last known resource of a step, empty when there is none or it is gone.
    [[nodiscard]] Resource resource(const StepId &step) const;
    /// Whether a create of this step may have happened without our knowing its result.
    [[nodiscard]] bool isOpen(const StepId &step) const { return state(step) == What::Creating; }

    [[nodiscard]] bool wasDone(const StepId &step) const { return m_doneAt.contains(step); }
    /// Whether the step was done, and nothing that it stands on (`needs`, all the way down) was made since.
    [[nodiscard]] bool isDoneSince(const StepId &step, const QList<StepId> &needs) const;

    /// Throws Error::Local when it cannot be made durable.
    void append(const StepId &step, What what, const Resource &resource = {}, const QJsonObject &data = {});

private:
    void load();
    void remember(const Record &record);

    QFile m_file;
    DeploymentId m_deployment;
    QList<Record> m_records;
    QMap<StepId, What> m_states;
    QMap<StepId, Resource> m_resources;
    QMap<StepId, qsizetype> m_madeAt; ///< index of the last Created record
    QMap<StepId, qsizetype> m_doneAt; ///< index of the last Done record
    bool m_isNew = false;
};

} // namespace hubwright
