// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QMap>
#include <QSet>
#include <QString>

/// The stock `openstack` client on the cloud that HUBWRIGHT_TEST_CLOUD names: an observer that is not ours.
namespace stock {

/// Why it cannot be used, or nothing.
[[nodiscard]] QString whyNot();
/// What it prints for `-f json`, as text.
[[nodiscard]] QString json(const QStringList &arguments);
/// Ids by type, as each `openstack TYPE list` has them.
[[nodiscard]] QMap<QString, QSet<QString>> inventory();

} // namespace stock
