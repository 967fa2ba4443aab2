// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/operation.h"

namespace hubwright::ctl {

// What a destroy removes and what it leaves, for the terminal and for --events.

/// Before it: one line for each thing, with what stays.
[[nodiscard]] QString surveyText(const Findings &findings, const QString &name, Keep keep);
/// After it: that nothing is left, or one line for each thing with its reason.
[[nodiscard]] QString remainsText(const Findings &leftovers, const QString &name);
/// {"leftovers": […]} after a destroy that was looked after to the end, else nothing.
[[nodiscard]] QJsonObject leftoversJson(const Operation &operation);

} // namespace hubwright::ctl
