// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/catalog.h"
#include "models/choicemodel.h"

#include <QSet>

namespace hubwright {

/// The cloud's images. Of several with one name only the newest can be chosen, so that it alone is shown.
class ImageModel : public ChoiceModel
{
    Q_OBJECT
public:
    enum Column { Name, Jupyter, Size, NeedsDisk, Created, ColumnCount };

    using ChoiceModel::ChoiceModel;
    void setImages(const QList<Image> &images);
    void setChosen(const QSet<QString> &names);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] bool matches(int row, const Query &query) const override;
    [[nodiscard]] bool isLess(int column, int left, int right) const override;
    [[nodiscard]] QString key(int row) const override { return m_images[row].name; }

private:
    QList<Image> m_images;
    QStringList m_search;
    QSet<QString> m_chosen;
};

} // namespace hubwright
