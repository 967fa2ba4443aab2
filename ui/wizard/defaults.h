// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/catalog.h"
#include "engine/spec.h"

namespace hubwright {

/// Fills what is not answered yet with what makes a small hub on this cloud, so that one can press Next on
/// every page. What is answered stays, even when the cloud does not have it.
[[nodiscard]] Spec withDefaults(Spec spec, const Catalog &catalog);

/// Why a server of this flavor cannot hold this image: "needs 8 GB of disk"; empty: it can.
[[nodiscard]] QString whyTooSmall(const Flavor &flavor, const Image &image);

/// Servers of a flavor that the quota has room for beside what the hub takes, and what ends first.
struct Room
{
    static constexpr qint64 Endless = std::numeric_limits<qint64>::max();
    qint64 servers = Endless;
    Limited limit = Limited::Instances;
    bool operator==(const Room &) const = default;
};
[[nodiscard]] Room roomFor(
    const Flavor &flavor, const QMap<Limited, Quota> &quotas, const QMap<Limited, qint64> &taken);

/// "Small (1 CPU, 2 GB)": a name that people can choose by.
[[nodiscard]] QString friendlyName(const Flavor &flavor);

/// The images that users' servers start from: those chosen, and those that images are built from.
[[nodiscard]] QList<const Image *> userImages(const Spec &spec, const Catalog &catalog);

} // namespace hubwright
