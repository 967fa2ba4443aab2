// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/spec.h"

#include <QAbstractTableModel>

namespace hubwright {

/// Firewall rules, edited in place: to whom, protocol, ports, from where.
class RuleModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { To, Protocol, Ports, From, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;
    void setRules(const QList<FirewallRule> &rules);
    [[nodiscard]] const QList<FirewallRule> &rules() const { return m_rules; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void edited(const QList<hubwright::FirewallRule> &rules);

private:
    QList<FirewallRule> m_rules;
};

/// "443" or "8000-8100"; and back: nothing when it cannot be read.
[[nodiscard]] QString portsText(const FirewallRule &rule);
[[nodiscard]] bool readPorts(const QString &text, FirewallRule &rule);

} // namespace hubwright
