// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QHashFunctions>
#include <QString>

namespace hubwright {

/// A string that means one kind of thing, so that a step's id is never passed where a deployment's is wanted.
template <typename Tag>
struct Id
{
    QString value;

    Id() = default;
    explicit Id(QString text)
        : value(std::move(text))
    {
    }
    [[nodiscard]] bool isEmpty() const { return value.isEmpty(); }
    bool operator<(const Id &other) const { return value < other.value; }
    bool operator==(const Id &) const = default;
    friend size_t qHash(const Id &id, size_t seed = 0) { return qHash(id.value, seed); }
};

using StepId = Id<struct StepTag>; ///< "hub-server"; unique in a plan, stable between versions
using DeploymentId = Id<struct DeploymentTag>; ///< a UUID without braces; on every resource that we create

} // namespace hubwright
