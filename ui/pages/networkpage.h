// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/catalog.h"
#include "wizard/page.h"

class QComboBox;
class QLineEdit;
class QRadioButton;

namespace hubwright {

class ChoiceProxy;
class NetworkModel;
class NetworkState;
class Table;

class NetworkPage : public Page
{
    Q_OBJECT
public:
    explicit NetworkPage(NetworkState &state, QWidget *parent = nullptr);

private:
    QWidget *makeNetwork();
    QWidget *makeExisting();
    QWidget *makeAddress();
    QWidget *makeMore();
    void refresh();
    void refreshExternal();

    NetworkState &m_state;
    QRadioButton *m_create = nullptr;
    QRadioButton *m_use = nullptr;
    QWidget *m_newPart = nullptr;
    QLineEdit *m_cidr = nullptr;
    QLineEdit *m_dns = nullptr;
    QWidget *m_existingPart = nullptr;
    QList<Network> m_shown;
    NetworkModel *m_model;
    ChoiceProxy *m_proxy;
    Table *m_table = nullptr;
    QComboBox *m_external = nullptr;
    QLineEdit *m_host = nullptr;
    Field *m_hostField = nullptr;
    QComboBox *m_https = nullptr;
    QLineEdit *m_email = nullptr;
    Field *m_emailField = nullptr;
    QLineEdit *m_proxyEdit = nullptr;
};

} // namespace hubwright
