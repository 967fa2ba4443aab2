// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/catalog.h"
#include "engine/problem.h"
#include "engine/spec.h"

namespace hubwright::openstack {

/// What of the project's quota the plan takes, users' servers left out; image builders, which come and go,
/// included.
[[nodiscard]] QMap<Limited, qint64> quotaUse(const Spec &spec, const Catalog &catalog);

/// What images are built on: the users' flavor with the smallest disk, as Nova demands of whoever starts from
/// a snapshot a disk as large as the one that it was taken from; of several the one with the most memory.
/// Null: none is offered.
[[nodiscard]] const Flavor *builderFlavor(const Spec &spec, const Catalog &catalog);

/// Answers against the offer: everything that would fail later, and what is good to know.
[[nodiscard]] Problems preflight(const Spec &spec, const Catalog &catalog);

/// How many users' servers the hub may run at a time: what the spec says, else what the quota leaves for the
/// smallest of the users' flavors; at least 1.
[[nodiscard]] int serversAtOnce(const Spec &spec, const Catalog &catalog);

} // namespace hubwright::openstack
