// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "tst_profiles.h"

#include "data.h"

#include "openstack/cloudsyaml.h"
#include "openstack/openrc.h"
#include "openstack/profileentry.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace hubwright;
using namespace hubwright::openstack;
using namespace Qt::StringLiterals;

namespace {

using Method = Profile::Method;

Clouds readText(const QByteArray &yaml)
{
    return readClouds({.source = u"/somewhere/clouds.yaml"_s, .clouds = yaml, .secure = {}, .vendors = {}});
}

/// One entry named "c" with these lines under it.
Clouds readOne(const QByteArray &lines)
{
    QByteArray yaml = "clouds:\n  c:\n";
    for (const QByteArray &line : lines.split('\n'))
        yaml += "    " + line + "\n";
    return readText(yaml);
}

/// All that matters of a profile, in one line.
QString summary(const Profile &p)
{
    static const char *const methods[] = {"credential", "password", "token"};
    const QStringList parts{QLatin1StringView(methods[int(p.method)]), p.credentialName, p.user, p.userDomain,
        p.project, p.projectDomain, p.region, p.interface, p.verify ? u"verified"_s : u"unverified"_s,
        QString::number(p.timeScale)};
    return parts.join(u'|');
}

void write(const QString &path, const QByteArray &content)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

/// An environment variable with another value for the time of a test.
class Environment
{
public:
    Environment(const char *name, const QString &value)
        : m_name(name)
        , m_before(qgetenv(name))
        , m_wasSet(qEnvironmentVariableIsSet(name))
    {
        qputenv(name, value.toUtf8());
    }
    ~Environment() { m_wasSet ? qputenv(m_name, m_before) : qunsetenv(m_name); }

private:
    const char *m_name;
    QByteArray m_before;
    bool m_wasSet;
};

constexpr auto good = "auth: {auth_url: http://h:5000, username: u, project_name: p}";

} // namespace

void ProfilesTest::readsEntries_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QString>("read");
    QTest::addColumn<QString>("secret");
    const auto row
        = [](const char *name, const char *lines, const QString &read, const QString &secret = {}) {
              QTest::newRow(name) << QByteArray(lines) << read << secret;
          };
    row("as Horizon writes it",
        "auth:\n  auth_url: https://h:5000/v3\n  application_credential_id: \"177e\"\n"
        "  application_credential_secret: \"s\"\nregion_name: \"R\"\ninterface: "
        "\"public\"\nidentity_api_version: 3\n"
        "auth_type: \"v3applicationcredential\"",
        u"credential||177e||||R|public|verified|1"_s, u"s"_s);
    row("credential by name",
        "auth: {auth_url: http://h, application_credential_name: demo, username: ada, user_domain_name: D}",
        u"credential|demo|ada|D||||public|verified|1"_s);
    row("password",
        "auth: {auth_url: http://h, username: u, password: x, project_name: p, user_domain_name: D}",
        u"password||u|D|p|D||public|verified|1"_s, u"x"_s);
    row("password by ids", "auth: {auth_url: http://h, user_id: u1, project_id: p1}\nauth_type: v3password",
        u"password||u1||p1|||public|verified|1"_s);
    row("domains of their own",
        "auth: {auth_url: http://h, username: u, project_name: p, user_domain_id: a, project_domain_name: B}",
        u"password||u|a|p|B||public|verified|1"_s);
    row("no domain", "auth: {auth_url: http://h, username: u, project_name: p}",
        u"password||u|default|p|default||public|verified|1"_s);
    row("token", "auth: {auth_url: http://h, token: t, project_name: p}\nauth_type: v3token",
        u"token||||p|default||public|verified|1"_s, u"t"_s);
    row("not verified", "auth: {auth_url: http://h, username: u}\nverify: false\nendpoint_type: internalURL",
        u"password||u|default||||internalURL|unverified|1"_s);
    row("insecure", "auth: {auth_url: http://h, username: u}\ninsecure: true",
        u"password||u|default||||public|unverified|1"_s);
    row("first of several regions", "auth: {auth_url: http://h, username: u}\nregions: [A, B]",
        u"password||u|default|||A|public|verified|1"_s);
    row("regions as maps", "auth: {auth_url: http://h, username: u}\nregions: [{name: A}, {name: B}]",
        u"password||u|default|||A|public|verified|1"_s);
    row("no time at all", "auth: {auth_url: http://h, username: u}\nhubwright: {time_scale: inf}",
        u"password||u|default||||public|verified|1"_s);
    row("practice",
        "auth: {auth_url: http://h, username: u}\nhubwright: {time_scale: 60, hub_gateway: 127.0.0.1:8000}",
        u"password||u|default||||public|verified|60"_s);
}

