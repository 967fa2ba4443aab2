// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "models/rulemodel.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace hubwright {

QString portsText(const FirewallRule &rule)
{
    if (rule.protocol == "icmp"_L1)
        return RuleModel::tr("all");
    return rule.firstPort == rule.lastPort ? QString::number(rule.firstPort)
                                           : u"%1-%2"_s.arg(rule.firstPort).arg(rule.lastPort);
}

bool readPorts(const QString &text, FirewallRule &rule)
{
    static const QRegularExpression ports(uR"(^\s*(\d{1,5})\s*(?:[-–:]\s*(\d{1,5}))?\s*$)"_s);
    const auto match = ports.match(text);
    if (!match.hasMatch())
        return false;
    rule.firstPort = match.captured(1).toInt();
    rule.lastPort = match.captured(2).isEmpty() ? rule.firstPort : match.captured(2).toInt();
    return true;
}

void RuleModel::setRules(const QList<FirewallRule> &rules)
{
    if (rules == m_rules)
        return;
    beginResetModel();
    m_rules = rules;
    endResetModel();
}

int RuleModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rules.size());
}

int RuleModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

static QString fromText(const QString &from)
{
    if (from == "hub"_L1)
        return RuleModel::tr("the hub");
    if (from == "users"_L1)
        return RuleModel::tr("people's servers");
    if (from == "0.0.0.0/0"_L1)
        return RuleModel::tr("everywhere (IPv4)");
    return from == "::/0"_L1 ? RuleModel::tr("everywhere (IPv6)") : from;
}

QVariant RuleModel::data(const QModelIndex &index, int role) const
{
    const FirewallRule &rule = m_rules[index.row()];
    if (role != Qt::DisplayRole && role != Qt::EditRole)
        return {};
    switch (index.column()) {
    case To:
        if (role == Qt::EditRole)
            return int(rule.group);
        return rule.group == FirewallRule::Group::Hub ? tr("The hub") : tr("People's servers");
    case Protocol:
        return role == Qt::EditRole ? rule.protocol : rule.protocol.toUpper();
    case Ports:
        return portsText(rule);
    default:
        return role == Qt::EditRole ? rule.from : fromText(rule.from);
    }
}

bool RuleModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole)
        return false;
    QList<FirewallRule> changed = m_rules;
    FirewallRule &rule = changed[index.row()];
    const QString text = value.toString().trimmed();
    switch (index.column()) {
    case To:
        rule.group = FirewallRule::Group(value.toInt());
        break;
    case Protocol:
        rule.protocol = text.toLower();
        break;
    case Ports:
        if (!readPorts(text, rule))
            return false;
        break;
    default:
        rule.from = text;
        break;
    }
    if (changed != m_rules) {
        m_rules = changed;
        Q_EMIT dataChanged(index, index);
        Q_EMIT edited(m_rules);
    }
    return true;
}

QVariant RuleModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case To:
        return tr("To");
    case Protocol:
        return tr("Protocol");
    case Ports:
        return tr("Ports");
    default:
        return tr("From");
    }
}

Qt::ItemFlags RuleModel::flags(const QModelIndex &index) const
{
    const bool icmpPorts = index.column() == Ports && m_rules[index.row()].protocol == "icmp"_L1;
    return QAbstractTableModel::flags(index) | (icmpPorts ? Qt::NoItemFlags : Qt::ItemIsEditable);
}

} // namespace hubwright
