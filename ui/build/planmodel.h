// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "build/progress.h"

#include <QAbstractTableModel>

namespace hubwright {

/// The graph as a list, for those who do not see it or prefer words.
class PlanModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Title, State, Time, Needs, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;
    void setOutline(const Outline &outline);
    void setProgress(const Progress *progress, qint64 now);
    [[nodiscard]] StepId step(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(const StepId &step) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString needsText(const StepInfo &info) const;

    Outline m_outline;
    QStringList m_states;
    QStringList m_times;
};

} // namespace hubwright
