// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/clock.h"
#include "engine/error.h"
#include "engine/id.h"
#include "engine/task.h"
#include "engine/vault.h"

#include <QJsonObject>
#include <QList>

namespace hubwright {

/// One thing that exists in the cloud: its id, and the facts that later steps need of it.
struct Resource
{
    QString id;
    QJsonObject facts; ///< no secret: these are written to the journal
    bool broken = false; ///< in an error state that it does not leave: remove it and make it again
    QString name = {}; ///< what the cloud's own pages call it; empty where it has none, or none is known
};

/// What a person and a graph need to know of a step.
struct StepInfo
{
    enum class Makes {
        Resource, ///< something that stays, is verified on resume and removed on destroy
        Nothing, ///< a check or a wait: done once, and again when what it looked at was made anew
        Others, ///< nothing by itself; removes what the deployment's own programs made (servers of users)
    };
    StepId id;
    QString title; ///< "Hub server"
    QString about; ///< "What is this?", in plain words
    QList<StepId> needs;
    Seconds expected{1}; ///< what it usually takes
    Makes makes = Makes::Resource;
    QStringList commands; ///< the same with the cloud's command line client, to read or keep
    bool holdsData = false; ///< people's work is in it: a destroy that keeps data leaves it
    bool goesAlong = false; ///< a part of what it needs, gone with that: no leftover by itself
    bool operator==(const StepInfo &) const = default;
};

class StepContext;

/// One thing that comes to exist, or is done: find it, create it, wait until it is ready, remove it. Steps
/// are linear, keep no state between calls, and know nothing of retry, cancel, journal or views: Run does
/// that.
class Step
{
public:
    explicit Step(StepInfo info)
        : m_info(std::move(info))
    {
    }
    virtual ~Step() = default;
    [[nodiscard]] const StepInfo &info() const { return m_info; }

    /// All resources that carry this deployment's and this step's mark. Usually one or none.
    virtual Task<QList<Resource>> find(StepContext &context) = 0;
    /// Makes it. Called only when find() came back empty. Run has written the intent before.
    virtual Task<Resource> create(StepContext &context) = 0;
    /// Waits until it can be used, mends what has drifted, and returns all its facts. As it is, it is ready
    /// at once.
    virtual Task<Resource> settle(StepContext &context, Resource resource);
    /// Removes it and waits until it is gone. One that is gone already is removed.
    virtual Task<> remove(StepContext &context, Resource resource) = 0;

private:
    StepInfo m_info;
};

/// A step that leaves nothing behind: create() is its deed, and the facts that it returns are remembered.
class ActionStep : public Step
{
public:
    using Step::Step;
    Task<QList<Resource>> find(StepContext &context) override;
    Task<> remove(StepContext &context, Resource resource) override;
};

/// What a step may ask of the engine while it works. Owned by Run, outlives every call of the step.
class StepContext
{
public:
    virtual ~StepContext() = default;

    [[nodiscard]] virtual const DeploymentId &deployment() const = 0;
    /// Facts of a step in `needs`, finished by now. When removing: what the journal knows of it, or empty.
    [[nodiscard]] virtual QJsonObject facts(const StepId &step) const = 0;
    /// What the journal knows of this very step, or an empty resource.
    [[nodiscard]] virtual Resource known() const = 0;
    /// Tells, from within create(), that this exists already although create() has more to do: its id is
    /// durable from now on. Throws Error::Transient when it has none, Error::Local when it cannot be made
    /// durable.
    virtual void made(const Resource &) { }
    /// One plain line of what is happening now; what was said already is not said again.
    virtual void say(QString line) = 0;
    [[nodiscard]] virtual Vault &vault() = 0;
    [[nodiscard]] virtual Clock &clock() = 0;
    [[nodiscard]] virtual Cancellation &cancellation() = 0;
    /// Throws Error::Cancelled when the run is stopped meanwhile.
    Task<> sleep(Milliseconds time);
};

/// The waits between two looks at something that takes about `expected`: growing with the time that has
/// passed, close together around the expected moment, slower again when it is late.
///     for (Polling poll(context, info().expected);;) { …look, return when ready…; co_await poll.wait(); }
class Polling
{
public:
    /// Gives up after `patience` with Error::Broken; 0: after ten times what is expected, at least ten
    /// minutes.
    Polling(StepContext &context, Milliseconds expected, Milliseconds patience = Milliseconds(0));
    /// Never waits longer than this: for things that are shown while they go on.
    void lookEvery(Milliseconds longest) { m_longest = longest; }
    Task<> wait();

    /// Pure, for tests: how long to wait after `elapsed` of an expected time.
    [[nodiscard]] static Milliseconds delay(Milliseconds elapsed, Milliseconds expected);

private:
    StepContext &m_context;
    Milliseconds m_expected;
    Milliseconds m_patience;
    Milliseconds m_start;
    Milliseconds m_longest = Milliseconds::max();
};

} // namespace hubwright