void ProfilesTest::readsEntries()
{
    QFETCH(QByteArray, lines);
    QFETCH(QString, read);
    QFETCH(QString, secret);
    const Clouds clouds = readOne(lines);
    QVERIFY2(clouds.problems.isEmpty(),
        clouds.problems.isEmpty() ? "" : qPrintable(clouds.problems.first().sentence));
    QCOMPARE(summary(clouds.profiles.value(0)), read);
    QCOMPARE(clouds.secrets.value(u"c"_s).reveal(), secret);
    QCOMPARE(clouds.profiles.first().hasSecret, !secret.isEmpty());
}

void ProfilesTest::writesEntriesThatReadTheSame_data()
{
    readsEntries_data();
}

void ProfilesTest::writesEntriesThatReadTheSame()
{
    QFETCH(QByteArray, lines);
    QFETCH(QString, read);
    QFETCH(QString, secret);
    const QByteArray written = writeClouds({}, readOne(lines).profiles.value(0), {});
    const Clouds again = readText(written);
    QVERIFY2(again.profiles.size() == 1, written.constData());
    QCOMPARE(summary(again.profiles.first()), read);
    QVERIFY2(secret.isEmpty() || again.secrets.isEmpty(), written.constData());
}

void ProfilesTest::tellsWhatIsWrongAndWhere_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, const char *yaml, int line, const QString &words) {
        QTest::newRow(name) << QByteArray(yaml) << line << words;
    };
    row("no auth_url", "clouds:\n  c:\n    auth:\n      username: u\n", 3, u"has no auth_url"_s);
    row("no web address", "clouds:\n  c:\n    auth:\n      auth_url: h:5000\n      username: u\n", 4,
        u"no web address"_s);
    row("nobody", "clouds:\n  c:\n    auth:\n      auth_url: http://h\n", 3, u"does not say who signs in"_s);
    row("credential without a name",
        "clouds:\n  c:\n    auth_type: v3applicationcredential\n    auth: {auth_url: http://h, username: "
        "u}\n",
        4, u"does not say who signs in"_s);
    row("no clouds", "cloud:\n  c: {}\n", 1, u"has no list “clouds”"_s);
    row("tab", "clouds:\n\tc: {}\n", 2, u"tab"_s);
    row("bracket", "clouds:\n  c: {auth: [\n", 2, u"YAML"_s);
    row("method", "clouds:\n  c:\n    auth_type: v3oidcpassword\n    auth: {auth_url: http://h}\n", 3,
        u"signs in with “v3oidcpassword”"_s);
    row("vendor", "clouds:\n  c:\n    profile: nobody\n    auth: {username: u}\n", 4, u"has no auth_url"_s);
    row("empty", "", 0, u"empty"_s);
}

void ProfilesTest::tellsWhatIsWrongAndWhere()
{
    QFETCH(QByteArray, yaml);
    QFETCH(int, line);
    QFETCH(QString, words);
    const Clouds clouds = readText(yaml);
    QVERIFY(!clouds.problems.isEmpty());
    const Problem problem = clouds.problems.first();
    QVERIFY2(problem.sentence.contains(words), qPrintable(problem.sentence));
    QVERIFY2(problem.sentence.startsWith(u"/somewhere/clouds.yaml"_s), qPrintable(problem.sentence));
    QCOMPARE(problem.line, line);
}

void ProfilesTest::keepsPasswordsOfDigits()
{
    const Clouds clouds
        = readOne("auth: {auth_url: http://h, username: 007, password: 1e3, project_id: 123456}");
    QCOMPARE(clouds.secrets.value(u"c"_s).reveal(), u"1e3"_s);
    QCOMPARE(clouds.profiles.value(0).user, u"007"_s);
    QCOMPARE(clouds.profiles.value(0).project, u"123456"_s);
}

void ProfilesTest::takesSecretsFromTheSecureFile()
{
    const Clouds clouds = readClouds({.source = u"c"_s,
        .clouds = "clouds: {c: {auth: {auth_url: 'http://h', username: u}}}",
        .secure = "clouds: {c: {auth: {password: hidden}}}",
        .vendors = {}});
    QCOMPARE(clouds.secrets.value(u"c"_s).reveal(), u"hidden"_s);
    QCOMPARE(clouds.profiles.value(0).user, u"u"_s);
}

