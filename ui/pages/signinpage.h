// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/spec.h"
#include "wizard/page.h"

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPushButton;

namespace hubwright {

class Card;
class SecretEdit;
class SignInState;
class Text;

class SignInPage : public Page
{
    Q_OBJECT
public:
    explicit SignInPage(SignInState &state, QWidget *parent = nullptr);

private:
    QWidget *makeMethod();
    QWidget *makeApplication();
    QWidget *makePeople();
    Field *line(QLineEdit *&edit, const QString &name, const QString &label, const QString &path,
        QString SignInAnswers::*answer);
    Field *list(QLineEdit *&edit, const QString &name, const QString &label, const QString &path,
        QStringList SignInAnswers::*answer);
    void refresh();
    void refreshApplication();
    void refreshPeople();

    SignInState &m_state;
    QComboBox *m_method = nullptr;
    Field *m_methodField = nullptr;
    Card *m_application = nullptr;
    QWidget *m_callbackBox = nullptr;
    Text *m_callback = nullptr;
    QLineEdit *m_clientId = nullptr;
    Field *m_clientIdField = nullptr;
    QLineEdit *m_tenant = nullptr;
    Field *m_tenantField = nullptr;
    QLineEdit *m_issuer = nullptr;
    Field *m_issuerField = nullptr;
    QLineEdit *m_bindDn = nullptr;
    Field *m_bindDnField = nullptr;
    SecretEdit *m_secret = nullptr;
    Field *m_secretField = nullptr;
    QLineEdit *m_admins = nullptr;
    QCheckBox *m_everyone = nullptr;
    QLineEdit *m_users = nullptr;
    Field *m_usersField = nullptr;
    QLineEdit *m_organizations = nullptr;
    Field *m_organizationsField = nullptr;
    QLineEdit *m_groups = nullptr;
    Field *m_groupsField = nullptr;
    Text *m_warning = nullptr;
};

} // namespace hubwright
