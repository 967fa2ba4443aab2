// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "models/choicemodel.h"

namespace hubwright {

ChoiceProxy::ChoiceProxy(ChoiceModel *model, QObject *parent)
    : QSortFilterProxyModel(parent)
    , m_model(model)
{
    setSourceModel(model);
    setDynamicSortFilter(false);
}

void ChoiceProxy::setQuery(const QString &text)
{
    const Query query = Query::parse(text);
    if (query == m_query)
        return;
    m_query = query;
    invalidate();
    Q_EMIT queryApplied();
}

QString ChoiceProxy::key(const QModelIndex &index) const
{
    return index.isValid() ? m_model->key(mapToSource(index).row()) : QString();
}

QModelIndex ChoiceProxy::indexOf(const QString &wanted) const
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->key(row) == wanted)
            return mapFromSource(m_model->index(row, 0));
    }
    return {};
}

bool ChoiceProxy::filterAcceptsRow(int row, const QModelIndex &) const
{
    return m_query.isEmpty() || m_model->matches(row, m_query);
}

bool ChoiceProxy::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    return m_model->isLess(left.column(), left.row(), right.row());
}

} // namespace hubwright
