// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/catalog.h"
#include "models/choicemodel.h"
#include "wizard/defaults.h"

#include <QSet>

namespace hubwright {

/// The cloud's flavors with what matters for the choice: whether the images fit, and how many at once.
class FlavorModel : public ChoiceModel
{
    Q_OBJECT
public:
    enum Column { Name, Cpus, Ram, Disk, Fits, AtOnce, ColumnCount };
    struct Row
    {
        Flavor flavor;
        QString search; ///< lower-case name
        QString tooSmall; ///< why, or empty
        Room room;
        bool operator==(const Row &) const = default;
    };

    using ChoiceModel::ChoiceModel;
    void setRows(QList<Row> rows);
    [[nodiscard]] const QList<Row> &rows() const { return m_rows; }
    void setChosen(const QSet<QString> &names);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] bool matches(int row, const Query &query) const override;
    [[nodiscard]] bool isLess(int column, int left, int right) const override;
    [[nodiscard]] QString key(int row) const override { return m_rows[row].flavor.name; }

private:
    [[nodiscard]] QString text(const Row &row, int column) const;

    QList<Row> m_rows;
    QSet<QString> m_chosen;
};

/// The words of a room: "10", "no limit", "–".
[[nodiscard]] QString roomText(const Room &room);

} // namespace hubwright
