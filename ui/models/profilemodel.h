// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/recipe.h"
#include "models/choicemodel.h"

namespace hubwright {

/// The clouds that one can sign in to.
class ProfileModel : public ChoiceModel
{
    Q_OBJECT
public:
    enum Column { Name, Address, Project, Method, Source, ColumnCount };

    using ChoiceModel::ChoiceModel;
    void setProfiles(const QList<Profile> &profiles);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] bool matches(int row, const Query &query) const override;
    [[nodiscard]] bool isLess(int column, int left, int right) const override;
    [[nodiscard]] QString key(int row) const override { return m_profiles[row].name; }

private:
    [[nodiscard]] QString text(int row, int column) const;

    QList<Profile> m_profiles;
};

[[nodiscard]] QString methodText(Profile::Method method);

} // namespace hubwright
