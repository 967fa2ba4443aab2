// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "build/reviewpage.h"

#include "build/planview.h"
#include "build/reviewstate.h"
#include "build/stepdetails.h"
#include "widgets/buttons.h"
#include "widgets/quotabar.h"

#include <QGridLayout>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace hubwright {

using theme::space;

ReviewPage::ReviewPage(ReviewState &state, QWidget *parent)
    : Page(state, tr("Review what will be built"),
        tr("Nothing exists yet. Go to a box to see what it is, and the commands that would do the same."),
        parent)
    , m_state(state)
    , m_plan(new PlanView)
    , m_details(new StepDetails)
{
    body()->setSpacing(space(2.5));
    body()->addWidget(m_plan, 1);
    body()->addWidget(m_details);
    body()->addWidget(makeCards());
    m_details->addButton(m_plan->toggle());
    connect(&m_state, &State::changed, this, &ReviewPage::refresh);
    connect(m_plan, &PlanView::currentChanged, this, &ReviewPage::showStep);
    refresh();
}

QWidget *ReviewPage::makeCards()
{
    auto *cards = new QWidget;
    auto *row = new QHBoxLayout(cards);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space(4));
    auto *checks = new Card;
    m_checks = new Text({}, theme::Type::Strong);
    m_findingsBox = new QWidget;
    m_findings = new QVBoxLayout(m_findingsBox);
    m_findings->setContentsMargins(0, 0, 0, 0);
    m_findings->setSpacing(space(1));
    checks->content()->addWidget(m_checks);
    checks->content()->addWidget(m_findingsBox);
    checks->content()->addStretch();

    auto *sum = new Card;
    m_time = new Text({}, theme::Type::Strong);
    m_summary = new Text({}, theme::Type::Small, theme::Muted);
    m_barsBox = new QWidget;
    sum->content()->addWidget(m_time);
    sum->content()->addWidget(m_summary);
    sum->content()->addWidget(m_barsBox);
    sum->content()->addStretch();
    auto *bars = new QGridLayout(m_barsBox);
    bars->setContentsMargins(0, 0, 0, 0);
    bars->setHorizontalSpacing(space(4));
    row->addWidget(checks, 1);
    row->addWidget(sum, 1);
    return cards;
}

void ReviewPage::refresh()
{
    if (m_shown != m_state.outline()) {
        m_shown = m_state.outline();
        m_plan->setOutline(m_shown);
        showStep();
    }
    m_plan->setVisible(!m_shown.isEmpty());
    m_details->setVisible(!m_shown.isEmpty());
    refreshFindings();
    refreshSummary();
}

void ReviewPage::showStep()
{
    for (const StepInfo &info : m_state.outline()) {
        if (info.id == m_plan->current()) {
            m_details->show(info);
        }
    }
}

void ReviewPage::refreshFindings()
{
    qDeleteAll(m_findingsBox->findChildren<QWidget *>(Qt::FindDirectChildrenOnly));
    const Problems &findings = m_state.findings();
    const auto errors = std::ranges::count_if(findings, &Problem::isError);
    m_checks->setText(m_state.isChecking() ? tr("Checking against the cloud…")
            : errors > 0 ? tr("✗ %n thing(s) to change before this can be built", nullptr, int(errors))
            : m_state.trouble() ? tr("The checks could not be made")
            : findings.isEmpty()
            ? tr("✓ Checked against the cloud: nothing is in the way")
            : tr("✓ This can be built; %n thing(s) to know", nullptr, int(findings.size())));
    m_checks->setForegroundRole(errors > 0 ? theme::Bad : QPalette::WindowText);
    for (const Problem &finding : findings) {
        auto *line = new QWidget;
        auto *row = new QHBoxLayout(line);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(space(1.5));
        const bool error = finding.isError();
        row->addWidget(new Glyph(error ? u"error"_s : u"warning"_s, error ? theme::Bad : theme::Warn, 4), 0,
            Qt::AlignTop);
        const QString text
            = finding.remedy.isEmpty() ? finding.sentence : tr("%1 %2").arg(finding.sentence, finding.remedy);
        row->addWidget(new Text(text, theme::Type::Small), 1);
        auto *change = new Quiet(tr("Change"));
        change->setAccessibleName(tr("Change: %1").arg(finding.sentence));
        row->addWidget(change, 0, Qt::AlignTop);
        connect(
            change, &QPushButton::clicked, this, [this, field = finding.field] { Q_EMIT fieldWanted(field); },
            Qt::QueuedConnection);
        m_findings->addWidget(line);
    }
}

void ReviewPage::refreshSummary()
{
    if (m_state.outline().isEmpty()) {
        m_time->setText(tr("No plan yet"));
        m_summary->clear();
        m_barsBox->hide();
        return;
    }
    m_time->setText(
        tr("About %1; “%2” decides how long").arg(durationText(m_state.expectedTime()), m_state.slowest()));
    QString text = tr("%n thing(s) will be created in your project.", nullptr, m_state.resources());
    if (m_state.credentialExpires().isValid())
        text = tr("%1 Your own credential ends on %2.")
                   .arg(text, QLocale().toString(m_state.credentialExpires().date(), QLocale::LongFormat));
    m_summary->setText(text);
    qDeleteAll(m_barsBox->findChildren<QWidget *>(Qt::FindDirectChildrenOnly));
    auto *grid = static_cast<QGridLayout *>(m_barsBox->layout());
    const QMap<Limited, qint64> uses = m_state.uses();
    int at = 0;
    for (const Limited what : {Limited::Instances, Limited::Cores, Limited::RamMb, Limited::VolumeGb}) {
        auto *bar = new QuotaBar(what);
        bar->set(m_state.quota(what), uses.value(what));
        grid->addWidget(bar, at / 2, at % 2);
        ++at;
    }
    m_barsBox->show();
}

} // namespace hubwright
