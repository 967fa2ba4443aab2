// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "practice/addresses.h"

#include <QRegularExpression>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace hubwright::practice {

std::optional<quint32> parseAddress(const QString &text)
{
    const QStringList parts = text.split(u'.');
    if (parts.size() != 4)
        return std::nullopt;
    quint32 address = 0;
    for (const QString &part : parts) {
        bool isNumber = false;
        const uint value = part.toUInt(&isNumber);
        if (!isNumber || value > 255 || part.size() > 3)
            return std::nullopt;
        address = (address << 8) | value;
    }
    return address;
}

QString formatAddress(quint32 address)
{
    return u"%1.%2.%3.%4"_s.arg(address >> 24)
        .arg((address >> 16) & 255)
        .arg((address >> 8) & 255)
        .arg(address & 255);
}

QString Cidr::toString() const
{
    return formatAddress(base) + u'/' + QString::number(bits);
}

std::optional<Cidr> parseCidr(const QString &text)
{
    const std::optional<quint32> address = parseAddress(text.section(u'/', 0, 0));
    bool isNumber = true;
    const int bits = text.contains(u'/') ? text.section(u'/', 1).toInt(&isNumber) : 32;
    if (!address || !isNumber || bits < 0 || bits > 32)
        return std::nullopt;
    const quint32 mask = bits == 0 ? 0 : ~0u << (32 - bits);
    return Cidr{*address & mask, bits};
}

bool isIpv6Cidr(const QString &text)
{
    static const QRegularExpression form(u"^[0-9a-fA-F:]*:[0-9a-fA-F:]*(/\\d{1,3})?$"_s);
    return form.match(text).hasMatch();
}

} // namespace hubwright::practice
