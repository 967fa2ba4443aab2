// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "models/deploymentmodel.h"

#include "widgets/table.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace hubwright {

QString stateText(const DeploymentSummary &deployment)
{
    const QString &state = deployment.state;
    if (state == "ready"_L1)
        return DeploymentModel::tr("✓ ready");
    if (state == "failed"_L1)
        return DeploymentModel::tr("✗ failed after %n step(s)", nullptr, deployment.stepsDone);
    if (state == "interrupted"_L1)
        return DeploymentModel::tr("↻ interrupted after %n step(s)", nullptr, deployment.stepsDone);
    if (state == "stopped"_L1)
        return DeploymentModel::tr("↻ stopped on purpose after %n step(s)", nullptr, deployment.stepsDone);
    if (state == "running"_L1)
        return DeploymentModel::tr("▸ being built");
    if (state == "destroyed"_L1)
        return deployment.keepsData ? DeploymentModel::tr("– removed, its data kept")
                                    : DeploymentModel::tr("– removed");
    return state;
}

void DeploymentModel::setDeployments(const QList<DeploymentSummary> &deployments)
{
    beginResetModel();
    m_deployments = deployments;
    endResetModel();
}

int DeploymentModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_deployments.size());
}

int DeploymentModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant DeploymentModel::data(const QModelIndex &index, int role) const
{
    const DeploymentSummary &deployment = m_deployments[index.row()];
    if (role == Table::ToneRole && index.column() == State)
        return int(deployment.state == "ready"_L1 ? Table::Tone::Good
                : deployment.state == "failed"_L1 ? Table::Tone::Bad
                : deployment.isResumable()        ? Table::Tone::Warning
                                                  : Table::Tone::Muted);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Name:
        return deployment.name;
    case State:
        return stateText(deployment);
    case Address:
        return deployment.url.toDisplayString();
    default:
        return QLocale().toString(deployment.changed.toLocalTime(), QLocale::ShortFormat);
    }
}

QVariant DeploymentModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Hub");
    case State:
        return tr("State");
    case Address:
        return tr("Address");
    default:
        return tr("Last change");
    }
}

} // namespace hubwright
