// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "pages/networkpage.h"

#include "models/networkmodel.h"
#include "pages/networkstate.h"
#include "widgets/buttons.h"
#include "widgets/field.h"
#include "widgets/table.h"

#include <QComboBox>
#include <QRadioButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace hubwright {

using theme::space;

NetworkPage::NetworkPage(NetworkState &state, QWidget *parent)
    : Page(state, tr("Choose how people reach the hub"),
        tr("The hub and people's servers share one private network; only the hub is seen from outside."),
        parent)
    , m_state(state)
    , m_model(new NetworkModel(this))
    , m_proxy(new ChoiceProxy(m_model, this))
{
    body()->addWidget(makeAddress());
    body()->addWidget(makeNetwork());
    body()->addWidget(makeMore());
    body()->addStretch();
    setFirstFocus(m_host);
    connect(&m_state, &State::changed, this, &NetworkPage::refresh);
    refresh();
}

QWidget *NetworkPage::makeAddress()
{
    auto *card = new Card(tr("Address of the hub"));
    m_host = new QLineEdit;
    m_host->setObjectName(u"host"_s);
    m_host->setPlaceholderText(u"hub.example.org"_s);
    m_hostField = add(new Field(tr("&Host name"), m_host, u"hub.host"_s));
    m_https = new QComboBox;
    m_https->setObjectName(u"https"_s);
    m_https->addItem(tr("From Let's Encrypt"), int(HttpsAnswers::Method::LetsEncrypt));
    m_https->addItem(tr("The hub's own"), int(HttpsAnswers::Method::Internal));
    m_email = new QLineEdit;
    m_email->setObjectName(u"email"_s);
    m_email->setPlaceholderText(u"admin@example.org"_s);
    m_emailField = add(new Field(tr("E-&mail for Let's Encrypt"), m_email, u"hub.https.email"_s));
    m_emailField->setHint(tr("It writes there before a certificate ends."));
    auto *row = new QHBoxLayout;
    row->setSpacing(space(4));
    row->addWidget(m_hostField, 3, Qt::AlignTop);
    row->addWidget(add(new Field(tr("Cer&tificate"), m_https, u"hub.https.method"_s)), 2, Qt::AlignTop);
    row->addWidget(m_emailField, 2, Qt::AlignTop);
    card->content()->addLayout(row);
    connect(m_host, &QLineEdit::textEdited, &m_state, &NetworkState::setHost);
    connect(m_email, &QLineEdit::textEdited, &m_state, &NetworkState::setEmail);
    connect(m_https, &QComboBox::activated, this,
        [this] { m_state.setHttps(HttpsAnswers::Method(m_https->currentData().toInt())); });
    return card;
}

QWidget *NetworkPage::makeNetwork()
{
    auto *card = new Card(tr("Network of the servers"));
    m_create = new QRadioButton(tr("Make a ne&w network for this hub"));
    m_create->setObjectName(u"createNetwork"_s);
    m_use = new QRadioButton(tr("&Use a network that exists"));
    m_use->setObjectName(u"useNetwork"_s);
    m_newPart = new QWidget;
    auto *row = new QHBoxLayout(m_newPart);
    row->setContentsMargins(space(6), 0, 0, 0);
    row->setSpacing(space(4));
    m_cidr = new QLineEdit;
    m_cidr->setObjectName(u"cidr"_s);
    m_cidr->setPlaceholderText(u"10.42.0.0/24"_s);
    m_dns = new QLineEdit;
    m_dns->setObjectName(u"dns"_s);
    m_dns->setPlaceholderText(u"9.9.9.9"_s);
    auto *range = add(new Field(tr("&Address range"), m_cidr, u"network.create.cidr"_s));
    range->setHint(tr("Each server takes one address."));
    auto *dns = add(new Field(tr("Name &servers"), m_dns, u"network.create.dns"_s));
    dns->setHint(tr("Left empty: those of the cloud."));
    row->addWidget(range, 1, Qt::AlignTop);
    row->addWidget(dns, 1, Qt::AlignTop);
    card->content()->addWidget(m_create);
    card->content()->addWidget(m_newPart);
    card->content()->addWidget(m_use);
    card->content()->addWidget(makeExisting());
    connect(m_create, &QRadioButton::clicked, this, [this] { m_state.setCreates(true); });
    connect(m_use, &QRadioButton::clicked, this, [this] { m_state.setCreates(false); });
    connect(m_cidr, &QLineEdit::textEdited, &m_state, &NetworkState::setCidr);
    connect(
        m_dns, &QLineEdit::textEdited, this, [this](const QString &text) { m_state.setDns(fromLine(text)); });
    return card;
}

