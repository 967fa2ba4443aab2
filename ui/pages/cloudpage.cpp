// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "pages/cloudpage.h"

#include "models/profilemodel.h"
#include "pages/cloudstate.h"
#include "widgets/banner.h"
#include "widgets/buttons.h"
#include "widgets/field.h"
#include "widgets/table.h"

#include <QButtonGroup>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QMimeData>
#include <QRadioButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace hubwright {

using theme::space;

CloudPage::CloudPage(CloudState &state, QWidget *parent)
    : Page(state, tr("Choose what to build, and where"),
        tr("Each answer can be changed until the build begins."), parent)
    , m_state(state)
    , m_name(new QLineEdit)
    , m_model(new ProfileModel(this))
    , m_proxy(new ChoiceProxy(m_model, this))
{
    setAcceptDrops(true);
    m_name->setObjectName(u"name"_s);
    m_name->setPlaceholderText(tr("physics101"));
    m_name->setMaximumWidth(space(80));
    auto *name = add(new Field(tr("Name of the &hub"), m_name, u"name"_s));
    name->setHint(tr("Small letters, digits and hyphens. Everything that is created carries it."));
    body()->addWidget(name);
    body()->addWidget(makeRecipes());
    body()->addWidget(makeClouds(), 1);
    setFirstFocus(m_name);

    connect(m_name, &QLineEdit::textEdited, &m_state, &CloudState::setName);
    connect(&m_state, &State::changed, this, &CloudPage::refresh);
    connect(&m_state, &CloudState::profilesChanged, this, &CloudPage::refreshProfiles);
    refreshProfiles();
}

QWidget *CloudPage::makeRecipes()
{
    auto *card = new Card(tr("What to build"));
    m_recipes = new QButtonGroup(this);
    const QList<RecipeInfo> recipes = m_state.recipes();
    for (int i = 0; i < recipes.size(); ++i) {
        auto *radio = new QRadioButton(recipes[i].title);
        radio->setObjectName(u"recipe-"_s + recipes[i].id);
        radio->setAccessibleDescription(recipes[i].summary);
        radio->setFont(theme::font(theme::Type::Strong));
        m_recipes->addButton(radio, i);
        auto *pair = new QVBoxLayout;
        pair->setSpacing(0);
        card->content()->addLayout(pair);
        pair->addWidget(radio);
        auto *about = new Text(recipes[i].summary, theme::Type::Small, theme::Muted);
        about->setIndent(space(6));
        pair->addWidget(about);
    }
    connect(m_recipes, &QButtonGroup::idClicked, this,
        [this](int at) { m_state.setRecipe(m_state.recipes()[at].id); });
    return card;
}

QWidget *CloudPage::makeClouds()
{
    auto *group = new QWidget;
    auto *column = new QVBoxLayout(group);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space(2));
    auto *title = new QHBoxLayout;
    title->addWidget(new Text(tr("Where to run"), theme::Type::Title), 1);
    auto *file = new QPushButton(tr("Open a cloud &file…"));
    file->setObjectName(u"chooseCloudFile"_s);
    auto *hand = new QPushButton(tr("&Enter by hand"));
    hand->setObjectName(u"enterByHand"_s);
    title->addWidget(file);
    title->addWidget(hand);

    m_table = new Table(tr("Clouds"));
    m_table->setObjectName(u"profiles"_s);
    m_table->setModelWithStretch(m_proxy, ProfileModel::Address);
    m_table->setColumnWidth(ProfileModel::Name, space(34));
    m_table->setColumnWidth(ProfileModel::Project, space(28));
    m_table->setColumnWidth(ProfileModel::Method, space(46));
    m_table->setColumnWidth(ProfileModel::Source, space(52));
    auto *card = new Card;
    card->setFlush();
    card->content()->addWidget(m_table);
    card->setFocusProxy(m_table);
    auto *field = add(new Field({}, card, u"cloud.profile"_s));
    field->setHint(tr("A clouds.yaml or openrc.sh can also be dropped anywhere on this page."));
    column->addLayout(title);
    column->addWidget(field, 1);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        [this](const QModelIndex &index) {
            if (index.isValid())
                m_state.select(m_proxy->key(index));
        });
    connect(file, &QPushButton::clicked, this, &CloudPage::chooseFile);
    connect(hand, &QPushButton::clicked, this, [this] {
        m_state.enterByHand();
        Q_EMIT nextWanted();
    });
    return group;
}

void CloudPage::refresh()
{
    setTextQuietly(m_name, m_state.name());
    const QList<RecipeInfo> recipes = m_state.recipes();
    for (int i = 0; i < recipes.size(); ++i) {
        if (recipes[i].id == m_state.recipe())
            m_recipes->button(i)->setChecked(true);
    }
    const QModelIndex chosen = m_proxy->indexOf(m_state.profileName());
    if (chosen.isValid() && m_proxy->key(m_table->currentIndex()) != m_state.profileName())
        m_table->setCurrentIndex(chosen);
}

void CloudPage::refreshProfiles()
{
    const QSignalBlocker blocker(m_table->selectionModel());
    m_model->setProfiles(m_state.profiles());
    refresh();
}

void CloudPage::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Open a cloud file"), {},
        tr("Cloud files (clouds.yaml clouds.yml *openrc*.sh *.yaml *.yml *.sh);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, &m_state, &CloudState::importFile);
    dialog->open();
}

void CloudPage::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void CloudPage::dropEvent(QDropEvent *event)
{
    for (const QUrl &url : event->mimeData()->urls()) {
        if (url.isLocalFile())
            m_state.importFile(url.toLocalFile());
    }
}

} // namespace hubwright
