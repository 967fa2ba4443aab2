// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "wizard/window.h"

#include "build/buildpage.h"
#include "build/buildstate.h"
#include "engine/specfile.h"
#include "pages/cloudstate.h"
#include "pages/welcomepage.h"
#include "pages/welcomestate.h"
#include "removal/removaldialog.h"
#include "widgets/ask.h"
#include "widgets/banner.h"
#include "widgets/buttons.h"
#include "widgets/steplist.h"
#include "wizard/page.h"
#include "wizard/windowbar.h"
#include "wizard/wizardmodel.h"

#include <QCloseEvent>
#include <QCoroTask>
#include <QFile>
#include <QHBoxLayout>
#include <QPainter>
#include <QShortcut>
#include <QStackedWidget>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace hubwright {

using theme::space;

static int lastRow(const QList<StepRow> &rows)
{
    return int(rows.size()) - 1;
}

WizardWindow::WizardWindow(Workshop &workshop, QWidget *parent)
    : QWidget(parent)
    , m_workshop(workshop)
    , m_model(std::make_unique<WizardModel>(workshop))
    , m_states(std::make_unique<States>(*m_model))
    , m_rows(stepTable())
    , m_welcome(new WelcomePage(*m_states->welcome))
    , m_stack(new QStackedWidget)
    , m_bar(new WindowBar)
{
    theme::follow(this);
    setObjectName(u"wizard"_s);
    QStringList titles;
    for (const StepRow &row : m_rows)
        titles << row.title;
    m_list = new StepList(titles);
    // Pages are made when they are first shown: the window opens sooner.
    m_pages.resize(m_rows.size());
    m_stack->addWidget(m_welcome);

    auto *right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(m_stack, 1);
    right->addWidget(m_bar);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_list);
    row->addLayout(right, 1);
    resize(space(280), space(180));

    connectParts();
    showWelcome();
    // After the first page: the plugin that reads icons takes its time.
    QTimer::singleShot(
        0, this, [this] { setWindowIcon(theme::icon(u"hub"_s, theme::colors(palette()).accent)); });
}

WizardWindow::~WizardWindow()
{
    // Pages hold references to the states.
    qDeleteAll(m_pages);
    delete m_welcome;
}

void WizardWindow::connectParts()
{
    connect(m_list, &StepList::activated, this, &WizardWindow::showStep);
    connect(m_bar->next(), &QPushButton::clicked, this, &WizardWindow::next);
    connect(m_bar->back(), &QPushButton::clicked, this, &WizardWindow::back);
    // A shortcut, not a key event: fields take Alt+Left for themselves.
    auto *backKey = new QShortcut(QKeySequence(Qt::ALT | Qt::Key_Left), this);
    connect(backKey, &QShortcut::activated, this, &WizardWindow::back);
    connect(m_bar->cancel(), &QPushButton::clicked, this, &WizardWindow::cancel);
    connect(m_bar->aside(), &QPushButton::clicked, this, [this] { m_states->build->pauseOrGoOn(); });
    connect(m_model.get(), &WizardModel::changed, this, &WizardWindow::refreshFrame);
    connect(m_model.get(), &WizardModel::draftFailed, this, [this](const Error &error) {
        if (Page *page = currentPage())
            page->say(error);
    });
    connect(m_states->build.get(), &BuildState::changed, this, &WizardWindow::refreshFrame);
    connect(m_states->build.get(), &BuildState::removalWanted, this, &WizardWindow::askBeforeRemoving);

    WelcomeState &welcome = *m_states->welcome;
    connect(&welcome, &WelcomeState::newWanted, this, [this] {
        m_model->startAnew();
        begin();
    });
    connect(&welcome, &WelcomeState::specReady, this, [this](const Spec &spec) {
        m_model->signOut();
        m_model->setSpec(spec);
        begin();
    });
    connect(&welcome, &WelcomeState::resumeWanted, this, &WizardWindow::resume);
    connect(&welcome, &WelcomeState::removeWanted, this, &WizardWindow::askBeforeRemoving);
    connect(&welcome, &WelcomeState::shown, this, [this](const QString &name) {
        m_states->build->showFinished(name);
        showStep(lastRow(m_rows));
    });
}

void WizardWindow::openSpec(const QString &file)
{
    m_states->welcome->openFile(file);
}

