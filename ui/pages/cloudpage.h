// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "wizard/page.h"

class QButtonGroup;
class QLineEdit;

namespace hubwright {

class ChoiceProxy;
class CloudState;
class ProfileModel;
class SearchEdit;
class Table;

class CloudPage : public Page
{
    Q_OBJECT
public:
    explicit CloudPage(CloudState &state, QWidget *parent = nullptr);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    QWidget *makeRecipes();
    QWidget *makeClouds();
    void refresh();
    void refreshProfiles();
    void chooseFile();

    CloudState &m_state;
    QLineEdit *m_name;
    QButtonGroup *m_recipes = nullptr;
    ProfileModel *m_model;
    ChoiceProxy *m_proxy;
    Table *m_table = nullptr;
};

} // namespace hubwright
