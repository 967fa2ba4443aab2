// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "build/buildpage.h"

#include "build/logview.h"
#include "build/planview.h"
#include "build/readyview.h"
#include "widgets/banner.h"
#include "widgets/buttons.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QSaveFile>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace hubwright {

using theme::space;
using Phase = BuildState::Phase;

BuildPage::BuildPage(BuildState &state, QWidget *parent)
    : Page(state, tr("Building"), {}, parent)
    , m_state(state)
    , m_views(new QStackedWidget)
    , m_ready(new ReadyView(state))
{
    auto *work = new QWidget;
    auto *column = new QVBoxLayout(work);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space(2.5));
    m_plan = new PlanView;
    column->addWidget(makeProgress());
    column->addWidget(m_plan, 1);
    column->addWidget(makeLog());
    m_views->addWidget(work);
    m_views->addWidget(m_ready);
    body()->addWidget(m_views, 1);
    connect(&m_state, &BuildState::phaseChanged, this, &BuildPage::onPhase);
    connect(&m_state, &BuildState::planChanged, this, &BuildPage::onPlan);
    connect(&m_state, &State::changed, this, &BuildPage::refresh);
    connect(m_ready, &ReadyView::removeWanted, this, [this] { Q_EMIT removeWanted(m_state.name()); });
    connect(m_plan, &PlanView::currentChanged, this, [this](const StepId &step) {
        m_follows = false;
        m_shown = step;
        refreshLog();
    });
    onPlan();
    onPhase();
}

QWidget *BuildPage::makeProgress()
{
    auto *line = new QWidget;
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space(4));
    m_bar = new QProgressBar;
    m_bar->setObjectName(u"progress"_s);
    m_bar->setRange(0, 1000);
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Progress of the whole build"));
    m_counts = new Text;
    m_counts->setObjectName(u"counts"_s);
    m_counts->setWordWrap(false);
    row->addWidget(m_bar, 1);
    row->addWidget(m_counts);
    return line;
}

QWidget *BuildPage::makeLog()
{
    auto *card = new Card;
    auto *top = new QHBoxLayout;
    top->setSpacing(space(3));
    m_stepTitle = new Text({}, theme::Type::Strong);
    m_stepTitle->setWordWrap(false);
    m_stepDetail = new Text({}, theme::Type::Body, theme::Muted);
    m_stepDetail->setWordWrap(false);
    m_stepDetail->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_follow = new Quiet(tr("&Follow the build"));
    m_follow->setObjectName(u"follow"_s);
    auto *report = new Quiet(tr("Sa&ve report…"));
    report->setObjectName(u"saveReport"_s);
    top->addWidget(m_stepTitle);
    top->addWidget(m_stepDetail, 1);
    top->addWidget(m_follow);
    top->addWidget(m_plan->toggle());
    top->addWidget(report);
    m_log = new LogView;
    m_log->setObjectName(u"log"_s);
    m_log->setFixedHeight(space(21));
    card->content()->addLayout(top);
    card->content()->addWidget(m_log);
    connect(m_follow, &QPushButton::clicked, this, [this] {
        m_follows = true;
        refresh();
    });
    connect(report, &QPushButton::clicked, this, &BuildPage::saveReport);
    return card;
}

QString BuildPage::headingFor(Phase phase) const
{
    const QString name = m_state.name();
    switch (phase) {
    case Phase::Ready:
        return tr("Your hub is ready");
    case Phase::Removed:
        return tr("%1 is removed").arg(name);
    case Phase::Failed:
        return m_state.isRemoving() ? tr("%1 could not be removed completely").arg(name)
                                    : tr("%1 is not finished yet").arg(name);
    case Phase::Refused:
        return m_state.isRemoving() ? tr("The removal of %1 could not begin").arg(name)
                                    : tr("The build of %1 could not begin").arg(name);
    case Phase::Interrupted:
        return tr("%1 is paused").arg(name);
    default:
        return m_state.isRemoving() ? tr("Removing %1").arg(name) : tr("Building %1").arg(name);
    }
}

QString BuildPage::supportFor(Phase phase) const
{
    switch (phase) {
    case Phase::Ready:
        return tr("A test server was started and stopped: people can come in.");
    case Phase::Removed:
        return m_state.leftovers().isEmpty()
            ? tr("The cloud was asked: nothing of it is left there.")
            : tr("The cloud was asked: only what you keep is left there: %1.").arg(leftTitles());
    case Phase::Failed:
        if (m_state.isRemoving() && !m_state.leftovers().isEmpty())
            return tr("Left in your cloud: %1. Trying again goes on where it stopped.").arg(leftTitles());
        return tr("What exists stays. Trying again goes on where it stopped.");
    case Phase::Refused:
        return tr("Nothing was changed in your cloud.");
    case Phase::Interrupted:
        return tr("What exists stays. Resume goes on where it stopped, now or another day.");
    case Phase::Stopping:
        return tr("What has just been asked for is still waited for, so that nothing is lost.");
    case Phase::Preparing:
        return tr("Signing in and reading what the cloud offers…");
    default:
        return m_state.isRemoving()
            ? tr("Only what was created for this hub is removed.")
            : tr("You can close this window or your laptop: the build goes on where it stopped.");
    }
}

