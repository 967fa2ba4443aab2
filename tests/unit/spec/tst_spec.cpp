// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "engine/specfields.h"
#include "engine/specfile.h"
#include "engine/specschema.h"
#include "resources/resource.h"

#include <QTest>

using namespace hubwright;
using namespace Qt::StringLiterals;

namespace {

const QByteArray Good = R"(hubwright: 1
name: physics101
recipe: openstack-vm
cloud: {profile: lab, region: RegionOne}
network: {create: {cidr: 10.42.0.0/24}, external: public}
security: {ssh_from: [198.51.100.7/32], isolate_users: true}
hub:
  flavor: m3.quad
  image: ubuntu-24.04
  host: hub.projects.example.org
  home_volume_gb: 100
  https: {email: ada@lab.example.org}
users:
  flavors:
    - {name: Small, flavor: m1.small}
    - {name: Lots of memory, flavor: 4c.extramem}
  images: [{name: Python, build_from: ubuntu-24.04, packages: [pandas]}]
sign_in: {method: github, client_id: Ov23liabc, allow: {organizations: [physics]}, admins: [ada]}
)";

Spec full()
{
    Spec spec;
    spec.name = u"physics101"_s;
    spec.recipe = u"openstack-vm"_s;
    spec.cloud = {u"lab"_s, u"RegionOne"_s};
    spec.network = {NewNetwork{u"10.9.0.0/20"_s, {u"9.9.9.9"_s, u"2620:fe::fe"_s}}, {}, u"public"_s};
    using Group = FirewallRule::Group;
    spec.security = {{u"198.51.100.0/24"_s, u"2001:db8::/32"_s}, false,
        {{Group::Hub, u"tcp"_s, 443, 443, u"0.0.0.0/0"_s}, {Group::Users, u"udp"_s, 8000, 8100, u"hub"_s},
            {Group::Hub, u"icmp"_s, 0, 0, u"users"_s}},
        u"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGfXvRKYp8l9uFEXq1kbx3LZvU3ytXp4q2S3m3mJ8J0Q ada@laptop"_s, 90};
    spec.hub = {u"m3.quad"_s, u"Featured: \"Ubuntu\" 24.04 # it's ä"_s, u"hub.uni.edu"_s, 1000,
        {HttpsAnswers::Method::LetsEncrypt, u"ada@uni.edu"_s}, u"http://proxy.uni.edu:3128"_s};
    spec.users = {{{u"Small"_s, u"012"_s}, {u"no"_s, u"1e3"_s}},
        {{u"R: and more"_s, u"true"_s, {}, {}},
            {u"Python"_s, {}, u"~"_s, {u"pandas==2.3.1"_s, u"scikit-learn[a,b]>=1"_s}}},
        12, 0};
    spec.signIn
        = {u"ldap"_s, u"Ov23"_s, u"common"_s, u"ldaps://ldap.uni.edu"_s, u"uid={username},ou=people"_s,
            {u"ada"_s, u"null"_s}, {u"7"_s, {}}, {u"org:team"_s}, {u"staff"_s}, true};
    return spec;
}

/// An Io that notes the paths of all fields.
struct Paths
{
    QString here;
    QStringList &all;

    template <typename T>
    void field(const char *name, T &value)
    {
        const QString path = memberPath(here, QLatin1String(name));
        all << path;
        follow(path, value);
    }
    template <typename Function>
    void section(const char *name, Function &&function)
    {
        all << memberPath(here, QLatin1String(name));
        Paths inner{all.last(), all};
        function(inner);
    }
    void version(const char *name, int) { all << QString(QLatin1String(name)); }
    void range(const char *name, int &, int &) { all << memberPath(here, QLatin1String(name)); }
    template <typename T>
    void either(const char *name, std::optional<T> &, const char *other, QString &text)
    {
        T value;
        field(name, value);
        field(other, text);
    }
    template <typename T>
    void follow(const QString &path, T &value)
    {
        if constexpr (std::is_class_v<T> && !std::is_same_v<T, QString>) {
            Paths inner{path, all};
            describe(inner, value);
        }
    }
    void follow(const QString &, QStringList &) { }
    template <typename T>
    void follow(const QString &path, QList<T> &)
    {
        T value;
        follow(path + "[0]"_L1, value);
    }
};

void pathsOf(const QJsonObject &schema, QString here, QStringList &all)
{
    const QJsonObject properties = schema["properties"_L1].toObject();
    for (auto it = properties.begin(); it != properties.end(); ++it) {
        all << memberPath(here, it.key());
        pathsOf(it->toObject(), all.last(), all);
    }
    if (schema.contains("items"_L1))
        pathsOf(schema["items"_L1].toObject(), here + "[0]"_L1, all);
}

