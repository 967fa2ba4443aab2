// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QJsonObject>

#include <optional>

namespace hubwright::openstack {

/// The query of the page after this one, encoded; nothing on the last page. Only the query of a "next" link
/// is used: its host and path may be those behind a proxy, and the token must not follow it there.
///
/// `networks_links[rel=next]` (Nova, Neutron, Cinder), `links.next` (Keystone, Designate), `next` (Glance,
/// Magnum).
[[nodiscard]] std::optional<QString> nextQuery(const QJsonObject &page, const QString &member);

} // namespace hubwright::openstack
