// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/recipe.h"
#include "engine/secret.h"
#include "http/message.h"

namespace hubwright::openstack {

// What is said to Keystone to sign in, and what its refusals mean. Pure.

enum class Scope { Project, Unscoped };

/// The body of POST /v3/auth/tokens. Never a scope with an application credential: Keystone refuses it.
[[nodiscard]] QJsonObject signInBody(const Profile &profile, const Secret &secret, Scope scope);

/// Whether an answer to POST /v3/auth/tokens comes from Keystone at all.
[[nodiscard]] bool isFromKeystone(const http::Response &response);

[[nodiscard]] Error noIdentityService(const QUrl &url, const http::Response &response);
[[nodiscard]] Error unreadableToken(const http::Response &response);
[[nodiscard]] Error credentialRefused(const Profile &profile, const http::Response &response);
[[nodiscard]] Error passwordRefused(const Profile &profile, const http::Response &response);
[[nodiscard]] Error tokenRefused(const http::Response &response);
/// The password is right, the project is not: `projects` are the ones that would do.
[[nodiscard]] Error projectRefused(
    const Profile &profile, const QStringList &projects, const http::Response &response);
[[nodiscard]] Error noSuchRegion(const QString &region, const QStringList &regions);
[[nodiscard]] Error noSuchInterface(const QString &interface, const QStringList &interfaces);

} // namespace hubwright::openstack
