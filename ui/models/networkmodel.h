// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/catalog.h"
#include "models/choicemodel.h"

namespace hubwright {

/// The project's networks that a hub can be put into.
class NetworkModel : public ChoiceModel
{
    Q_OBJECT
public:
    enum Column { Name, Ranges, Owner, Routed, ColumnCount };

    using ChoiceModel::ChoiceModel;
    void setNetworks(const QList<Network> &networks);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] bool matches(int row, const Query &query) const override;
    [[nodiscard]] bool isLess(int column, int left, int right) const override;
    [[nodiscard]] QString key(int row) const override { return m_networks[row].name; }

private:
    [[nodiscard]] QString text(int row, int column) const;

    QList<Network> m_networks;
};

} // namespace hubwright
