// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "removal/removalstate.h"

#include <QDialog>

class QCheckBox;
class QPushButton;

namespace hubwright {

class Card;
class FindingModel;
class Text;

/// Shows what would be removed before it is, and offers to keep people's data. Window-modal; open() returns
/// at once, accepted() means: remove it, with keep(). Closes by itself when the cloud cannot be asked, which
/// failed() of its state tells. Deletes itself.
class RemovalDialog : public QDialog
{
    Q_OBJECT
public:
    RemovalDialog(Workshop &workshop, const QString &name, QWidget *parent);

    [[nodiscard]] RemovalState &state() { return m_state; }

private:
    QWidget *makeList();
    QWidget *makeButtons();
    void refresh();

    RemovalState m_state;
    FindingModel *m_model;
    Text *m_text = nullptr;
    Card *m_list = nullptr;
    QCheckBox *m_keep = nullptr;
    QPushButton *m_remove = nullptr;
};

} // namespace hubwright
