// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QString>

#include <optional>

namespace hubwright::practice {

/// IPv4 addresses as numbers. Nothing for text that is none.
[[nodiscard]] std::optional<quint32> parseAddress(const QString &text);
[[nodiscard]] QString formatAddress(quint32 address);

struct Cidr
{
    quint32 base = 0;
    int bits = 32;
    [[nodiscard]] quint32 last() const { return base | (bits == 0 ? ~0u : (1u << (32 - bits)) - 1u); }
    [[nodiscard]] bool contains(quint32 address) const { return address >= base && address <= last(); }
    [[nodiscard]] bool overlaps(const Cidr &other) const
    {
        return base <= other.last() && other.base <= last();
    }
    [[nodiscard]] QString toString() const;
};
/// "10.0.0.5/24" is 10.0.0.0/24; without a slash it is one address.
[[nodiscard]] std::optional<Cidr> parseCidr(const QString &text);
[[nodiscard]] bool isIpv6Cidr(const QString &text);

} // namespace hubwright::practice
