// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "engine/specrules.h"

#include "engine/cidr.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QtEndian>

namespace hubwright {

using namespace Qt::StringLiterals;

namespace {

struct Rules
{
    Q_DECLARE_TR_FUNCTIONS(SpecRules)
};

/// The strings of an SSH key's binary part, each after its length in 4 bytes (RFC 4253, section 6.6); empty
/// when the lengths do not add up.
QList<QByteArray> fieldsOfKey(const QByteArray &blob)
{
    QList<QByteArray> fields;
    for (qsizetype at = 0; at < blob.size();) {
        if (blob.size() - at < 4)
            return {};
        const qsizetype length = qFromBigEndian<quint32>(blob.constData() + at);
        at += 4;
        if (length > blob.size() - at)
            return {};
        fields << blob.mid(at, length);
        at += length;
    }
    return fields;
}

/// Whether a key of this type has these parts: RFC 8709 for ed25519, RFC 5656 for ecdsa.
bool isWholeKey(const QString &type, const QList<QByteArray> &fields)
{
    if (fields.isEmpty() || QString::fromLatin1(fields[0]) != type)
        return false;
    if (type == "ssh-ed25519"_L1)
        return fields.size() == 2 && fields[1].size() == 32;
    if (type == "ssh-rsa"_L1)
        return fields.size() == 3 && !fields[1].isEmpty() && !fields[2].isEmpty();
    return fields.size() == 3 && type.endsWith(QString::fromLatin1(fields[1])) && !fields[2].isEmpty();
}

Verdict checkPorts(const FirewallRule &rule)
{
    const bool hasPorts = rule.firstPort != 0 || rule.lastPort != 0;
    if (rule.protocol == "icmp"_L1)
        return hasPorts ? Verdict{Rules::tr("A rule for icmp has no ports."), Rules::tr("Remove ports.")}
                        : Verdict{};
    if (!hasPorts)
        return {Rules::tr("A rule for %1 needs ports.").arg(rule.protocol),
            Rules::tr("Name one, as 443, or a range, as \"8000-8100\".")};
    if (rule.firstPort < 1 || rule.lastPort > 65535)
        return {Rules::tr("Ports are from 1 to 65535."), {}};
    if (rule.firstPort > rule.lastPort)
        return {Rules::tr("The range %1-%2 ends before it begins.").arg(rule.firstPort).arg(rule.lastPort),
            Rules::tr("Write the lower port first.")};
    return {};
}

} // namespace

Verdict checkName(const QString &name)
{
    static const QRegularExpression pattern(u"^[a-z]([a-z0-9-]{0,20}[a-z0-9])?\\z"_s);
    static const QRegularExpression letters(u"^[a-z0-9-]*\\z"_s);
    if (name.isEmpty())
        return {Rules::tr("The deployment has no name."), Rules::tr("Choose one, for example physics101.")};
    if (pattern.match(name).hasMatch())
        return {};
    if (name.size() > 22)
        return {
            Rules::tr("“%1” is longer than 22 characters.").arg(name), Rules::tr("Choose a shorter name.")};
    if (!letters.match(name).hasMatch())
        return {Rules::tr("“%1” holds other characters than a to z, 0 to 9 and hyphens.").arg(name),
            Rules::tr("Cloud resources get this name, and they take no others.")};
    return {Rules::tr("“%1” does not begin with a letter, or ends with a hyphen.").arg(name),
        Rules::tr("Begin it with a letter, and end it with a letter or digit.")};
}

Verdict checkHost(const QString &host)
{
    static const QRegularExpression label(u"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\z"_s);
    static const QRegularExpression number(u"^[0-9]+\\z"_s);
    const QString remedy = Rules::tr("Write the full name, for example hub.example.org.");
    if (host.isEmpty())
        return {};
    if (host.contains(u"/"_s))
        return {Rules::tr("“%1” is an address of a page, not a host name.").arg(host), remedy};
    if (isAddress(host))
        return {Rules::tr("%1 is an IP address, not a host name.").arg(host),
            Rules::tr("Leave it empty to reach the hub by its address.")};
    if (host != host.toLower())
        return {Rules::tr("“%1” has capital letters.").arg(host), Rules::tr("Write %1.").arg(host.toLower())};
    if (host.endsWith(u'.'))
        return {Rules::tr("“%1” ends with a dot.").arg(host), Rules::tr("Write %1.").arg(host.chopped(1))};
    if (host.size() > 253)
        return {
            Rules::tr("The host name is longer than 253 characters."), Rules::tr("Choose a shorter name.")};
    const QStringList labels = host.split(u'.');
    for (const QString &part : labels)
        if (!label.match(part).hasMatch())
            return {Rules::tr(
                        "“%1” is not a host name: its part “%2” is not made of letters, digits and hyphens.")
                        .arg(host, part),
                remedy};
    if (labels.size() < 2 || number.match(labels.last()).hasMatch())
        return {Rules::tr("“%1” is not a full host name.").arg(host), remedy};
    return {};
}

Verdict checkCidr(const QString &text, int minHosts)
{
    const auto cidr = Cidr::parse(text);
    if (!cidr && isAddress(text))
        return {Rules::tr("%1 is one address, not a range.").arg(text),
            Rules::tr("For that address alone write %1/%2.").arg(text).arg(text.contains(u':') ? 128 : 32)};
    if (!cidr)
        return {Rules::tr("“%1” is not an address range.").arg(text), Rules::tr("Write it as 10.42.0.0/24.")};
    if (cidr->network() != *cidr)
        return {Rules::tr("%1 is an address inside a range, not the range.").arg(text),
            Rules::tr("Did you mean %1?").arg(cidr->network().toString())};
    if (cidr->hosts() < minHosts)
        return {Rules::tr("%1 has room for %n server(s), and %2 are needed.", nullptr, int(cidr->hosts()))
                    .arg(text)
                    .arg(minHosts),
            Rules::tr("Choose a larger range, for example 10.42.0.0/24.")};
    return {};
}

Verdict checkEmail(const QString &email)
{
    static const QRegularExpression local(
        u"^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*\\z"_s);
    // https://github.com/letsencrypt/boulder/blob/main/policy/pa.go, forbiddenMailDomains
    static const QStringList refused{u"example.com"_s, u"example.net"_s, u"example.org"_s};
    const QString domain = email.section(u'@', -1).toLower();
    if (email.count(u'@') != 1 || !local.match(email.section(u'@', 0, 0)).hasMatch() || domain.isEmpty()
        || !checkHost(domain).isGood())
        return {Rules::tr("“%1” is not an e-mail address.").arg(email),
            Rules::tr("Write it as name@university.edu.")};
    if (refused.contains(domain))
        return {Rules::tr("Let's Encrypt does not take addresses at %1.").arg(domain),
            Rules::tr("Name an address that you read.")};
    return {};
}

Verdict checkPublicKey(const QString &key)
{
    static const QStringList types{u"ssh-ed25519"_s, u"ssh-rsa"_s, u"ecdsa-sha2-nistp256"_s,
        u"ecdsa-sha2-nistp384"_s, u"ecdsa-sha2-nistp521"_s};
    static const QRegularExpression space(u"\\s+"_s);
    if (key.isEmpty())
        return {};
    if (key.contains("PRIVATE KEY"_L1))
        return {Rules::tr("This is a private key. Nobody but you should see it."),
            Rules::tr("Give the public one, from the file that ends with .pub.")};
    if (key.trimmed().contains(u'\n'))
        return {Rules::tr("A public key is one line."),
            Rules::tr("Copy the one line of the file that ends with .pub.")};
    const QStringList parts = key.trimmed().split(space);
    if (!types.contains(parts[0]))
        return {Rules::tr("The key begins with “%1”, which is no type of key that servers take.")
                    .arg(parts[0].left(30)),
            Rules::tr("It begins with ssh-ed25519, ssh-rsa or ecdsa-sha2-nistp256.")};
    const auto blob
        = QByteArray::fromBase64Encoding(parts.value(1).toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    const QList<QByteArray> fields = blob ? fieldsOfKey(*blob) : QList<QByteArray>();
    if (!isWholeKey(parts[0], fields))
        return {Rules::tr("The key is not whole."),
            Rules::tr("Copy the one line of the file that ends with .pub again.")};
    if (parts[0] == "ssh-rsa"_L1
        && fields[2].size() < 256) // a 2048-bit number is 256 bytes, and one more for its sign
        return {Rules::tr("The key has fewer than 2048 bits, and servers refuse it."),
            Rules::tr("Make a new one with: ssh-keygen -t ed25519")};
    return {};
}

Verdict checkRule(const FirewallRule &rule)
{
    static const QStringList protocols{u"tcp"_s, u"udp"_s, u"icmp"_s};
    if (!protocols.contains(rule.protocol))
        return {Rules::tr("“%1” is no protocol that a rule can be for.").arg(rule.protocol),
            Rules::tr("Choose tcp, udp or icmp.")};
    if (const Verdict verdict = checkPorts(rule); !verdict.isGood())
        return verdict;
    if (rule.from.isEmpty())
        return {Rules::tr("The rule does not say whom it lets in."),
            Rules::tr("Write an address range, “hub” or “users”.")};
    if (rule.from == "hub"_L1 || rule.from == "users"_L1)
        return {};
    return checkCidr(rule.from);
}

bool cidrsOverlap(const QString &a, const QString &b)
{
    const auto first = Cidr::parse(a);
    const auto second = Cidr::parse(b);
    return first && second && (first->contains(*second) || second->contains(*first));
}

} // namespace hubwright
