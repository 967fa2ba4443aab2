// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "build/progress.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace hubwright {

static QString tr(const char *text)
{
    return QCoreApplication::translate("Progress", text);
}

QString durationText(Seconds time)
{
    const qint64 seconds = time.count();
    if (seconds < 60)
        return tr("%1 s").arg(std::max<qint64>(1, seconds));
    const qint64 minutes = (seconds + 30) / 60;
    if (minutes < 60)
        return tr("%1 min").arg(minutes);
    return tr("%1 h %2 min").arg(minutes / 60).arg(minutes % 60);
}

QString clockText(Milliseconds time)
{
    const qint64 seconds = time.count() / 1000;
    return seconds < 60 ? tr("%1 s").arg(seconds)
                        : u"%1:%2"_s.arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

QString stateWord(StepState state)
{
    switch (state) {
    case StepState::Waiting:
        return tr("not started");
    case StepState::Finding:
        return tr("looking");
    case StepState::Creating:
        return tr("creating");
    case StepState::Settling:
        return tr("waiting for it");
    case StepState::Done:
        return tr("done");
    case StepState::Failed:
        return tr("failed");
    case StepState::Removing:
        return tr("removing");
    case StepState::Removed:
        return tr("removed");
    case StepState::Kept:
        return tr("kept");
    }
    return {};
}

void Progress::begin(const Outline &outline, bool removing, double timeScale, qint64 now)
{
    *this = Progress();
    m_outline = outline;
    m_isRemoving = removing;
    m_scale = timeScale;
    m_start = now;
    for (const StepInfo &info : outline)
        m_steps.insert(info.id, {});
}

void Progress::apply(const StepEvent &event, qint64 now)
{
    Step &step = m_steps[event.step];
    step.retrying = event.error && event.state != StepState::Failed;
    step.state = event.state;
    step.elapsed = event.elapsed;
    step.eventAt = now;
    step.error = event.error;
    const QString text = event.detail.isEmpty() ? stateWord(event.state) : event.detail;
    if (step.log.isEmpty() || step.log.last().text != text)
        step.log << Line{event.time, text};
    if (step.log.size() > 500)
        step.log.removeFirst();
    step.detail = event.detail;
}

void Progress::end(qint64 now)
{
    m_isOver = true;
    m_end = now;
}

const Progress::Step &Progress::step(const StepId &id) const
{
    static const Step none;
    const auto found = m_steps.constFind(id);
    return found == m_steps.cend() ? none : *found;
}

const StepInfo *Progress::info(const StepId &id) const
{
    const auto found = std::ranges::find(m_outline, id, &StepInfo::id);
    return found == m_outline.cend() ? nullptr : &*found;
}

bool Progress::isRunning(const StepId &id) const
{
    const StepState state = step(id).state;
    return state != StepState::Waiting && !isOver(state);
}

Seconds Progress::expected(const StepId &id) const
{
    const StepInfo *known = info(id);
    const Seconds making = known ? known->expected : Seconds(1);
    // Removing is asking, and waiting until it is gone: seconds, whatever the making took.
    return m_isRemoving ? std::clamp(making, Seconds(1), Seconds(15)) : making;
}

Milliseconds Progress::elapsed(const StepId &id, qint64 now) const
{
    const Step &known = step(id);
    if (!isRunning(id) || m_isOver)
        return known.elapsed;
    return known.elapsed + Milliseconds(qint64(double(now - known.eventAt) * m_scale));
}

Milliseconds Progress::elapsed(qint64 now) const
{
    return Milliseconds(qint64(double((m_isOver ? m_end : now) - m_start) * m_scale));
}

int Progress::done() const
{
    return int(std::ranges::count_if(m_outline, [&](const StepInfo &info) {
        const StepState state = step(info.id).state;
        return isOver(state) && state != StepState::Failed;
    }));
}

double Progress::shareOf(const StepId &id, qint64 now) const
{
    const StepState state = step(id).state;
    if (isOver(state) && state != StepState::Failed)
        return 1;
    if (!isRunning(id))
        return 0;
    const double time = double(elapsed(id, now).count()) / 1000 / double(expected(id).count());
    // What is late comes ever closer to its end, and is there only when it is.
    return time < 0.8 ? time : 1 - 0.2 * std::exp(-(time - 0.8) * 2);
}

double Progress::share(qint64 now) const
{
    double all = 0, part = 0;
    for (const StepInfo &info : m_outline) {
        const double weight = double(expected(info.id).count());
        all += weight;
        part += weight * shareOf(info.id, now);
    }
    m_share = std::max(m_share, all > 0 ? part / all : 0);
    return m_share;
}

Seconds Progress::left(qint64 now) const
{
    // The outline is in order: the needs of a step stand before it. Backwards for removing.
    QHash<StepId, double> ends;
    double latest = 0;
    const auto rest = [&](const StepId &id) { return double(expected(id).count()) * (1 - shareOf(id, now)); };
    for (const StepInfo &info : m_outline) {
        double start = 0;
        for (const StepId &need : info.needs)
            start = std::max(start, ends.value(need));
        ends[info.id] = start + rest(info.id);
        latest = std::max(latest, ends[info.id]);
    }
    return Seconds(qint64(std::ceil(latest)));
}

std::optional<StepId> Progress::failed() const
{
    for (const StepInfo &info : m_outline) {
        if (step(info.id).state == StepState::Failed)
            return info.id;
    }
    return {};
}

StepId Progress::interesting() const
{
    if (const auto id = failed())
        return *id;
    StepId longest;
    for (const StepInfo &info : m_outline) {
        if (isRunning(info.id) && (longest.isEmpty() || expected(info.id) > expected(longest)))
            longest = info.id;
    }
    return longest;
}

} // namespace hubwright
