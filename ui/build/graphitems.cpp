// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "build/graphitems.h"

#include "style/paint.h"
#include "style/theme.h"

#include <QPainter>
#include <QPainterPath>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace hubwright {

using theme::space;

StepBox::StepBox(StepInfo info)
    : m_info(std::move(info))
{
    setToolTip(m_info.title);
    setProgress(nullptr, 0);
}

void StepBox::setSize(const QSizeF &size)
{
    prepareGeometryChange();
    m_size = size;
}

static QString tr(const char *text)
{
    return QCoreApplication::translate("StepBox", text);
}

static QString words(const Progress &progress, const StepInfo &info, qint64 now)
{
    const Progress::Step &step = progress.step(info.id);
    switch (step.state) {
    case StepState::Waiting:
        return progress.isRemoving() ? tr("to be removed") : tr("~%1").arg(durationText(info.expected));
    case StepState::Done:
        return tr("✓ %1").arg(clockText(step.elapsed));
    case StepState::Removed:
        return tr("✓ removed");
    case StepState::Kept:
        return tr("✓ kept");
    case StepState::Failed:
        return tr("✗ failed");
    case StepState::Removing:
        return tr("removing %1").arg(clockText(progress.elapsed(info.id, now)));
    default:
        return step.retrying
            ? tr("↻ trying again")
            : tr("%1 of ~%2").arg(clockText(progress.elapsed(info.id, now)), durationText(info.expected));
    }
}

void StepBox::setProgress(const Progress *progress, qint64 now)
{
    const auto before = std::tuple(m_isPlan, m_state, m_isRunning, m_words, m_share);
    m_isPlan = !progress;
    m_state = progress ? progress->step(m_info.id).state : StepState::Waiting;
    m_isRunning = progress && progress->isRunning(m_info.id);
    m_words = progress ? words(*progress, m_info, now) : tr("~%1").arg(durationText(m_info.expected));
    m_share = m_isRunning ? std::min(1.0,
                  double(progress->elapsed(m_info.id, now).count()) / 1000
                      / double(progress->expected(m_info.id).count()))
                          : 0;
    if (before != std::tuple(m_isPlan, m_state, m_isRunning, m_words, m_share))
        update();
}

void StepBox::setCurrent(bool current, bool focused)
{
    m_current = current;
    m_focused = focused;
    update();
}

QRectF StepBox::boundingRect() const
{
    return QRectF(QPointF(), m_size).adjusted(-4, -4, 4, 4);
}

void StepBox::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *widget)
{
    const auto &c = theme::colors(widget->palette());
    const QRectF box(QPointF(), m_size);
    const bool waiting = m_state == StepState::Waiting && !m_isPlan;
    const bool done = isOver(m_state) && m_state != StepState::Failed;
    const QColor frame = m_state == StepState::Failed ? c.bad
        : done                                        ? c.good
        : m_isRunning                                 ? c.accent
                                                      : c.outline;
    const QColor fill = m_state == StepState::Failed ? c.badSoft : m_isRunning ? c.accentSoft : c.card;
    const double corner = paint::radius();
    painter->setRenderHint(QPainter::Antialiasing);
    QPen pen(frame, m_isRunning || m_state == StepState::Failed ? 1.8 : 1.2);
    if (waiting)
        pen.setDashPattern({3, 3});
    painter->setPen(pen);
    painter->setBrush(fill);
    painter->drawRoundedRect(box.adjusted(1, 1, -1, -1), corner, corner);
    if (m_current)
        paint::box(*painter, box.adjusted(-3, -3, 3, 3), {}, m_focused ? c.accent : c.faint, 1.6, corner + 3);

    const QRectF text = box.adjusted(space(2), space(1.1), -space(1.5), -space(1));
    painter->setFont(theme::font(theme::Type::SmallStrong));
    painter->setPen(waiting ? c.muted : c.text);
    painter->drawText(text, Qt::AlignLeft | Qt::AlignTop,
        painter->fontMetrics().elidedText(m_info.title, Qt::ElideRight, int(text.width())));
    painter->setFont(theme::font(theme::Type::Small));
    painter->setPen(m_state == StepState::Failed ? c.bad
            : done                               ? c.good
            : m_isRunning                        ? c.accentText
                                                 : c.muted);
    const QRectF second = text.adjusted(0, space(4.1), 0, 0);
    painter->drawText(second, Qt::AlignLeft | Qt::AlignTop,
        painter->fontMetrics().elidedText(m_words, Qt::ElideRight, int(second.width())));
    if (m_isRunning) {
        const double thick = std::max(2.0, space(0.6) * 1.0);
        const QRectF track(text.left(), box.bottom() - thick - space(1), text.width(), thick);
        paint::box(*painter, track, c.border, {}, 1, thick / 2);
        paint::box(*painter, QRectF(track.topLeft(), QSizeF(std::max(thick, track.width() * m_share), thick)),
            c.accent, {}, 1, thick / 2);
    }
}

EdgeItem::EdgeItem(const StepBox *from, const StepBox *to, bool critical)
    : m_from(from)
    , m_to(to)
    , m_critical(critical)
{
    setZValue(critical ? -1 : -2);
}

void EdgeItem::place(const QList<QRectF> &via)
{
    prepareGeometryChange();
    m_path = QPainterPath(m_from->right());
    const auto curveTo = [this](const QPointF &end) {
        const QPointF start = m_path.currentPosition();
        const double bend = (end.x() - start.x()) / 2;
        m_path.cubicTo(start + QPointF(bend, 0), end - QPointF(bend, 0), end);
    };
    for (const QRectF &column : via) {
        curveTo({column.left(), column.center().y()});
        m_path.lineTo(column.right(), column.center().y());
    }
    curveTo(m_to->left());
}

QRectF EdgeItem::boundingRect() const
{
    return m_path.boundingRect().adjusted(-3, -3, 3, 3);
}

void EdgeItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *widget)
{
    const auto &c = theme::colors(widget->palette());
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(m_critical ? c.accent : c.outline, m_critical ? 2 : 1.1));
    painter->drawPath(m_path);
}

} // namespace hubwright