void WizardWindow::say(const Error &error)
{
    m_states->welcome->say(error);
}

void WizardWindow::resume(const QString &name)
{
    showStep(lastRow(m_rows));
    m_states->build->resume(name);
}

void WizardWindow::askBeforeRemoving(const QString &name)
{
    auto *dialog = new RemovalDialog(m_workshop, name, this);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        showStep(lastRow(m_rows));
        m_states->build->remove(dialog->state().name(), dialog->state().keep());
    });
    connect(&dialog->state(), &RemovalState::failed, this, [this, name](const Error &error) {
        showStep(lastRow(m_rows));
        m_states->build->refuseRemoval(name, error);
    });
    dialog->open();
}

void WizardWindow::begin()
{
    m_resumeAfter.clear();
    m_states->cloud->goOnWith({});
    m_reached = 0;
    showStep(0);
}

void WizardWindow::signInAgain(const QString &name, const QString &field)
{
    m_model->signOut();
    m_model->setSpec(m_states->build->spec());
    m_states->cloud->goOnWith(name);
    m_resumeAfter = name;
    m_reached = 0;
    m_states->cloud->enter();
    goToField(field.isEmpty() ? u"cloud"_s : field);
}

QString WizardWindow::currentStep() const
{
    if (isOnBuild() && m_states->build->isReady())
        return u"ready"_s;
    return m_current < 0 ? u"welcome"_s : m_rows[m_current].id;
}

Page *WizardWindow::currentPage() const
{
    return m_current < 0 ? nullptr : m_pages[m_current];
}

Page *WizardWindow::page(int step)
{
    if (!m_pages[step]) {
        Page *made = m_rows[step].make(*m_states);
        connect(made, &Page::fieldWanted, this, &WizardWindow::goToField);
        connect(made, &Page::nextWanted, this, &WizardWindow::next);
        connect(&made->state(), &State::changed, this, &WizardWindow::refreshFrame);
        connect(made, &Page::welcomeWanted, this, &WizardWindow::showWelcome);
        connect(made, &Page::removeWanted, this, &WizardWindow::askBeforeRemoving);
        connect(made, &Page::signInWanted, this, &WizardWindow::signInAgain);
        m_stack->addWidget(made);
        m_pages[step] = made;
    }
    return m_pages[step];
}

void WizardWindow::showStep(int step)
{
    if (m_bar->next()->isBusy())
        return;
    m_current = step;
    m_reached = std::max(m_reached, step);
    Page *shown = page(step);
    shown->state().enter();
    m_stack->setCurrentWidget(shown);
    refreshFrame();
    if (!shown->takeFocus())
        m_bar->next()->setFocus(Qt::OtherFocusReason);
    Q_EMIT stepShown(currentStep());
}

void WizardWindow::showWelcome()
{
    m_current = -1;
    m_reached = 0;
    m_states->welcome->enter();
    m_stack->setCurrentWidget(m_welcome);
    refreshFrame();
    m_welcome->takeFocus();
    Q_EMIT stepShown(currentStep());
}

void WizardWindow::next()
{
    if (m_current < 0 || m_bar->next()->isBusy() || m_current == lastRow(m_rows))
        return;
    const int step = m_current;
    m_bar->next()->setBusy(tr("Checking…"));
    QCoro::connect(
        page(step)->state().validate(), this, [this, step](bool good) { onValidated(step, good); });
}

void WizardWindow::onValidated(int step, bool good)
{
    m_bar->next()->setIdle();
    refreshFrame();
    if (!good) {
        m_pages[step]->insist();
        return;
    }
    if (!m_resumeAfter.isEmpty() && m_rows[step].id != "cloud"_L1) {
        m_model->endDraft();
        const QString name = std::exchange(m_resumeAfter, {});
        if (m_states->build->isRemoving())
            askBeforeRemoving(name);
        else
            resume(name);
        return;
    }
    if (m_rows[step].id == "review"_L1) {
        showStep(step + 1);
        m_model->endDraft();
        m_states->build->deploy(m_model->spec());
        return;
    }
    showStep(step + 1);
}

void WizardWindow::back()
{
    if (m_bar->next()->isBusy())
        currentPage()->state().cancel();
    else if (m_current > 0 && m_current < lastRow(m_rows))
        showStep(m_current - 1);
    else if (m_current == 0 || (isOnBuild() && !m_states->build->isRunning()))
        showWelcome();
}

