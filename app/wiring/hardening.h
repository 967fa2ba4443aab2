// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

namespace hubwright {

/// The first thing that both programs do, as they hold secrets in memory: no core dump of this process is
/// written, no other program of the same person reads its memory, and what it writes is its owner's only from
/// the moment that it comes to exist.
void hardenProcess();

} // namespace hubwright
