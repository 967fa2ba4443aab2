// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "build/progress.h"

#include <QGraphicsItem>
#include <QPainterPath>

namespace hubwright {

/// One step of the graph. State is told by frame, sign and word, and only then by colour.
class StepBox : public QGraphicsItem
{
public:
    explicit StepBox(StepInfo info);
    [[nodiscard]] const StepInfo &info() const { return m_info; }
    void setSize(const QSizeF &size);
    void setProgress(const Progress *progress, qint64 now);
    void setCurrent(bool current, bool focused);
    [[nodiscard]] QPointF left() const { return mapToScene(0, m_size.height() / 2); }
    [[nodiscard]] QPointF right() const { return mapToScene(m_size.width(), m_size.height() / 2); }
    [[nodiscard]] StepState state() const { return m_state; }

    [[nodiscard]] QRectF boundingRect() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    StepInfo m_info;
    QSizeF m_size;
    bool m_isPlan = true;
    StepState m_state = StepState::Waiting;
    bool m_isRunning = false;
    QString m_words;
    double m_share = 0;
    bool m_current = false;
    bool m_focused = false;
};

/// A need: from the step that is needed to the one that needs it.
class EdgeItem : public QGraphicsItem
{
public:
    EdgeItem(const StepBox *from, const StepBox *to, bool critical);
    /// `via`: boxes, as wide as the columns that it passes, through whose middle it goes.
    void place(const QList<QRectF> &via);
    [[nodiscard]] QRectF boundingRect() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    const StepBox *m_from;
    const StepBox *m_to;
    bool m_critical;
    QPainterPath m_path;
};

} // namespace hubwright
