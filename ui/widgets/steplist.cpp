// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "widgets/steplist.h"

#include "style/paint.h"
#include "widgets/text.h"

#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace hubwright {

using theme::space;

StepItem::StepItem(int number, int count, const QString &title, QWidget *parent)
    : QAbstractButton(parent)
    , m_number(number)
    , m_count(count)
{
    setText(title);
    setAttribute(Qt::WA_Hover);
    setState(State::ToCome);
}

void StepItem::setState(State state)
{
    m_state = state;
    // The current step and those to come cannot be gone to, so that Tab passes over them.
    setEnabled(state == State::Done);
    setFocusPolicy(state == State::Done ? Qt::TabFocus : Qt::NoFocus);
    setCursor(state == State::Done ? Qt::PointingHandCursor : Qt::ArrowCursor);
    QString name;
    switch (state) {
    case State::ToCome:
        name = tr("Step %1 of %2, %3, to come");
        break;
    case State::Current:
        name = tr("Step %1 of %2, %3, current");
        break;
    case State::Done:
        name = tr("Step %1 of %2, %3, done");
        break;
    }
    setAccessibleName(name.arg(m_number).arg(m_count).arg(text()));
    update();
}

QSize StepItem::sizeHint() const
{
    return {space(40), space(9)};
}

void StepItem::paintMark(QPainter &painter, const QRectF &mark) const
{
    const auto &c = theme::colors(palette());
    const double round = mark.width() / 2;
    if (m_state == State::Done) {
        paint::box(painter, mark, {}, c.good, 1.4, round);
        paint::check(painter, mark.adjusted(2, 2, -2, -2), c.good, 1.7);
        return;
    }
    const bool current = m_state == State::Current;
    paint::box(painter, mark, current ? c.accent : QColor(), current ? QColor() : c.faint, 1.2, round);
    painter.setFont(theme::font(theme::Type::SmallStrong));
    painter.setPen(current ? c.onAccent : c.muted);
    painter.drawText(mark, Qt::AlignCenter, locale().toString(m_number));
}

void StepItem::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const auto &c = theme::colors(palette());
    const QRectF all = QRectF(rect()).adjusted(space(2), 1, -space(2), -1);
    if (m_state == State::Current)
        paint::box(painter, all, c.accentSoft, {});
    else if (underMouse() && isEnabled())
        paint::box(painter, all, c.hover, {});
    if (hasFocus())
        paint::box(painter, all, {}, c.accent, 1.6);

    const double side = space(5.2);
    const QRectF mark(all.left() + space(2), all.center().y() - side / 2, side, side);
    paintMark(painter, mark);
    painter.setFont(theme::font(m_state == State::Current ? theme::Type::Strong : theme::Type::Body));
    painter.setPen(m_state == State::ToCome ? c.muted : c.text);
    QRectF label = all;
    label.setLeft(mark.right() + space(2.5));
    painter.drawText(label, Qt::AlignVCenter | Qt::AlignLeft,
        painter.fontMetrics().elidedText(text(), Qt::ElideRight, int(label.width())));
}

StepList::StepList(const QStringList &titles, QWidget *parent)
    : QWidget(parent)
    , m_name(new Text({}, theme::Type::Title))
    , m_recipe(new Text({}, theme::Type::Small, theme::Muted))
    , m_place(new Text({}, theme::Type::Small, theme::Muted))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, space(5.5), 0, space(5));
    column->setSpacing(0);
    auto *top = new QVBoxLayout;
    top->setContentsMargins(space(5), 0, space(4), space(4));
    top->setSpacing(space(0.8));
    top->addWidget(m_name);
    top->addWidget(m_recipe);
    column->addLayout(top);
    for (const QString &title : titles) {
        auto *item = new StepItem(int(m_items.size()) + 1, int(titles.size()), title);
        item->setObjectName(u"step%1"_s.arg(m_items.size()));
        connect(item, &StepItem::clicked, this, [this, at = int(m_items.size())] { Q_EMIT activated(at); });
        column->addWidget(item);
        m_items << item;
    }
    column->addStretch();
    auto *bottom = new QVBoxLayout;
    bottom->setContentsMargins(space(5), space(2), space(4), 0);
    bottom->addWidget(m_place);
    column->addLayout(bottom);
    setFixedWidth(space(52));
    setAccessibleName(tr("Steps"));
}

void StepList::setHeading(const QString &name, const QString &recipe)
{
    m_name->setText(name.isEmpty() ? tr("New hub") : name);
    m_recipe->setText(recipe);
}

void StepList::setPlace(const QString &place)
{
    m_place->setText(place);
}

void StepList::setCurrent(int current, int reached, bool open)
{
    for (int i = 0; i < m_items.size(); ++i) {
        const bool done = i < reached && i != current;
        m_items[i]->setState(i == current ? StepItem::State::Current
                : done                    ? StepItem::State::Done
                                          : StepItem::State::ToCome);
        if (done && !open) {
            m_items[i]->setEnabled(false);
            m_items[i]->setFocusPolicy(Qt::NoFocus);
            m_items[i]->setCursor(Qt::ArrowCursor);
        }
    }
}

void StepList::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const auto &c = theme::colors(palette());
    painter.fillRect(rect(), c.sidebar);
    painter.setPen(c.border);
    painter.drawLine(width() - 1, 0, width() - 1, height());
}

} // namespace hubwright
