// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/deployments.h"

namespace hubwright {

/// What somebody who helps needs to know of a deployment, in one text to read and to send on: versions, what
/// this computer is, the deployment's state, its files, its spec and its journal with all errors. Everything
/// goes through scrub(). Throws Error::BadInput when there is no such deployment.
[[nodiscard]] QByteArray reportOn(const Home &home, const QString &name);

} // namespace hubwright