QStringList sorted(QStringList list)
{
    list.sort();
    return list;
}

/// What a person would see, one problem a line.
QString seen(const Problems &problems)
{
    QStringList lines;
    for (const Problem &problem : problems)
        lines << u"%1 %2: %3"_s.arg(problem.line).arg(problem.field, problem.sentence);
    return lines.join(u'\n');
}

} // namespace

class SpecTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheFlavourOfTheDesign()
    {
        const auto [spec, problems] = readSpec(Good);
        QCOMPARE(seen(problems), QString());
        QCOMPARE(spec.name, u"physics101"_s);
        QCOMPARE(spec.cloud, (CloudAnswers{u"lab"_s, u"RegionOne"_s}));
        QCOMPARE(spec.network, (NetworkAnswers{NewNetwork{}, {}, u"public"_s}));
        QCOMPARE(spec.security.sshFrom, QStringList{u"198.51.100.7/32"_s});
        QCOMPARE(spec.users.flavors[1], (UserFlavor{u"Lots of memory"_s, u"4c.extramem"_s}));
        QCOMPARE(spec.users.images[0], (UserImage{u"Python"_s, {}, u"ubuntu-24.04"_s, {u"pandas"_s}}));
        QCOMPARE(spec.signIn.organizations, QStringList{u"physics"_s});
        QCOMPARE(spec.signIn.admins, QStringList{u"ada"_s});
    }

    void findsNoErrorInTheExample()
    {
        const Problems problems = readSpec(resource(u"examples/openstack-vm.yaml"_s)).problems;
        QVERIFY2(!hasErrors(problems), qPrintable(seen(problems)));
    }

    void readsBackWhatItWrote_data()
    {
        QTest::addColumn<Spec>("spec");
        QTest::newRow("untouched") << Spec{};
        QTest::newRow("full") << full();
        QTest::newRow("read") << readSpec(Good).spec;
        const auto row = [](const char *name, const NetworkAnswers &network) {
            Spec spec = full();
            spec.network = network;
            QTest::newRow(name) << spec;
        };
        row("existing network", {{}, u"lab"_s, {}});
        row("existing network to be chosen", {{}, {}, {}});
        row("new and existing network", {NewNetwork{}, u"lab"_s, {}});
        row("another new and existing network", {NewNetwork{u"10.1.0.0/16"_s, {}}, u"lab"_s, {}});
        Spec internal = full();
        internal.hub.https = {HttpsAnswers::Method::Internal, {}};
        QTest::newRow("internal certificate") << internal;
    }
    void readsBackWhatItWrote()
    {
        QFETCH(Spec, spec);
        const QByteArray yaml = writeSpec(spec);
        QVERIFY2(readSpec(yaml).spec == spec, yaml);
        QCOMPARE(writeSpec(readSpec(yaml).spec), yaml);
    }

    void writesNoDefaultsAndKeepsTheOrderOfThePages()
    {
        QCOMPARE(writeSpec({}), "hubwright: 1\n");
        QCOMPARE(writeSpec(readSpec(Good).spec), QByteArray(R"(hubwright: 1
name: physics101
recipe: openstack-vm
cloud: {profile: lab, region: RegionOne}
network: {external: public}
security: {ssh_from: [198.51.100.7/32]}
hub:
  flavor: m3.quad
  image: ubuntu-24.04
  host: hub.projects.example.org
  https: {email: ada@lab.example.org}
users:
  flavors:
    - {name: Small, flavor: m1.small}
    - {name: Lots of memory, flavor: "4c.extramem"}
  images:
    - {name: Python, build_from: ubuntu-24.04, packages: [pandas]}
sign_in:
  method: github
  client_id: Ov23liabc
  allow: {organizations: [physics]}
  admins: [ada]
)"));
    }

    void hasOneSchemaForAllFields()
    {
        QStringList described;
        QStringList inSchema;
        Spec spec;
        Paths paths{{}, described};
        describe(paths, spec);
        pathsOf(specSchema(), {}, inSchema);
        QCOMPARE(sorted(described), sorted(inSchema));
    }

    void explainsEveryField()
    {
        QStringList paths;
        pathsOf(specSchema(), {}, paths);
        for (const QString &path : paths)
            QVERIFY2(!schemaOf(path)["title"_L1].toString().isEmpty(), qPrintable(path));
    }

    void hasTheDefaultsThatTheSchemaSays()
    {
        QStringList paths;
        pathsOf(specSchema(), {}, paths);
        for (const QString &path : paths) {
            const QJsonValue value = schemaOf(path)["default"_L1];
            if (value.isUndefined() || path.contains(u'['))
                continue;
            YamlValue yaml = value.isArray() ? YamlValue(YamlValue::Items{}) : YamlValue(value);
            const QStringList parts = path.split(u'.');
            for (auto part = parts.rbegin(); part != parts.rend(); ++part)
                yaml = YamlValue::Members{{*part, yaml}};
            QVERIFY2(readSpec(writeYaml(yaml)).spec == Spec{}, qPrintable(path));
        }
    }

    void takesTextAsItIsWritten()
    {
        QByteArray yaml = Good;
        yaml.replace("ubuntu-24.04\n", "24.10\n")
            .replace("[ada]", "[1e3, 007, no, true, 0x1]")
            .replace("[physics]", "['12', 13]");
        const auto [spec, problems] = readSpec(yaml);
        QCOMPARE(seen(problems), QString());
        QCOMPARE(spec.hub.image, u"24.10"_s);
        QCOMPARE(spec.signIn.admins, (QStringList{u"1e3"_s, u"007"_s, u"no"_s, u"true"_s, u"0x1"_s}));
        QCOMPARE(spec.signIn.organizations, (QStringList{u"12"_s, u"13"_s}));
    }

    void takesAFieldLeftEmptyForLeftOut()
    {
        QByteArray yaml = Good;
        yaml.replace("home_volume_gb: 100", "home_volume_gb:")
            .replace("network: {create: {cidr: 10.42.0.0/24}, external: public}", "network:");
        const auto [spec, problems] = readSpec(yaml);
        QCOMPARE(seen(problems), QString());
        QCOMPARE(spec.hub.homeVolumeGb, 100);
        QCOMPARE(spec.network, NetworkAnswers{});
    }

    void saysWhatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("yaml");
        QTest::addColumn<QString>("expected");
        // In the good spec, one text is put in the place of another.
        const auto row
            = [](const char *name, const char *old, const char *replacement, const char *expected) {
                  QByteArray yaml = Good;
                  QVERIFY2(yaml.contains(old), old);
                  QTest::newRow(name) << yaml.replace(old, replacement) << QString::fromUtf8(expected);
              };
        QTest::newRow("nothing") << QByteArray() << u"0 : The file is empty."_s;
        QTest::newRow("a list") << QByteArray("- a\n") << u"1 : The file must be a group of fields."_s;
        QTest::newRow("a word") << QByteArray("hello\n") << u"1 : The file must be a group of fields."_s;
        row("tab", "  flavor: m3", "\tflavor: m3", "8 : Line 8 begins with a tab, which YAML does not take.");
        row("malformed", "[physics]", "[physics", "18 : Line 18 cannot be read as YAML.");
        row("twice", "users:\n", "hub: {}\nusers:\n", "13 hub: hub stands here twice.");
        row("no version", "hubwright: 1\n", "\n", "2 hubwright: hubwright is missing.");
        row("later version", "hubwright: 1", "hubwright: 2",
            "1 hubwright: hubwright cannot be “2”: it is 1.");
        row("no name", "name: physics101\n", "", "1 name: name is missing.");
        row("unknown recipe", "openstack-vm", "openstack-wm",
            "3 recipe: recipe cannot be “openstack-wm”: it is openstack-vm.");
        row("unknown field",
            "create:", "crate:", "5 network.crate: network.crate is not a field that Hubwright knows.");
        row("unknown field in a list", "flavor: 4c", "flavour: 4c",
            "16 users.flavors[1].flavour: users.flavors[1].flavour is not a field that Hubwright knows.\n"
            "16 users.flavors[1].flavor: No flavor is chosen for “Lots of memory”.");
        row("two unknown fields", "cloud: {", "cloud: {a: 1, b: 2, ",
            "4 cloud.a: cloud.a is not a field that Hubwright knows.\n4 cloud.b: cloud.b is not a field that "
            "Hubwright knows.");
        row("text for a number", "home_volume_gb: 100", "home_volume_gb: lots",
            "11 hub.home_volume_gb: hub.home_volume_gb must be a whole number.");
        row("fraction", "home_volume_gb: 100", "home_volume_gb: 1.5",
            "11 hub.home_volume_gb: hub.home_volume_gb must be a whole number.");
        row("leading zero", "home_volume_gb: 100", "home_volume_gb: 0100",
            "11 hub.home_volume_gb: hub.home_volume_gb must be a whole number.");
        row("text for a switch", "isolate_users: true", "isolate_users: yes",
            "6 security.isolate_users: security.isolate_users must be true or false.");
        row("text for a list", "[198.51.100.7/32]", "198.51.100.7/32",
            "6 security.ssh_from: security.ssh_from must be a list, as [one, two].");
        row("text for a group", "{profile: lab, region: RegionOne}", "lab",
            "4 cloud: cloud must be a group of fields.");
        row("list for text", "host: hub.projects.example.org", "host: [a]",
            "10 hub.host: hub.host must be text.");
        row("empty item", "admins: [ada]", "admins: [~]",
            "18 sign_in.admins[0]: sign_in.admins[0] must be text.");
        row("too large", "home_volume_gb: 100", "home_volume_gb: 1001",
            "11 hub.home_volume_gb: hub.home_volume_gb must be from 0 to 1000.");
        row("too small", "isolate_users: true", "credential_days: 0",
            "6 security.credential_days: security.credential_days must be from 1 to 3650.");
        row("unknown method", "method: github", "method: guthib",
            "18 sign_in.method: sign_in.method cannot be “guthib”: it is native, github, azuread, "
            "generic-oauth, cilogon, ldap, pam or dummy.");
        row("name", "name: physics101", "name: Physics",
            "2 name: “Physics” holds other characters than a to z, 0 to 9 and hyphens.");
        row("no profile", "profile: lab, ", "", "4 cloud.profile: No cloud is chosen.");
        row("range", "10.42.0.0/24", "10.42.0.0",
            "5 network.create.cidr: 10.42.0.0 is one address, not a range.");
        row("host bits", "10.42.0.0/24", "10.42.0.1/24",
            "5 network.create.cidr: 10.42.0.1/24 is an address inside a range, not the range.");
        row("small range", "10.42.0.0/24", "10.42.0.0/30",
            "5 network.create.cidr: 10.42.0.0/30 has room for 2 server(s), and 5 are needed.");
        row("IPv6 range", "10.42.0.0/24", "fd00::/64",
            "5 network.create.cidr: fd00::/64 is an IPv6 range, and floating IP addresses need IPv4.");
        row("public range", "10.42.0.0/24", "8.8.8.0/24",
            "5 network.create.cidr: 8.8.8.0/24 belongs to somebody on the internet, whom the servers could "
            "not reach.");
        row("name server", "cidr: 10.42.0.0/24", "dns: [9.9.9.9, dns]",
            "5 network.create.dns[1]: “dns” is not an IP address.");
        row("two networks", "external:", "existing: lab, external:",
            "5 network.existing: The spec asks for a new network and for the existing “lab”.");
        row("no network", "create: {cidr: 10.42.0.0/24}", "existing: ''",
            "5 network.existing: No network is chosen.");
        row("SSH from a word", "198.51.100.7/32", "office",
            "6 security.ssh_from[0]: “office” is not an address range.");
        row("SSH from all", "198.51.100.7/32", "0.0.0.0/0",
            "6 security.ssh_from[0]: Everybody on the internet can try to sign in to the hub server by SSH.");
        row("rule without from", "isolate_users: true", "rules: [{ports: 443}]",
            "6 security.rules[0].from: security.rules[0].from is missing.");
        row("rule with odd ports", "isolate_users: true", "rules: [{ports: web, from: hub}]",
            "6 security.rules[0]: A rule for tcp needs ports.");
        row("public key", "isolate_users: true", "public_key: ssh-rsa AAAA",
            "6 security.public_key: The key is not whole.");
        row("no flavor", "  flavor: m3.quad\n", "", "7 hub.flavor: No flavor is chosen for the hub server.");
        row("no image", "  image: ubuntu-24.04\n", "", "7 hub.image: No image is chosen for the hub server.");
        row("host", "host: hub.projects.example.org", "host: hub",
            "10 hub.host: “hub” is not a full host name.");
        row("no host for Let's Encrypt", "  host: hub.projects.example.org\n", "",
            "7 hub.host: Let's Encrypt gives certificates to host names, and the hub has none.");
        row("no e-mail", "https: {email: ada@lab.example.org}", "https: {}",
            "12 hub.https.email: Let's Encrypt needs an e-mail address.");
        row("example e-mail", "ada@lab.example.org", "ada@example.org",
            "12 hub.https.email: Let's Encrypt does not take addresses at example.org.");
        row("internal", "https: {email: ada@lab.example.org}", "https: {method: internal}",
            "12 hub.https.method: Browsers warn of the hub's own certificate.");
        row("lost files", "home_volume_gb: 100", "home_volume_gb: 0",
            "11 hub.home_volume_gb: A server that is unused for 2 hour(s) is stopped, and all files on it "
            "are lost.");
        row("proxy", "home_volume_gb: 100", "proxy: proxy.uni.edu:3128",
            "11 hub.proxy: “proxy.uni.edu:3128” is not the address of a proxy.");
        row("proxy with a secret", "home_volume_gb: 100", "proxy: 'http://ada:pw@proxy.uni.edu'",
            "11 hub.proxy: The proxy's address has a password in it, and a spec holds no secret.");
        row("no sizes",
            "    - {name: Small, flavor: m1.small}\n    - {name: Lots of memory, flavor: 4c.extramem}\n",
            "    []\n", "14 users.flavors: Users have no size of server to choose.");
        row("sizes of one name", "name: Lots of memory", "name: Small",
            "16 users.flavors[1].name: Two have the name “Small”.");
        row("size without a name", "name: Lots of memory", "name: ' '",
            "16 users.flavors[1].name: It has no name for people to choose it by.");
        row("image and build", "build_from: ubuntu-24.04, packages: [pandas]", "build_from: a, image: b",
            "17 users.images[0].image: “Python” is an image that is there, and is to be built.");
        row("neither image nor build", "build_from: ubuntu-24.04, packages: [pandas]", "",
            "17 users.images[0].image: “Python” has no image.");
        row("packages of an image", "build_from:", "image:",
            "17 users.images[0].packages: Packages can be added only to an image that is built.");
        row("package", "[pandas]", "['--index-url=http://x']",
            "17 users.images[0].packages[0]: “--index-url=http://x” does not name a package of PyPI.");
        row("no client", "client_id: Ov23liabc, ", "",
            "18 sign_in.client_id: Sign-in with github needs the client ID of an application.");
        row("no tenant", "method: github, client_id: Ov23liabc, allow: {organizations: [physics]}",
            "method: azuread, client_id: x, allow: {everyone: true}",
            "18 sign_in.tenant: Sign-in with azuread needs the directory (tenant) ID.");
        row("no issuer", "method: github, client_id: Ov23liabc, allow: {organizations: [physics]}",
            "method: generic-oauth, client_id: x, allow: {everyone: true}",
            "18 sign_in.issuer: Sign-in with generic-oauth needs the provider's address.");
        row("no bind DN", "method: github, client_id: Ov23liabc, allow: {organizations: [physics]}",
            "method: ldap, issuer: ldaps://ldap.uni.edu, allow: {everyone: true}",
            "18 sign_in.bind_dn: It does not say how a user's entry is named.");
        row("dummy in public", "method: github, client_id: Ov23liabc, allow: {organizations: [physics]}",
            "method: dummy, allow: {everyone: true}",
            "18 sign_in.method: With dummy, whoever knows one password is whoever they say they are, on a "
            "hub with a public name.");
        row("groups of github", "organizations: [physics]", "groups: [physics], everyone: true",
            "18 sign_in.allow.groups: Sign-in with github knows no groups.");
        row("organizations of native", "method: github", "method: native",
            "18 sign_in.allow.organizations: Sign-in with native knows no organizations.");
        row("nobody", "allow: {organizations: [physics]}, admins: [ada]", "",
            "18 sign_in.allow: Nobody could sign in.");
        row("only admins", "allow: {organizations: [physics]}, ", "",
            "18 sign_in.allow: Only admins can sign in.");
        row("no admin", ", admins: [ada]", "", "18 sign_in.admins: The hub has no admin.");
    }
    void saysWhatIsWrong()
    {
        QFETCH(QByteArray, yaml);
        QTEST(seen(readSpec(yaml).problems), "expected");
    }

    void proposesWhatWasMeant()
    {
        QByteArray yaml = Good;
        const auto problems = readSpec(yaml.replace("create:", "crate:")).problems;
        QCOMPARE(problems[0].remedy, u"Did you mean network.create?"_s);
    }

    void saysEverythingAtOnce()
    {
        QByteArray yaml = Good;
        yaml.replace("physics101", "Physics")
            .replace("create:", "crate:")
            .replace("100\n", "many\n")
            .replace("admins", "admin");
        QCOMPARE(readSpec(yaml).problems.size(), 5);
    }

    void warnsWithoutRefusing()
    {
        QByteArray yaml = Good;
        const auto problems = readSpec(yaml.replace(", admins: [ada]", "")).problems;
        QVERIFY(!hasErrors(problems));
        QCOMPARE(toText(problems, u"spec.yaml"_s),
            u"spec.yaml:18: warning: sign_in.admins: The hub has no admin. Name at least one, who can see and stop users' servers."_s);
    }
};

QTEST_GUILESS_MAIN(SpecTest)
#include "tst_spec.moc"
