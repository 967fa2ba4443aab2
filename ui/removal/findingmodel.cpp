// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "removal/findingmodel.h"

#include "widgets/table.h"

namespace hubwright {

void FindingModel::setFindings(const Findings &findings)
{
    beginResetModel();
    m_findings = findings;
    endResetModel();
}

void FindingModel::setKeep(Keep keep)
{
    m_keep = keep;
    if (!m_findings.isEmpty())
        Q_EMIT dataChanged(index(0, Fate), index(rowCount() - 1, Fate));
}

int FindingModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_findings.size());
}

int FindingModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString FindingModel::text(const Finding &finding, int column) const
{
    switch (column) {
    case What:
        return finding.title;
    case Name:
        return finding.resource.name;
    case Identifier:
        return finding.resource.id;
    default:
        if (!finding.isCertain)
            return tr("the cloud did not say");
        return isKept(finding) ? tr("✓ kept") : tr("removed");
    }
}

QVariant FindingModel::data(const QModelIndex &index, int role) const
{
    const Finding &finding = m_findings[index.row()];
    if (role == Table::ToneRole && index.column() == Fate)
        return int(!finding.isCertain ? Table::Tone::Warning
                : isKept(finding)     ? Table::Tone::Good
                                      : Table::Tone::Plain);
    if (role == Table::ToneRole && index.column() == Identifier)
        return int(Table::Tone::Muted);
    if (role == Qt::ToolTipRole)
        return finding.isCertain ? text(finding, index.column()) : finding.reason;
    return role == Qt::DisplayRole ? QVariant(text(finding, index.column())) : QVariant();
}

QVariant FindingModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case What:
        return tr("What exists");
    case Name:
        return tr("Name");
    case Identifier:
        return tr("Identifier");
    default:
        return tr("Is to be");
    }
}

} // namespace hubwright
