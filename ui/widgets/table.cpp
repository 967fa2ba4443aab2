// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "widgets/table.h"

#include "style/paint.h"
#include "style/theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>

namespace hubwright {

using theme::space;

Table::Table(const QString &name, QWidget *parent)
    : QTableView(parent)
{
    setAccessibleName(name);
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

void Table::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    if (!hasFocus())
        return;
    QPainter painter(viewport());
    paint::box(painter, viewport()->rect(), {}, theme::colors(palette()).accent, 1.6, 3);
}

} // namespace hubwright
