// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "engine/specrules.h"

#include <QTest>

using namespace hubwright;
using namespace Qt::StringLiterals;

namespace {

const QString Ed25519
    = u"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGfXvRKYp8l9uFEXq1kbx3LZvU3ytXp4q2S3m3mJ8J0Q ada@laptop"_s;

void addRow(const char *name, const QString &value, const char *sentence)
{
    QTest::newRow(name) << value << QString::fromUtf8(sentence);
}

void addColumns()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("sentence");
}

void compare(Verdict (*check)(const QString &))
{
    QFETCH(QString, value);
    QFETCH(QString, sentence);
    QCOMPARE(check(value).sentence, sentence);
}

} // namespace

class SpecRulesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void checksNames_data()
    {
        addColumns();
        addRow("good", u"physics101"_s, "");
        addRow("one letter", u"a"_s, "");
        addRow("22 characters", QString(22, u'a'), "");
        addRow("empty", {}, "The deployment has no name.");
        addRow("23 characters", QString(23, u'a'), "“aaaaaaaaaaaaaaaaaaaaaaa” is longer than 22 characters.");
        addRow("capital", u"Physics"_s, "“Physics” holds other characters than a to z, 0 to 9 and hyphens.");
        addRow("umlaut", u"bücher"_s, "“bücher” holds other characters than a to z, 0 to 9 and hyphens.");
        addRow("line break", u"a\n"_s, "“a\n” holds other characters than a to z, 0 to 9 and hyphens.");
        addRow("digit first", u"1a"_s, "“1a” does not begin with a letter, or ends with a hyphen.");
        addRow("hyphen last", u"a-"_s, "“a-” does not begin with a letter, or ends with a hyphen.");
    }
    void checksNames() { compare(checkName); }

    void checksHosts_data()
    {
        addColumns();
        addRow("good", u"hub.projects.example.org"_s, "");
        addRow("empty", {}, "");
        addRow("punycode", u"hub.xn--mnchen-3ya.de"_s, "");
        addRow("one label", u"hub"_s, "“hub” is not a full host name.");
        addRow("page", u"https://hub.example.org"_s,
            "“https://hub.example.org” is an address of a page, not a host name.");
        addRow("address", u"198.51.100.7"_s, "198.51.100.7 is an IP address, not a host name.");
        addRow("IPv6 address", u"2001:db8::1"_s, "2001:db8::1 is an IP address, not a host name.");
        addRow("capitals", u"Hub.example.org"_s, "“Hub.example.org” has capital letters.");
        addRow("dot", u"hub.example.org."_s, "“hub.example.org.” ends with a dot.");
        addRow("underscore", u"my_hub.example.org"_s,
            "“my_hub.example.org” is not a host name: its part “my_hub” is not made of letters, digits and "
            "hyphens.");
        addRow("empty label", u"hub..org"_s,
            "“hub..org” is not a host name: its part “” is not made of letters, digits and hyphens.");
        addRow("long", u"a."_s.repeated(127) + "org"_L1, "The host name is longer than 253 characters.");
    }
    void checksHosts() { compare(checkHost); }

    void checksRanges_data()
    {
        addColumns();
        addRow("IPv4", u"10.42.0.0/24"_s, "");
        addRow("IPv6", u"2001:db8::/32"_s, "");
        addRow("all", u"0.0.0.0/0"_s, "");
        addRow("one address", u"198.51.100.7/32"_s, "");
        addRow("no prefix", u"10.42.0.0"_s, "10.42.0.0 is one address, not a range.");
        addRow("word", u"office"_s, "“office” is not an address range.");
        addRow("short", u"10.42/16"_s, "“10.42/16” is not an address range.");
        addRow("octal", u"010.0.0.0/8"_s, "“010.0.0.0/8” is not an address range.");
        addRow("large byte", u"10.256.0.0/16"_s, "“10.256.0.0/16” is not an address range.");
        addRow("large prefix", u"10.0.0.0/33"_s, "“10.0.0.0/33” is not an address range.");
        addRow("mask", u"10.0.0.0/255.0.0.0"_s, "“10.0.0.0/255.0.0.0” is not an address range.");
        addRow("host bits", u"10.42.0.7/24"_s, "10.42.0.7/24 is an address inside a range, not the range.");
        addRow("host bits, IPv6", u"2001:db8::1/64"_s,
            "2001:db8::1/64 is an address inside a range, not the range.");
    }
    void checksRanges()
    {
        compare([](const QString &range) { return checkCidr(range); });
    }

    void namesTheRangeThatWasMeant()
    {
        QCOMPARE(checkCidr(u"10.42.0.7/24"_s).remedy, u"Did you mean 10.42.0.0/24?"_s);
        QCOMPARE(checkCidr(u"2001:db8::1/64"_s).remedy, u"Did you mean 2001:db8::/64?"_s);
    }

    void countsTheRoomInARange()
    {
        QVERIFY(checkCidr(u"10.42.0.0/29"_s, 6).isGood());
        QCOMPARE(checkCidr(u"10.42.0.0/29"_s, 7).sentence,
            u"10.42.0.0/29 has room for 6 server(s), and 7 are needed."_s);
        QVERIFY(!checkCidr(u"10.42.0.0/32"_s, 1).isGood());
    }

    void findsOverlaps_data()
    {
        QTest::addColumn<QString>("a");
        QTest::addColumn<QString>("b");
        QTest::addColumn<bool>("overlap");
        QTest::newRow("same") << u"10.42.0.0/24"_s << u"10.42.0.0/24"_s << true;
        QTest::newRow("inside") << u"10.42.0.0/24"_s << u"10.0.0.0/8"_s << true;
        QTest::newRow("neighbours") << u"10.42.0.0/24"_s << u"10.42.1.0/24"_s << false;
        QTest::newRow("neighbours inside a byte") << u"10.42.0.0/26"_s << u"10.42.0.64/26"_s << false;
        QTest::newRow("all") << u"0.0.0.0/0"_s << u"198.51.100.0/24"_s << true;
        QTest::newRow("two kinds") << u"::/0"_s << u"0.0.0.0/0"_s << false;
        QTest::newRow("IPv6 inside") << u"2001:db8::/32"_s << u"2001:db8:1::/48"_s << true;
        QTest::newRow("no range") << u"lab"_s << u"0.0.0.0/0"_s << false;
    }
    void findsOverlaps()
    {
        QFETCH(QString, a);
        QFETCH(QString, b);
        QTEST(cidrsOverlap(a, b), "overlap");
        QTEST(cidrsOverlap(b, a), "overlap");
    }

    void checksEmails_data()
    {
        addColumns();
        addRow("good", u"ada.lovelace+hub@maths.cam.ac.uk"_s, "");
        addRow("below an example", u"ada@lab.example.org"_s, "");
        addRow("no at", u"ada"_s, "“ada” is not an e-mail address.");
        addRow("two ats", u"a@b@c.org"_s, "“a@b@c.org” is not an e-mail address.");
        addRow("no domain", u"ada@"_s, "“ada@” is not an e-mail address.");
        addRow("space", u"ada l@uni.edu"_s, "“ada l@uni.edu” is not an e-mail address.");
        addRow("dot first", u".ada@uni.edu"_s, "“.ada@uni.edu” is not an e-mail address.");
        addRow("example", u"ada@Example.com"_s, "Let's Encrypt does not take addresses at example.com.");
    }
    void checksEmails() { compare(checkEmail); }

    void checksPublicKeys_data()
    {
        addColumns();
        addRow("ed25519", Ed25519, "");
        addRow("no comment", Ed25519.section(u' ', 0, 1), "");
        addRow("line end", Ed25519 + u'\n', "");
        addRow("empty", {}, "");
        addRow("private", u"-----BEGIN OPENSSH PRIVATE KEY-----\nabc"_s,
            "This is a private key. Nobody but you should see it.");
        addRow("two", Ed25519 + u'\n' + Ed25519, "A public key is one line.");
        addRow("type", u"ssh-dss AAAA"_s,
            "The key begins with “ssh-dss”, which is no type of key that servers take.");
        addRow("cut", Ed25519.left(60), "The key is not whole.");
        addRow("another type inside", QString(Ed25519).replace(0, 11, u"ssh-rsa"_s), "The key is not whole.");
        addRow("no base64", u"ssh-ed25519 !!!!"_s, "The key is not whole.");
        addRow("alone", u"ssh-ed25519"_s, "The key is not whole.");
        addRow("short RSA", u"ssh-rsa "_s + QString::fromLatin1(rsa(128)),
            "The key has fewer than 2048 bits, and servers refuse it.");
        addRow("RSA", u"ssh-rsa "_s + QString::fromLatin1(rsa(257)), "");
    }
    void checksPublicKeys() { compare(checkPublicKey); }

    void checksRules_data()
    {
        using Group = FirewallRule::Group;
        QTest::addColumn<FirewallRule>("rule");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char *name, const FirewallRule &rule, const QString &sentence = {}) {
            QTest::newRow(name) << rule << sentence;
        };
        row("port", {Group::Hub, u"tcp"_s, 443, 443, u"0.0.0.0/0"_s});
        row("range", {Group::Users, u"udp"_s, 8000, 8100, u"hub"_s});
        row("icmp", {Group::Hub, u"icmp"_s, 0, 0, u"users"_s});
        row("protocol", {Group::Hub, u"sctp"_s, 1, 1, u"hub"_s},
            u"“sctp” is no protocol that a rule can be for."_s);
        row("no port", {Group::Hub, u"tcp"_s, 0, 0, u"hub"_s}, u"A rule for tcp needs ports."_s);
        row("icmp with port", {Group::Hub, u"icmp"_s, 8, 8, u"hub"_s}, u"A rule for icmp has no ports."_s);
        row("large port", {Group::Hub, u"tcp"_s, 1, 65536, u"hub"_s}, u"Ports are from 1 to 65535."_s);
        row("backwards", {Group::Hub, u"tcp"_s, 20, 10, u"hub"_s},
            u"The range 20-10 ends before it begins."_s);
        row("from nobody", {Group::Hub, u"tcp"_s, 1, 1, {}}, u"The rule does not say whom it lets in."_s);
        row("from a word", {Group::Hub, u"tcp"_s, 1, 1, u"office"_s}, u"“office” is not an address range."_s);
    }
    void checksRules()
    {
        QFETCH(FirewallRule, rule);
        QTEST(checkRule(rule).sentence, "sentence");
    }

private:
    /// The binary part of an RSA key whose modulus has so many bytes.
    static QByteArray rsa(int size)
    {
        const auto field = [](const QByteArray &bytes) {
            return QByteArray::fromHex(QByteArray::number(bytes.size(), 16).rightJustified(8, '0')) + bytes;
        };
        return (field("ssh-rsa") + field(QByteArray("\x01\x00\x01", 3)) + field(QByteArray(size, 'x')))
            .toBase64();
    }
};

QTEST_GUILESS_MAIN(SpecRulesTest)
#include "tst_specrules.moc"
