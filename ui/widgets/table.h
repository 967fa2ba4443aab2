// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QTableView>

namespace hubwright {

/// A table of choices: rows of equal height, sorting by click and by keyboard, no widget per row. Space and
/// Return act on the current row.
class Table : public QTableView
{
    Q_OBJECT
public:
    /// What a model may say of a cell by ToneRole, beside its words.
    enum class Tone { Plain, Good, Warning, Bad, Muted };
    static constexpr int ToneRole = Qt::UserRole + 1;

    explicit Table(const QString &name, QWidget *parent = nullptr);
    /// The first column takes what the others leave.
    void setModelWithStretch(QAbstractItemModel *model, int stretchColumn = 0);
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void toggled(const QModelIndex &index);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
};

} // namespace hubwright
