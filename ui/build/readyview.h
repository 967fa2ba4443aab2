// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QWidget>

class QFormLayout;
class QPushButton;
class QVBoxLayout;

namespace hubwright {

class BuildState;
class Secret;
class Text;

/// The hub is there: where, what to do first, what was made, how to remove it.
class ReadyView : public QWidget
{
    Q_OBJECT
public:
    explicit ReadyView(BuildState &state, QWidget *parent = nullptr);
    void refresh();
    [[nodiscard]] QPushButton *openButton() const { return m_open; }

Q_SIGNALS:
    void removeWanted();

private:
    QWidget *makeAddress();
    QWidget *makeSteps();
    QWidget *makeFacts();
    [[nodiscard]] QStringList firstSteps() const;
    void onAdminPassword(const Secret &password);

    BuildState &m_state;
    Text *m_url = nullptr;
    QPushButton *m_open = nullptr;
    QVBoxLayout *m_steps = nullptr;
    QWidget *m_stepsBox = nullptr;
    QFormLayout *m_facts = nullptr;
    Text *m_created = nullptr;
    QPushButton *m_showCreated = nullptr;
    QPushButton *m_copyPassword = nullptr;
};

} // namespace hubwright
