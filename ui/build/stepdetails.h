// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/step.h"
#include "widgets/text.h"

class QHBoxLayout;
class QPlainTextEdit;
class QPushButton;

namespace hubwright {

/// What a step is, in plain words, and the commands that would do the same.
class StepDetails : public Card
{
    Q_OBJECT
public:
    explicit StepDetails(QWidget *parent = nullptr);
    void show(const StepInfo &info);
    /// A button beside "Show commands".
    void addButton(QPushButton *button);

private:
    QHBoxLayout *m_row;
    Text *m_title;
    Text *m_about;
    QPushButton *m_toggle;
    QPushButton *m_copy;
    QPlainTextEdit *m_commands;
};

} // namespace hubwright
