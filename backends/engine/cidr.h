// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace hubwright {

/// A range of IPv4 or IPv6 addresses, written as "10.42.0.0/24".
struct Cidr
{
    QByteArray address; ///< 4 or 16 bytes, as written: bits behind the prefix may be set
    int prefix = 0;

    /// Nothing unless it is a whole address, a slash and a prefix.
    [[nodiscard]] static std::optional<Cidr> parse(const QString &text);
    [[nodiscard]] bool isIPv6() const { return address.size() == 16; }
    /// The first address of the range.
    [[nodiscard]] Cidr network() const;
    [[nodiscard]] bool contains(const Cidr &other) const;
    /// Addresses that servers can have, without the network's own and the broadcast address; at most 2^31.
    [[nodiscard]] qint64 hosts() const;
    [[nodiscard]] QString toString() const;
    bool operator==(const Cidr &) const = default;
};

/// Whether it is one IPv4 or IPv6 address, written in full.
[[nodiscard]] bool isAddress(const QString &text);

} // namespace hubwright
