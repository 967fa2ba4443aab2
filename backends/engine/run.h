// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/event.h"
#include "engine/journal.h"
#include "engine/plan.h"

#include <QObject>

#include <map>
#include <memory>

namespace hubwright {

/// Carries out a plan, forward (deploy, resume) or backward (destroy): the same code path. advance() is the only
/// place that decides what starts; retry, journal and cancel live here, once for all steps.
///
/// Everything it is given must outlive it, and it must not be deleted between start() and finished().
class Run : public QObject {
    Q_OBJECT
public:
    enum class Direction { Deploy, Remove };
    struct Tools {
        Journal &journal;
        Vault &vault;
        Clock &clock;
        Cancellation &cancellation;
    };

    Run(const Plan &plan, Tools tools, Direction direction);
    ~Run() override;

    /// Only these steps; all when it is not called. Before start().
    void limitTo(const QSet<StepId> &steps);
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

    void advance();
    [[nodiscard]] bool isReady(const Step &step) const;
    [[nodiscard]] Outcome outcome() const;
    Task<> carryOut(Step &step);
    Task<> attempt(Step &step, Context &context);
    Task<> bring(Step &step, Context &context);
    Task<> clear(Step &step, Context &context);
    Task<QList<Resource>> look(Step &step, Context &context);
    Task<Resource> make(Step &step, Context &context);
    [[nodiscard]] bool isSkippable(const Step &step) const;
    void set(const StepId &step, StepState state, const QString &detail = {}, std::optional<Error> error = {});

    const Plan &m_plan;
    Tools m_tools;
    Direction m_direction;
    std::map<StepId, Progress> m_progress;
    bool m_isLimited = false;
    bool m_isOver = true;
};

/// How long to wait before attempt `next` (2, 3, …), or nothing: give up. Pure.
[[nodiscard]] std::optional<Milliseconds> retryDelay(const Error &error, int next);

} // namespace hubwright
