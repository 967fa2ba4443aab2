// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/operation.h"

namespace hubwright {

/// Lets go of an operation that may still run: it is woken, and deleted when it has come to its end. The
/// workshop outlives it.
struct LetGo
{
    void operator()(Operation *operation) const;
};
using OperationKeeper = std::unique_ptr<Operation, LetGo>;

} // namespace hubwright
