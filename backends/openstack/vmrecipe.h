// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/recipe.h"
#include "openstack/cloud.h"

namespace hubwright::openstack {

/// The recipe `openstack-vm`; its steps talk to `cloud`.
[[nodiscard]] std::unique_ptr<Recipe> makeVmRecipe(std::shared_ptr<Cloud> cloud);

} // namespace hubwright::openstack
