// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "engine/retry.h"

#include <QRandomGenerator>

namespace hubwright {
using namespace std::chrono_literals;

std::optional<Milliseconds> retryDelay(const Error &error, int next)
{
    if (!error.isTransient() || next > MaxAttempts)
        return std::nullopt;
    if (error.retryAfter > 0ms)
        return std::min<Milliseconds>(error.retryAfter, 5min);
    const auto delay = std::min<Milliseconds>(1s * (1 << (next - 2)), 60s);
    return delay * QRandomGenerator::global()->bounded(75, 126) / 100;
}

bool saysNothingWasMade(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::Unreachable:
    case Error::Kind::Certificate:
    case Error::Kind::SignIn:
    case Error::Kind::Refused:
    case Error::Kind::NotFound:
    case Error::Kind::Conflict:
    case Error::Kind::Quota:
    case Error::Kind::BadInput:
        return true;
    default:
        return false;
    }
}

} // namespace hubwright
