// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

namespace hubwright {

/// The words of the window in the system's language; English, with its plurals, where there are none. Once,
/// after the application is made.
void installTranslations();

} // namespace hubwright
