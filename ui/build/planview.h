// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "build/progress.h"

#include <QWidget>

class QPushButton;
class QStackedWidget;

namespace hubwright {

class GraphView;
class PlanModel;
class Table;

/// A plan, as a graph or as a list. The same on Review and on Build: what was approved is what lights up.
class PlanView : public QWidget
{
    Q_OBJECT
public:
    explicit PlanView(QWidget *parent = nullptr);
    void setOutline(const Outline &outline);
    void setProgress(const Progress *progress, qint64 now);
    void setCurrent(const StepId &step);
    [[nodiscard]] StepId current() const;
    /// Switches between graph and list. The page gives it a place.
    [[nodiscard]] QPushButton *toggle() const { return m_toggle; }
    [[nodiscard]] const Outline &outline() const { return m_outline; }

Q_SIGNALS:
    /// Chosen by a person.
    void currentChanged(const hubwright::StepId &step);

private:
    Outline m_outline;
    GraphView *m_graph;
    PlanModel *m_model;
    Table *m_list;
    QStackedWidget *m_stack;
    QPushButton *m_toggle;
};

} // namespace hubwright
