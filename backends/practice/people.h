// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "practice/state.h"

#include <QStringList>

namespace hubwright::practice {

// Who may sign in, as in the lab. All have the same password, and are in the domain Default.

struct Person
{
    const char *id;
    const char *name;
    const char *defaultProject; ///< null: none
};

struct Project
{
    const char *id;
    const char *name;
    const char *description;
};

struct Grant
{
    const char *person; ///< name
    const char *project; ///< id
    const char *roles; ///< blank-separated
};

inline constexpr Person People[]{
    {"5e35b6540e20452eaecfe5f05667410e", "hubadmin", HubProject},
    {"a1d40c7f2b9e48d3b6c85f0e7d12934b", "hubreader", HubProject},
    {"56906ade69ef476892698a01dd763552", "nobody", nullptr},
};

inline constexpr Project Projects[]{
    {HubProject, "hub", "The allocation the hub is deployed in"},
    {SandboxProject, "sandbox", "A second project of the same user"},
};

inline constexpr Grant Grants[]{
    {"hubadmin", HubProject, "member reader load-balancer_member"},
    {"hubadmin", SandboxProject, "member reader"},
    {"hubreader", HubProject, "reader"},
};

[[nodiscard]] const Person *findPerson(const QString &idOrName);
[[nodiscard]] const Project *findProject(const QString &idOrName);
/// Empty: no role there.
[[nodiscard]] QStringList rolesOf(const QString &personName, const QString &projectId);

} // namespace hubwright::practice
