// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/error.h"
#include "http/message.h"

namespace hubwright::openstack {

/// What a service says in an answer that is no success, in one line: from the JSON of Keystone, Nova and
/// Cinder, Neutron, Designate and Magnum, from Glance's HTML, from plain text; the status line's phrase if it
/// says nothing. Cut to 600 characters; long base64 (Nova repeats user_data) and values of secrets are left
/// out.
[[nodiscard]] QString wordsOf(const http::Response &response);

/// What a request is for, as in "The cloud refused to …": "create a server", "list networks".
[[nodiscard]] QString deedOf(const QByteArray &verb, const QString &path, const QJsonObject &body);

/// The answer as an Error. Tells apart by status, by type and by words what services express differently: a
/// quota is 403 in Nova and Magnum, 409 in Neutron, 413 in Cinder, Glance and Designate.
[[nodiscard]] Error faultOf(const http::Response &response, const QString &deed);

} // namespace hubwright::openstack
