// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "practice/people.h"
#include "practice/router.h"

namespace hubwright::practice {

[[nodiscard]] Reply keystoneError(int status, const QString &message);
/// 400 with the sentence that Keystone adds to most of them.
[[nodiscard]] Reply keystoneMalformed(const QString &message);
/// {id, name} with whatever else a role has.
[[nodiscard]] QJsonObject roleOf(const QString &name, bool isFull);
[[nodiscard]] const char *roleId(const QString &name);

// Application credentials: credentials.cpp.
Reply listCredentials(Call &call);
Reply makeCredential(Call &call);
Reply getCredential(Call &call);
Reply deleteCredential(Call &call);

// Their access rules, which belong to the user and are shared by all credentials that name the same:
// accessrules.cpp.
/// The rules with their ids: those that the user has already, and new ones.
[[nodiscard]] QJsonArray keepAccessRules(Call &call, const QJsonArray &wanted);
Reply listAccessRules(Call &call);
Reply getAccessRule(Call &call);
Reply deleteAccessRule(Call &call);

} // namespace hubwright::practice
