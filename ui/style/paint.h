// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QColor>
#include <QRectF>

class QPainter;

/// The few shapes that the whole window is drawn with.
namespace hubwright::paint {

[[nodiscard]] double radius();
/// A rounded box with a crisp frame inside `rect`; an unset colour is not drawn.
void box(QPainter &painter, const QRectF &rect, const QColor &fill, const QColor &frame,
    double frameWidth = 1, double corner = -1);
void check(QPainter &painter, const QRectF &rect, const QColor &color, double width = 1.6);
void cross(QPainter &painter, const QRectF &rect, const QColor &color, double width = 1.6);
/// The hub: one in the middle, three around it. Drawn, as the first page shows it before icons are read.
void hub(QPainter &painter, const QRectF &rect, const QColor &color);
/// A chevron: 0 down, 90 left, 180 up, 270 right.
void chevron(QPainter &painter, const QRectF &rect, const QColor &color, double degrees = 0);

} // namespace hubwright::paint
