// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/clock.h"
#include "engine/error.h"

#include <optional>

namespace hubwright {

inline constexpr int MaxAttempts = 6;

/// How long to wait before attempt `next` (2, 3, …), or nothing: give up. Pure but for its jitter of ± 25 %.
[[nodiscard]] std::optional<Milliseconds> retryDelay(const Error &error, int next);

/// Whether the cloud has certainly made nothing when a create call failed with this.
[[nodiscard]] bool saysNothingWasMade(const Error &error);

} // namespace hubwright
