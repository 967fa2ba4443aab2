// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/event.h"
#include "engine/journal.h"
#include "engine/plan.h"

#include <QObject>

#include <deque>
#include <map>
#include <memory>

namespace hubwright {

/// What a removal leaves: nothing, or the steps that hold people's data and what those stand on.
enum class Keep { Nothing, Data };

/// Carries out a plan, forward (deploy, resume) or backward (destroy): the same code path. A step starts the
/// moment its needs are met. Retry, journal and cancel live here, once for all steps.
///
/// Everything it is given must outlive it, and it must not be deleted between start() and finished().
class Run : public QObject
{
    Q_OBJECT
public:
    enum class Direction { Deploy, Remove };
    struct Tools
    {
        Journal &journal;
        Vault &vault;
        Clock &clock;
        Cancellation &cancellation;
    };

    Run(const Plan &plan, Tools tools, Direction direction);
    ~Run() override;

    /// Only these steps; all when it is not called. Before start().
    void limitTo(const QSet<StepId> &steps);
    /// What a removal leaves; nothing when it is not called. Before start().
    void keep(Keep what);
    void start();
    /// Stops gently: what may create something is left to finish. finished(Interrupted) follows.
    void cancel();

    [[nodiscard]] StepState state(const StepId &step) const;
    [[nodiscard]] QJsonObject facts(const StepId &step) const;

Q_SIGNALS:
    void stepChanged(const hubwright::StepEvent &event);
    /// Exactly once after start(), when nothing runs any more.
    void finished(hubwright::Outcome outcome);

private:
    class Context;
    struct Progress;

    void connectSteps();
    void advance();
    void advanceSoon();
    [[nodiscard]] bool mayStart() const;
    [[nodiscard]] Outcome outcome() const;

    Task<> carryOut(Progress &progress);
    Task<> attempt(Progress &progress);
    Task<> bring(Progress &progress);
    Task<> clear(Progress &progress);
    Task<QList<Resource>> look(Progress &progress);
    Task<QList<Resource>> lookAgain(Progress &progress);
    Task<Resource> make(Progress &progress);
    void remember(Progress &progress, const Resource &resource);
    Task<> discard(Progress &progress, Resource resource);
    Task<> rest(Progress &progress, Milliseconds time);
    [[nodiscard]] bool mayHoldData(const Step &step) const;
    [[nodiscard]] bool canBeSkipped(const Step &step) const;
    [[nodiscard]] QList<StepId> allNeeds(const Step &step) const;

    void end(Progress &progress, const std::optional<Error> &error);
    void set(Progress &progress, StepState state, const QString &detail = {},
        const std::optional<Error> &error = {});

    const Plan &m_plan;
    Tools m_tools;
    Direction m_direction;
    std::map<StepId, Progress> m_progress;
    std::deque<Progress *> m_ready;
    int m_running = 0;
    int m_left = 0; ///< steps that are not over yet
    bool m_isLimited = false;
    bool m_hasFailed = false;
    bool m_isOver = true;
    bool m_willAdvance = false;
};

} // namespace hubwright
