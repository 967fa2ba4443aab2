// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "practice/state.h"

namespace hubwright::practice {

/// What user data makes of a server here.
enum class BootRole { None, Hub, Image };

/// User data as Nova gets it (base64), with all that is packed inside it unpacked: gzip, and base64 in
/// write_files.
[[nodiscard]] QString unpackUserData(const QByteArray &base64);
[[nodiscard]] BootRole bootRole(const QString &userData);
/// The names of the phases: the script's own, from its line TITLES=("…" …), else usual ones.
[[nodiscard]] QStringList bootPhases(const QString &userData, BootRole role);
/// How long the first boot takes, from ACTIVE.
[[nodiscard]] Moment bootTime(BootRole role);
/// The console of a server `since` its first boot began.
[[nodiscard]] QString consoleOf(const Resource &server, Moment since);

} // namespace hubwright::practice
