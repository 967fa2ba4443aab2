// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QString>

class QWidget;

namespace hubwright {

/// Where screenshots go: $HUBWRIGHT_SCREENSHOTS, else build/screenshots.
[[nodiscard]] QString screenshotFolder();
/// Writes what the widget shows as NAME.png, with -200 when the screen is twice as dense. False: it could
/// not.
bool shoot(QWidget *widget, const QString &name);

/// Style and fonts as in the program, and a palette as a desktop's.
void prepareApplication();
void useDarkDesktop(bool dark);

} // namespace hubwright
