// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "practice/people.h"

namespace hubwright::practice {

const Person *findPerson(const QString &idOrName)
{
    for (const Person &person : People)
        if (idOrName == QLatin1StringView(person.id) || idOrName == QLatin1StringView(person.name))
            return &person;
    return nullptr;
}

const Project *findProject(const QString &idOrName)
{
    for (const Project &project : Projects)
        if (idOrName == QLatin1StringView(project.id) || idOrName == QLatin1StringView(project.name))
            return &project;
    return nullptr;
}

QStringList rolesOf(const QString &personName, const QString &projectId)
{
    for (const Grant &grant : Grants)
        if (personName == QLatin1StringView(grant.person) && projectId == QLatin1StringView(grant.project))
            return QString::fromLatin1(grant.roles).split(u' ');
    return {};
}

} // namespace hubwright::practice
