// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "removal/removaldialog.h"

#include "removal/findingmodel.h"
#include "widgets/buttons.h"
#include "widgets/table.h"
#include "widgets/text.h"

#include <QCheckBox>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace hubwright {

using theme::space;

RemovalDialog::RemovalDialog(Workshop &workshop, const QString &name, QWidget *parent)
    : QDialog(parent)
    , m_state(workshop, name)
    , m_model(new FindingModel(this))
{
    setObjectName(u"question"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    theme::follow(this);
    setWindowTitle(tr("Remove %1?").arg(name));
    setAccessibleName(windowTitle());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space(6), space(6), space(6), space(5));
    column->setSpacing(space(3));
    column->addWidget(new Text(windowTitle(), theme::Type::Title));
    m_text = new Text;
    m_text->setMinimumWidth(space(180));
    column->addWidget(m_text);
    column->addWidget(makeList(), 1);
    m_keep = new QCheckBox(tr("Keep people's &data: it stays in the cloud, and may cost something there"));
    m_keep->setObjectName(u"keepData"_s);
    column->addWidget(m_keep);
    column->addSpacing(space(2));
    column->addWidget(makeButtons());
    connect(m_keep, &QCheckBox::toggled, &m_state, &RemovalState::keepData);
    connect(&m_state, &RemovalState::keepChanged, this, &RemovalDialog::refresh);
    connect(&m_state, &RemovalState::seen, this, &RemovalDialog::refresh);
    connect(&m_state, &RemovalState::failed, this, &QDialog::reject, Qt::QueuedConnection);
    m_state.look();
    refresh();
}

QWidget *RemovalDialog::makeList()
{
    m_list = new Card;
    m_list->setFlush();
    auto *table = new Table(tr("What exists"));
    table->setObjectName(u"findings"_s);
    table->setModelWithStretch(m_model, FindingModel::Name);
    table->setColumnWidth(FindingModel::What, space(46));
    table->setColumnWidth(FindingModel::Identifier, space(44));
    table->setColumnWidth(FindingModel::Fate, space(24));
    table->setMinimumHeight(space(60));
    m_list->content()->addWidget(table);
    return m_list;
}

QWidget *RemovalDialog::makeButtons()
{
    auto *buttons = new QWidget;
    auto *column = new QVBoxLayout(buttons);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space(1.5));
    auto *leave = new Primary(tr("&Keep the hub"));
    leave->setObjectName(u"answer0"_s);
    leave->setDefault(true);
    m_remove = new QPushButton;
    m_remove->setObjectName(u"answer1"_s);
    m_remove->setAutoDefault(false);
    column->addWidget(leave);
    column->addWidget(m_remove);
    connect(leave, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_remove, &QPushButton::clicked, this, &QDialog::accept);
    return buttons;
}

void RemovalDialog::refresh()
{
    const bool hasData = m_state.hasData();
    const bool keeps = m_state.keep() == Keep::Data;
    if (m_state.isLooking())
        m_text->setText(tr("Looking at what exists of this hub in your cloud…"));
    else if (m_state.findings().isEmpty())
        m_text->setText(tr("Nothing of this hub exists in your cloud any more."));
    else if (!hasData)
        m_text->setText(tr("All of this is deleted. This cannot be undone."));
    else if (keeps)
        m_text->setText(tr("All of this is deleted but for what is kept. This cannot be undone."));
    else
        m_text->setText(tr("All of this is deleted, with the home directories of all people on the hub. This "
                           "cannot be undone."));
    setAccessibleDescription(m_text->text());
    if (m_model->rowCount() != m_state.findings().size())
        m_model->setFindings(m_state.findings());
    m_model->setKeep(m_state.keep());
    m_keep->setVisible(hasData);
    m_remove->setText(keeps ? tr("&Remove the rest") : tr("&Remove everything"));
    m_remove->setEnabled(!m_state.isLooking());
}

} // namespace hubwright
