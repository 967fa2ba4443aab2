// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "models/flavormodel.h"

#include "widgets/quotabar.h"
#include "widgets/table.h"

#include <QLocale>

namespace hubwright {

QString roomText(const Room &room)
{
    return room.servers == Room::Endless ? FlavorModel::tr("no limit") : QLocale().toString(room.servers);
}

void FlavorModel::setRows(QList<Row> rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

void FlavorModel::setChosen(const QSet<QString> &names)
{
    if (names == m_chosen)
        return;
    m_chosen = names;
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, Name), index(rowCount() - 1, Name), {Qt::CheckStateRole});
}

int FlavorModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int FlavorModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString FlavorModel::text(const Row &row, int column) const
{
    const QLocale locale;
    switch (column) {
    case Name:
        return row.flavor.name;
    case Cpus:
        return locale.toString(row.flavor.vcpus);
    case Ram:
        return memoryText(row.flavor.ramMb);
    case Disk:
        return row.flavor.diskGb ? tr("%1 GB").arg(row.flavor.diskGb) : tr("as the image");
    case Fits:
        return row.tooSmall.isEmpty() ? tr("✓ fits") : row.tooSmall;
    case AtOnce:
        return row.tooSmall.isEmpty() ? roomText(row.room) : tr("–");
    default:
        return {};
    }
}

QVariant FlavorModel::data(const QModelIndex &index, int role) const
{
    const Row &row = m_rows[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::CheckStateRole:
        if (index.column() != Name)
            return {};
        return m_chosen.contains(row.flavor.name) ? Qt::Checked : Qt::Unchecked;
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter
            | (index.column() == Name || index.column() == Fits ? Qt::AlignLeft : Qt::AlignRight));
    case Qt::ToolTipRole:
        if (index.column() == AtOnce && row.room.servers != Room::Endless)
            return tr("The limit is %1.").arg(limitName(row.room.limit));
        return index.column() == Fits && !row.tooSmall.isEmpty() ? tr("The image %1.").arg(row.tooSmall)
                                                                 : QVariant();
    case Table::ToneRole:
        if (index.column() == Fits)
            return int(row.tooSmall.isEmpty() ? Table::Tone::Good : Table::Tone::Warning);
        return int(row.tooSmall.isEmpty() ? Table::Tone::Plain : Table::Tone::Muted);
    case Qt::AccessibleTextRole:
        return index.column() == Name && m_chosen.contains(row.flavor.name)
            ? tr("%1, chosen").arg(row.flavor.name)
            : text(row, index.column());
    default:
        return {};
    }
}

QVariant FlavorModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (section == Name || section == Fits ? Qt::AlignLeft : Qt::AlignRight));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Flavor");
    case Cpus:
        return tr("vCPU");
    case Ram:
        return tr("Memory");
    case Disk:
        return tr("Disk");
    case Fits:
        return tr("Image");
    default:
        return tr("At once");
    }
}

bool FlavorModel::matches(int row, const Query &query) const
{
    const Row &r = m_rows[row];
    return query.matches(r.flavor.vcpus, double(r.flavor.ramMb), r.flavor.diskGb) && query.matches(r.search);
}

bool FlavorModel::isLess(int column, int left, int right) const
{
    const Row &a = m_rows[left], &b = m_rows[right];
    switch (column) {
    case Cpus:
        return std::tie(a.flavor.vcpus, a.flavor.ramMb) < std::tie(b.flavor.vcpus, b.flavor.ramMb);
    case Ram:
        return std::tie(a.flavor.ramMb, a.flavor.vcpus) < std::tie(b.flavor.ramMb, b.flavor.vcpus);
    case Disk:
        return a.flavor.diskGb < b.flavor.diskGb;
    case Fits:
        return a.tooSmall < b.tooSmall;
    case AtOnce:
        return a.room.servers < b.room.servers;
    default:
        return a.search < b.search;
    }
}

} // namespace hubwright
