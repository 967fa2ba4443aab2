// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "practice/router.h"

#include <optional>

namespace hubwright::practice {

// The simulated services. Each is a file or two with a table of routes; a new service is a new file and a
// line here.

[[nodiscard]] Service identityService();
[[nodiscard]] Service computeService();
[[nodiscard]] Service networkService();
[[nodiscard]] Service imageService();
[[nodiscard]] Service volumeService();
[[nodiscard]] Service dnsService();
[[nodiscard]] Service hubService();

// What one service asks of another.

/// The token if it is known and lives.
[[nodiscard]] std::optional<Token> findToken(State &state, const QString &id);
/// 401 as keystonemiddleware answers for every service but Glance.
[[nodiscard]] Reply unauthorized(const Request &request);

void settleServers(State &state);
void settleVolumes(State &state);
void settleRecords(State &state);

} // namespace hubwright::practice
