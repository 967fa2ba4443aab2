// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "build/planview.h"

#include "build/graphview.h"
#include "build/planmodel.h"
#include "widgets/buttons.h"
#include "widgets/table.h"
#include "widgets/text.h"

#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace hubwright {

using theme::space;

PlanView::PlanView(QWidget *parent)
    : QWidget(parent)
    , m_graph(new GraphView)
    , m_model(new PlanModel(this))
    , m_list(new Table(tr("Steps of the plan")))
    , m_stack(new QStackedWidget)
    , m_toggle(new Quiet(tr("Show as a &list")))
{
    m_graph->setObjectName(u"graph"_s);
    m_list->setObjectName(u"steps"_s);
    m_toggle->setObjectName(u"asList"_s);
    m_toggle->setCheckable(true);
    m_list->setModelWithStretch(m_model, PlanModel::Needs);
    m_list->setColumnWidth(PlanModel::Title, space(50));
    m_list->setColumnWidth(PlanModel::State, space(34));
    m_list->setColumnWidth(PlanModel::Time, space(46));
    m_stack->addWidget(m_graph);
    m_stack->addWidget(m_list);
    auto *card = new Card;
    card->setFlush();
    card->content()->addWidget(m_stack);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(card, 1);
    connect(m_toggle, &QPushButton::toggled, this, [this](bool list) {
        m_stack->setCurrentIndex(list);
        m_toggle->setText(list ? tr("Show as a &graph") : tr("Show as a &list"));
    });
    connect(m_graph, &GraphView::currentChanged, this, &PlanView::currentChanged);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        [this](const QModelIndex &index) {
            if (!m_list->hasFocus() || !index.isValid())
                return;
            m_graph->setCurrent(m_model->step(index));
            Q_EMIT currentChanged(m_model->step(index));
        });
}

void PlanView::setOutline(const Outline &outline)
{
    m_outline = outline;
    m_graph->setOutline(outline);
    m_model->setOutline(outline);
}

void PlanView::setProgress(const Progress *progress, qint64 now)
{
    m_graph->setProgress(progress, now);
    m_model->setProgress(progress, now);
}

void PlanView::setCurrent(const StepId &step)
{
    m_graph->setCurrent(step);
    m_list->setCurrentIndex(m_model->indexOf(step));
}

StepId PlanView::current() const
{
    return m_graph->current();
}

} // namespace hubwright
