// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QList>
#include <QString>

namespace hubwright {

/// What is typed into a search field: words, and for flavors sizes as "4 cpu", "> 16 GB", "20 GB disk". All
/// parts must hold. Parsed once, asked for every row.
struct Query
{
    enum class Of { Cpu, RamMb, DiskGb };
    enum class Relation { Equal, Less, LessOrEqual, More, MoreOrEqual };
    struct Size
    {
        Of of;
        Relation relation;
        double value;
        bool operator==(const Size &) const = default;
    };
    QStringList words; ///< lower case
    QList<Size> sizes;

    [[nodiscard]] static Query parse(const QString &text);
    [[nodiscard]] bool isEmpty() const { return words.isEmpty() && sizes.isEmpty(); }
    /// `key` is lower case.
    [[nodiscard]] bool matches(const QString &key) const;
    [[nodiscard]] bool matches(double cpus, double ramMb, double diskGb) const;
    bool operator==(const Query &) const = default;
};

} // namespace hubwright