void ProfilesTest::takesAddressesFromVendors()
{
    const Clouds clouds = readClouds({.source = u"c"_s,
        .clouds = "clouds: {c: {profile: v, region_name: west, auth: {username: u}}}",
        .secure = {},
        .vendors
        = "public-clouds: {v: {auth: {auth_url: 'https://{region_name}.example.org', username: x}}}"});
    QCOMPARE(clouds.profiles.value(0).authUrl, u"https://west.example.org"_s);
    QCOMPARE(clouds.profiles.value(0).user, u"u"_s);
}

void ProfilesTest::keepsGoodEntriesBesideABadOne()
{
    const Clouds clouds = readText(QByteArray("clouds:\n  a: {auth: {username: u}}\n  b: {") + good + "}\n");
    QCOMPARE(clouds.profiles.size(), 1);
    QCOMPARE(clouds.profiles.first().name, u"b"_s);
    QCOMPARE(clouds.problems.size(), 1);
}

void ProfilesTest::looksIntoTheStandardPlacesInOrder()
{
    const Environment given("OS_CLIENT_CONFIG_FILE", u"/given.yaml"_s);
    const Environment config("XDG_CONFIG_HOME", u"/config"_s);
    const QStringList places = cloudsPlaces(u"/home"_s);
    const QStringList wanted{u"/given.yaml"_s, u"/home/clouds.yaml"_s, u"/home/practice/clouds.yaml"_s,
        u"./clouds.yaml"_s, u"/config/openstack/clouds.yaml"_s, u"/etc/openstack/clouds.yaml"_s};
    QStringList yaml;
    for (const QString &place : places) {
        if (place.endsWith(u".yaml"_s))
            yaml.append(place);
    }
    QCOMPARE(yaml, wanted);
    QVERIFY(places.contains(u"/config/openstack/clouds.yml"_s));
    QVERIFY(places.contains(u"/etc/openstack/clouds.json"_s));
}

void ProfilesTest::prefersTheBetterPlace()
{
    const QTemporaryDir folder;
    const QString home = folder.filePath(u"home"_s);
    const Environment given("OS_CLIENT_CONFIG_FILE", folder.filePath(u"given.yaml"_s));
    const Environment config("XDG_CONFIG_HOME", folder.filePath(u"config"_s));
    const QByteArray entry = ": {auth: {auth_url: 'http://%1', username: u}}}";
    const auto at = [&](const char *host) { return QByteArray(entry).replace("%1", host); };
    write(folder.filePath(u"given.yaml"_s), "clouds: {a" + at("given"));
    write(home + u"/clouds.yaml"_s, "clouds: {b" + at("ours"));
    write(folder.filePath(u"config/openstack/clouds.yaml"_s), "clouds: {b" + at("config"));
    write(folder.filePath(u"config/openstack/clouds.yml"_s), "clouds: {c" + at("yml"));
    const Clouds clouds = findClouds(home);
    QVERIFY(clouds.profile(u"a"_s));
    QCOMPARE(clouds.profile(u"b"_s)->authUrl, u"http://ours"_s);
    QCOMPARE(clouds.profile(u"c"_s)->authUrl, u"http://yml"_s);
}

void ProfilesTest::listsWhatExistsForAnUnknownName()
{
    Clouds clouds = readOne(good);
    const Error error = unknownCloud(u"nope"_s, clouds, {u"/x/clouds.yaml"_s});
    QCOMPARE(error.sentence, u"No cloud “nope” is known on this computer."_s);
    QCOMPARE(error.remedy, u"Use one of: c."_s);
    QVERIFY2(error.details.contains(u"clouds.yaml"_s), qPrintable(error.details));
    QCOMPARE(error.field, u"cloud.profile"_s);
}

void ProfilesTest::addsAnEntryToAFileAndKeepsTheOthers()
{
    Profile profile = readOne(good).profiles.value(0);
    profile.name = u"new"_s;
    const QByteArray before = QByteArray("clouds:\n  old: {") + good + ", extra: kept}\n";
    const QByteArray after = writeClouds(before, profile, {});
    QCOMPARE(readText(after).profiles.size(), 2);
    QVERIFY2(after.contains("kept"), after.constData());
}

void ProfilesTest::keepsTheWordsOfOtherEntries()
{
    const QByteArray before
        = "clouds:\n  old: {auth: {auth_url: http://h, username: 007, password: 1.10}, verify: False}\n";
    Profile profile = readOne(good).profiles.value(0);
    const QByteArray after = writeClouds(before, profile, {});
    QCOMPARE(readText(after).secrets.value(u"old"_s).reveal(), u"1.10"_s);
    QVERIFY2(after.contains("verify: False"), after.constData());
}

