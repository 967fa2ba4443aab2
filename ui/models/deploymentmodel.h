// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/deployments.h"

#include <QAbstractTableModel>

namespace hubwright {

/// The hubs that this computer knows.
class DeploymentModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Name, State, Address, Changed, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;
    void setDeployments(const QList<DeploymentSummary> &deployments);
    [[nodiscard]] const DeploymentSummary &at(int row) const { return m_deployments[row]; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<DeploymentSummary> m_deployments;
};

/// "✓ ready", "interrupted after 5 steps" …: the state in words and a sign.
[[nodiscard]] QString stateText(const DeploymentSummary &deployment);

} // namespace hubwright
