// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "build/buildstate.h"

#include "wizard/wizardmodel.h"

using namespace Qt::StringLiterals;

#include <QPointer>

namespace hubwright {

BuildState::BuildState(WizardModel &model)
    : State(model, {u"nothing of its own"_s})
{
    m_clock.start();
    m_tell.setSingleShot(true);
    m_tell.setInterval(100);
    m_tick.setInterval(250);
    connect(&m_tell, &QTimer::timeout, this, &State::changed);
    connect(&m_tick, &QTimer::timeout, this, &State::changed);
}

BuildState::~BuildState() = default;

bool BuildState::isRunning() const
{
    return m_operation && m_operation->isRunning();
}

bool BuildState::canGoOn() const
{
    return m_phase == Phase::Failed || m_phase == Phase::Interrupted || m_phase == Phase::Refused;
}

void BuildState::deploy(const Spec &spec)
{
    m_spec = spec;
    begin(Deed::Deploy, spec.name);
    m_operation->deploy(spec);
}

void BuildState::resume(const QString &name)
{
    begin(Deed::Resume, name);
    readSpec();
    m_operation->resume(name);
}

void BuildState::remove(const QString &name, Keep keep)
{
    begin(Deed::Remove, name);
    m_isAgreed = true;
    m_keep = keep;
    readSpec();
    m_operation->destroy(name, keep);
}

void BuildState::refuseRemoval(const QString &name, const Error &error)
{
    m_operation.reset();
    m_deed = Deed::Remove;
    m_name = name;
    m_isRemoving = true;
    m_isAgreed = false;
    m_progress = {};
    m_error = error;
    readSpec();
    Q_EMIT planChanged();
    setPhase(Phase::Refused);
}

void BuildState::begin(Deed deed, const QString &name)
{
    m_deed = deed;
    m_name = name;
    m_isRemoving = deed == Deed::Remove;
    m_removeNext = false;
    m_error.reset();
    m_url.clear();
    m_operation.reset(new Operation(model().workshop()));
    connect(m_operation.get(), &Operation::planned, this, &BuildState::onPlanned);
    connect(m_operation.get(), &Operation::stepChanged, this, &BuildState::onStep);
    connect(m_operation.get(), &Operation::failed, this, &BuildState::onFailed);
    connect(m_operation.get(), &Operation::finished, this, &BuildState::onFinished);
    setPhase(Phase::Preparing);
    m_tick.start();
}

void BuildState::showFinished(const QString &name)
{
    m_operation.reset();
    m_name = name;
    m_isRemoving = false;
    m_error.reset();
    const auto summary = model().workshop().home.deployment(name);
    m_url = summary ? summary->url : QUrl();
    readSpec();
    setPhase(Phase::Ready);
}

/// The answers that the deployment was begun with; empty when its folder cannot be read, which the operation
/// then says.
void BuildState::readSpec()
{
    m_spec = {};
    try {
        if (model().workshop().home.deployment(m_name))
            m_spec = model().workshop().home.open(m_name)->spec();
    } catch (const Error &) {
        m_spec.name = m_name;
    }
}

void BuildState::pause()
{
    if (!isRunning())
        return;
    setPhase(Phase::Stopping);
    m_operation->cancel();
}

void BuildState::pauseOrGoOn()
{
    if (isRunning()) {
        pause();
        return;
    }
    if (m_isRemoving && m_isAgreed)
        remove(m_name, m_keep);
    else if (m_isRemoving)
        Q_EMIT removalWanted(m_name);
    else if (m_deed == Deed::Deploy && !model().workshop().home.deployment(m_name))
        deploy(m_spec);
    else
        resume(m_name);
}

void BuildState::stopAndRemove()
{
    if (!isRunning()) {
        Q_EMIT removalWanted(m_name);
        return;
    }
    m_removeNext = true;
    pause();
}

void BuildState::onPlanned(const Outline &outline)
{
    m_progress.begin(outline, m_isRemoving, m_operation->timeScale(), now());
    Q_EMIT planChanged();
    if (m_phase == Phase::Preparing)
        setPhase(Phase::Running);
}

void BuildState::onStep(const StepEvent &event)
{
    m_progress.apply(event, now());
    if (!m_tell.isActive())
        m_tell.start();
}

void BuildState::onFailed(const Error &error)
{
    m_tick.stop();
    if (error.kind != Error::Kind::Cancelled)
        m_error = error;
    setPhase(error.kind == Error::Kind::Cancelled ? Phase::Interrupted : Phase::Refused);
    if (std::exchange(m_removeNext, false) && model().workshop().home.deployment(m_name))
        Q_EMIT removalWanted(m_name);
}

void BuildState::onFinished(Outcome outcome)
{
    m_tick.stop();
    m_progress.end(now());
    m_url = m_operation->url();
    switch (outcome) {
    case Outcome::Ready:
    case Outcome::Stopped:
        setPhase(Phase::Ready);
        break;
    case Outcome::Failed:
        setPhase(Phase::Failed);
        break;
    case Outcome::Interrupted:
        setPhase(Phase::Interrupted);
        break;
    case Outcome::Removed:
        setPhase(Phase::Removed);
        break;
    }
    if (std::exchange(m_removeNext, false))
        Q_EMIT removalWanted(m_name);
}

void BuildState::setPhase(Phase phase)
{
    m_phase = phase;
    Q_EMIT phaseChanged();
    Q_EMIT changed();
}

std::optional<Error> BuildState::cause() const
{
    if (m_error)
        return m_error;
    const auto failed = m_phase == Phase::Failed ? m_progress.failed() : std::nullopt;
    return failed ? m_progress.step(*failed).error : std::nullopt;
}

Spec BuildState::spec() const
{
    return m_spec;
}

QDateTime BuildState::hubCredentialExpires() const
{
    for (const Resource &resource : model().workshop().home.resources(m_name)) {
        const QString end = resource.facts["expires_at"_L1].toString();
        if (!end.isEmpty())
            return QDateTime::fromString(end.first(19), Qt::ISODate);
    }
    return {};
}

bool BuildState::hasAdminPassword() const
{
    return m_spec.signIn.method == "native"_L1 && !m_spec.signIn.admins.isEmpty();
}

void BuildState::readAdminPassword()
{
    lookForAdminPassword();
}

Task<> BuildState::lookForAdminPassword()
{
    const QPointer<BuildState> self(this);
    const QString key = secretKey(m_name, u"sign-in"_s);
    std::optional<Secret> password;
    try {
        password = co_await model().workshop().vault->read(key);
    } catch (const Error &) {
        // A locked keychain: the answer is the same as if it were not there.
    }
    if (self)
        Q_EMIT adminPasswordRead(password.value_or(Secret()));
}

QStringList BuildState::created() const
{
    QStringList lines;
    const QMap<StepId, Resource> resources = model().workshop().home.resources(m_name);
    for (auto it = resources.cbegin(); it != resources.cend(); ++it) {
        const StepInfo *info = m_progress.info(it.key());
        const QString title = info ? info->title : it.key().value;
        lines << tr("%1 (%2)").arg(title, it->id);
    }
    return lines;
}

Findings BuildState::leftovers() const
{
    return m_operation ? m_operation->leftovers() : Findings();
}

QString BuildState::whatExists() const
{
    QStringList titles;
    const QMap<StepId, Resource> resources = model().workshop().home.resources(m_name);
    for (const StepId &step : resources.keys()) {
        const StepInfo *info = m_progress.info(step);
        titles << (info ? info->title : step.value);
    }
    return titles.isEmpty() ? tr("Nothing has been created yet.")
                            : tr("What exists: %1.").arg(titles.join(u", "_s));
}

QString BuildState::report() const
{
    QStringList lines{tr("Hub %1").arg(m_name)};
    for (const StepInfo &info : m_progress.outline()) {
        const Progress::Step &step = m_progress.step(info.id);
        lines << QString()
              << tr("%1: %2, %3").arg(info.title, stateWord(step.state), clockText(step.elapsed));
        for (const Progress::Line &line : step.log)
            lines << u"  %1  %2"_s.arg(line.time.toString(Qt::ISODate), line.text);
        if (step.error)
            lines << step.error->text();
    }
    for (const Finding &left : leftovers())
        lines << tr("Left: %1 %2 %3: %4").arg(left.title, left.resource.id, left.resource.name, left.reason);
    return lines.join(u'\n');
}

} // namespace hubwright
