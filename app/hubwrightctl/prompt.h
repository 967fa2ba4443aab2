// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/secret.h"

#include <QMap>

#include <optional>

namespace hubwright::ctl {

[[nodiscard]] bool isTerminal(); ///< standard input is one: somebody can be asked

/// Asks without showing what is typed. Nothing when there is nobody to ask.
[[nodiscard]] std::optional<Secret> askSecret(const QString &question);
/// "yes" typed in full.
[[nodiscard]] bool confirm(const QString &question);
/// `name=value` lines until the end of standard input.
[[nodiscard]] QMap<QString, Secret> readSecrets();

} // namespace hubwright::ctl