void WizardWindow::cancel()
{
    if (m_bar->next()->isBusy())
        currentPage()->state().cancel();
    else if (isOnBuild() && m_states->build->isRunning())
        askBeforeStopping(false);
    else if (m_current < 0 || isOnBuild())
        close();
    else
        askBeforeClosing();
}

void WizardWindow::askBeforeClosing()
{
    const Question question{tr("Stop here?"),
        tr("Nothing has been created in the cloud. Your answers can wait for you on this computer."), {},
        {tr("&Keep the draft and close"), tr("&Discard the draft and close"), tr("&Go on answering")}};
    ask(this, question, [this](int answer) {
        if (answer == 2)
            return;
        if (answer == 0)
            m_model->saveDraftNow();
        else
            m_model->endDraft();
        m_mayClose = true;
        close();
    });
}

void WizardWindow::askBeforeStopping(bool thenClose)
{
    BuildState &build = *m_states->build;
    const bool removing = build.isRemoving();
    Question question{removing ? tr("Stop removing?") : tr("Stop building?"),
        removing ? tr("What is still there stays and can be removed later.")
                 : tr("What exists stays in the cloud until you go on with the build or remove it."),
        build.whatExists(), {tr("&Keep it and go on later"), tr("&Go on now")}};
    if (!removing)
        question.answers.insert(1, tr("&Remove what was created"));
    ask(this, question, [this, thenClose, removing](int answer) {
        BuildState &state = *m_states->build;
        if (answer == (removing ? 1 : 2))
            return;
        m_mayClose = m_closeWhenStopped = thenClose && answer == 0;
        if (!removing && answer == 1)
            state.stopAndRemove();
        else
            state.pause();
        closeIfStopped();
    });
}

void WizardWindow::closeIfStopped()
{
    if (m_closeWhenStopped && !m_states->build->isRunning()) {
        m_closeWhenStopped = false;
        m_mayClose = true;
        QMetaObject::invokeMethod(this, &QWidget::close, Qt::QueuedConnection);
    }
}

void WizardWindow::closeEvent(QCloseEvent *event)
{
    const bool answering = m_current >= 0 && !isOnBuild();
    if (m_states->build->isRunning()) {
        event->ignore();
        if (!m_closeWhenStopped)
            askBeforeStopping(true);
    } else if (answering && !m_mayClose) {
        event->ignore();
        askBeforeClosing();
    } else {
        event->accept();
    }
}

void WizardWindow::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape)
        cancel();
    else if (auto *button = enter ? qobject_cast<QPushButton *>(focusWidget()) : nullptr)
        button->click();
    else if (enter && m_current >= 0 && m_bar->next()->isVisible())
        next();
    else
        QWidget::keyPressEvent(event);
}

void WizardWindow::goToField(const QString &path)
{
    for (int i = 0; i < m_rows.size(); ++i) {
        if (std::ranges::any_of(
                m_rows[i].fields, [&](const QString &field) { return path.startsWith(field); })) {
            showStep(i);
            page(i)->showField(path);
            return;
        }
    }
}

bool WizardWindow::isOnBuild() const
{
    return m_current == lastRow(m_rows);
}

void WizardWindow::refreshFrame()
{
    const bool welcome = m_current < 0;
    m_list->setVisible(!welcome);
    m_bar->setVisible(!welcome);
    const QString name = isOnBuild() ? m_states->build->name() : m_model->spec().name;
    setWindowTitle(welcome   ? tr("Hubwright")
            : name.isEmpty() ? tr("Deploy a hub — Hubwright")
                             : tr("Deploy a hub — %1").arg(name));
    m_list->setHeading(name, m_model->recipeInfo().title);
    m_list->setPlace(m_model->place());
    closeIfStopped();
    if (welcome)
        return;
    const BuildState &build = *m_states->build;
    m_list->setCurrent(build.isReady() && isOnBuild() ? -1 : m_current,
        isOnBuild() ? int(m_rows.size()) : m_reached, !isOnBuild());
    if (isOnBuild())
        m_bar->showBuild(build.isRunning(), build.isStopping(), build.canGoOn());
    else
        m_bar->showAnswers(page(m_current)->state().nextText());
}

void WizardWindow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme::colors(palette()).window);
}

} // namespace hubwright
