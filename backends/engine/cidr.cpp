// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "engine/cidr.h"

#include <QHostAddress>
#include <QRegularExpression>
#include <QtEndian>

namespace hubwright {

using namespace Qt::StringLiterals;

namespace {

/// QHostAddress takes "10.1" for 10.0.0.1, octal numbers and scopes; an address in a spec is written in full.
std::optional<QByteArray> parseAddress(const QString &text)
{
    static const QRegularExpression ipv4(u"^(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}\\z"_s);
    static const QRegularExpression ipv6(u"^[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*\\z"_s);
    if (!ipv4.match(text).hasMatch() && !ipv6.match(text).hasMatch())
        return {};
    const QHostAddress address(text);
    if (address.protocol() == QAbstractSocket::IPv4Protocol) {
        QByteArray bytes;
        for (int shift = 24; shift >= 0; shift -= 8)
            bytes.append(char(address.toIPv4Address() >> shift));
        return bytes;
    }
    if (address.protocol() != QAbstractSocket::IPv6Protocol)
        return {};
    const Q_IPV6ADDR bytes = address.toIPv6Address();
    return QByteArray(reinterpret_cast<const char *>(bytes.c), 16);
}

} // namespace

std::optional<Cidr> Cidr::parse(const QString &text)
{
    static const QRegularExpression number(u"^(0|[1-9][0-9]{0,2})\\z"_s);
    const auto address = parseAddress(text.section(u'/', 0, 0));
    const QString prefix = text.section(u'/', 1);
    if (!address || !number.match(prefix).hasMatch() || prefix.toInt() > address->size() * 8)
        return {};
    return Cidr{*address, prefix.toInt()};
}

Cidr Cidr::network() const
{
    Cidr result = *this;
    for (int i = 0; i < address.size(); ++i) {
        const int bits = std::clamp(prefix - i * 8, 0, 8);
        result.address[i] = char(uchar(address[i]) & uchar(0xff00 >> bits));
    }
    return result;
}

bool Cidr::contains(const Cidr &other) const
{
    if (isIPv6() != other.isIPv6() || other.prefix < prefix)
        return false;
    const Cidr widened{other.address, prefix};
    return widened.network() == network();
}

qint64 Cidr::hosts() const
{
    const int bits = std::min(int(address.size()) * 8 - prefix, 31);
    return std::max<qint64>((qint64(1) << bits) - 2, 0);
}

QString Cidr::toString() const
{
    QHostAddress host;
    if (isIPv6())
        host.setAddress(reinterpret_cast<const quint8 *>(address.constData()));
    else
        host.setAddress(qFromBigEndian<quint32>(address.constData()));
    return u"%1/%2"_s.arg(host.toString()).arg(prefix);
}

bool isAddress(const QString &text)
{
    return parseAddress(text).has_value();
}

} // namespace hubwright
