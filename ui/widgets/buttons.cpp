// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "widgets/buttons.h"

#include "style/theme.h"

#include <QAction>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMimeData>
#include <QPainter>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace hubwright {

using theme::space;

Quiet::Quiet(const QString &text, QWidget *parent)
    : QPushButton(text, parent)
{
    setProperty("quiet", true);
    setProperty("link", true);
    setAutoDefault(false);
}

Primary::Primary(const QString &text, QWidget *parent)
    : QPushButton(text, parent)
    , m_idleText(text)
{
    setProperty("primary", true);
    setDefault(true);
    m_timer.setInterval(40);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        m_turn = (m_turn + 15) % 360;
        update();
    });
}

void Primary::setBusy(const QString &busyText)
{
    m_idleText = text();
    setText(u"     "_s + busyText);
    setAccessibleName(busyText);
    m_timer.start();
}

void Primary::setIdle()
{
    if (!isBusy())
        return;
    m_timer.stop();
    setText(m_idleText);
    setAccessibleName({});
    update();
}

bool Primary::hitButton(const QPoint &position) const
{
    return !isBusy() && QPushButton::hitButton(position);
}

void Primary::keyPressEvent(QKeyEvent *event)
{
    if (!isBusy() || event->key() == Qt::Key_Tab || event->key() == Qt::Key_Backtab)
        return QPushButton::keyPressEvent(event);
    event->ignore();
}

void Primary::paintEvent(QPaintEvent *event)
{
    QPushButton::paintEvent(event);
    if (!isBusy())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int side = space(3.6);
    const QRectF wheel(space(4), (height() - side) / 2.0, side, side);
    const QColor ink = theme::colors(palette()).onAccent;
    QColor track = ink;
    track.setAlphaF(0.3f);
    painter.setPen(QPen(track, 2));
    painter.drawEllipse(wheel);
    painter.setPen(QPen(ink, 2, Qt::SolidLine, Qt::RoundCap));
    painter.drawArc(wheel, -m_turn * 16, 90 * 16);
}

SecretEdit::SecretEdit(QWidget *parent)
    : QWidget(parent)
    , m_edit(new QLineEdit)
    , m_reveal(new QPushButton(tr("Show")))
{
    m_edit->setEchoMode(QLineEdit::Password);
    m_reveal->setCheckable(true);
    m_reveal->setAutoDefault(false);
    m_reveal->setProperty("quiet", true);
    m_reveal->setProperty("link", true);
    m_reveal->setAccessibleName(tr("Show what is typed"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space(1));
    row->addWidget(m_edit, 1);
    row->addWidget(m_reveal);
    setFocusProxy(m_edit);
    connect(m_reveal, &QPushButton::toggled, this, [this](bool on) {
        m_edit->setEchoMode(on ? QLineEdit::Normal : QLineEdit::Password);
        m_reveal->setText(on ? tr("Hide") : tr("Show"));
    });
}

SearchEdit::SearchEdit(QWidget *parent)
    : QLineEdit(parent)
    , m_glass(addAction(theme::icon(u"search"_s, theme::colors(palette()).muted), LeadingPosition))
{
    setClearButtonEnabled(true);
}

void SearchEdit::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        clear();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void SearchEdit::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange && m_glass)
        m_glass->setIcon(theme::icon(u"search"_s, theme::colors(palette()).muted));
    QLineEdit::changeEvent(event);
}

void copyText(const QString &text)
{
    QGuiApplication::clipboard()->setText(text);
}

void copySecret(const Secret &secret)
{
    auto *data = new QMimeData;
    data->setText(secret.reveal());
    data->setData(u"x-kde-passwordManagerHint"_s, "secret");
    QClipboard *clipboard = QGuiApplication::clipboard();
    clipboard->setMimeData(data);
    const auto takeBack = [clipboard, secret] {
        if (clipboard->text() == secret.reveal())
            clipboard->clear();
    };
    QTimer::singleShot(45'000, clipboard, takeBack);
    QObject::connect(qApp, &QCoreApplication::aboutToQuit, clipboard, takeBack); // on some desktops it stays
}

} // namespace hubwright
