// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "engine/specfile.h"
#include "openstack/firewall.h"
#include "openstack/vmplan.h"
#include "openstack/vmpreflight.h"

#include <QFile>
#include <QTest>

using namespace hubwright;
using namespace hubwright::openstack;
using namespace Qt::StringLiterals;

class VmRecipeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void acceptsTheExample();
    void findsBeforehandWhatWouldFailLater_data();
    void findsBeforehandWhatWouldFailLater();
    void opensNoMoreThanAHubNeeds();
    void letsUsersReachOneAnotherOnlyWhenAsked();
    void takesTheSpecsRulesInsteadOfItsOwn();
    void countsWhatTheQuotaMustHold();
    void limitsServersToWhatTheQuotaAllows();
    void plansTheSameFromTheSame();
    void plansOnlyWhatTheSpecAsksFor_data();
    void plansOnlyWhatTheSpecAsksFor();
    void plansTheSameFromTheCatalogThatWasKept();
    void explainsEveryStep();
};

namespace {

Spec example()
{
    QFile file(u"" SOURCE_DIR "/resources/examples/openstack-vm.yaml"_s);
    return file.open(QIODevice::ReadOnly) ? readSpec(file.readAll()).spec : Spec();
}

Catalog offer()
{
    Catalog catalog;
    catalog.region = u"RegionOne"_s;
    catalog.services = {u"dns"_s, u"volumev3"_s};
    catalog.flavors = {{u"1"_s, u"m1.small"_s, 1, 2048, 20}, {u"2"_s, u"m3.small"_s, 2, 6144, 20},
        {u"3"_s, u"4c.extramem"_s, 4, 65536, 40}, {u"4"_s, u"tiny"_s, 1, 512, 5}};
    Image image;
    image.id = u"i-1"_s;
    image.name = u"ubuntu-24.04"_s;
    image.minDiskGb = 10;
    image.minRamMb = 1024;
    catalog.images = {image};
    Network external;
    external.id = u"n-ext"_s;
    external.name = u"public"_s;
    external.external = true;
    Network lan;
    lan.id = u"n-lan"_s;
    lan.name = u"lan"_s;
    lan.subnets = {{u"s-1"_s, u"lan"_s, u"10.99.0.0/16"_s}};
    catalog.networks = {external, lan};
    catalog.zones = {{u"z-1"_s, u"hub.projects.example.org"_s}};
    catalog.quotas = {{Limited::Instances, {0, 10}}, {Limited::Cores, {0, 40}}, {Limited::RamMb, {0, 163840}},
        {Limited::FloatingIps, {0, 5}}, {Limited::VolumeGb, {0, 1000}}};
    return catalog;
}

std::shared_ptr<Cloud> noCloud()
{
    static Cancellation cancellation;
    Profile profile;
    profile.authUrl = u"http://127.0.0.1:1/v3"_s;
    return std::make_shared<Cloud>(
        std::make_shared<Session>(profile, Secret(), http::Trust{}, cancellation, nullptr));
}

QStringList idsOf(const Plan &plan)
{
    QStringList ids;
    for (const StepInfo &step : plan.outline())
        ids += step.id.value;
    return ids;
}

struct Case
{
    Spec spec = example();
    Catalog catalog = offer();
};
using Change = std::function<void(Case &)>;

} // namespace
Q_DECLARE_METATYPE(Change)

void VmRecipeTest::acceptsTheExample()
{
    const Problems problems = preflight(example(), offer());
    QVERIFY2(!hasErrors(problems), qPrintable(toText(problems, {})));
}

