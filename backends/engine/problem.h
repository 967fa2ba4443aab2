// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QList>
#include <QString>

namespace hubwright {

/// Something about an answer that a person has to know or to change: from the spec's reader, from a page as
/// one types, and from preflight. `field` is the spec's path, as "network.create.cidr" or
/// "users.flavors[1].flavor".
struct Problem
{
    enum class Severity { Warning, Error };
    Severity severity = Severity::Error;
    QString field{};
    QString sentence{}; ///< names the cause: "10.42.0.0/24 overlaps the network “lab” (10.42.0.0/16)."
    QString remedy{}; ///< "Choose another range, for example 10.43.0.0/24."
    int line = 0; ///< in the spec's file, from 1; 0 when it did not come from one

    [[nodiscard]] bool isError() const { return severity == Severity::Error; }
    bool operator==(const Problem &) const = default;
};

using Problems = QList<Problem>;

[[nodiscard]] bool hasErrors(const Problems &problems);
/// "spec.yaml:7: network.create.cidr: … …", one a line, for a terminal.
[[nodiscard]] QString toText(const Problems &problems, const QString &file);

} // namespace hubwright
