// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "tst_offers.h"

#include "data.h"

#include "openstack/offers.h"

#include <QTest>

using namespace hubwright;
using namespace hubwright::openstack;
using namespace Qt::StringLiterals;

namespace {

QJsonArray list(const QString &name)
{
    return captured::body(name)[name].toArray();
}

} // namespace

void OffersTest::guessesTheSystemFromTheName_data()
{
    QTest::addColumn<QString>("distro");
    QTest::addColumn<QString>("version");
    const auto row = [](const char *name, const char *distro, const char *version) {
        QTest::newRow(name) << QString::fromLatin1(distro) << QString::fromLatin1(version);
    };
    row("ubuntu-24.04", "ubuntu", "24.04");
    row("Ubuntu 22.04 LTS (Jammy Jellyfish)", "ubuntu", "22.04");
    row("ubuntu-noble-amd64-20260901", "ubuntu", "24.04");
    row("Featured-Ubuntu24", "ubuntu", "24.04");
    row("noble-server-cloudimg-amd64", "ubuntu", "24.04");
    row("ubuntu2204-minimal", "ubuntu", "22.04");
    row("Ubuntu 20.04 2025-10-01", "ubuntu", "20.04");
    row("debian-12", "debian", "12");
    row("Debian Bookworm", "debian", "12");
    row("Rocky Linux 9.4", "rocky", "9.4");
    row("AlmaLinux-9", "almalinux", "9");
    row("CentOS Stream 9", "centos", "9");
    row("my snapshot", "", "");
}

void OffersTest::guessesTheSystemFromTheName()
{
    QFETCH(QString, distro);
    QFETCH(QString, version);
    const System system = guessSystem(QString::fromLatin1(QTest::currentDataTag()));
    QCOMPARE(system.distro, distro);
    QCOMPARE(system.version, version);
}

void OffersTest::readsFlavors()
{
    const QList<Flavor> flavors = toFlavors(list(u"flavors"_s));
    QCOMPARE(flavors.size(), 3);
    const Flavor small{.id = u"1"_s, .name = u"m1.small"_s, .vcpus = 1, .ramMb = 2048, .diskGb = 20};
    QVERIFY(flavors.first() == small);
}

void OffersTest::leavesOutDisabledFlavors()
{
    QJsonObject flavor = list(u"flavors"_s).first().toObject();
    flavor[u"OS-FLV-DISABLED:disabled"_s] = true;
    QVERIFY(toFlavors({flavor}).isEmpty());
}

void OffersTest::readsImages()
{
    const QJsonObject given = list(u"images"_s).first().toObject();
    const Image image = toImages({given}, u"another project"_s).value(0);
    QCOMPARE(image.id, given["id"_L1].toString());
    QCOMPARE(image.distro, given["os_distro"_L1].toString());
    QVERIFY(!image.own);
    QCOMPARE(image.minDiskGb, given["min_disk"_L1].toInt());
    QVERIFY(image.created.isValid());
    QVERIFY(toImages({given}, given["owner"_L1].toString()).value(0).own);
}

void OffersTest::believesTheImageBeforeItsName()
{
    const QJsonObject image{
        {u"name"_s, u"debian-12"_s}, {u"os_distro"_s, u"Ubuntu"_s}, {u"os_version"_s, u"noble"_s}};
    const Image read = toImages({image}, {}).value(0);
    QCOMPARE(read.distro, u"ubuntu"_s);
    QCOMPARE(read.version, u"24.04"_s);
}

void OffersTest::leavesOutKernels()
{
    QVERIFY(toImages({QJsonObject{{u"name"_s, u"vmlinuz"_s}, {u"disk_format"_s, u"aki"_s}}}, {}).isEmpty());
}

void OffersTest::readsZonesWithoutTheirDot()
{
    QCOMPARE(toZones(list(u"zones"_s)).value(0).name, u"hub.projects.example.org"_s);
}

