// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "widgets/table.h"

#include "style/theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QStyledItemDelegate>

namespace hubwright {

using theme::space;

namespace {
/// Colours a cell by what it means, in the palette of the moment.
class ToneDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        const auto &c = theme::colors(option->palette);
        switch (Table::Tone(index.data(Table::ToneRole).toInt())) {
        case Table::Tone::Plain:
            return;
        case Table::Tone::Good:
            return option->palette.setColor(QPalette::Text, c.good);
        case Table::Tone::Warning:
            return option->palette.setColor(QPalette::Text, c.warn);
        case Table::Tone::Bad:
            return option->palette.setColor(QPalette::Text, c.bad);
        case Table::Tone::Muted:
            return option->palette.setColor(QPalette::Text, c.muted);
        }
    }
};
} // namespace

Table::Table(const QString &name, QWidget *parent)
    : QTableView(parent)
{
    setAccessibleName(name);
    setItemDelegate(new ToneDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setProperty("lines", true);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(space(9));
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setFont(theme::font(theme::Type::SmallStrong));
    horizontalHeader()->setFixedHeight(space(8));
    horizontalHeader()->setMinimumSectionSize(space(8));
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setMinimumHeight(space(30));
}

void Table::setModelWithStretch(QAbstractItemModel *newModel, int stretchColumn)
{
    setModel(newModel);
    for (int i = 0; i < newModel->columnCount(); ++i)
        horizontalHeader()->setSectionResizeMode(
            i, i == stretchColumn ? QHeaderView::Stretch : QHeaderView::Interactive);
}

QSize Table::sizeHint() const
{
    return {space(90), space(60)};
}

void Table::keyPressEvent(QKeyEvent *event)
{
    const bool act = event->key() == Qt::Key_Space;
    if (act && currentIndex().isValid()) {
        Q_EMIT toggled(currentIndex());
        return;
    }
    // Return belongs to the page's default button.
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        event->ignore();
        return;
    }
    QTableView::keyPressEvent(event);
}

void Table::mouseReleaseEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    QTableView::mouseReleaseEvent(event);
    if (index.isValid() && index == currentIndex() && event->button() == Qt::LeftButton)
        Q_EMIT toggled(index);
}

void Table::focusInEvent(QFocusEvent *event)
{
    QTableView::focusInEvent(event);
    if (!currentIndex().isValid() && model() && model()->rowCount() > 0)
        setCurrentIndex(model()->index(0, 0));
}

} // namespace hubwright
