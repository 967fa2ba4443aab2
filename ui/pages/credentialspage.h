// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/recipe.h"
#include "wizard/page.h"

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;

namespace hubwright {

class Card;
class CredentialsState;
class SecretEdit;
class Text;

class CredentialsPage : public Page
{
    Q_OBJECT
public:
    explicit CredentialsPage(CredentialsState &state, QWidget *parent = nullptr);
    bool takeFocus() override;

private:
    QWidget *makeKnown();
    QWidget *makeForm();
    QWidget *makeSecret();
    QWidget *makeTrust();
    QWidget *makeAccount();
    void edit();
    void chooseCa();
    void refresh();
    void refreshForm();
    void refreshAccount();

    CredentialsState &m_state;
    Card *m_known = nullptr;
    QFormLayout *m_facts = nullptr;
    Card *m_form = nullptr;
    QComboBox *m_method = nullptr;
    QLineEdit *m_authUrl = nullptr;
    QLineEdit *m_user = nullptr;
    Field *m_userField = nullptr;
    QLineEdit *m_userDomain = nullptr;
    QLineEdit *m_project = nullptr;
    QLineEdit *m_projectDomain = nullptr;
    QWidget *m_passwordOnly = nullptr;
    Card *m_secretCard = nullptr;
    SecretEdit *m_secret = nullptr;
    Field *m_secretField = nullptr;
    Card *m_trust = nullptr;
    QLineEdit *m_caFile = nullptr;
    QCheckBox *m_noVerify = nullptr;
    Text *m_warning = nullptr;
    Card *m_account = nullptr;
    QFormLayout *m_accountFacts = nullptr;
    QComboBox *m_region = nullptr;
};

} // namespace hubwright