QString BuildPage::leftTitles() const
{
    QStringList titles;
    for (const Finding &left : m_state.leftovers())
        titles << (left.resource.name.isEmpty() ? left.title
                                                : tr("%1 (%2)").arg(left.title, left.resource.name));
    return titles.join(u", "_s);
}

void BuildPage::onPhase()
{
    const Phase phase = m_state.phase();
    setHeading(headingFor(phase), supportFor(phase));
    if (phase == Phase::Preparing)
        m_follows = true;
    const bool ready = phase == Phase::Ready;
    m_views->setCurrentIndex(ready);
    if (ready) {
        m_ready->refresh();
        if (isVisible())
            m_ready->openButton()->setFocus(Qt::OtherFocusReason);
    }
    showCause();
    refresh();
}

void BuildPage::showCause()
{
    const auto cause = m_state.cause();
    if (!cause) {
        banner()->hide();
        return;
    }
    banner()->show(*cause);
    const bool settings = m_state.phase() == Phase::Refused && !cause->field.isEmpty();
    const bool signIn = m_state.phase() == Phase::Refused && cause->kind == Error::Kind::SignIn;
    if (signIn)
        connect(
            banner()->addAction(tr("S&ign in again")), &QPushButton::clicked, this,
            [this, field = cause->field] { Q_EMIT signInWanted(m_state.name(), field); },
            Qt::QueuedConnection);
    else if (settings)
        connect(
            banner()->addAction(tr("Change the &answer")), &QPushButton::clicked, this,
            [this, field = cause->field] { Q_EMIT fieldWanted(field); }, Qt::QueuedConnection);
    connect(banner()->addAction(tr("&Try again")), &QPushButton::clicked, &m_state, &BuildState::pauseOrGoOn,
        Qt::QueuedConnection);
    if (!m_state.isRemoving() && m_state.phase() == Phase::Failed)
        connect(
            banner()->addAction(tr("Re&move what exists…")), &QPushButton::clicked, this,
            [this] { Q_EMIT removeWanted(m_state.name()); }, Qt::QueuedConnection);
}

bool BuildPage::takeFocus()
{
    m_plan->setFocus(Qt::OtherFocusReason);
    return m_state.phase() != Phase::Ready;
}

void BuildPage::onPlan()
{
    m_plan->setOutline(m_state.progress().outline());
}

void BuildPage::refresh()
{
    const Progress &progress = m_state.progress();
    const qint64 now = m_state.now();
    const bool any = progress.count() > 0;
    m_plan->setVisible(any);
    m_bar->setVisible(any);
    m_bar->setValue(int(progress.share(now) * 1000));
    QString counts = any
        ? tr("%1 of %2 · %3").arg(progress.done()).arg(progress.count()).arg(clockText(progress.elapsed(now)))
        : QString();
    if (any && m_state.isRunning())
        counts = tr("%1 · about %2 left").arg(counts, durationText(progress.left(now)));
    m_counts->setText(counts);
    m_plan->setProgress(&progress, now);
    refreshLog();
}

void BuildPage::refreshLog()
{
    const Progress &progress = m_state.progress();
    if (m_follows) {
        const StepId wanted = progress.interesting();
        if (!wanted.isEmpty() && wanted != m_shown) {
            m_shown = wanted;
            m_plan->setCurrent(wanted);
        }
    }
    m_follow->setVisible(!m_follows && m_state.isRunning());
    const StepInfo *info = progress.info(m_shown);
    m_stepTitle->setText(info ? info->title : tr("Steps"));
    const Progress::Step &step = progress.step(m_shown);
    const QString word = info ? stateWord(step.state) : QString();
    const QString detail = !info ? tr("What a step says stands here.")
        : progress.isRunning(m_shown)
        ? tr("%1, usually about %2. %3").arg(word, durationText(progress.expected(m_shown)), info->about)
        : tr("%1. %2", "state of a step, and what it is").arg(word, info->about);
    m_stepDetail->setText(
        m_stepDetail->fontMetrics().elidedText(detail, Qt::ElideRight, m_stepDetail->width()));
    m_stepDetail->setToolTip(detail);
    m_log->show(m_shown, step.log);
}

void BuildPage::saveReport()
{
    auto *dialog = new QFileDialog(this, tr("Save the report"), {}, tr("Text files (*.txt)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"txt"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        QSaveFile file(path);
        const bool good
            = file.open(QIODevice::WriteOnly) && file.write(m_state.report().toUtf8()) >= 0 && file.commit();
        if (!good)
            say(Error(Error::Kind::Local, tr("The report could not be written: %1.").arg(file.errorString()),
                tr("Choose another folder.")));
    });
    dialog->open();
}

} // namespace hubwright
