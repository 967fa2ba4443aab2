// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "engine/clock.h"

#include "engine/error.h"

#include <QCoroTimer>
#include <QTimer>

namespace hubwright {
using namespace Qt::StringLiterals;

void Cancellation::cancel()
{
    if (!std::exchange(m_set, true))
        Q_EMIT requested();
}

void Cancellation::check() const
{
    if (m_set)
        throw Error(Error::Kind::Cancelled, u"Stopped."_s);
}

Clock::Clock(double scale)
    : m_scale(scale)
    , m_start(std::chrono::steady_clock::now())
{
}

Milliseconds Clock::now() const
{
    const auto real = std::chrono::steady_clock::now() - m_start;
    return std::chrono::duration_cast<Milliseconds>(real * m_scale);
}

Task<> Clock::sleep(Milliseconds time, Cancellation &cancel)
{
    cancel.check();
    QTimer timer;
    timer.setSingleShot(true);
    timer.setTimerType(Qt::PreciseTimer);
    QObject::connect(&cancel, &Cancellation::requested, &timer, [&timer] { timer.start(0); });
    timer.start(std::max<int>(1, qRound(double(time.count()) / m_scale)));
    co_await qCoro(&timer).waitForTimeout();
    cancel.check();
}

} // namespace hubwright
