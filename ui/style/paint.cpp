// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "style/paint.h"

#include "style/theme.h"

#include <QPainter>
#include <QPainterPath>

namespace hubwright::paint {

double radius()
{
    return theme::space(1.5);
}

void box(QPainter &painter, const QRectF &rect, const QColor &fill, const QColor &frame, double frameWidth,
    double corner)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(frame.isValid() ? QPen(frame, frameWidth) : QPen(Qt::NoPen));
    painter.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    const double inset = frame.isValid() ? frameWidth / 2 : 0;
    const double round = corner < 0 ? radius() : corner;
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), round, round);
    painter.restore();
}

static void stroke(QPainter &painter, const QPolygonF &line, const QColor &color, double width)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(line);
    painter.restore();
}

static QPointF at(const QRectF &rect, double x, double y)
{
    return {rect.left() + rect.width() * x, rect.top() + rect.height() * y};
}

void check(QPainter &painter, const QRectF &rect, const QColor &color, double width)
{
    stroke(painter, QPolygonF({at(rect, .26, .53), at(rect, .43, .69), at(rect, .75, .34)}), color, width);
}

void cross(QPainter &painter, const QRectF &rect, const QColor &color, double width)
{
    stroke(painter, QPolygonF({at(rect, .3, .3), at(rect, .7, .7)}), color, width);
    stroke(painter, QPolygonF({at(rect, .7, .3), at(rect, .3, .7)}), color, width);
}

void hub(QPainter &painter, const QRectF &rect, const QColor &color)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(rect.topLeft());
    painter.scale(rect.width() / 24, rect.height() / 24);
    painter.setPen(QPen(color, 1.8, Qt::SolidLine, Qt::RoundCap));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(QPointF(12, 12), 3.2, 3.2);
    for (const QPointF &spoke : {QPointF(12, 3.8), QPointF(4.8, 17), QPointF(19.2, 17)}) {
        const QLineF line(QPointF(12, 12), spoke);
        painter.drawEllipse(spoke, 1.8, 1.8);
        painter.drawLine(line.pointAt(3.2 / line.length()), line.pointAt(1 - 1.8 / line.length()));
    }
    painter.restore();
}

void chevron(QPainter &painter, const QRectF &rect, const QColor &color, double degrees)
{
    painter.save();
    painter.translate(rect.center());
    painter.rotate(degrees);
    const double w = rect.width() / 4, h = rect.height() / 8;
    stroke(painter, QPolygonF({QPointF(-w, -h), QPointF(0, h), QPointF(w, -h)}), color, 1.5);
    painter.restore();
}

} // namespace hubwright::paint