void VmRecipeTest::findsBeforehandWhatWouldFailLater_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("word");
    const auto row = [](const char *name, const Change &change, const QString &field, const QString &word) {
        QTest::newRow(name) << change << field << word;
    };
    row(
        "unknown flavor", [](Case &c) { c.spec.hub.flavor = u"huge"_s; }, u"hub.flavor"_s, u"huge"_s);
    row(
        "unknown image", [](Case &c) { c.spec.hub.image = u"beos"_s; }, u"hub.image"_s, u"beos"_s);
    row(
        "disk too small for the image", [](Case &c) { c.spec.users.flavors[0].flavor = u"tiny"_s; },
        u"users.flavors[0].flavor"_s, u"10 GB"_s);
    row(
        "hub too small for its image", [](Case &c) { c.spec.hub.flavor = u"tiny"_s; }, u"hub.flavor"_s,
        u"memory"_s);
    row(
        "no such external network", [](Case &c) { c.spec.network.external = u"lan"_s; },
        u"network.external"_s, u"public"_s);
    row(
        "range taken", [](Case &c) { c.spec.network.create->cidr = u"10.99.7.0/24"_s; },
        u"network.create.cidr"_s, u"lan"_s);
    row(
        "existing network without a router",
        [](Case &c) {
            c.spec.network.create.reset();
            c.spec.network.existing = u"lan"_s;
        },
        u"network.existing"_s, u"router"_s);
    row(
        "name taken", [](Case &c) { c.catalog.deploymentNames = {u"physics101"_s}; }, u"name"_s,
        u"already"_s);
    row(
        "restricted credential", [](Case &c) { c.catalog.account.mayMakeCredentials = false; },
        u"cloud.profile"_s, u"restricted"_s);
    row(
        "no instance left",
        [](Case &c) {
            c.catalog.quotas[Limited::Instances] = {10, 10};
        },
        u"hub.flavor"_s, u"instances"_s);
    row(
        "no floating IP left",
        [](Case &c) {
            c.catalog.quotas[Limited::FloatingIps] = {5, 5};
        },
        u"network.external"_s, u"floating IPs"_s);
    row(
        "volume too large",
        [](Case &c) {
            c.catalog.quotas[Limited::VolumeGb] = {950, 1000};
        },
        u"hub.home_volume_gb"_s, u"100 GB"_s);
    row(
        "no volumes at all", [](Case &c) { c.catalog.services = {}; }, u"hub.home_volume_gb"_s,
        u"no volumes"_s);
}

void VmRecipeTest::findsBeforehandWhatWouldFailLater()
{
    QFETCH(Change, change);
    QFETCH(QString, field);
    QFETCH(QString, word);
    Case c;
    change(c);
    const Problems problems = preflight(c.spec, c.catalog);
    const bool isFound = std::ranges::any_of(problems, [&](const Problem &p) {
        return p.isError() && p.field == field && p.sentence.contains(word) | p.remedy.contains(word)
            && !p.remedy.isEmpty();
    });
    QVERIFY2(isFound, qPrintable(toText(problems, {})));
}

void VmRecipeTest::opensNoMoreThanAHubNeeds()
{
    for (const FirewallRule &rule : defaultRules({})) {
        const bool isWeb
            = rule.group == FirewallRule::Group::Hub && (rule.firstPort == 80 || rule.firstPort == 443);
        const bool isInside = rule.from == u"hub" || rule.from == u"users";
        QVERIFY2(isWeb || isInside, qPrintable(rule.from));
        QVERIFY(rule.firstPort == rule.lastPort);
    }
}

void VmRecipeTest::letsUsersReachOneAnotherOnlyWhenAsked()
{
    const auto among
        = [](const FirewallRule &r) { return r.group == FirewallRule::Group::Users && r.from == u"users"; };
    SecurityAnswers security;
    QVERIFY(std::ranges::none_of(rulesFor(security), among));
    security.isolateUsers = false;
    QVERIFY(std::ranges::any_of(rulesFor(security), among));
}

void VmRecipeTest::takesTheSpecsRulesInsteadOfItsOwn()
{
    SecurityAnswers security;
    security.rules = {{FirewallRule::Group::Hub, u"tcp"_s, 443, 443, u"198.51.100.0/24"_s}};
    QCOMPARE(rulesFor(security), security.rules);
}