QWidget *NetworkPage::makeExisting()
{
    m_existingPart = new QWidget;
    auto *column = new QVBoxLayout(m_existingPart);
    column->setContentsMargins(space(6), 0, 0, 0);
    column->setSpacing(space(2));
    auto *search = new SearchEdit;
    search->setPlaceholderText(tr("Search networks"));
    search->setAccessibleName(tr("Search networks"));
    m_table = new Table(tr("Networks"));
    m_table->setObjectName(u"networks"_s);
    m_table->setSortingEnabled(true);
    m_table->setModelWithStretch(m_proxy, NetworkModel::Ranges);
    m_table->setColumnWidth(NetworkModel::Name, space(44));
    m_table->setColumnWidth(NetworkModel::Owner, space(36));
    m_table->setColumnWidth(NetworkModel::Routed, space(48));
    m_table->sortByColumn(0, Qt::AscendingOrder);
    auto *card = new Card;
    card->setFlush();
    card->content()->addWidget(m_table);
    card->setFocusProxy(m_table);
    card->setMinimumHeight(space(44));
    column->addWidget(search);
    column->addWidget(add(new Field({}, card, u"network.existing"_s)));
    connect(search, &QLineEdit::textChanged, m_proxy, &ChoiceProxy::setQuery);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        [this](const QModelIndex &index) {
            if (index.isValid())
                m_state.setExisting(m_proxy->key(index));
        });
    return m_existingPart;
}

QWidget *NetworkPage::makeMore()
{
    auto *card = new Card(tr("Way to the internet"));
    m_external = new QComboBox;
    m_external->setObjectName(u"external"_s);
    m_proxyEdit = new QLineEdit;
    m_proxyEdit->setObjectName(u"proxy"_s);
    m_proxyEdit->setPlaceholderText(u"http://proxy.example.org:3128"_s);
    auto *external = add(new Field(tr("&External network"), m_external, u"network.external"_s));
    external->setHint(tr("The hub's public address comes from here."));
    auto *proxy = add(new Field(tr("HTTP pro&xy"), m_proxyEdit, u"hub.proxy"_s));
    proxy->setHint(tr("Only if servers cannot reach the internet without one."));
    auto *row = new QHBoxLayout;
    row->setSpacing(space(4));
    row->addWidget(external, 1, Qt::AlignTop);
    row->addWidget(proxy, 1, Qt::AlignTop);
    card->content()->addLayout(row);
    connect(m_external, &QComboBox::textActivated, &m_state, &NetworkState::setExternal);
    connect(m_proxyEdit, &QLineEdit::textEdited, &m_state, &NetworkState::setProxy);
    return card;
}

void NetworkPage::refresh()
{
    const bool creates = m_state.creates();
    (creates ? m_create : m_use)->setChecked(true);
    m_newPart->setVisible(creates);
    m_existingPart->setVisible(!creates);
    setTextQuietly(m_cidr, m_state.cidr());
    if (!m_dns->hasFocus())
        setTextQuietly(m_dns, toLine(m_state.dns()));
    setTextQuietly(m_host, m_state.host());
    setTextQuietly(m_email, m_state.email());
    setTextQuietly(m_proxyEdit, m_state.proxy());
    m_https->setCurrentIndex(m_https->findData(int(m_state.https())));
    m_emailField->setVisible(m_state.https() == HttpsAnswers::Method::LetsEncrypt);
    m_hostField->setHint(m_state.hostHint());
    if (m_shown != m_state.networks()) {
        const QSignalBlocker blocker(m_table->selectionModel());
        m_shown = m_state.networks();
        m_model->setNetworks(m_shown);
    }
    refreshExternal();
}

void NetworkPage::refreshExternal()
{
    const QStringList names = m_state.externalNetworks();
    if (m_external->count() != names.size()) {
        m_external->clear();
        m_external->addItems(names);
    }
    const int at = m_external->findText(m_state.external());
    m_external->setCurrentIndex(at);
    const QModelIndex existing = m_proxy->indexOf(m_state.existing());
    if (existing.isValid() && m_proxy->key(m_table->currentIndex()) != m_state.existing())
        m_table->setCurrentIndex(existing);
}

} // namespace hubwright
