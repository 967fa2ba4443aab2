// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/spec.h"
#include "engine/step.h"

namespace hubwright::openstack {

/// Gives a step of recipe openstack-vm its title, its "what is this?" and the commands that do the same.
void describe(StepInfo &info, const Spec &spec);

} // namespace hubwright::openstack
