// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "pages/flavorspage.h"

#include "pages/flavorsstate.h"
#include "widgets/buttons.h"
#include "widgets/field.h"
#include "widgets/quotabar.h"
#include "widgets/table.h"

#include <QLocale>
#include <QSpinBox>
#include <QTabBar>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace hubwright {

using theme::space;
using For = FlavorsState::For;

FlavorsPage::FlavorsPage(FlavorsState &state, QWidget *parent)
    : Page(state, tr("Choose the sizes of the servers"),
        tr("Each person's server is one of the sizes that you tick. The names on the right are what people "
           "see."),
        parent)
    , m_state(state)
    , m_model(new FlavorModel(this))
    , m_proxy(new ChoiceProxy(m_model, this))
{
    auto *row = new QHBoxLayout;
    row->setSpacing(space(4));
    row->addWidget(makeOffer(), 1);
    row->addWidget(makeChoice());
    body()->addLayout(row, 1);
    setFirstFocus(m_search);
    m_rowsTimer.setSingleShot(true);
    m_rowsTimer.setInterval(0);
    connect(&m_rowsTimer, &QTimer::timeout, this, &FlavorsPage::refreshRows);
    connect(&m_state, &State::changed, this, &FlavorsPage::refresh);
    refresh();
}

QWidget *FlavorsPage::makeOffer()
{
    auto *group = new QWidget;
    auto *column = new QVBoxLayout(group);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space(2));
    m_purpose = new QTabBar;
    m_purpose->setObjectName(u"purpose"_s);
    m_purpose->setAccessibleName(tr("Whose server"));
    m_purpose->addTab(tr("&People's servers"));
    m_purpose->addTab(tr("The &hub's server"));
    m_purpose->setExpanding(false);
    m_purpose->setDrawBase(false);
    m_search = new SearchEdit;
    m_search->setObjectName(u"flavorSearch"_s);
    m_search->setAccessibleName(tr("Search flavors"));
    m_table = new Table(tr("Flavors"));
    m_table->setObjectName(u"flavors"_s);
    m_table->setSortingEnabled(true);
    m_table->setModelWithStretch(m_proxy, FlavorModel::Name);
    m_table->setColumnWidth(FlavorModel::Cpus, space(14));
    m_table->setColumnWidth(FlavorModel::Ram, space(20));
    m_table->setColumnWidth(FlavorModel::Disk, space(15));
    m_table->setColumnWidth(FlavorModel::Fits, space(34));
    m_table->setColumnWidth(FlavorModel::AtOnce, space(18));
    m_table->sortByColumn(FlavorModel::Ram, Qt::AscendingOrder);
    m_nothing = new Text(
        tr("No flavor matches. Try a name, “4 cpu” or “> 16 GB”."), theme::Type::Body, theme::Muted);
    m_nothing->setAlignment(Qt::AlignCenter);
    auto *card = new Card;
    card->setFlush();
    card->content()->addWidget(m_table, 1);
    card->content()->addWidget(m_nothing);
    card->setFocusProxy(m_table);
    column->addWidget(m_purpose, 0, Qt::AlignLeft);
    column->addWidget(m_search);
    column->addWidget(card, 1);
    connect(m_purpose, &QTabBar::currentChanged, this, &FlavorsPage::refresh);
    connect(m_search, &QLineEdit::textChanged, m_proxy, &ChoiceProxy::setQuery);
    connect(m_proxy, &ChoiceProxy::queryApplied, this,
        [this] { m_nothing->setVisible(m_proxy->rowCount() == 0); });
    connect(m_table, &Table::toggled, this, &FlavorsPage::choose);
    return group;
}

QWidget *FlavorsPage::makeChoice()
{
    auto *card = new Card;
    card->setFixedWidth(space(66));
    QVBoxLayout *column = card->content();
    column->addWidget(new Text(tr("The hub runs on"), theme::Type::SmallStrong));
    m_hub = new Text;
    column->addWidget(add(new Field({}, m_hub, u"hub.flavor"_s)));
    column->addWidget(new Text(tr("People will choose from"), theme::Type::SmallStrong));
    m_namesBox = new QWidget;
    auto *names = new QVBoxLayout(m_namesBox);
    names->setContentsMargins(0, 0, 0, 0);
    names->setSpacing(space(1.5));
    column->addWidget(add(new Field({}, m_namesBox, u"users.flavors"_s)));
    m_home = new QSpinBox;
    m_home->setObjectName(u"homeVolume"_s);
    m_home->setRange(0, 1000);
    m_home->setSuffix(tr(" GB"));
    m_home->setSpecialValueText(tr("none"));
    m_idle = new QSpinBox;
    m_idle->setObjectName(u"idleHours"_s);
    m_idle->setRange(0, 168);
    m_idle->setSuffix(tr(" h"));
    m_idle->setSpecialValueText(tr("never"));
    auto *row = new QHBoxLayout;
    row->setSpacing(space(3));
    row->addWidget(
        add(new Field(tr("&Storage for homes"), m_home, u"hub.home_volume_gb"_s)), 1, Qt::AlignTop);
    row->addWidget(add(new Field(tr("Stop when &unused"), m_idle, u"users.idle_hours"_s)), 1, Qt::AlignTop);
    column->addLayout(row);
    column->addStretch();
    for (const Limited what : {Limited::Instances, Limited::Cores, Limited::RamMb}) {
        auto *bar = new QuotaBar(what);
        column->addWidget(bar);
        m_bars << std::pair(what, bar);
    }
    m_room = new Text({}, theme::Type::Small, theme::Muted);
    column->addWidget(m_room);
    connect(m_home, &QSpinBox::valueChanged, &m_state, &FlavorsState::setHomeVolumeGb);
    connect(m_idle, &QSpinBox::valueChanged, &m_state, &FlavorsState::setIdleHours);
    return card;
}

void FlavorsPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    // In a small window the names need the room; whether an image fits is said beside them anyway.
    m_table->setColumnHidden(FlavorModel::Disk, width() < space(220));
}

void FlavorsPage::choose(const QModelIndex &index)
{
    const QString name = m_proxy->key(index);
    if (m_purpose->currentIndex() == 0)
        m_state.toggleUserFlavor(name);
    else
        m_state.setHubFlavor(name);
}

void FlavorsPage::refresh()
{
    // A long offer is judged after the page is shown, so that neither waits for the other.
    if (m_state.catalog().flavors.size() > 1000)
        m_rowsTimer.start();
    else
        refreshRows();
    refreshChosen();
    refreshNames();
    refreshQuota();
    const QSignalBlocker home(m_home), idle(m_idle);
    m_home->setValue(m_state.homeVolumeGb());
    m_idle->setValue(m_state.idleHours());
}

void FlavorsPage::refreshRows()
{
    const QList<FlavorModel::Row> rows = m_state.rows(For(m_purpose->currentIndex()));
    m_search->setPlaceholderText(
        tr("Search %n flavor(s): name, “4 cpu”, “> 16 GB”", nullptr, int(rows.size())));
    m_nothing->hide();
    if (rows == m_model->rows())
        return;
    const QString current = m_proxy->key(m_table->currentIndex());
    m_model->setRows(rows);
    m_table->setCurrentIndex(m_proxy->indexOf(current));
}

void FlavorsPage::refreshChosen()
{
    QSet<QString> chosen;
    if (m_purpose->currentIndex() == int(For::Hub)) {
        chosen.insert(m_state.hubFlavor());
    } else {
        for (const UserFlavor &flavor : m_state.userFlavors())
            chosen.insert(flavor.flavor);
    }
    m_model->setChosen(chosen);
    const Flavor *hub = m_state.catalog().flavor(m_state.hubFlavor());
    m_hub->setText(hub ? tr("%1 — %2 vCPU, %3").arg(hub->name).arg(hub->vcpus).arg(memoryText(hub->ramMb))
                       : m_state.hubFlavor());
}

void FlavorsPage::refreshNames()
{
    const QList<UserFlavor> &flavors = m_state.userFlavors();
    if (m_names.size() != flavors.size()) {
        qDeleteAll(m_namesBox->findChildren<QWidget *>(Qt::FindDirectChildrenOnly));
        m_names.clear();
        for (int i = 0; i < flavors.size(); ++i) {
            auto *name = new QLineEdit;
            name->setObjectName(u"flavorName%1"_s.arg(i));
            connect(name, &QLineEdit::textEdited, this,
                [this, i](const QString &text) { m_state.renameUserFlavor(i, text); });
            auto *field = add(new Field({}, name, u"users.flavors[%1].name"_s.arg(i)));
            m_namesBox->layout()->addWidget(field);
            m_names << name;
        }
    }
    for (int i = 0; i < flavors.size(); ++i) {
        setTextQuietly(m_names[i], flavors[i].name);
        m_names[i]->setAccessibleName(tr("Name that people see for %1").arg(flavors[i].flavor));
        auto *field = qobject_cast<Field *>(m_names[i]->parentWidget());
        field->setHint(
            i == 0 ? tr("%1, chosen unless one picks another").arg(flavors[i].flavor) : flavors[i].flavor);
    }
}

void FlavorsPage::refreshQuota()
{
    const Room room = m_state.room();
    const bool endless = room.servers == Room::Endless;
    const QMap<Limited, qint64> takes = m_state.takes(endless ? 0 : room.servers);
    for (const auto &[what, bar] : std::as_const(m_bars))
        bar->set(m_state.catalog().quotas.value(what), takes.value(what));
    m_room->setText(endless
            ? tr("Your quota sets no limit to how many people work at once.")
            : tr("Your quota allows %n person(s) at once with the largest size. The limit is %1.", nullptr,
                int(room.servers))
                  .arg(limitName(room.limit)));
}

} // namespace hubwright
