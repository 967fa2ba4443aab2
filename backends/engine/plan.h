// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/step.h"

#include <QJsonArray>
#include <QMap>
#include <QSet>

#include <memory>
#include <vector>

namespace hubwright {

/// The steps of a plan as values, without their deeds: what Review draws and Build lights up.
using Outline = QList<StepInfo>;

/// A directed acyclic graph of steps, in an order in which every step stands after its needs.
class Plan
{
public:
    Plan() = default;
    /// Sorts the steps. Two with one id, an unknown need or a cycle is a programming error: it asserts.
    explicit Plan(std::vector<std::unique_ptr<Step>> steps);

    [[nodiscard]] const std::vector<std::unique_ptr<Step>> &steps() const { return m_steps; }
    [[nodiscard]] Outline outline() const;
    [[nodiscard]] Step *step(const StepId &id) const;

private:
    std::vector<std::unique_ptr<Step>> m_steps;
};

/// Why these steps make no plan ("hub-port needs subnet, which does not exist"), or nothing.
[[nodiscard]] QString whyNoPlan(const Outline &steps);
/// The steps in an order in which each stands after its needs; ties keep their order.
[[nodiscard]] Outline inOrder(Outline steps);
/// Without the steps that come after `last`: what `--until` carries out.
[[nodiscard]] QSet<StepId> until(const Outline &steps, const StepId &last);
/// The chain of steps that decides how long all takes, first to last.
[[nodiscard]] QList<StepId> criticalPath(const Outline &steps);
/// Without the steps that only remove what others made, whose needs pass to those that need them: what there
/// is to see of a plan while it is built.
[[nodiscard]] Outline withoutOthers(const Outline &steps);
/// The length of the critical path.
[[nodiscard]] Seconds expectedTime(const Outline &steps);
/// How many steps stand before each at least: 0 for those that can start at once. For drawing columns.
[[nodiscard]] QMap<StepId, int> depths(const Outline &steps);
/// `hubwrightctl plan --json`.
[[nodiscard]] QJsonArray toJson(const Outline &steps);

} // namespace hubwright
