// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace hubwright::practice {

/// Sleeps that all end when the cloud is stopped. Thread-safe.
class Pause
{
public:
    /// False when the cloud is stopping.
    bool sleep(std::chrono::microseconds time)
    {
        std::unique_lock lock(m_mutex);
        return !m_wake.wait_for(lock, time, [this] { return m_stopping; });
    }
    void stop()
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
        m_wake.notify_all();
    }
    [[nodiscard]] bool isStopping()
    {
        const std::lock_guard lock(m_mutex);
        return m_stopping;
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_stopping = false;
};

} // namespace hubwright::practice
