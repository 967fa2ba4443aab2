// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "openstack/cloud.h"

namespace hubwright::openstack {

/// Recipe `openstack-vm`: a hub on a server of its own, which makes one server for each user.
std::unique_ptr<Recipe> makeVmRecipe(std::shared_ptr<Cloud> cloud);

} // namespace hubwright::openstack
