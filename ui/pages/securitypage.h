// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "wizard/page.h"

class QCheckBox;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace hubwright {

class RuleModel;
class SecurityState;
class Table;
class Text;

class SecurityPage : public Page
{
    Q_OBJECT
public:
    explicit SecurityPage(SecurityState &state, QWidget *parent = nullptr);

private:
    QWidget *makeAccess();
    QWidget *makeRules();
    void addRule();
    void removeRule();
    void refresh();

    SecurityState &m_state;
    QCheckBox *m_isolate = nullptr;
    QLineEdit *m_ssh = nullptr;
    QLineEdit *m_key = nullptr;
    Field *m_keyField = nullptr;
    QSpinBox *m_days = nullptr;
    RuleModel *m_model;
    Table *m_table = nullptr;
    QPushButton *m_recommended = nullptr;
    Text *m_rulesHint = nullptr;
};

} // namespace hubwright
