// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "build/buildstate.h"
#include "wizard/page.h"

class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace hubwright {

class Card;
class LogView;
class PlanView;
class ReadyView;
class Text;

class BuildPage : public Page
{
    Q_OBJECT
public:
    explicit BuildPage(BuildState &state, QWidget *parent = nullptr);
    bool takeFocus() override;

private:
    QWidget *makeProgress();
    QWidget *makeLog();
    void onPhase();
    void onPlan();
    void refresh();
    void refreshLog();
    void showCause();
    void saveReport();
    [[nodiscard]] QString headingFor(BuildState::Phase phase) const;
    [[nodiscard]] QString supportFor(BuildState::Phase phase) const;
    [[nodiscard]] QString leftTitles() const;

    BuildState &m_state;
    QStackedWidget *m_views;
    QProgressBar *m_bar = nullptr;
    Text *m_counts = nullptr;
    PlanView *m_plan = nullptr;
    Text *m_stepTitle = nullptr;
    Text *m_stepDetail = nullptr;
    QPushButton *m_follow = nullptr;
    LogView *m_log = nullptr;
    ReadyView *m_ready = nullptr;
    StepId m_shown;
    bool m_follows = true; ///< shows the step that matters most now, until a person chooses one
};

} // namespace hubwright
