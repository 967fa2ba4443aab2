// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QWidget>

class QPushButton;

namespace hubwright {

class Banner;
class Card;
class DeploymentModel;
class Primary;
class Table;
class Text;
class WelcomeState;

class WelcomePage : public QWidget
{
    Q_OBJECT
public:
    explicit WelcomePage(WelcomeState &state, QWidget *parent = nullptr);
    void takeFocus();

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    QWidget *makeHead();
    QWidget *makeDraft();
    QWidget *makeStart();
    QWidget *makeHubs();
    void refresh();
    void refreshActions();
    void showTrouble();
    void chooseFile();
    void act();

    WelcomeState &m_state;
    Banner *m_banner;
    Card *m_draft = nullptr;
    Text *m_draftText = nullptr;
    QPushButton *m_continue = nullptr;
    Primary *m_new = nullptr;
    QWidget *m_hubs = nullptr;
    DeploymentModel *m_model;
    Table *m_table = nullptr;
    QPushButton *m_act = nullptr;
    QPushButton *m_remove = nullptr;
};

} // namespace hubwright