void ProfilesTest::keepsEntriesWithPointsInTheirNamesApart()
{
    const Clouds clouds = readText(
        "clouds:\n  a.auth: {password: 1}\n  a: {auth: {auth_url: http://h, username: u, password: x}}\n"
        "  a.b: {auth: {auth_url: http://h, username: 1e1}, b: 2}\n");
    QCOMPARE(clouds.secrets.value(u"a"_s).reveal(), u"x"_s);
    QVERIFY(clouds.profile(u"a.b"_s));
    QCOMPARE(clouds.profile(u"a.b"_s)->user, u"1e1"_s);
}

void ProfilesTest::refusesToReplaceAFileThatItCannotRead()
{
    const auto error = errorOf([] { (void)writeClouds("clouds: [", Profile(), u"/x/clouds.yaml"_s); });
    QCOMPARE(nameOf(error.value().kind), nameOf(Error::Kind::Local));
}

void ProfilesTest::readsShellVariables_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("value"); // of X
    const auto row = [](const char *name, const QString &script, const QString &value) {
        QTest::newRow(name) << script << value;
    };
    row("plain", u"export X=abc"_s, u"abc"_s);
    row("without export", u"X=abc"_s, u"abc"_s);
    row("exported later", u"X=abc\nexport X"_s, u"abc"_s);
    row("double quotes", u"export X=\"a b\""_s, u"a b"_s);
    row("single quotes", u"export X='a $b \\'"_s, u"a $b \\"_s);
    row("backslash", u"export X=a\\ b"_s, u"a b"_s);
    row("escaped in double quotes", u"export X=\"a\\\"b\\$c\\d\""_s, u"a\"b$c\\d"_s);
    row("several quotings in a word", u"export X=a'b'\"c\""_s, u"abc"_s);
    row("comment behind", u"export X=abc # why"_s, u"abc"_s);
    row("hash in a value", u"export X=ab#c"_s, u"ab#c"_s);
    row("comment line", u"# export X=no\nexport X=yes"_s, u"yes"_s);
    row("two on a line", u"export Y=1 X=2"_s, u"2"_s);
    row("semicolon", u"export Y=1; export X=2"_s, u"2"_s);
    row("semicolon in quotes", u"export X='a;b'"_s, u"a;b"_s);
    row("reference", u"A=b\nexport X=\"$A/${A}c\""_s, u"b/bc"_s);
    row("default value", u"export X=${Y:-other}"_s, u"other"_s);
    row("prompt", u"read -sr PW\nexport X=$PW"_s, QString());
    row("command", u"export X=$(cat /etc/passwd)"_s, QString());
    row("command in a command", u"export X=$(echo $(id) X=no)"_s, QString());
    row("bracket in a command's quotes", u"export X=$(echo ')' X=no)"_s, QString());
    row("backquotes", u"export X=`id`"_s, QString());
    row("default of a default", u"export X=${Y:-${Z:-no}}"_s, QString());
    row("unset", u"export X=1\nunset X"_s, QString());
    row("unset when empty", u"export X=1\nif [ -z \"$X\" ]; then unset X; fi"_s, u"1"_s);
    row("Windows line ends", u"export X=1\r\n"_s, u"1"_s);
    row("line goes on", u"export X=a\\\nb"_s, u"ab"_s);
    row("open quote", u"export X='abc"_s, u"abc"_s);
    row("equals sign", u"export X=a=b"_s, u"a=b"_s);
}

void ProfilesTest::readsShellVariables()
{
    QFETCH(QString, script);
    QFETCH(QString, value);
    QCOMPARE(shellVariables(script).value(u"X"_s), value);
}

void ProfilesTest::runsNothingOfAnOpenrc()
{
    const QTemporaryDir folder;
    const QString trace = folder.filePath(u"trace"_s);
    write(folder.filePath(u"other.sh"_s), "touch " + trace.toUtf8() + "\nexport OS_USERNAME=sourced\n");
    QByteArray script = R"sh(#!/bin/sh
touch TRACE
export OS_AUTH_URL=https://h:5000 OS_PROJECT_NAME=p
export OS_USERNAME=ada$(touch TRACE)`touch TRACE`
OS_PASSWORD="$(cat <(touch TRACE))" read
        - sr - p "Password: " OS_TOKEN source FOLDER / other.sh;
    .FOLDER / other.sh eval "touch TRACE";
    exec touch TRACE > TRACE &trap "touch TRACE" EXIT;
    f()
    {
        touch TRACE;
    }; f
PROMPT_COMMAND='touch TRACE' X=$((1 + $(touch TRACE))) cat <<EOF
$(touch TRACE)
EOF
)sh";
    script.replace("TRACE", trace.toUtf8()).replace("FOLDER", folder.path().toUtf8());
    const Clouds clouds = readOpenrc(folder.filePath(u"hub-openrc.sh"_s), script);
    QCOMPARE(clouds.profiles.value(0).user, u"ada"_s);
    QVERIFY(clouds.secrets.isEmpty());
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList(u"other.sh"_s));
}

