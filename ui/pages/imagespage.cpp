// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "pages/imagespage.h"

#include "models/imagemodel.h"
#include "pages/imagesstate.h"
#include "widgets/buttons.h"
#include "widgets/field.h"
#include "widgets/table.h"

#include <QTabBar>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace hubwright {

using theme::space;

ImagesPage::ImagesPage(ImagesState &state, QWidget *parent)
    : Page(state, tr("Choose what the servers start from"),
        tr("People's images hold the software that they work with. Hubwright can build one while the hub is "
           "installed."),
        parent)
    , m_state(state)
    , m_model(new ImageModel(this))
    , m_proxy(new ChoiceProxy(m_model, this))
{
    auto *row = new QHBoxLayout;
    row->setSpacing(space(4));
    row->addWidget(makeOffer(), 1);
    row->addWidget(makeChoice());
    body()->addLayout(row, 1);
    setFirstFocus(m_search);
    connect(&m_state, &State::changed, this, &ImagesPage::refresh);
    refresh();
}

QWidget *ImagesPage::makeOffer()
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
    m_search->setObjectName(u"imageSearch"_s);
    m_search->setAccessibleName(tr("Search images"));
    m_table = new Table(tr("Images"));
    m_table->setObjectName(u"images"_s);
    m_table->setSortingEnabled(true);
    m_table->setModelWithStretch(m_proxy, ImageModel::Name);
    m_table->setColumnWidth(ImageModel::Jupyter, space(30));
    m_table->setColumnWidth(ImageModel::Size, space(17));
    m_table->setColumnWidth(ImageModel::NeedsDisk, space(20));
    m_table->setColumnWidth(ImageModel::Created, space(21));
    m_table->sortByColumn(ImageModel::Name, Qt::AscendingOrder);
    auto *card = new Card;
    card->setFlush();
    card->content()->addWidget(m_table);
    auto *top = new QHBoxLayout;
    auto *build = new QPushButton(tr("B&uild one from this image"));
    build->setObjectName(u"buildImage"_s);
    top->addWidget(m_purpose);
    top->addStretch();
    top->addWidget(build);
    column->addLayout(top);
    column->addWidget(m_search);
    column->addWidget(card, 1);
    connect(build, &QPushButton::clicked, this,
        [this] { m_state.addBuilt(m_proxy->key(m_table->currentIndex())); });
    connect(m_purpose, &QTabBar::currentChanged, this, [this, build](int at) {
        build->setVisible(at == 0);
        refreshTable();
    });
    connect(m_search, &QLineEdit::textChanged, m_proxy, &ChoiceProxy::setQuery);
    connect(m_table, &Table::toggled, this, &ImagesPage::choose);
    return group;
}

QWidget *ImagesPage::makeChoice()
{
    auto *card = new Card;
    card->setFixedWidth(space(66));
    QVBoxLayout *column = card->content();
    column->addWidget(new Text(tr("The hub starts from"), theme::Type::SmallStrong));
    m_hub = new Text;
    column->addWidget(add(new Field({}, m_hub, u"hub.image"_s)));
    column->addWidget(new Text(tr("People will choose from"), theme::Type::SmallStrong));
    m_entriesBox = new QWidget;
    auto *entries = new QVBoxLayout(m_entriesBox);
    entries->setContentsMargins(0, 0, 0, 0);
    entries->setSpacing(space(3));
    column->addWidget(add(new Field({}, m_entriesBox, u"users.images"_s)));
    column->addStretch();
    return card;
}

ImagesPage::Entry ImagesPage::makeEntry(int at, bool built)
{
    Entry entry;
    auto *box = new QWidget;
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space(1));
    entry.name = new QLineEdit;
    entry.name->setObjectName(u"imageName%1"_s.arg(at));
    column->addWidget(add(new Field({}, entry.name, u"users.images[%1].name"_s.arg(at))));
    auto *line = new QHBoxLayout;
    entry.source = new Text({}, theme::Type::Small, theme::Muted);
    auto *remove = new Quiet(tr("Remove"));
    remove->setObjectName(u"removeImage%1"_s.arg(at));
    line->addWidget(entry.source, 1);
    line->addWidget(remove);
    column->addLayout(line);
    if (built) {
        entry.packages = new QLineEdit;
        entry.packages->setObjectName(u"packages%1"_s.arg(at));
        entry.packages->setPlaceholderText(tr("pandas, scipy"));
        column->addWidget(
            add(new Field(tr("Packages from PyPI"), entry.packages, u"users.images[%1].packages"_s.arg(at))));
        connect(entry.packages, &QLineEdit::textEdited, this,
            [this, at](const QString &text) { m_state.setPackages(at, fromLine(text)); });
    }
    entry.misfit = new Text({}, theme::Type::Small, theme::Warn);
    column->addWidget(entry.misfit);
    m_entriesBox->layout()->addWidget(box);
    connect(entry.name, &QLineEdit::textEdited, this,
        [this, at](const QString &text) { m_state.rename(at, text); });
    // Queued: the button that was pressed is deleted by what follows.
    connect(
        remove, &QPushButton::clicked, this, [this, at] { m_state.remove(at); }, Qt::QueuedConnection);
    return entry;
}

void ImagesPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    m_table->setColumnHidden(ImageModel::Created, width() < space(220));
}

void ImagesPage::choose(const QModelIndex &index)
{
    const QString name = m_proxy->key(index);
    if (m_purpose->currentIndex() == 1)
        m_state.setHubImage(name);
    else
        m_state.toggleReady(name);
}

void ImagesPage::refresh()
{
    refreshTable();
    refreshEntries();
    m_hub->setText(m_state.hubImage());
}

void ImagesPage::refreshTable()
{
    if (m_shown != m_state.images()) {
        m_shown = m_state.images();
        m_model->setImages(m_shown);
        m_search->setPlaceholderText(tr("Search %n image(s)", nullptr, m_model->rowCount()));
    }
    QSet<QString> chosen;
    if (m_purpose->currentIndex() == 1) {
        chosen.insert(m_state.hubImage());
    } else {
        for (const UserImage &image : m_state.userImages())
            chosen.insert(image.image);
    }
    m_model->setChosen(chosen);
}

void ImagesPage::refreshEntries()
{
    const QList<UserImage> &images = m_state.userImages();
    const auto fits = [&](int i) { return (m_entries[i].packages != nullptr) == images[i].image.isEmpty(); };
    bool same = m_entries.size() == images.size();
    for (int i = 0; same && i < images.size(); ++i)
        same = fits(i);
    if (!same) {
        qDeleteAll(m_entriesBox->findChildren<QWidget *>(Qt::FindDirectChildrenOnly));
        m_entries.clear();
        for (int i = 0; i < images.size(); ++i)
            m_entries << makeEntry(i, images[i].image.isEmpty());
    }
    for (int i = 0; i < images.size(); ++i) {
        const Entry &entry = m_entries[i];
        setTextQuietly(entry.name, images[i].name);
        entry.name->setAccessibleName(tr("Name that people see for image %1").arg(i + 1));
        entry.source->setText(images[i].image.isEmpty() ? tr("Built from %1").arg(images[i].buildFrom)
                                                        : tr("As it is: %1").arg(images[i].image));
        if (entry.packages && !entry.packages->hasFocus())
            setTextQuietly(entry.packages, toLine(images[i].packages));
        const QString misfit = m_state.misfit(images[i]);
        entry.misfit->setText(misfit);
        entry.misfit->setVisible(!misfit.isEmpty());
    }
}

} // namespace hubwright