void OffersTest::readsQuotas_data()
{
    QTest::addColumn<Limited>("what");
    QTest::addColumn<qint64>("limit");
    QTest::newRow("instances") << Limited::Instances << qint64(10);
    QTest::newRow("cores") << Limited::Cores << qint64(40);
    QTest::newRow("memory") << Limited::RamMb << qint64(163840);
    QTest::newRow("key pairs") << Limited::KeyPairs << qint64(10);
    QTest::newRow("networks") << Limited::Networks << qint64(5);
    QTest::newRow("subnets") << Limited::Subnets << qint64(5);
    QTest::newRow("routers") << Limited::Routers << qint64(3);
    QTest::newRow("ports") << Limited::Ports << qint64(100);
    QTest::newRow("floating IPs") << Limited::FloatingIps << qint64(5);
    QTest::newRow("security groups") << Limited::SecurityGroups << qint64(15);
    QTest::newRow("rules") << Limited::SecurityGroupRules << qint64(100);
    QTest::newRow("volumes") << Limited::Volumes << qint64(10);
    QTest::newRow("gigabytes") << Limited::VolumeGb << qint64(1000);
}

void OffersTest::readsQuotas()
{
    QFETCH(Limited, what);
    QFETCH(qint64, limit);
    Quotas quotas = computeQuotas(captured::body(u"limits"_s), 2);
    quotas.insert(networkQuotas(captured::body(u"networkQuotas"_s)));
    quotas.insert(volumeQuotas(captured::body(u"volumeLimits"_s)));
    QVERIFY(quotas.contains(what));
    QCOMPARE(quotas[what].limit, limit);
}

void OffersTest::readsNetworkLimitsWithoutUse()
{
    const Quotas quotas = networkQuotas(captured::body(u"networkLimits"_s));
    QCOMPARE(quotas[Limited::FloatingIps].limit, 5);
}

void OffersTest::keepsNumbersWithinBounds()
{
    const qint64 most = std::numeric_limits<qint64>::max();
    const QJsonObject port{{u"used"_s, most}, {u"reserved"_s, most}, {u"limit"_s, -most}};
    const Quota quota = networkQuotas({{u"quota"_s, QJsonObject{{u"port"_s, port}}}}).value(Limited::Ports);
    QVERIFY(quota.isUnlimited());
    QCOMPARE(quota.used, Quota::Most);
    const Flavor flavor = toFlavors({QJsonObject{{u"ram"_s, most}, {u"vcpus"_s, -1}}}).value(0);
    QCOMPARE(flavor.ramMb, Quota::Most);
    QCOMPARE(flavor.vcpus, 0);
}

void OffersTest::findsNetworksWithAWayOut_data()
{
    QTest::addColumn<QJsonArray>("ports");
    QTest::addColumn<QJsonArray>("routers");
    QTest::addColumn<bool>("isRouted");
    const QJsonObject ip{{u"subnet_id"_s, u"s"_s}};
    const QJsonArray ports{QJsonObject{{u"device_id"_s, u"r"_s}, {u"fixed_ips"_s, QJsonArray{ip}}}};
    const QJsonObject gateway{{u"network_id"_s, u"public"_s}};
    const QJsonArray open{QJsonObject{{u"id"_s, u"r"_s}, {u"external_gateway_info"_s, gateway}}};
    const QJsonArray closed{QJsonObject{{u"id"_s, u"r"_s}, {u"external_gateway_info"_s, QJsonValue()}}};
    QTest::newRow("router with a gateway") << ports << open << true;
    QTest::newRow("router without") << ports << closed << false;
    QTest::newRow("somebody else's router") << ports << QJsonArray() << true;
    QTest::newRow("no router") << QJsonArray() << open << false;
}

void OffersTest::findsNetworksWithAWayOut()
{
    QFETCH(QJsonArray, ports);
    QFETCH(QJsonArray, routers);
    QFETCH(bool, isRouted);
    const QJsonArray networks{QJsonObject{{u"id"_s, u"n"_s}, {u"name"_s, u"lab"_s}}};
    const QJsonArray subnets{
        QJsonObject{{u"id"_s, u"s"_s}, {u"network_id"_s, u"n"_s}, {u"cidr"_s, u"10.0.0.0/24"_s}}};
    const QList<Network> read = toNetworks(networks, subnets, ports, routers, {});
    QCOMPARE(read.size(), 1);
    QCOMPARE(read.first().subnets.value(0).cidr, u"10.0.0.0/24"_s);
    QCOMPARE(read.first().routed, isRouted);
}

void OffersTest::findsNamesOfDeployments()
{
    const QList<KeyPair> keyPairs{
        {u"hubwright-physics-101-0a1b2c3d"_s, {}}, {u"laptop"_s, {}}, {u"hubwright-x"_s, {}}};
    QCOMPARE(deploymentNames(keyPairs), QStringList(u"physics-101"_s));
}
