// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "models/query.h"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

namespace hubwright {

/// A table of things to choose from, which sorts and searches by typed values, not by texts: 10,000 rows are
/// sorted within a frame.
class ChoiceModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;
    [[nodiscard]] virtual bool matches(int row, const Query &query) const = 0;
    [[nodiscard]] virtual bool isLess(int column, int left, int right) const = 0;
    /// The name by which a row is known to the spec.
    [[nodiscard]] virtual QString key(int row) const = 0;
};

/// Shows what matches the query, sorted. A new query rebuilds the mapping at once instead of announcing
/// thousands of ranges of rows that come and go.
class ChoiceProxy : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    explicit ChoiceProxy(ChoiceModel *model, QObject *parent = nullptr);
    void setQuery(const QString &text);
    [[nodiscard]] QString key(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(const QString &key) const;

Q_SIGNALS:
    void queryApplied();

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    ChoiceModel *m_model;
    Query m_query;
};

} // namespace hubwright
