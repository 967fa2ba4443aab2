// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "engine/step.h"

namespace hubwright {
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Task<Resource> Step::settle(StepContext &, Resource resource)
{
    co_return resource;
}

Task<QList<Resource>> ActionStep::find(StepContext &)
{
    co_return QList<Resource>();
}

Task<> ActionStep::remove(StepContext &, Resource)
{
    co_return;
}

Task<> StepContext::sleep(Milliseconds time)
{
    co_await clock().sleep(time, cancellation());
}

Polling::Polling(StepContext &context, Milliseconds expected, Milliseconds patience)
    : m_context(context)
    , m_expected(expected)
    , m_patience(patience > 0ms ? patience : std::max<Milliseconds>(10 * expected, 10min))
    , m_start(context.clock().now())
{
}

Milliseconds Polling::delay(Milliseconds elapsed, Milliseconds expected)
{
    const auto between = [](Milliseconds least, Milliseconds wanted, Milliseconds most) {
        return std::clamp(wanted, std::min(least, most), most);
    };
    // Around the expected moment a look costs one request and saves the wait: 3 % is the price of being late.
    const Milliseconds close = between(300ms, expected * 3 / 100, 10s);
    if (elapsed < expected / 2) // a fast cloud must not wait for a slow one's time
        return between(std::max<Milliseconds>(300ms, expected / 50), elapsed * 12 / 100,
            std::max<Milliseconds>(300ms, expected / 8));
    if (elapsed < expected * 3 / 2)
        return close;
    return between(close, elapsed * 6 / 100, 15s);
}

Task<> Polling::wait()
{
    const Milliseconds elapsed = m_context.clock().now() - m_start;
    if (elapsed > m_patience) {
        throw Error(Error::Kind::Broken,
            u"It is not ready after %1 minutes; it usually takes %2 seconds."_s
                .arg(std::chrono::duration_cast<std::chrono::minutes>(elapsed).count())
                .arg(std::chrono::duration_cast<Seconds>(m_expected).count()),
            u"Try again to go on waiting, or look at it in the cloud's own dashboard."_s);
    }
    co_await m_context.sleep(std::min(delay(elapsed, m_expected), m_longest));
}

} // namespace hubwright
