// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "pages/welcomepage.h"

#include "models/deploymentmodel.h"
#include "pages/welcomestate.h"
#include "widgets/banner.h"
#include "widgets/buttons.h"
#include "widgets/table.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMimeData>

using namespace Qt::StringLiterals;

namespace hubwright {

using theme::space;

/// Nothing of it is left but its name.
static bool isGone(const DeploymentSummary &hub)
{
    return hub.state == "destroyed"_L1 && !hub.keepsData;
}

WelcomePage::WelcomePage(WelcomeState &state, QWidget *parent)
    : QWidget(parent)
    , m_state(state)
    , m_banner(new Banner)
    , m_model(new DeploymentModel(this))
{
    setAcceptDrops(true);
    setAccessibleName(tr("Welcome"));
    auto *middle = new QVBoxLayout;
    middle->setSpacing(space(4));
    middle->addStretch(1);
    middle->addWidget(makeHead());
    middle->addWidget(m_banner);
    middle->addWidget(makeDraft());
    middle->addWidget(makeStart());
    middle->addWidget(makeHubs(), 6);
    middle->addStretch(2);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space(8), space(6), space(8), space(6));
    row->addStretch(1);
    row->addLayout(middle, 12);
    row->addStretch(1);
    connect(&state, &State::changed, this, &WelcomePage::refresh);
    connect(&state, &State::troubleChanged, this, &WelcomePage::showTrouble);
}

QWidget *WelcomePage::makeHead()
{
    auto *head = new QWidget;
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, space(2));
    row->setSpacing(space(4));
    row->addWidget(new Glyph(u"hub"_s, theme::Accent, 13), 0, Qt::AlignTop);
    auto *column = new QVBoxLayout;
    column->setSpacing(space(1));
    column->addWidget(new Text(tr("Build a JupyterHub on your own cloud"), theme::Type::Heading));
    column->addWidget(new Text(tr("Answer a few questions, look at the plan, and watch the hub being built."),
        theme::Type::Body, theme::Muted));
    row->addLayout(column, 1);
    return head;
}

QWidget *WelcomePage::makeDraft()
{
    m_draft = new Card;
    auto *row = new QHBoxLayout;
    row->setSpacing(space(3));
    m_draftText = new Text({}, theme::Type::Strong);
    m_continue = new QPushButton(tr("&Continue"));
    m_continue->setObjectName(u"continueDraft"_s);
    auto *discard = new QPushButton(tr("&Discard"));
    discard->setObjectName(u"discardDraft"_s);
    discard->setProperty("quiet", true);
    row->addWidget(new Glyph(u"draft"_s, theme::Accent, 5.5));
    row->addWidget(m_draftText, 1);
    row->addWidget(discard);
    row->addWidget(m_continue);
    m_draft->content()->addLayout(row);
    connect(m_continue, &QPushButton::clicked, &m_state, &WelcomeState::continueDraft);
    connect(discard, &QPushButton::clicked, &m_state, &WelcomeState::discardDraft);
    return m_draft;
}

QWidget *WelcomePage::makeStart()
{
    auto *start = new Card;
    auto *row = new QHBoxLayout;
    row->setSpacing(space(2.5));
    auto *column = new QVBoxLayout;
    column->setSpacing(space(0.8));
    column->addWidget(new Text(tr("Start a new hub"), theme::Type::Title));
    column->addWidget(
        new Text(tr("Takes about five minutes to answer. Nothing is created before you have seen the plan."),
            theme::Type::Small, theme::Muted));
    m_new = new Primary(tr("&New hub"));
    m_new->setObjectName(u"newHub"_s);
    auto *open = new QPushButton(tr("&Open a spec file…"));
    open->setObjectName(u"openSpec"_s);
    row->addLayout(column, 1);
    row->addWidget(open);
    row->addWidget(m_new);
    start->content()->addLayout(row);
    connect(m_new, &QPushButton::clicked, &m_state, &WelcomeState::startNew);
    connect(open, &QPushButton::clicked, this, &WelcomePage::chooseFile);
    return start;
}

