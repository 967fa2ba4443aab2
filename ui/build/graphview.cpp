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
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setViewportUpdateMode(SmartViewportUpdate);
}

static int boxHeight()
{
    return space(9.8);
}

QSize GraphView::sizeHint() const
{
    // A page that scrolls gives at least what is hinted: no more than is needed.
    return minimumSizeHint();
}

QSize GraphView::minimumSizeHint() const
{
    const double rows = std::clamp(m_layout.rows, 3.0, 7.0);
    return {space(60), int((rows - 1) * (boxHeight() + space(1.3))) + boxHeight() + 2 * space(3.5) + 2};
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
    const double margin = space(3.5), gap = space(4.5), tall = boxHeight();
    const QSizeF room(viewport()->width() - 2 * margin, viewport()->height() - 2 * margin);
    const int columns = m_layout.columns;
    const double wide
        = std::clamp((room.width() - gap * (columns - 1)) / columns, double(space(21)), double(space(36)));
    const double most = wide + space(12);
    const double across
        = columns > 1 ? std::clamp((room.width() - wide) / (columns - 1), wide + gap, most) : 0;
    const double rows = std::max(1.0, m_layout.rows - 1);
    const double down = std::clamp((room.height() - tall) / rows, tall + space(1.3), tall + space(6));
    const QSizeF used((columns - 1) * across + wide, (m_layout.rows - 1) * down + tall);
    const QPointF start(margin + std::max(0.0, (room.width() - used.width()) / 2),
        margin + std::max(0.0, (room.height() - used.height()) / 2));
    const auto rect = [&](int column, double row) {
        return QRectF(start + QPointF(column * across, row * down), QSizeF(wide, tall));
    };
    for (int i = 0; i < m_boxes.size(); ++i) {
        m_boxes[i]->setSize({wide, tall});
        m_boxes[i]->setPos(rect(m_layout.nodes[i].column, m_layout.nodes[i].row).topLeft());
    }
    for (int i = 0; i < m_edges.size(); ++i) {
        const GraphLayout::Edge &edge = m_layout.edges[i];
        QList<QRectF> via;
        for (const double row : edge.via)
            via << rect(m_layout.nodes[edge.from].column + int(via.size()) + 1, row);
        m_edges[i]->place(via);
    }
    const QSizeF all(std::max(used.width(), room.width()), std::max(used.height(), room.height()));
    setSceneRect(QRectF(QPointF(), all + QSizeF(2 * margin - 1, 2 * margin - 1)));
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
