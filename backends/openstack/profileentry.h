// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/problem.h"
#include "engine/recipe.h"
#include "engine/secret.h"

#include <QJsonObject>

namespace hubwright::openstack {

/// One entry of clouds.yaml as a profile. Pure.
struct ProfileEntry
{
    Profile profile;
    Secret secret; ///< empty: the entry has none
    /// What is missing or not supported; `field` is the key within the entry, as "auth.auth_url".
    Problems problems;
};

/// The members of `entry`, in `auth` or beside it; all values are text, numbers and booleans as they were
/// written. https://docs.openstack.org/openstacksdk/latest/user/config/configuration.html
[[nodiscard]] ProfileEntry toProfile(const QString &name, const QJsonObject &entry, const QString &source);

/// The entry that toProfile() turns into this profile again. No secret.
[[nodiscard]] QJsonObject toEntry(const Profile &profile);

} // namespace hubwright::openstack
