// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "build/stepdetails.h"

#include "build/progress.h"
#include "widgets/buttons.h"

#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace hubwright {

using theme::space;

StepDetails::StepDetails(QWidget *parent)
    : Card({}, parent)
    , m_row(new QHBoxLayout)
    , m_title(new Text({}, theme::Type::Strong))
    , m_about(new Text({}, theme::Type::Small, theme::Muted))
    , m_toggle(new Quiet(tr("Show comma&nds")))
    , m_copy(new Quiet(tr("Copy")))
    , m_commands(new QPlainTextEdit)
{
    m_toggle->setObjectName(u"commands"_s);
    m_toggle->setCheckable(true);
    m_copy->setAccessibleName(tr("Copy the commands"));
    m_commands->setReadOnly(true);
    m_commands->setTabChangesFocus(true);
    m_commands->setFont(theme::font(theme::Type::Mono));
    m_commands->setAccessibleName(tr("The same with the cloud's command line"));
    m_commands->setFixedHeight(space(20));
    m_row->setSpacing(space(2));
    auto *words = new QVBoxLayout;
    words->setSpacing(space(0.6));
    words->addWidget(m_title);
    words->addWidget(m_about);
    m_row->addLayout(words, 1);
    m_row->addWidget(m_copy, 0, Qt::AlignTop);
    m_row->addWidget(m_toggle, 0, Qt::AlignTop);
    content()->addLayout(m_row);
    content()->addWidget(m_commands);
    m_commands->hide();
    m_copy->hide();
    connect(m_toggle, &QPushButton::toggled, this, [this](bool on) {
        m_commands->setVisible(on);
        m_copy->setVisible(on);
        m_toggle->setText(on ? tr("Hide comma&nds") : tr("Show comma&nds"));
    });
    connect(m_copy, &QPushButton::clicked, this, [this] { copyText(m_commands->toPlainText()); });
}

void StepDetails::addButton(QPushButton *button)
{
    m_row->addWidget(button, 0, Qt::AlignTop);
}

void StepDetails::show(const StepInfo &info)
{
    m_title->setText(tr("%1 · about %2").arg(info.title, durationText(info.expected)));
    m_about->setText(info.about);
    m_about->setVisible(!info.about.isEmpty());
    m_commands->setPlainText(info.commands.join(u'\n'));
    m_toggle->setVisible(!info.commands.isEmpty());
    if (info.commands.isEmpty())
        m_toggle->setChecked(false);
}

} // namespace hubwright
