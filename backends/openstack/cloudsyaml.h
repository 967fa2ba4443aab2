// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/problem.h"
#include "engine/recipe.h"
#include "engine/secret.h"

#include <QMap>

namespace hubwright::openstack {

/// What one or several clouds.yaml files say.
struct Clouds
{
    QList<Profile> profiles;
    QMap<QString, Secret> secrets; ///< by profile name; only those that stand in a file
    Problems problems; ///< each names its file, as there are several; `line` as well

    [[nodiscard]] const Profile *profile(const QString &name) const;
};

/// The texts of the files that belong together.
struct CloudsText
{
    QString source; ///< the path of clouds.yaml, for sentences and for Profile::source
    QByteArray clouds;
    QByteArray secure; ///< secure.yaml, merged over it; may be empty
    QByteArray vendors; ///< clouds-public.yaml, where `profile: NAME` is looked up; may be empty
};

/// Reads one set of files; YAML or JSON. Never throws.
/// https://docs.openstack.org/openstacksdk/latest/user/config/configuration.html
[[nodiscard]] Clouds readClouds(const CloudsText &text);

/// The files that are looked at, best first: $OS_CLIENT_CONFIG_FILE, ours (`home`, `home`/practice), then .,
/// ~/.config/ openstack and /etc/openstack, each as .yaml, .yml and .json.
[[nodiscard]] QStringList cloudsPlaces(const QString &home);
/// All that exist of these; of two entries with one name the one of the better place.
[[nodiscard]] Clouds findClouds(const QString &home);

/// No entry has that name: lists those that exist and the files that were looked at.
[[nodiscard]] Error unknownCloud(const QString &name, const Clouds &clouds, const QStringList &places);

/// `existing` with this profile added or replaced, without its secret. Throws Error::Local when `existing` is
/// not empty and cannot be read.
[[nodiscard]] QByteArray writeClouds(const QByteArray &existing, const Profile &profile, const QString &path);

} // namespace hubwright::openstack
