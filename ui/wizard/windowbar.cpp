// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "wizard/windowbar.h"

#include "style/theme.h"
#include "widgets/buttons.h"

#include <QHBoxLayout>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace hubwright {

using theme::space;

WindowBar::WindowBar(QWidget *parent)
    : QWidget(parent)
    , m_cancel(new QPushButton(tr("&Cancel")))
    , m_back(new QPushButton(tr("&Back")))
    , m_aside(new QPushButton(tr("&Pause")))
    , m_next(new Primary(tr("&Next")))
{
    m_cancel->setProperty("quiet", true);
    m_cancel->setObjectName(u"cancel"_s);
    m_back->setObjectName(u"back"_s);
    m_aside->setObjectName(u"aside"_s);
    m_next->setObjectName(u"next"_s);
    m_next->setMinimumWidth(space(24));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space(5), space(3), space(7), space(3));
    row->setSpacing(space(2));
    row->addWidget(m_cancel);
    row->addStretch();
    row->addWidget(m_back);
    row->addWidget(m_aside);
    row->addWidget(m_next);
}

void WindowBar::showAnswers(const QString &nextText)
{
    m_cancel->setText(tr("&Cancel"));
    m_back->setText(tr("&Back"));
    m_cancel->show();
    m_back->show();
    m_next->show();
    m_aside->hide();
    if (!m_next->isBusy())
        m_next->setText(nextText);
}

void WindowBar::showBuild(bool running, bool stopping, bool canGoOn)
{
    m_next->hide();
    m_back->setVisible(!running);
    m_back->setText(tr("All &hubs"));
    m_cancel->setText(running ? tr("&Stop…") : tr("&Close"));
    m_aside->setVisible(running || canGoOn);
    m_aside->setEnabled(!stopping);
    m_aside->setText(stopping ? tr("Pausing…") : running ? tr("&Pause") : tr("&Resume"));
}

void WindowBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(theme::colors(palette()).border);
    painter.drawLine(0, 0, width(), 0);
}

} // namespace hubwright