void VmRecipeTest::countsWhatTheQuotaMustHold()
{
    Spec spec = example();
    spec.users.images = {{u"Python"_s, {}, u"ubuntu-24.04"_s, {}}};
    const auto use = quotaUse(spec, offer());
    QCOMPARE(use[Limited::Instances], 2); // the hub, and the builder of the image
    QCOMPARE(use[Limited::Cores], 4);
    QCOMPARE(use[Limited::VolumeGb], 100);
    QCOMPARE(use[Limited::FloatingIps], 1);
    spec.network.create.reset();
    QVERIFY(!quotaUse(spec, offer()).contains(Limited::Routers));
}

void VmRecipeTest::limitsServersToWhatTheQuotaAllows()
{
    Spec spec = example();
    QCOMPARE(serversAtOnce(spec, offer()), 9); // ten instances but for the hub
    Catalog small = offer();
    small.quotas[Limited::Cores] = {0, 6};
    QCOMPARE(serversAtOnce(spec, small), 4);
    spec.users.atOnce = 3;
    QCOMPARE(serversAtOnce(spec, small), 3);
}

void VmRecipeTest::plansTheSameFromTheSame()
{
    const auto cloud = noCloud();
    QCOMPARE(toJson(vmPlan(example(), offer(), cloud).outline()),
        toJson(vmPlan(example(), offer(), cloud).outline()));
}

void VmRecipeTest::plansOnlyWhatTheSpecAsksFor_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QStringList>("absent");
    QTest::addColumn<QStringList>("present");
    QTest::newRow("as it is") << Change([](Case &) {}) << QStringList{u"image-1"_s}
                              << QStringList{u"network"_s, u"dns-record"_s, u"home-volume"_s, u"proof"_s};
    QTest::newRow("a network that is there") << Change([](Case &c) {
        c.spec.network.create.reset();
        c.spec.network.existing = u"lan"_s;
    }) << QStringList{u"network"_s, u"subnet"_s, u"router"_s, u"router-interface"_s}
                                             << QStringList{u"hub-port"_s, u"floating-ip"_s};
    QTest::newRow("no volume") << Change([](Case &c) { c.spec.hub.homeVolumeGb = 0; })
                               << QStringList{u"home-volume"_s, u"home-volume-attached"_s}
                               << QStringList{u"hub-server"_s};
    QTest::newRow("no zone") << Change([](Case &c) { c.catalog.zones = {}; }) << QStringList{u"dns-record"_s}
                             << QStringList{u"https"_s};
    QTest::newRow("an image to build") << Change([](Case &c) {
        c.spec.users.images = {{u"Python"_s, {}, u"ubuntu-24.04"_s, {}}};
    }) << QStringList{} << QStringList{u"image-1-builder"_s, u"image-1"_s};
}

void VmRecipeTest::plansOnlyWhatTheSpecAsksFor()
{
    QFETCH(Change, change);
    QFETCH(QStringList, absent);
    QFETCH(QStringList, present);
    Case c;
    change(c);
    const QStringList ids = idsOf(vmPlan(c.spec, c.catalog, noCloud()));
    for (const QString &id : present)
        QVERIFY2(ids.contains(id), qPrintable(id));
    for (const QString &id : absent)
        QVERIFY2(!ids.contains(id), qPrintable(id));
}

void VmRecipeTest::plansTheSameFromTheCatalogThatWasKept()
{
    const auto cloud = noCloud();
    const Catalog kept = Catalog::fromJson(offer().relevantTo(example()).toJson());
    QCOMPARE(toJson(vmPlan(example(), kept, cloud).outline()),
        toJson(vmPlan(example(), offer(), cloud).outline()));
    QCOMPARE(serversAtOnce(example(), kept), serversAtOnce(example(), offer()));
}

void VmRecipeTest::explainsEveryStep()
{
    for (const StepInfo &step : vmPlan(example(), offer(), noCloud()).outline()) {
        QVERIFY2(!step.title.isEmpty() && step.about.endsWith(u'.'), qPrintable(step.id.value));
        QVERIFY2(!step.commands.isEmpty(), qPrintable(step.id.value));
    }
}

QTEST_GUILESS_MAIN(VmRecipeTest)
#include "tst_vmrecipe.moc"
