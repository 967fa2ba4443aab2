// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/task.h"

#include <QDateTime>
#include <QObject>

#include <chrono>

namespace hubwright {

using Milliseconds = std::chrono::milliseconds;
using Seconds = std::chrono::seconds;

/// Says "stop" to everything that waits. Cancelling wakes, it never destroys: whoever sleeps or reads gets
/// Error::Cancelled; a request that may create something is left to finish, so that its outcome is known.
/// One per connection; reset() before it is used for another run.
class Cancellation : public QObject
{
    Q_OBJECT
public:
    void cancel();
    void reset() { m_set = false; }
    [[nodiscard]] bool isSet() const { return m_set; }
    /// Throws Error::Cancelled if cancel() was called.
    void check() const;

Q_SIGNALS:
    void requested();

private:
    bool m_set = false;
};

/// Time as the engine sees it. The practice cloud runs `scale` times faster than a real one, and so does the
/// clock that is used with it: sleeps shrink, elapsed times grow, and everything else is as in earnest.
class Clock
{
public:
    explicit Clock(double scale = 1);
    virtual ~Clock() = default;

    /// Scaled time since the clock was made.
    [[nodiscard]] virtual Milliseconds now() const;
    /// Resumes after the scaled time, or throws Error::Cancelled as soon as `cancel` says so.
    virtual Task<> sleep(Milliseconds time, Cancellation &cancel);
    [[nodiscard]] double scale() const { return m_scale; }

private:
    double m_scale;
    std::chrono::steady_clock::time_point m_start;
};

} // namespace hubwright
