// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/plan.h"
#include "wizard/page.h"

class QVBoxLayout;

namespace hubwright {

class Card;
class PlanView;
class QuotaBar;
class ReviewState;
class StepDetails;
class Text;

class ReviewPage : public Page
{
    Q_OBJECT
public:
    explicit ReviewPage(ReviewState &state, QWidget *parent = nullptr);

private:
    QWidget *makeCards();
    void refresh();
    void refreshFindings();
    void refreshSummary();
    void showStep();

    ReviewState &m_state;
    Outline m_shown;
    PlanView *m_plan;
    StepDetails *m_details;
    Text *m_checks = nullptr;
    QVBoxLayout *m_findings = nullptr;
    QWidget *m_findingsBox = nullptr;
    Text *m_time = nullptr;
    Text *m_summary = nullptr;
    QVBoxLayout *m_bars = nullptr;
    QWidget *m_barsBox = nullptr;
};

} // namespace hubwright
