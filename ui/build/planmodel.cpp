// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "build/planmodel.h"

using namespace Qt::StringLiterals;

namespace hubwright {

void PlanModel::setOutline(const Outline &outline)
{
    beginResetModel();
    m_outline = outline;
    m_states = QStringList(outline.size(), QString());
    m_times = m_states;
    endResetModel();
    setProgress(nullptr, 0);
}

void PlanModel::setProgress(const Progress *progress, qint64 now)
{
    for (int row = 0; row < m_outline.size(); ++row) {
        const StepInfo &info = m_outline[row];
        const QString expected = durationText(info.expected);
        const bool waits = !progress || progress->step(info.id).state == StepState::Waiting;
        const QString state = progress ? stateWord(progress->step(info.id).state) : tr("planned");
        const QString time = waits
            ? tr("about %1").arg(expected)
            : tr("%1 of about %2").arg(clockText(progress->elapsed(info.id, now)), expected);
        if (state == m_states[row] && time == m_times[row])
            continue;
        m_states[row] = state;
        m_times[row] = time;
        Q_EMIT dataChanged(index(row, State), index(row, Time), {Qt::DisplayRole});
    }
}

StepId PlanModel::step(const QModelIndex &index) const
{
    return index.isValid() ? m_outline[index.row()].id : StepId();
}

QModelIndex PlanModel::indexOf(const StepId &step) const
{
    const auto found = std::ranges::find(m_outline, step, &StepInfo::id);
    return found == m_outline.cend() ? QModelIndex() : index(int(found - m_outline.cbegin()), 0);
}

int PlanModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_outline.size());
}

int PlanModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString PlanModel::needsText(const StepInfo &info) const
{
    QStringList titles;
    for (const StepInfo &other : m_outline) {
        if (info.needs.contains(other.id))
            titles << other.title;
    }
    return titles.isEmpty() ? tr("nothing: starts at once") : titles.join(u", "_s);
}

QVariant PlanModel::data(const QModelIndex &index, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    const StepInfo &info = m_outline[index.row()];
    switch (index.column()) {
    case Title:
        return info.title;
    case State:
        return m_states[index.row()];
    case Time:
        return m_times[index.row()];
    default:
        return needsText(info);
    }
}

QVariant PlanModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Title:
        return tr("Step");
    case State:
        return tr("State");
    case Time:
        return tr("Time");
    default:
        return tr("Starts after");
    }
}

} // namespace hubwright
