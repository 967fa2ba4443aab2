// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/catalog.h"
#include "engine/spec.h"
#include "models/flavormodel.h"
#include "wizard/state.h"

namespace hubwright {

/// The size of the hub, and the sizes that people may pick.
class FlavorsState : public State
{
    Q_OBJECT
    Q_PROPERTY(QString hubFlavor READ hubFlavor WRITE setHubFlavor NOTIFY changed)
    Q_PROPERTY(int homeVolumeGb READ homeVolumeGb WRITE setHomeVolumeGb NOTIFY changed)
public:
    enum class For { People, Hub };
    explicit FlavorsState(WizardModel &model);

    [[nodiscard]] QString hubFlavor() const;
    void setHubFlavor(const QString &name);
    [[nodiscard]] const QList<UserFlavor> &userFlavors() const;
    /// Takes it in with a name that people can choose by, or takes it out.
    void toggleUserFlavor(const QString &name);
    void renameUserFlavor(int at, const QString &name);
    [[nodiscard]] int homeVolumeGb() const;
    void setHomeVolumeGb(int gb);
    [[nodiscard]] int idleHours() const;
    void setIdleHours(int hours);
    [[nodiscard]] int atOnce() const;
    void setAtOnce(int servers);

    /// The whole offer, judged for one purpose.
    [[nodiscard]] QList<FlavorModel::Row> rows(For purpose) const;
    [[nodiscard]] const Catalog &catalog() const;
    /// What the hub and `people` servers of the largest size take.
    [[nodiscard]] QMap<Limited, qint64> takes(qint64 people) const;
    /// How many of the largest size that people may pick the quota allows.
    [[nodiscard]] Room room() const;

private:
    [[nodiscard]] const Flavor *largest() const;
};

} // namespace hubwright
