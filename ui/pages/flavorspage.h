// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "models/flavormodel.h"
#include "wizard/page.h"

#include <QTimer>

class QLineEdit;
class QSpinBox;
class QTabBar;

namespace hubwright {

class FlavorsState;
class QuotaBar;
class SearchEdit;
class Table;
class Text;

class FlavorsPage : public Page
{
    Q_OBJECT
public:
    explicit FlavorsPage(FlavorsState &state, QWidget *parent = nullptr);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeOffer();
    QWidget *makeChoice();
    void choose(const QModelIndex &index);
    void refresh();
    void refreshRows();
    void refreshChosen();
    void refreshNames();
    void refreshQuota();

    FlavorsState &m_state;
    QTimer m_rowsTimer;
    QTabBar *m_purpose = nullptr;
    SearchEdit *m_search = nullptr;
    FlavorModel *m_model;
    ChoiceProxy *m_proxy;
    Table *m_table = nullptr;
    Text *m_nothing = nullptr;
    Text *m_hub = nullptr;
    QWidget *m_namesBox = nullptr;
    QList<QLineEdit *> m_names;
    QSpinBox *m_home = nullptr;
    QSpinBox *m_idle = nullptr;
    QList<std::pair<Limited, QuotaBar *>> m_bars;
    Text *m_room = nullptr;
};

} // namespace hubwright
