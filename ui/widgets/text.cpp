// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "widgets/text.h"

#include "style/paint.h"

#include <QApplication>
#include <QEvent>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace hubwright {

using theme::space;

Text::Text(const QString &text, theme::Type type, QPalette::ColorRole role, QWidget *parent)
    : QLabel(text, parent)
    , m_type(type)
{
    setFont(theme::font(type));
    setForegroundRole(role);
    setWordWrap(true);
    setTextFormat(Qt::PlainText);
}

QSize Text::minimumSizeHint() const
{
    if (!wordWrap())
        return QLabel::minimumSizeHint();
    return {std::min(QLabel::sizeHint().width(), space(20)), fontMetrics().height()};
}

void Text::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::ApplicationFontChange)
        setFont(theme::font(m_type));
    QLabel::changeEvent(event);
}

Card::Card(const QString &title, QWidget *parent)
    : QFrame(parent)
    , m_content(new QVBoxLayout(this))
{
    m_content->setContentsMargins(space(4), space(3.5), space(4), space(3.5));
    m_content->setSpacing(space(2.5));
    if (!title.isEmpty())
        m_content->addWidget(new Text(title, theme::Type::Title));
}

void Card::setFlush()
{
    const int corner = int(paint::radius() * 0.6);
    m_content->setContentsMargins(2, corner, 2, corner);
    m_content->setSpacing(0);
    m_flush = true;
    connect(qApp, &QApplication::focusChanged, this, qOverload<>(&QWidget::update));
}

void Card::setTint(const QColor &fill, const QColor &frame)
{
    m_fill = fill;
    m_frame = frame;
    update();
}

void Card::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const auto &c = theme::colors(palette());
    const QWidget *focus = m_flush ? QApplication::focusWidget() : nullptr;
    const bool ring = focus && isAncestorOf(focus);
    const QColor frame = ring ? c.accent : m_frame.isValid() ? m_frame : c.border;
    paint::box(
        painter, rect(), m_fill.isValid() ? m_fill : c.card, frame, ring ? 1.8 : 1, paint::radius() * 1.3);
}

Glyph::Glyph(QString icon, QPalette::ColorRole role, double size, QWidget *parent)
    : QWidget(parent)
    , m_icon(std::move(icon))
    , m_role(role)
    , m_size(size)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Glyph::set(const QString &icon, QPalette::ColorRole role)
{
    m_icon = icon;
    m_role = role;
    update();
}

QSize Glyph::sizeHint() const
{
    return {space(m_size), space(m_size)};
}

void Glyph::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const int side = std::min(width(), height());
    if (m_icon == "hub"_L1)
        return paint::hub(painter, QRectF((width() - side) / 2.0, (height() - side) / 2.0, side, side),
            palette().color(m_role));
    painter.drawPixmap(QRect((width() - side) / 2, (height() - side) / 2, side, side),
        theme::pixmap(m_icon, palette().color(m_role), side, devicePixelRatioF()));
}

} // namespace hubwright