void ProfilesTest::staysSmallWhateverAnOpenrcRepeats()
{
    const QString script = u"X=0123456789\n"_s + u"X=$X$X$X$X\n"_s.repeated(40);
    QVERIFY(shellVariables(script).value(u"X"_s).size() < 100'000);
}

void ProfilesTest::readsOpenrcOfHorizon()
{
    const QByteArray script = R"(#!/usr/bin/env bash
# To use an OpenStack cloud you need to authenticate against the Identity service.
export OS_AUTH_URL=https://h:5000
export OS_PROJECT_ID=7197aa
export OS_PROJECT_NAME="hub"
export OS_USER_DOMAIN_NAME="Default"
if [ -z "$OS_USER_DOMAIN_NAME" ]; then unset OS_USER_DOMAIN_NAME; fi
export OS_PROJECT_DOMAIN_ID="default"
if [ -z "$OS_PROJECT_DOMAIN_ID" ]; then unset OS_PROJECT_DOMAIN_ID; fi
unset OS_TENANT_ID
unset OS_TENANT_NAME
export OS_USERNAME="ada"
echo "Please enter your OpenStack Password for project $OS_PROJECT_NAME as user $OS_USERNAME: "
read -sr OS_PASSWORD_INPUT
export OS_PASSWORD=$OS_PASSWORD_INPUT
export OS_REGION_NAME="RegionOne"
if [ -z "$OS_REGION_NAME" ]; then unset OS_REGION_NAME; fi
export OS_INTERFACE=public
export OS_IDENTITY_API_VERSION=3
)";
    const Clouds clouds = readOpenrc(u"/home/ada/hub-openrc.sh"_s, script);
    QVERIFY(clouds.problems.isEmpty());
    QCOMPARE(clouds.profiles.value(0).name, u"hub"_s);
    QCOMPARE(
        summary(clouds.profiles.value(0)), u"password||ada|Default|7197aa||RegionOne|public|verified|1"_s);
    QVERIFY(clouds.secrets.isEmpty());
}

void ProfilesTest::readsOpenrcOfAnApplicationCredential()
{
    const Clouds clouds
        = readOpenrc(u"app-cred-demo-openrc.sh"_s, R"(export OS_AUTH_TYPE=v3applicationcredential
export OS_AUTH_URL=https://h/identity
export OS_REGION_NAME="R"
export OS_APPLICATION_CREDENTIAL_ID=177e
export OS_APPLICATION_CREDENTIAL_SECRET='s$3'
)");
    QCOMPARE(clouds.profiles.value(0).name, u"app-cred-demo"_s);
    QCOMPARE(summary(clouds.profiles.value(0)), u"credential||177e||||R|public|verified|1"_s);
    QCOMPARE(clouds.secrets.value(u"app-cred-demo"_s).reveal(), u"s$3"_s);
}

void ProfilesTest::tellsWhatAnOpenrcLacks()
{
    const Clouds clouds = readOpenrc(u"x.sh"_s, "export OS_USERNAME=u\n");
    QVERIFY(clouds.profiles.isEmpty());
    QVERIFY2(clouds.problems.value(0).sentence.contains(u"no auth_url"_s),
        qPrintable(clouds.problems.value(0).sentence));
}

void ProfilesTest::refusesAnOpenrcThatIsNoText()
{
    const QByteArray script("export OS_AUTH_URL=https://h:5000\nexport OS_USERNAME=a\0b\n", 57);
    const Clouds clouds = readOpenrc(u"x.sh"_s, script);
    QVERIFY(clouds.profiles.isEmpty());
    QVERIFY(clouds.problems.value(0).sentence.contains(u"x.sh is not text"));
}

void ProfilesTest::knowsAnOpenrcByItsContent()
{
    QVERIFY(isOpenrc(u"download"_s, "# hello\n  export OS_AUTH_URL=x\n"));
    QVERIFY(!isOpenrc(u"download"_s, "clouds:\n  a: {}\n"));
}
