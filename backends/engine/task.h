// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QCoroTask>

namespace hubwright {

/// What a coroutine of the backends returns. It starts at once and runs to its end even when nobody awaits
/// it; it fails by throwing Error. No `{` and no lambda inside a `co_await` expression: see CONTRIBUTING.md.
template <typename T = void>
using Task = QCoro::Task<T>;

} // namespace hubwright
