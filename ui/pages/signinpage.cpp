// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "pages/signinpage.h"

#include "pages/signinstate.h"
#include "widgets/buttons.h"
#include "widgets/field.h"

#include <QCheckBox>
#include <QComboBox>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace hubwright {

using theme::space;

SignInPage::SignInPage(SignInState &state, QWidget *parent)
    : Page(state, tr("Choose how people sign in"),
        tr("Whoever may sign in can start a server in your project."), parent)
    , m_state(state)
{
    body()->addWidget(makeMethod());
    body()->addWidget(makeApplication());
    body()->addWidget(makePeople());
    body()->addStretch();
    setFirstFocus(m_method);
    connect(&m_state, &State::changed, this, &SignInPage::refresh);
    refresh();
}

Field *SignInPage::line(QLineEdit *&edit, const QString &name, const QString &label, const QString &path,
    QString SignInAnswers::*answer)
{
    edit = new QLineEdit;
    edit->setObjectName(name);
    connect(edit, &QLineEdit::textEdited, this, [this, answer](const QString &text) {
        SignInAnswers answers = m_state.answers();
        answers.*answer = text.trimmed();
        m_state.setAnswers(answers);
    });
    return add(new Field(label, edit, path));
}

Field *SignInPage::list(QLineEdit *&edit, const QString &name, const QString &label, const QString &path,
    QStringList SignInAnswers::*answer)
{
    edit = new QLineEdit;
    edit->setObjectName(name);
    connect(edit, &QLineEdit::textEdited, this, [this, answer](const QString &text) {
        SignInAnswers answers = m_state.answers();
        answers.*answer = fromLine(text);
        m_state.setAnswers(answers);
    });
    return add(new Field(label, edit, path));
}

/// Fields that share a line; one that is hidden leaves its room to the others.
static QLayout *sideBySide(const QList<QWidget *> &fields)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(space(4));
    for (QWidget *field : fields)
        row->addWidget(field, 1, Qt::AlignTop);
    return row;
}

QWidget *SignInPage::makeMethod()
{
    auto *card = new Card;
    m_method = new QComboBox;
    m_method->setObjectName(u"method"_s);
    m_method->setMaximumWidth(space(90));
    for (const SignInState::Method &method : SignInState::methods())
        m_method->addItem(method.title, method.id);
    m_methodField = add(new Field(tr("People sign in &with"), m_method, u"sign_in.method"_s));
    card->content()->addWidget(m_methodField);
    connect(m_method, &QComboBox::activated, this,
        [this] { m_state.setMethod(m_method->currentData().toString()); });
    return card;
}

QWidget *SignInPage::makeApplication()
{
    m_application = new Card(tr("At the provider"));
    m_callbackBox = new QWidget;
    auto *row = new QHBoxLayout(m_callbackBox);
    row->setContentsMargins(0, 0, 0, 0);
    m_callback = new Text;
    m_callback->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *copy = new QPushButton(tr("Cop&y"));
    copy->setAccessibleName(tr("Copy the callback address"));
    row->addWidget(m_callback, 1);
    row->addWidget(copy);
    connect(copy, &QPushButton::clicked, this, [this] { copyText(m_state.callback()); });
    m_clientIdField
        = line(m_clientId, u"clientId"_s, tr("Client &ID"), u"sign_in.client_id"_s, &SignInAnswers::clientId);
    m_tenantField = line(
        m_tenant, u"tenant"_s, tr("Directory (&tenant) ID"), u"sign_in.tenant"_s, &SignInAnswers::tenant);
    m_issuerField = line(
        m_issuer, u"issuer"_s, tr("Address of the &provider"), u"sign_in.issuer"_s, &SignInAnswers::issuer);
    m_bindDnField = line(
        m_bindDn, u"bindDn"_s, tr("Name of a person's &entry"), u"sign_in.bind_dn"_s, &SignInAnswers::bindDn);
    m_bindDn->setPlaceholderText(u"uid={username},ou=people,dc=example,dc=org"_s);
    m_secret = new SecretEdit;
    m_secret->edit()->setObjectName(u"secret"_s);
    m_secretField = add(new Field(tr("&Secret"), m_secret, u"sign_in.secret"_s));
    connect(m_secret->edit(), &QLineEdit::textEdited, this,
        [this](const QString &text) { m_state.setSecret(Secret(text)); });
    m_application->content()->addWidget(m_callbackBox);
    m_application->content()->addLayout(sideBySide({m_issuerField, m_bindDnField}));
    m_application->content()->addLayout(sideBySide({m_clientIdField, m_tenantField, m_secretField}));
    return m_application;
}

