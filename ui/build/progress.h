// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/event.h"
#include "engine/plan.h"

namespace hubwright {

/// What the events of a run add up to: states, elapsed times, a share done that never falls, and what is
/// left. Time is given to it, so that tests can.
class Progress
{
public:
    struct Line
    {
        QDateTime time;
        QString text;
    };
    struct Step
    {
        StepState state = StepState::Waiting;
        QString detail;
        Milliseconds elapsed{0}; ///< as of the last event
        qint64 eventAt = 0;
        std::optional<Error> error;
        bool retrying = false;
        QList<Line> log; ///< the last 500
    };

    /// `timeScale`: how much faster than a real cloud's this run's time goes.
    void begin(const Outline &outline, bool removing, double timeScale, qint64 now);
    void apply(const StepEvent &event, qint64 now);
    void end(qint64 now);

    [[nodiscard]] const Outline &outline() const { return m_outline; }
    [[nodiscard]] const Step &step(const StepId &id) const;
    [[nodiscard]] const StepInfo *info(const StepId &id) const;
    [[nodiscard]] bool isRemoving() const { return m_isRemoving; }
    [[nodiscard]] bool isRunning(const StepId &id) const;
    [[nodiscard]] Seconds expected(const StepId &id) const;

    [[nodiscard]] Milliseconds elapsed(const StepId &id, qint64 now) const;
    [[nodiscard]] Milliseconds elapsed(qint64 now) const;
    [[nodiscard]] int done() const;
    [[nodiscard]] int count() const { return int(m_outline.size()); }
    /// 0 to 1, weighted by expected times; never less than it was.
    [[nodiscard]] double share(qint64 now) const;
    /// How long the longest chain of what is left should take.
    [[nodiscard]] Seconds left(qint64 now) const;
    /// The first step that failed by itself.
    [[nodiscard]] std::optional<StepId> failed() const;
    /// What a person would look at: the failed one, else the longest that runs.
    [[nodiscard]] StepId interesting() const;

private:
    [[nodiscard]] double shareOf(const StepId &id, qint64 now) const;

    Outline m_outline;
    QHash<StepId, Step> m_steps;
    bool m_isRemoving = false;
    bool m_isOver = false;
    double m_scale = 1;
    qint64 m_start = 0;
    qint64 m_end = 0;
    mutable double m_share = 0;
};

/// "12 s", "4 min", "1 h 10 min".
[[nodiscard]] QString durationText(Seconds time);
/// "2:10".
[[nodiscard]] QString clockText(Milliseconds time);
/// "waiting", "creating", "done" … as people read it.
[[nodiscard]] QString stateWord(StepState state);

} // namespace hubwright
