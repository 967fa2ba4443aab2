// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "engine/plan.h"

#include <QHash>

#include <ranges>

namespace hubwright {
using namespace Qt::StringLiterals;

namespace {

const StepInfo *find(const Outline &steps, const StepId &id)
{
    const auto it = std::ranges::find(steps, id, &StepInfo::id);
    return it == steps.end() ? nullptr : &*it;
}

/// For each step of an ordered outline the longest sum of `weight` up to and with it.
QHash<StepId, qint64> longestTo(const Outline &ordered, const std::function<qint64(const StepInfo &)> &weight)
{
    QHash<StepId, qint64> longest;
    for (const StepInfo &step : ordered) {
        qint64 before = 0;
        for (const StepId &need : step.needs)
            before = std::max(before, longest.value(need));
        longest[step.id] = before + weight(step);
    }
    return longest;
}

qint64 secondsOf(const StepInfo &step)
{
    return step.expected.count();
}

} // namespace

Plan::Plan(std::vector<std::unique_ptr<Step>> steps)
{
    Outline outline;
    for (const auto &step : steps)
        outline += step->info();
    Q_ASSERT_X(whyNoPlan(outline).isEmpty(), "Plan", qPrintable(whyNoPlan(outline)));
    for (const StepInfo &info : inOrder(outline)) {
        const auto it = std::ranges::find_if(
            steps, [&](const auto &step) { return step && step->info().id == info.id; });
        m_steps.push_back(std::move(*it));
    }
}

Outline Plan::outline() const
{
    Outline outline;
    for (const auto &step : m_steps)
        outline += step->info();
    return outline;
}

Step *Plan::step(const StepId &id) const
{
    const auto it = std::ranges::find_if(m_steps, [&](const auto &step) { return step->info().id == id; });
    return it == m_steps.end() ? nullptr : it->get();
}

QString whyNoPlan(const Outline &steps)
{
    QSet<StepId> ids;
    for (const StepInfo &step : steps) {
        if (ids.contains(step.id))
            return u"There are two steps %1."_s.arg(step.id.value);
        ids += step.id;
    }
    for (const StepInfo &step : steps) {
        for (const StepId &need : step.needs) {
            if (!ids.contains(need))
                return u"%1 needs %2, which does not exist."_s.arg(step.id.value, need.value);
        }
    }
    const Outline ordered = inOrder(steps);
    if (ordered.size() == steps.size())
        return {};
    QStringList circle;
    for (const StepInfo &step : steps) {
        if (!find(ordered, step.id))
            circle += step.id.value;
    }
    return u"These steps wait for one another: %1."_s.arg(circle.join(u", "_s));
}

Outline inOrder(Outline steps)
{
    QHash<StepId, QList<int>> dependents;
    QList<int> missing(steps.size());
    for (int i = 0; i < steps.size(); ++i) {
        for (const StepId &need : steps[i].needs)
            dependents[need] += i;
        missing[i] = int(steps[i].needs.size());
    }
    QList<int> order;
    for (int i = 0; i < steps.size(); ++i) {
        if (missing[i] == 0)
            order += i;
    }
    for (int i = 0; i < order.size(); ++i) { // grows while it is walked
        for (const int dependent : dependents.value(steps[order[i]].id)) {
            if (--missing[dependent] == 0)
                order += dependent;
        }
    }
    Outline ordered;
    for (const int i : order)
        ordered += steps[i];
    return ordered;
}

QSet<StepId> until(const Outline &steps, const StepId &last)
{
    QSet<StepId> after;
    for (const StepInfo &step : inOrder(steps)) {
        const bool comesAfter = std::ranges::any_of(
            step.needs, [&](const StepId &need) { return need == last || after.contains(need); });
        if (comesAfter)
            after += step.id;
    }
    QSet<StepId> before;
    for (const StepInfo &step : steps) {
        if (!after.contains(step.id))
            before += step.id;
    }
    return before;
}

Outline withoutOthers(const Outline &steps)
{
    Outline rest;
    for (StepInfo step : inOrder(steps)) {
        if (step.makes == StepInfo::Makes::Others)
            continue;
        QList<StepId> needs = std::exchange(step.needs, {});
        for (qsizetype i = 0; i < needs.size(); ++i) { // grows while it is walked
            const StepInfo *needed = find(steps, needs[i]);
            if (needed && needed->makes == StepInfo::Makes::Others)
                needs += needed->needs;
            else if (!step.needs.contains(needs[i]))
                step.needs += needs[i];
        }
        rest += step;
    }
    return rest;
}

QList<StepId> criticalPath(const Outline &steps)
{
    const Outline ordered = inOrder(steps);
    const auto longest = longestTo(ordered, secondsOf);
    const auto byLength
        = [&](const StepId &a, const StepId &b) { return longest.value(a) < longest.value(b); };
    QList<StepId> ids;
    for (const StepInfo &step : ordered)
        ids += step.id;
    QList<StepId> path;
    while (!ids.isEmpty()) {
        path.prepend(*std::ranges::max_element(ids, byLength));
        ids = find(ordered, path.first())->needs;
    }
    return path;
}

Seconds expectedTime(const Outline &steps)
{
    const auto longest = longestTo(inOrder(steps), secondsOf);
    qint64 most = 0;
    for (const qint64 length : longest)
        most = std::max(most, length);
    return Seconds(most);
}

QMap<StepId, int> depths(const Outline &steps)
{
    const auto longest = longestTo(inOrder(steps), [](const StepInfo &) { return 1; });
    QMap<StepId, int> depths;
    for (const StepInfo &step : steps)
        depths[step.id] = int(longest.value(step.id)) - 1;
    return depths;
}

QJsonArray toJson(const Outline &steps)
{
    QJsonArray array;
    for (const StepInfo &step : steps) {
        QJsonArray needs;
        for (const StepId &need : step.needs)
            needs += need.value;
        array += QJsonObject{
            {u"id"_s, step.id.value},
            {u"title"_s, step.title},
            {u"needs"_s, needs},
            {u"expected_seconds"_s, secondsOf(step)},
        };
    }
    return array;
}

} // namespace hubwright