QWidget *WelcomePage::makeHubs()
{
    m_hubs = new QWidget;
    auto *column = new QVBoxLayout(m_hubs);
    column->setContentsMargins(0, space(2), 0, 0);
    column->setSpacing(space(2.5));
    auto *title = new QHBoxLayout;
    title->addWidget(new Text(tr("Your hubs"), theme::Type::Title), 1);
    m_remove = new QPushButton(tr("Re&move…"));
    m_remove->setObjectName(u"removeHub"_s);
    m_act = new QPushButton(tr("&Resume"));
    m_act->setObjectName(u"actOnHub"_s);
    title->addWidget(m_remove);
    title->addWidget(m_act);
    column->addLayout(title);
    m_table = new Table(tr("Your hubs"));
    m_table->setObjectName(u"hubs"_s);
    m_table->setModelWithStretch(m_model, DeploymentModel::Address);
    m_table->setColumnWidth(DeploymentModel::Name, space(40));
    m_table->setColumnWidth(DeploymentModel::State, space(54));
    m_table->setColumnWidth(DeploymentModel::Changed, space(44));
    auto *card = new Card;
    card->setFlush();
    card->content()->addWidget(m_table);
    column->addWidget(card, 1);
    connect(
        m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &WelcomePage::refreshActions);
    connect(m_act, &QPushButton::clicked, this, &WelcomePage::act);
    connect(m_remove, &QPushButton::clicked, this, [this] {
        const auto &hub = m_model->at(m_table->currentIndex().row());
        if (isGone(hub))
            m_state.forget(hub.name);
        else
            Q_EMIT m_state.removeWanted(hub.name);
    });
    return m_hubs;
}

void WelcomePage::refresh()
{
    m_draft->setVisible(m_state.hasDraft());
    m_draftText->setText(m_state.draftName().isEmpty()
            ? tr("There is a draft without a name.")
            : tr("There is a draft of %1.").arg(m_state.draftName()));
    m_model->setDeployments(m_state.deployments());
    m_hubs->setVisible(!m_state.deployments().isEmpty());
    if (m_model->rowCount() > 0)
        m_table->setCurrentIndex(m_model->index(0, 0));
    refreshActions();
}

void WelcomePage::refreshActions()
{
    const QModelIndex current = m_table->currentIndex();
    const bool some = current.isValid() && current.row() < m_model->rowCount();
    m_act->setEnabled(some);
    m_remove->setEnabled(some);
    if (!some)
        return;
    const DeploymentSummary &hub = m_model->at(current.row());
    const bool gone = isGone(hub);
    m_act->setText(hub.keepsData ? tr("&Build it again") : hub.isResumable() ? tr("&Resume") : tr("&Show"));
    m_act->setEnabled(!gone && hub.state != "running"_L1);
    m_remove->setText(gone ? tr("&Forget") : tr("Re&move…"));
    m_remove->setEnabled(hub.state != "running"_L1);
}

void WelcomePage::act()
{
    const DeploymentSummary hub = m_model->at(m_table->currentIndex().row());
    if (hub.isResumable() || hub.keepsData)
        Q_EMIT m_state.resumeWanted(hub.name);
    else
        Q_EMIT m_state.shown(hub.name);
}

void WelcomePage::takeFocus()
{
    QPushButton *first = m_state.hasDraft() ? m_continue : m_new;
    first->setFocus(Qt::OtherFocusReason);
}

void WelcomePage::showTrouble()
{
    if (!m_state.trouble()) {
        m_banner->hide();
        return;
    }
    m_banner->show(*m_state.trouble());
    if (m_state.canOpenAnyway())
        connect(m_banner->addAction(tr("Open what could be &read")), &QPushButton::clicked, &m_state,
            &WelcomeState::openAnyway, Qt::QueuedConnection);
}

void WelcomePage::chooseFile()
{
    auto *dialog
        = new QFileDialog(this, tr("Open a spec file"), {}, tr("Spec files (*.yaml *.yml);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, &m_state, &WelcomeState::openFile);
    dialog->open();
}

void WelcomePage::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void WelcomePage::dropEvent(QDropEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (!urls.isEmpty() && urls.first().isLocalFile())
        m_state.openFile(urls.first().toLocalFile());
}

} // namespace hubwright
