// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "build/reviewstate.h"

#include "wizard/wizardmodel.h"

#include <QCoroSignal>
#include <QPointer>

using namespace Qt::StringLiterals;

namespace hubwright {

ReviewState::ReviewState(WizardModel &model)
    : State(model, {u"nothing of its own"_s})
{
}

ReviewState::~ReviewState() = default;

void ReviewState::enter()
{
    checkAgain();
}

void ReviewState::checkAgain()
{
    setTrouble({});
    m_findings.clear();
    m_isChecking = true;
    m_operation.reset(new Operation(model().workshop()));
    connect(m_operation.get(), &Operation::preflighted, this, [this](const Problems &problems) {
        m_findings = problems;
        refresh();
    });
    connect(m_operation.get(), &Operation::planned, this, &ReviewState::onPlanned);
    connect(m_operation.get(), &Operation::failed, this, &ReviewState::onFailed);
    refresh();
    m_operation->plan(model().spec());
}

void ReviewState::onPlanned(const Outline &outline)
{
    m_isChecking = false;
    m_outline = outline;
    refresh();
    Q_EMIT settled();
}

void ReviewState::onFailed(const Error &error)
{
    m_isChecking = false;
    // What preflight found is listed with its remedies; only other causes need the banner.
    if (error.kind != Error::Kind::Cancelled && !hasErrors(m_findings))
        setTrouble(error);
    refresh();
    Q_EMIT settled();
}

Problems ReviewState::check() const
{
    return m_findings;
}

Task<bool> ReviewState::validate()
{
    const QPointer<ReviewState> self(this);
    if (!m_isChecking && trouble())
        checkAgain();
    if (m_isChecking)
        co_await qCoro(this, &ReviewState::settled);
    if (!self)
        co_return false;
    co_return !trouble() && !m_outline.isEmpty() && !hasErrors(m_findings);
}

void ReviewState::cancel()
{
    if (m_operation)
        m_operation->cancel();
}

QString ReviewState::nextText() const
{
    return trouble() ? tr("Check a&gain") : tr("Build the &hub");
}

Seconds ReviewState::expectedTime() const
{
    return hubwright::expectedTime(m_outline);
}

QString ReviewState::slowest() const
{
    const QList<StepId> path = criticalPath(m_outline);
    const StepInfo *slowest = nullptr;
    for (const StepInfo &info : m_outline) {
        if (path.contains(info.id) && (!slowest || info.expected > slowest->expected))
            slowest = &info;
    }
    return slowest ? slowest->title : QString();
}

int ReviewState::resources() const
{
    return int(std::ranges::count(m_outline, StepInfo::Makes::Resource, &StepInfo::makes));
}

QMap<Limited, qint64> ReviewState::uses() const
{
    return model().uses();
}

Quota ReviewState::quota(Limited what) const
{
    return model().catalog().quotas.value(what);
}

QDateTime ReviewState::credentialExpires() const
{
    return model().catalog().account.credentialExpires;
}

} // namespace hubwright
