// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QDateTime>
#include <QJsonObject>

namespace hubwright::openstack {

/// OpenStack's times are UTC whether they end in "Z" or not; not valid for null and what is no time.
/// https://docs.openstack.org/api-ref/identity/v3/ ("expires_at"), captured without "Z" from Keystone and
/// Designate.
[[nodiscard]] QDateTime utcTime(const QJsonValue &value);

/// An object with an "id" or a "name" and a domain, as Keystone takes users and projects: by id when there is
/// no domain.
[[nodiscard]] QJsonObject keystoneName(const QString &nameOrId, const QString &domain);

/// {"id": …} for "default" and 32 hexadecimal digits, else {"name": …}.
[[nodiscard]] QJsonObject keystoneDomain(const QString &nameOrId);

} // namespace hubwright::openstack
