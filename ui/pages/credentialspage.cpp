// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "pages/credentialspage.h"

#include "models/profilemodel.h"
#include "pages/credentialsstate.h"
#include "widgets/banner.h"
#include "widgets/buttons.h"
#include "widgets/facts.h"
#include "widgets/field.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QLocale>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace hubwright {

using theme::space;

CredentialsPage::CredentialsPage(CredentialsState &state, QWidget *parent)
    : Page(state, tr("Sign in to your cloud"),
        tr("Hubwright makes a separate, limited credential for the hub; yours stays on this computer."),
        parent)
    , m_state(state)
{
    body()->addWidget(makeAccount());
    body()->addWidget(makeKnown());
    body()->addWidget(makeForm());
    body()->addWidget(makeSecret());
    body()->addWidget(makeTrust());
    body()->addStretch();
    connect(&m_state, &State::changed, this, &CredentialsPage::refresh);
    refresh();
}

QWidget *CredentialsPage::makeKnown()
{
    m_known = new Card;
    m_facts = new QFormLayout;
    m_known->content()->addLayout(m_facts);
    return m_known;
}

QWidget *CredentialsPage::makeForm()
{
    m_form = new Card;
    m_authUrl = new QLineEdit;
    m_authUrl->setObjectName(u"authUrl"_s);
    m_authUrl->setPlaceholderText(u"https://cloud.example.org:5000/v3"_s);
    m_method = new QComboBox;
    m_method->setObjectName(u"method"_s);
    m_method->addItem(
        methodText(Profile::Method::ApplicationCredential), int(Profile::Method::ApplicationCredential));
    m_method->addItem(methodText(Profile::Method::Password), int(Profile::Method::Password));
    m_user = new QLineEdit;
    m_user->setObjectName(u"user"_s);
    m_userDomain = new QLineEdit;
    m_project = new QLineEdit;
    m_project->setObjectName(u"project"_s);
    m_projectDomain = new QLineEdit;

    auto *address = add(new Field(tr("&Address of the cloud"), m_authUrl, u"auth_url"_s));
    address->setHint(tr("The “auth URL”: your cloud's dashboard shows it under API access."));
    auto *method = new Field(tr("Sign in &with"), m_method);
    method->setHint(
        tr("An application credential can be taken back at any time, and does not show your password."));
    m_userField = add(new Field(tr("Credential &ID"), m_user, u"user"_s));
    m_passwordOnly = new QWidget;
    auto *grid = new QGridLayout(m_passwordOnly);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space(4));
    grid->addWidget(new Field(tr("&Domain of the user"), m_userDomain), 0, 0);
    grid->addWidget(add(new Field(tr("&Project"), m_project, u"project"_s)), 0, 1);
    grid->addWidget(new Field(tr("D&omain of the project"), m_projectDomain), 0, 2);
    for (QWidget *field : std::initializer_list<QWidget *>{address, method, m_userField, m_passwordOnly})
        m_form->content()->addWidget(field);

    for (QLineEdit *line : {m_authUrl, m_user, m_userDomain, m_project, m_projectDomain})
        connect(line, &QLineEdit::textEdited, this, &CredentialsPage::edit);
    connect(m_method, &QComboBox::activated, this, &CredentialsPage::edit);
    return m_form;
}

QWidget *CredentialsPage::makeSecret()
{
    m_secretCard = new Card;
    m_secret = new SecretEdit;
    m_secret->edit()->setObjectName(u"secret"_s);
    m_secretField = add(new Field(tr("&Secret"), m_secret, u"secret"_s));
    m_secretCard->content()->addWidget(m_secretField);
    connect(m_secret->edit(), &QLineEdit::textEdited, this,
        [this](const QString &text) { m_state.setSecret(Secret(text)); });
    return m_secretCard;
}

QWidget *CredentialsPage::makeTrust()
{
    m_trust = new Card;
    m_caFile = new QLineEdit;
    m_caFile->setObjectName(u"caFile"_s);
    m_caFile->setPlaceholderText(tr("only if your cloud has its own"));
    auto *choose = new QPushButton(tr("C&hoose…"));
    auto *line = new QWidget;
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_caFile, 1);
    row->addWidget(choose);
    line->setFocusProxy(m_caFile);
    m_trust->content()->addWidget(add(new Field(tr("Certificate authority &file"), line, u"ca_file"_s)));
    m_noVerify = new QCheckBox(tr("Do not &verify the cloud's certificate"));
    m_noVerify->setObjectName(u"noVerify"_s);
    m_warning = new Text(
        tr("Anybody between you and the cloud could read your secret and change what is built. Use this "
           "only on a network that you trust."),
        theme::Type::Small, theme::Warn);
    m_trust->content()->addWidget(m_noVerify);
    m_trust->content()->addWidget(m_warning);
    connect(choose, &QPushButton::clicked, this, &CredentialsPage::chooseCa);
    connect(m_caFile, &QLineEdit::textEdited, this, &CredentialsPage::edit);
    connect(m_noVerify, &QCheckBox::clicked, this, &CredentialsPage::edit);
    return m_trust;
}

