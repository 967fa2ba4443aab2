// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "practice/faults.h"
#include "practice/state.h"

namespace hubwright::practice {

/// What only tests, demos and benchmarks ask, under /control:
/// - GET inventory: what tenants made, counted by kind
/// - GET resources: the same as the API's own objects, by kind
/// - GET requests: how many there were of each, see keyOf()
/// - GET timeline: every resource that was ever made: {type, id, name, created_at, ready_at} in ms of the
///   cloud's time
/// - GET secrets: every token and secret that was given out
/// - GET struck: how many requests the faults have befallen
/// - POST reset: removes all that tenants made
/// - POST faults: replaces the faults (a list, see faults.h)
/// - POST late-lists {"looks": 2}: a new resource is missing from the first two lists that would show it
/// - POST delete {type, id}: removes one behind the client's back
/// - POST change {type, id, status, body}: sets a server's, volume's, image's or record's status, and members
///   of its body
/// - POST expire-tokens: ends all tokens at once
/// - POST hang-up: closes every connection
[[nodiscard]] Reply control(State &state, Faults &faults, const Request &request);

} // namespace hubwright::practice
