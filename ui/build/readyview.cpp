// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "build/readyview.h"

#include "build/buildstate.h"
#include "widgets/buttons.h"
#include "widgets/facts.h"
#include "widgets/text.h"

#include <QDesktopServices>
#include <QFormLayout>
#include <QLocale>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace hubwright {

using theme::space;

ReadyView::ReadyView(BuildState &state, QWidget *parent)
    : QWidget(parent)
    , m_state(state)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space(4));
    column->addWidget(makeAddress());
    auto *row = new QHBoxLayout;
    row->setSpacing(space(4));
    row->addWidget(makeSteps(), 1);
    row->addWidget(makeFacts(), 1);
    column->addLayout(row);
    column->addStretch();
}

QWidget *ReadyView::makeAddress()
{
    auto *card = new Card;
    auto *row = new QHBoxLayout;
    row->setSpacing(space(3));
    m_url = new Text({}, theme::Type::Heading, theme::Accent);
    m_url->setObjectName(u"url"_s);
    m_url->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *copy = new QPushButton(tr("C&opy"));
    copy->setObjectName(u"copyUrl"_s);
    copy->setAccessibleName(tr("Copy the address"));
    m_open = new Primary(tr("Open the hu&b"));
    m_open->setObjectName(u"openUrl"_s);
    row->addWidget(new Glyph(u"ok"_s, theme::Good, 8));
    row->addWidget(m_url, 1);
    row->addWidget(copy);
    row->addWidget(m_open);
    card->content()->addLayout(row);
    connect(copy, &QPushButton::clicked, this, [this] { copyText(m_state.url().toString()); });
    connect(m_open, &QPushButton::clicked, this, [this] { QDesktopServices::openUrl(m_state.url()); });
    return card;
}

QWidget *ReadyView::makeSteps()
{
    auto *card = new Card(tr("What to do first"));
    m_stepsBox = new QWidget;
    m_steps = new QVBoxLayout(m_stepsBox);
    m_steps->setContentsMargins(0, 0, 0, 0);
    m_steps->setSpacing(space(2.5));
    card->content()->addWidget(m_stepsBox);
    m_copyPassword = new Quiet(tr("Copy the first &password"));
    m_copyPassword->setObjectName(u"copyPassword"_s);
    card->content()->addWidget(m_copyPassword, 0, Qt::AlignLeft);
    card->content()->addStretch();
    connect(m_copyPassword, &QPushButton::clicked, &m_state, &BuildState::readAdminPassword);
    connect(&m_state, &BuildState::adminPasswordRead, this, &ReadyView::onAdminPassword);
    return card;
}

QWidget *ReadyView::makeFacts()
{
    auto *card = new Card(tr("Good to know"));
    m_facts = new QFormLayout;
    card->content()->addLayout(m_facts);
    m_showCreated = new Quiet(tr("Show &what was created"));
    m_showCreated->setObjectName(u"showCreated"_s);
    m_showCreated->setCheckable(true);
    m_created = new Text({}, theme::Type::Small, theme::Muted);
    m_created->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_created->hide();
    auto *remove = new QPushButton(tr("&Remove this hub…"));
    remove->setObjectName(u"removeHub"_s);
    card->content()->addWidget(m_showCreated, 0, Qt::AlignLeft);
    card->content()->addWidget(m_created);
    card->content()->addStretch();
    card->content()->addWidget(remove, 0, Qt::AlignLeft);
    connect(m_showCreated, &QPushButton::toggled, m_created, &QWidget::setVisible);
    connect(remove, &QPushButton::clicked, this, &ReadyView::removeWanted);
    return card;
}

void ReadyView::onAdminPassword(const Secret &password)
{
    if (password.isEmpty()) {
        m_copyPassword->setText(tr("The first password is no longer known on this computer"));
        m_copyPassword->setEnabled(false);
        return;
    }
    copySecret(password);
    m_copyPassword->setText(tr("Copied for 45 seconds; copy it again"));
}

QStringList ReadyView::firstSteps() const
{
    const SignInAnswers &signIn = m_state.spec().signIn;
    const QString admin = signIn.admins.value(0);
    QStringList steps;
    if (signIn.method == "native"_L1)
        steps << (admin.isEmpty()
                ? tr("Open the hub, choose “Sign up”, and make your account.")
                : tr("Open the hub and sign in as %1, an admin, with the first password. Then change it.")
                      .arg(admin))
              << tr("Let people sign up. Under “Authorize users” you then decide who may come in.");
    else if (signIn.method == "pam"_L1)
        steps << tr("Make an account on the hub server for each person.");
    else if (signIn.method == "dummy"_L1)
        steps << tr(
            "Sign in with any name and the password that you chose. Remove the hub after your trial.");
    else
        steps << (admin.isEmpty() ? tr("Open the hub and sign in.")
                                  : tr("Open the hub and sign in as %1: it is an admin.").arg(admin));
    steps << tr("Start a server, choose a size, and run a first cell.")
          << tr("Give people the address above.");
    return steps;
}

/// Without the slash of an empty path, as people write it.
static QString addressText(QUrl url)
{
    if (url.path() == "/"_L1)
        url.setPath({});
    return url.toDisplayString();
}

void ReadyView::refresh()
{
    m_url->setText(
        m_state.url().isEmpty() ? tr("The hub's address is not known yet") : addressText(m_state.url()));
    m_open->setEnabled(!m_state.url().isEmpty());
    qDeleteAll(m_stepsBox->findChildren<QWidget *>(Qt::FindDirectChildrenOnly));
    int number = 0;
    for (const QString &step : firstSteps())
        m_steps->addWidget(new Text(tr("%1.  %2", "a numbered step").arg(++number).arg(step)));
    m_copyPassword->setVisible(m_state.hasAdminPassword());
    const Spec spec = m_state.spec();
    QStringList sizes, images;
    for (const UserFlavor &flavor : spec.users.flavors)
        sizes << flavor.name;
    for (const UserImage &image : spec.users.images)
        images << image.name;
    const QDateTime expires = m_state.hubCredentialExpires();
    setFacts(m_facts,
        {{tr("Sizes"), sizes.join(u", "_s)}, {tr("Images"), images.join(u", "_s)},
            {tr("Homes"),
                spec.hub.homeVolumeGb ? tr("on a volume of %1 GB").arg(spec.hub.homeVolumeGb)
                                      : tr("live and die with each server")},
            {tr("Hub's credential"),
                expires.isValid()
                    ? tr("lasts until %1").arg(QLocale().toString(expires.date(), QLocale::LongFormat))
                    : QString()}});
    m_created->setText(m_state.created().join(u'\n'));
    m_showCreated->setVisible(!m_created->text().isEmpty());
}

} // namespace hubwright
