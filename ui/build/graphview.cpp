// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "build/graphview.h"

#include "build/graphitems.h"
#include "style/paint.h"
#include "style/theme.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace hubwright {

using theme::space;

QString stepSentence(const StepInfo &info, const Progress *progress, qint64 now)
{
    if (!progress)
        return GraphView::tr("%1, takes about %2").arg(info.title, durationText(info.expected));
    const StepState state = progress->step(info.id).state;
    if (state == StepState::Waiting)
        return GraphView::tr("%1, %2").arg(info.title, stateWord(state));
    return GraphView::tr("%1, %2, %3 of about %4")
        .arg(info.title, stateWord(state), clockText(progress->elapsed(info.id, now)),
            durationText(info.expected));
}

GraphView::GraphView(QWidget *parent)
    : QGraphicsView(parent)
{
    setScene(new QGraphicsScene(this));
    setFrameShape(NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setBackgroundBrush(Qt::NoBrush);
    viewport()->setAutoFillBackground(false);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Plan"));
    setMinimumHeight(space(50));
    setViewportUpdateMode(SmartViewportUpdate);
}

QSize GraphView::sizeHint() const
{
    return {space(180), space(14 * std::max(4.0, m_layout.rows))};
}

void GraphView::setOutline(const Outline &outline)
{
    m_outline = outline;
    m_layout = layOut(outline);
    scene()->clear();
    m_boxes.clear();
    m_edges.clear();
    for (const StepInfo &info : outline) {
        m_boxes << new StepBox(info);
        scene()->addItem(m_boxes.last());
    }
    for (const GraphLayout::Edge &edge : std::as_const(m_layout.edges)) {
        m_edges << new EdgeItem(m_boxes[edge.from], m_boxes[edge.to], edge.critical);
        scene()->addItem(m_edges.last());
    }
    if (indexOf(m_current) < 0)
        m_current = outline.isEmpty() ? StepId() : outline.first().id;
    updateGeometry();
    place();
    setCurrent(m_current);
}

void GraphView::place()
{
    if (m_boxes.isEmpty())
        return;
    const double margin = space(3.5), gap = space(4.5);
    const double width = viewport()->width() - 2 * margin;
    const double height = viewport()->height() - 2 * margin;
    const double box = std::clamp(
        (width - gap * (m_layout.columns - 1)) / m_layout.columns, double(space(24)), double(space(38)));
    const double tall = space(11);
    const double step = std::clamp(height / std::max(1.0, m_layout.rows), tall + space(1.6), tall + space(6));
    const double stride = std::max(box + gap,
        m_layout.columns > 1 ? std::min((width - box) / (m_layout.columns - 1), box + space(14)) : 0.0);
    for (int i = 0; i < m_boxes.size(); ++i) {
        const GraphLayout::Node &node = m_layout.nodes[i];
        m_boxes[i]->setSize({box, tall});
        m_boxes[i]->setPos(margin + node.column * stride, margin + node.row * step);
    }
    for (EdgeItem *edge : std::as_const(m_edges))
        edge->place();
    setSceneRect(0, 0, 2 * margin + (m_layout.columns - 1) * stride + box,
        2 * margin + (m_layout.rows - 1) * step + tall);
}

void GraphView::setProgress(const Progress *progress, qint64 now)
{
    for (StepBox *box : std::as_const(m_boxes))
        box->setProgress(progress, now);
    if (const int at = indexOf(m_current); at >= 0)
        setAccessibleDescription(stepSentence(m_outline[at], progress, now));
}

int GraphView::indexOf(const StepId &step) const
{
    const auto found = std::ranges::find(m_outline, step, &StepInfo::id);
    return found == m_outline.cend() ? -1 : int(found - m_outline.cbegin());
}

void GraphView::setCurrent(const StepId &step)
{
    const bool same = step == m_current;
    m_current = step;
    for (StepBox *box : std::as_const(m_boxes)) {
        const bool current = box->info().id == step;
        box->setCurrent(current, hasFocus());
        if (current)
            ensureVisible(box, space(3), space(3));
    }
    if (!same)
        announce();
}

void GraphView::announce()
{
    const int at = indexOf(m_current);
    if (at < 0)
        return;
    setAccessibleName(
        tr("Plan, step %1 of %2, %3").arg(at + 1).arg(m_outline.size()).arg(m_outline[at].title));
    QAccessibleEvent event(this, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&event);
}

void GraphView::move(int columns, int rows)
{
    const int at = indexOf(m_current);
    if (at < 0)
        return;
    const GraphLayout::Node &here = m_layout.nodes[at];
    int best = -1;
    double bestDistance = 0;
    for (int i = 0; i < m_layout.nodes.size(); ++i) {
        const GraphLayout::Node &node = m_layout.nodes[i];
        const double across = (node.column - here.column) * (columns ? columns : 1);
        const double down = (node.row - here.row) * (rows ? rows : 1);
        const bool candidate = columns ? across > 0 : node.column == here.column && down > 0;
        const double distance = columns ? across * 3 + std::abs(down) : down;
        if (candidate && (best < 0 || distance < bestDistance)) {
            best = i;
            bestDistance = distance;
        }
    }
    if (best < 0)
        return;
    setCurrent(m_layout.nodes[best].id);
    Q_EMIT currentChanged(m_current);
}

void GraphView::keyPressEvent(QKeyEvent *event)
{
    // With a modifier they belong to the window: Alt+Left is Back.
    if (event->modifiers() & (Qt::AltModifier | Qt::ControlModifier)) {
        event->ignore();
        return;
    }
    switch (event->key()) {
    case Qt::Key_Left:
        return move(-1, 0);
    case Qt::Key_Right:
        return move(1, 0);
    case Qt::Key_Up:
        return move(0, -1);
    case Qt::Key_Down:
        return move(0, 1);
    default:
        event->ignore();
    }
}

void GraphView::mousePressEvent(QMouseEvent *event)
{
    if (const auto *box = dynamic_cast<StepBox *>(itemAt(event->pos()))) {
        setCurrent(box->info().id);
        Q_EMIT currentChanged(m_current);
    }
    QGraphicsView::mousePressEvent(event);
}

void GraphView::resizeEvent(QResizeEvent *event)
{
    QGraphicsView::resizeEvent(event);
    place();
}

void GraphView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        viewport()->update();
    QGraphicsView::changeEvent(event);
}

void GraphView::focusInEvent(QFocusEvent *event)
{
    QGraphicsView::focusInEvent(event);
    setCurrent(m_current);
}

void GraphView::focusOutEvent(QFocusEvent *event)
{
    QGraphicsView::focusOutEvent(event);
    setCurrent(m_current);
}

void GraphView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.fillRect(event->rect(), theme::colors(palette()).card);
    painter.end();
    QGraphicsView::paintEvent(event);
}

} // namespace hubwright
