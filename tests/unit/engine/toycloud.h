// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/plan.h"

#include <functional>

/// A cloud in memory for tests of Run: it counts what exists, lists late on demand, and fails on demand.
class ToyCloud
{
public:
    using Fault = std::function<void(const QString &verb, const QString &step)>; ///< may throw

    QMap<QString, QStringList> things; ///< ids by step
    QSet<QString> broken; ///< ids of what is in an error state
    QStringList log; ///< "create net", "remove net" …, in order
    Fault before; ///< called before the cloud does it
    Fault after; ///< called after it did it, before the answer
    int listingLag = 0; ///< so many lists after a create do not show it
    int goingLag = 0; ///< so many lists after a removal show it still
    hubwright::Milliseconds settleTime{0};

    int made(const QString &step) const { return int(log.count(QStringLiteral("create ") + step)); }
    int count() const;

private:
    friend class ToyStep;
    int m_next = 1;
    QMap<QString, int> m_hiddenFor;
    QMap<QString, int> m_shownFor; ///< what is gone
    QMap<QString, QStringList> m_ghosts;
};

class ToyStep : public hubwright::Step
{
public:
    ToyStep(hubwright::StepInfo info, ToyCloud &cloud);
    hubwright::Task<QList<hubwright::Resource>> find(hubwright::StepContext &context) override;
    hubwright::Task<hubwright::Resource> create(hubwright::StepContext &context) override;
    hubwright::Task<hubwright::Resource> settle(
        hubwright::StepContext &context, hubwright::Resource resource) override;
    hubwright::Task<> remove(hubwright::StepContext &context, hubwright::Resource resource) override;

private:
    ToyCloud &m_cloud;
    QString m_name;
};

class ToyAction : public hubwright::ActionStep
{
public:
    ToyAction(hubwright::StepInfo info, ToyCloud &cloud);
    hubwright::Task<hubwright::Resource> create(hubwright::StepContext &context) override;

private:
    ToyCloud &m_cloud;
};

/// "net; subnet: net; check!: subnet" → a plan; a name with "!" is an action, with "*" holds data, with "@"
/// others made it.
hubwright::Plan toyPlan(const QString &text, ToyCloud &cloud);
hubwright::Outline toyOutline(const QString &text);
