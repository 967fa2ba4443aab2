// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "models/networkmodel.h"

using namespace Qt::StringLiterals;

namespace hubwright {

void NetworkModel::setNetworks(const QList<Network> &networks)
{
    beginResetModel();
    m_networks.clear();
    std::ranges::copy_if(
        networks, std::back_inserter(m_networks), [](const Network &n) { return !n.external; });
    endResetModel();
}

int NetworkModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_networks.size());
}

int NetworkModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString NetworkModel::text(int row, int column) const
{
    const Network &network = m_networks[row];
    switch (column) {
    case Name:
        return network.name;
    case Ranges: {
        QStringList ranges;
        for (const Subnet &subnet : network.subnets)
            ranges << subnet.cidr;
        return ranges.join(u", "_s);
    }
    case Owner:
        return network.shared ? tr("another project's") : tr("yours");
    default:
        return network.routed ? tr("✓ reaches the internet") : tr("has no router");
    }
}

QVariant NetworkModel::data(const QModelIndex &index, int role) const
{
    return role == Qt::DisplayRole ? QVariant(text(index.row(), index.column())) : QVariant();
}

QVariant NetworkModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Network");
    case Ranges:
        return tr("Addresses");
    case Owner:
        return tr("Owner");
    default:
        return tr("Router");
    }
}

bool NetworkModel::matches(int row, const Query &query) const
{
    return query.matches((text(row, Name) + u' ' + text(row, Ranges)).toLower());
}

bool NetworkModel::isLess(int column, int left, int right) const
{
    return QString::localeAwareCompare(text(left, column), text(right, column)) < 0;
}

} // namespace hubwright