QWidget *SignInPage::makePeople()
{
    auto *card = new Card(tr("Who"));
    auto *admins = list(m_admins, u"admins"_s, tr("&Admins"), u"sign_in.admins"_s, &SignInAnswers::admins);
    m_admins->setPlaceholderText(tr("ada, grace"));
    admins->setHint(tr("They see who works on the hub, and can stop servers."));
    m_everyone = new QCheckBox(tr("E&veryone whom this sign-in knows may use the hub"));
    m_everyone->setObjectName(u"everyone"_s);
    m_usersField
        = list(m_users, u"users"_s, tr("&People who may sign in"), u"sign_in.allow"_s, &SignInAnswers::users);
    m_users->setPlaceholderText(tr("alan, edsger"));
    m_organizationsField = list(m_organizations, u"organizations"_s, tr("Members of these &organizations"),
        u"sign_in.allow.organizations"_s, &SignInAnswers::organizations);
    m_groupsField = list(m_groups, u"groups"_s, tr("Members of these &groups"), u"sign_in.allow.groups"_s,
        &SignInAnswers::groups);
    m_warning = new Text({}, theme::Type::Small, theme::Warn);
    card->content()->addLayout(sideBySide({admins, m_usersField}));
    card->content()->addWidget(m_everyone);
    card->content()->addLayout(sideBySide({m_organizationsField, m_groupsField}));
    card->content()->addWidget(m_warning);
    connect(m_everyone, &QCheckBox::clicked, this, [this](bool on) {
        SignInAnswers answers = m_state.answers();
        answers.everyone = on;
        m_state.setAnswers(answers);
    });
    return card;
}

void SignInPage::refresh()
{
    const SignInState::Method method = m_state.current();
    m_method->setCurrentIndex(m_method->findData(method.id));
    m_methodField->setHint(method.about);
    refreshApplication();
    refreshPeople();
}

void SignInPage::refreshApplication()
{
    const SignInState::Method method = m_state.current();
    const SignInAnswers &answers = m_state.answers();
    const QString secret = m_state.secretLabel();
    m_application->setVisible(method.clientId || !method.issuer.isEmpty() || !secret.isEmpty());
    m_callbackBox->setVisible(method.clientId);
    m_callback->setText(m_state.callback().isEmpty()
            ? tr("Name the hub's host on the Network page; the callback address to register follows from it.")
            : tr("Register an application there with the callback address %1").arg(m_state.callback()));
    m_clientIdField->setVisible(method.clientId);
    m_tenantField->setVisible(method.tenant);
    m_issuerField->setVisible(!method.issuer.isEmpty());
    m_issuerField->setLabel(method.issuer);
    m_bindDnField->setVisible(method.bindDn);
    m_secretField->setVisible(!secret.isEmpty());
    m_secretField->setLabel(secret);
    m_secretField->setHint(m_state.hasSecret() && m_state.secret().isEmpty()
            ? tr("It is in your keychain already. Type it only to change it.")
            : m_state.keepsSecrets()
            ? tr("Kept in your system's keychain, nowhere else.")
            : tr("No keychain answers on this computer: kept until Hubwright closes."));
    setTextQuietly(m_clientId, answers.clientId);
    setTextQuietly(m_tenant, answers.tenant);
    setTextQuietly(m_issuer, answers.issuer);
    setTextQuietly(m_bindDn, answers.bindDn);
    setTextQuietly(m_secret->edit(), m_state.secret().reveal());
}

void SignInPage::refreshPeople()
{
    const SignInState::Method method = m_state.current();
    const SignInAnswers &answers = m_state.answers();
    m_everyone->setChecked(answers.everyone);
    m_usersField->setVisible(!answers.everyone);
    m_organizationsField->setVisible(
        method.organizations && (!answers.everyone || method.id == "cilogon"_L1));
    m_groupsField->setVisible(method.groups && !answers.everyone);
    const auto fill = [](QLineEdit *edit, const QStringList &items) {
        if (!edit->hasFocus())
            setTextQuietly(edit, toLine(items));
    };
    fill(m_admins, answers.admins);
    fill(m_users, answers.users);
    fill(m_organizations, answers.organizations);
    fill(m_groups, answers.groups);
    const QStringList warnings = m_state.warnings();
    m_warning->setText(warnings.join(u' '));
    m_warning->setVisible(!warnings.isEmpty());
}

} // namespace hubwright
