// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "pages/securitypage.h"

#include "models/ruledelegate.h"
#include "models/rulemodel.h"
#include "pages/securitystate.h"
#include "widgets/buttons.h"
#include "widgets/field.h"
#include "widgets/table.h"

#include <QCheckBox>
#include <QSpinBox>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace hubwright {

using theme::space;

SecurityPage::SecurityPage(SecurityState &state, QWidget *parent)
    : Page(state, tr("Choose who can reach what"),
        tr("The defaults let people use the hub in a browser, and nothing else."), parent)
    , m_state(state)
    , m_model(new RuleModel(this))
{
    body()->addWidget(makeAccess());
    body()->addWidget(makeRules(), 1);
    setFirstFocus(m_isolate);
    connect(&m_state, &State::changed, this, &SecurityPage::refresh);
    connect(m_model, &RuleModel::edited, &m_state, &SecurityState::setRules);
    refresh();
}

QWidget *SecurityPage::makeAccess()
{
    auto *card = new Card;
    m_isolate = new QCheckBox(tr("&Keep people's servers apart: no one's server reaches another's"));
    m_isolate->setObjectName(u"isolate"_s);
    m_ssh = new QLineEdit;
    m_ssh->setObjectName(u"sshFrom"_s);
    m_ssh->setPlaceholderText(u"198.51.100.7/32"_s);
    auto *ssh = add(new Field(tr("SS&H to the hub from"), m_ssh, u"security.ssh_from"_s));
    ssh->setHint(tr("Address ranges, separated by commas. Left empty: from nowhere."));
    m_days = new QSpinBox;
    m_days->setObjectName(u"credentialDays"_s);
    m_days->setRange(1, 3650);
    m_days->setMaximumWidth(space(50));
    auto *days
        = add(new Field(tr("&Days that the hub's credential lasts"), m_days, u"security.credential_days"_s));
    days->setHint(tr("After that, people's servers no longer start until you renew it."));
    m_key = new QLineEdit;
    m_key->setObjectName(u"publicKey"_s);
    m_key->setPlaceholderText(u"ssh-ed25519 AAAA… ada@example.org"_s);
    m_keyField = add(new Field(tr("Your SSH &public key"), m_key, u"security.public_key"_s));
    m_keyField->setHint(tr("Left empty, a key pair is made for this hub."));
    auto *row = new QHBoxLayout;
    row->setSpacing(space(4));
    row->addWidget(ssh, 1, Qt::AlignTop);
    row->addWidget(days, 1, Qt::AlignTop);
    card->content()->addWidget(m_isolate);
    card->content()->addLayout(row);
    card->content()->addWidget(m_keyField);
    connect(m_isolate, &QCheckBox::clicked, &m_state, &SecurityState::setIsolateUsers);
    connect(m_ssh, &QLineEdit::textEdited, this,
        [this](const QString &text) { m_state.setSshFrom(fromLine(text)); });
    connect(m_days, &QSpinBox::valueChanged, &m_state, &SecurityState::setCredentialDays);
    connect(m_key, &QLineEdit::textEdited, &m_state, &SecurityState::setPublicKey);
    return card;
}

QWidget *SecurityPage::makeRules()
{
    auto *group = new QWidget;
    auto *column = new QVBoxLayout(group);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space(2));
    auto *title = new QHBoxLayout;
    auto *words = new QVBoxLayout;
    words->setSpacing(space(0.8));
    words->addWidget(new Text(tr("Rules"), theme::Type::Title));
    m_rulesHint = new Text({}, theme::Type::Small, theme::Muted);
    words->addWidget(m_rulesHint);
    title->addLayout(words, 1);
    auto *plus = new QPushButton(tr("&Add a rule"));
    plus->setObjectName(u"addRule"_s);
    auto *minus = new QPushButton(tr("Re&move"));
    minus->setObjectName(u"removeRule"_s);
    m_recommended = new QPushButton(tr("&Use the recommended rules"));
    title->addWidget(m_recommended);
    title->addWidget(minus);
    title->addWidget(plus);

    m_table = new Table(tr("Rules of the security groups"));
    m_table->setObjectName(u"rules"_s);
    m_table->setModelWithStretch(m_model, RuleModel::From);
    m_table->setColumnWidth(RuleModel::To, space(48));
    m_table->setColumnWidth(RuleModel::Protocol, space(32));
    m_table->setColumnWidth(RuleModel::Ports, space(32));
    m_table->setItemDelegate(new RuleDelegate(m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectItems);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed
        | QAbstractItemView::AnyKeyPressed);
    m_table->setMinimumHeight(space(48));
    auto *card = new Card;
    card->setFlush();
    card->setFocusProxy(m_table);
    card->content()->addWidget(m_table);
    column->addLayout(title);
    column->addWidget(add(new Field({}, card, u"security.rules"_s)), 1);
    connect(plus, &QPushButton::clicked, this, &SecurityPage::addRule);
    connect(minus, &QPushButton::clicked, this, &SecurityPage::removeRule);
    connect(m_recommended, &QPushButton::clicked, &m_state, &SecurityState::useRecommendedRules);
    connect(m_table, &Table::toggled, m_table, qOverload<const QModelIndex &>(&QAbstractItemView::edit));
    return group;
}

void SecurityPage::addRule()
{
    QList<FirewallRule> rules = m_state.rules();
    rules << FirewallRule{FirewallRule::Group::Hub, u"tcp"_s, 8443, 8443, u"0.0.0.0/0"_s};
    m_state.setRules(rules);
    m_table->setFocus();
    m_table->setCurrentIndex(m_model->index(m_model->rowCount() - 1, RuleModel::Ports));
}

void SecurityPage::removeRule()
{
    const int row = m_table->currentIndex().row();
    QList<FirewallRule> rules = m_state.rules();
    if (row < 0 || row >= rules.size())
        return;
    rules.removeAt(row);
    m_state.setRules(rules);
    m_table->setCurrentIndex(m_model->index(std::min(row, m_model->rowCount() - 1), 0));
}

void SecurityPage::refresh()
{
    m_isolate->setChecked(m_state.isolateUsers());
    if (!m_ssh->hasFocus())
        setTextQuietly(m_ssh, toLine(m_state.sshFrom()));
    setTextQuietly(m_key, m_state.publicKey());
    const QSignalBlocker blocker(m_days);
    m_days->setValue(m_state.credentialDays());
    m_model->setRules(m_state.rules());
    m_recommended->setVisible(m_state.areRulesOwn());
    m_rulesHint->setText(m_state.areRulesOwn()
            ? tr("Exactly these are made.")
            : tr("As recommended for these answers. Change one, and they are yours."));
}

} // namespace hubwright
