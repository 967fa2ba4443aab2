// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "models/ruledelegate.h"

#include "models/rulemodel.h"

#include <QComboBox>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace hubwright {

QWidget *RuleDelegate::createEditor(
    QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QString name = index.model()->headerData(index.column(), Qt::Horizontal).toString();
    if (index.column() == RuleModel::Ports) {
        QWidget *editor = QStyledItemDelegate::createEditor(parent, option, index);
        editor->setAccessibleName(name);
        return editor;
    }
    auto *box = new QComboBox(parent);
    box->setAccessibleName(name);
    switch (index.column()) {
    case RuleModel::To:
        box->addItem(tr("The hub"), 0);
        box->addItem(tr("People's servers"), 1);
        break;
    case RuleModel::Protocol:
        for (const QString &protocol : {u"tcp"_s, u"udp"_s, u"icmp"_s})
            box->addItem(protocol.toUpper(), protocol);
        break;
    default:
        box->setEditable(true);
        for (const QString &from : {u"0.0.0.0/0"_s, u"::/0"_s, u"hub"_s, u"users"_s})
            box->addItem(from, from);
        break;
    }
    return box;
}

void RuleDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    auto *box = qobject_cast<QComboBox *>(editor);
    if (!box)
        return QStyledItemDelegate::setEditorData(editor, index);
    const QVariant value = index.data(Qt::EditRole);
    if (box->isEditable())
        box->setEditText(value.toString());
    else
        box->setCurrentIndex(box->findData(value));
}

void RuleDelegate::setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    const auto *box = qobject_cast<QComboBox *>(editor);
    if (!box)
        return QStyledItemDelegate::setModelData(editor, model, index);
    model->setData(
        index, box->isEditable() ? QVariant(box->currentText()) : box->currentData(), Qt::EditRole);
}

} // namespace hubwright
