// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/spec.h"

namespace hubwright::openstack {

/// The rules that a hub and its users' servers need and no more: people reach the hub's 80 and 443, users'
/// servers its API and NFS, the hub their notebook port; SSH only from where the spec says; nothing between
/// users unless `isolateUsers` is off. Every rule can be replaced in the spec.
[[nodiscard]] QList<FirewallRule> defaultRules(const SecurityAnswers &security);

/// What the spec asks for: its own rules, or the default ones.
[[nodiscard]] QList<FirewallRule> rulesFor(const SecurityAnswers &security);

} // namespace hubwright::openstack
