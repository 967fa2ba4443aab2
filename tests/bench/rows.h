// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QList>
#include <QString>

namespace hubwright::bench {

/// One figure and what it should be.
struct Row
{
    QString what;
    QString against;
    double figure = 0;
    double goal = 0; ///< at most
    QString unit; ///< "×", "ms"
};

/// A deployment on the practice cloud against its plan's critical path.
[[nodiscard]] QList<Row> makespan();
/// The longest time for which the window's thread does not get back to its event loop.
[[nodiscard]] QList<Row> stalls();
/// From the start of a process to the first page on the screen, against an empty Qt window.
[[nodiscard]] QList<Row> firstPage();

/// What firstPage() starts as processes of its own: shows a window and leaves as soon as it is painted.
[[nodiscard]] int showEmptyWindow();
[[nodiscard]] int showFirstPage(const QString &home);

} // namespace hubwright::bench
