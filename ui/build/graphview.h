// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "build/graphlayout.h"
#include "build/progress.h"

#include <QGraphicsView>

namespace hubwright {

class EdgeItem;
class StepBox;

/// A plan as a graph, from left to right. Arrow keys go from step to step; the one that has the keyboard is
/// also the one whose name a screen reader hears. PlanView offers the same as a list.
class GraphView : public QGraphicsView
{
    Q_OBJECT
public:
    explicit GraphView(QWidget *parent = nullptr);
    void setOutline(const Outline &outline);
    /// Null: a plan that is not carried out yet. Outlives the next call.
    void setProgress(const Progress *progress, qint64 now);
    void setCurrent(const StepId &step);
    [[nodiscard]] StepId current() const { return m_current; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void currentChanged(const hubwright::StepId &step);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void place();
    void move(int columns, int rows);
    void announce();
    [[nodiscard]] int indexOf(const StepId &step) const;

    Outline m_outline;
    GraphLayout m_layout;
    QList<StepBox *> m_boxes;
    QList<EdgeItem *> m_edges;
    StepId m_current;
};

/// "Hub server, waiting for it, 20 s of about 1 min".
[[nodiscard]] QString stepSentence(const StepInfo &info, const Progress *progress, qint64 now);

} // namespace hubwright
