// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/survey.h"

#include <QAbstractTableModel>

namespace hubwright {

/// What exists of a hub, and what a removal does with it.
class FindingModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { What, Name, Identifier, Fate, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;
    void setFindings(const Findings &findings);
    void setKeep(Keep keep);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(const Finding &finding, int column) const;
    [[nodiscard]] bool isKept(const Finding &finding) const { return m_keep == Keep::Data && finding.isData; }

    Findings m_findings;
    Keep m_keep = Keep::Nothing;
};

} // namespace hubwright