QWidget *CredentialsPage::makeAccount()
{
    m_account = new Card;
    auto *title = new QHBoxLayout;
    title->setSpacing(space(2));
    title->addWidget(new Glyph(u"ok"_s, theme::Good, 5));
    title->addWidget(new Text(tr("You are signed in"), theme::Type::Title), 1);
    m_account->content()->addLayout(title);
    m_accountFacts = new QFormLayout;
    m_account->content()->addLayout(m_accountFacts);
    m_region = new QComboBox;
    m_region->setObjectName(u"region"_s);
    m_region->setMaximumWidth(space(60));
    m_account->content()->addWidget(add(new Field(tr("&Region"), m_region, u"cloud.region"_s)));
    connect(m_region, &QComboBox::textActivated, &m_state, &CredentialsState::setRegion);
    return m_account;
}

void CredentialsPage::edit()
{
    Profile profile = m_state.profile();
    profile.authUrl = m_authUrl->text().trimmed();
    profile.method = Profile::Method(m_method->currentData().toInt());
    profile.user = m_user->text().trimmed();
    profile.userDomain = m_userDomain->text().trimmed();
    profile.project = m_project->text().trimmed();
    profile.projectDomain = m_projectDomain->text().trimmed();
    profile.caFile = m_caFile->text().trimmed();
    profile.verify = !m_noVerify->isChecked();
    m_state.setProfile(profile);
}

void CredentialsPage::chooseCa()
{
    auto *dialog = new QFileDialog(this, tr("Choose the authority's certificate"), {},
        tr("Certificates (*.pem *.crt *.cer);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        m_caFile->setText(path);
        edit();
    });
    dialog->open();
}

bool CredentialsPage::takeFocus()
{
    QWidget *first = m_state.isSignedIn() ? nullptr
        : m_state.isByHand()              ? static_cast<QWidget *>(m_authUrl)
        : m_state.needsSecret()           ? m_secret
                                          : nullptr;
    setFirstFocus(first);
    return Page::takeFocus();
}

void CredentialsPage::refresh()
{
    const Profile &profile = m_state.profile();
    const bool byHand = m_state.isByHand(), signedIn = m_state.isSignedIn();
    m_account->setVisible(signedIn);
    m_known->setVisible(!byHand);
    m_form->setVisible(byHand);
    m_secretCard->setVisible(m_state.needsSecret() && !signedIn);
    m_trust->setVisible(byHand || !profile.verify);
    m_warning->setVisible(!profile.verify);
    if (!byHand)
        setFacts(m_facts,
            {{tr("Cloud"), profile.name}, {tr("Address"), profile.authUrl},
                {tr("Sign in with"), methodText(profile.method)}, {tr("User"), profile.user},
                {tr("Project"), profile.project}, {tr("Read from"), profile.source}});
    refreshForm();
    refreshAccount();
}

void CredentialsPage::refreshForm()
{
    const Profile &profile = m_state.profile();
    const bool password = profile.method == Profile::Method::Password;
    setTextQuietly(m_authUrl, profile.authUrl);
    setTextQuietly(m_user, profile.user);
    setTextQuietly(m_userDomain, profile.userDomain);
    setTextQuietly(m_project, profile.project);
    setTextQuietly(m_projectDomain, profile.projectDomain);
    setTextQuietly(m_caFile, profile.caFile);
    setTextQuietly(m_secret->edit(), m_state.secret().reveal());
    m_method->setCurrentIndex(std::max(0, m_method->findData(int(profile.method))));
    m_noVerify->setChecked(!profile.verify);
    m_passwordOnly->setVisible(password);
    m_userField->setLabel(password ? tr("User &name") : tr("Credential &ID"));
    m_secretField->setLabel(password ? tr("Pass&word") : tr("&Secret"));
    const QString where = m_state.keepsSecrets() ? tr("Kept in your system's keychain, nowhere else.")
                                                 : tr("No keychain answers on this computer: kept until "
                                                      "Hubwright closes, and asked for again after that.");
    m_secretField->setHint(
        m_state.isByHand() ? where : tr("Leave this empty if you have signed in before. %1").arg(where));
}

void CredentialsPage::refreshAccount()
{
    if (!m_state.isSignedIn())
        return;
    const Account account = m_state.account();
    const QString expires = account.credentialExpires.isValid()
        ? tr("on %1").arg(QLocale().toString(account.credentialExpires.date(), QLocale::LongFormat))
        : tr("does not expire");
    QList<std::pair<QString, QString>> facts{{tr("Account"), account.user}, {tr("Project"), account.project},
        {tr("Roles"), toLine(account.roles)}, {tr("Credential expires"), expires}};
    if (!account.mayMakeCredentials)
        facts << std::pair(tr("Note"), tr("This credential may not make others; the hub will use it too."));
    setFacts(m_accountFacts, facts);
    if (m_region->count() != m_state.regions().size()) {
        m_region->clear();
        m_region->addItems(m_state.regions());
    }
    m_region->setCurrentText(m_state.region());
}

} // namespace hubwright
