// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "openstack/offers.h"

#include "openstack/values.h"

#include <QRegularExpression>

namespace hubwright::openstack {
using namespace Qt::StringLiterals;

namespace {

struct Release
{
    QString distro;
    QString codeName;
    QString version;
};

const QList<Release> &releases()
{
    static const QList<Release> list{{u"ubuntu"_s, u"focal"_s, u"20.04"_s},
        {u"ubuntu"_s, u"jammy"_s, u"22.04"_s}, {u"ubuntu"_s, u"noble"_s, u"24.04"_s},
        {u"ubuntu"_s, u"resolute"_s, u"26.04"_s}, {u"debian"_s, u"bullseye"_s, u"11"_s},
        {u"debian"_s, u"bookworm"_s, u"12"_s}, {u"debian"_s, u"trixie"_s, u"13"_s}};
    return list;
}

QString versionOfCodeName(const QString &text)
{
    for (const Release &release : releases()) {
        if (text.contains(release.codeName))
            return release.version;
    }
    return {};
}

QString ubuntuVersion(const QString &name)
{
    static const QRegularExpression full(u"(?<!\\d)(\\d\\d)[._-]?(04|10)(?!\\d)"_s);
    static const QRegularExpression year(u"ubuntu[-_ ]?(\\d\\d)(?!\\d)"_s);
    if (const auto match = full.match(name); match.hasMatch())
        return match.captured(1) + u'.' + match.captured(2);
    const auto match = year.match(name);
    return match.hasMatch() ? match.captured(1) + u".04"_s : QString();
}

QString versionAfter(const QString &distro, const QString &name)
{
    const QRegularExpression number(QRegularExpression::escape(distro)
        + u"[a-z]*[-_ ]*(?:linux|stream|server|cloud)?"
          "[-_ ]*v?(\\d+(?:\\.\\d+)?)"_s);
    return number.match(name).captured(1);
}

/// A size or a number of something; none when it is told as something else.
template <typename T = qint64>
T amount(const QJsonValue &value)
{
    constexpr qint64 most = std::is_same_v<T, int> ? 1'000'000 : Quota::Most;
    return T(std::clamp<qint64>(value.toInteger(), 0, most));
}

Image toImage(const QJsonObject &image, const QString &projectId)
{
    Image result;
    result.id = image["id"_L1].toString();
    result.name = image["name"_L1].toString();
    const System guess = guessSystem(result.name);
    const QString version = image["os_version"_L1].toString().toLower();
    const QString named = versionOfCodeName(version);
    result.distro = image["os_distro"_L1].toString(guess.distro).toLower();
    result.version = version.isEmpty() ? guess.version : named.isEmpty() ? version : named;
    result.minDiskGb = amount<int>(image["min_disk"_L1]);
    result.minRamMb = amount(image["min_ram"_L1]);
    result.sizeBytes = std::max<qint64>(0, image["size"_L1].toInteger());
    result.created = utcTime(image["created_at"_L1]);
    result.own = image["owner"_L1].toString() == projectId;
    result.jupyterhub = image[QLatin1StringView(JupyterHubKey)].toString();
    return result;
}

QSet<QString> idsWith(const QJsonArray &list, const std::function<bool(const QJsonObject &)> &fits)
{
    QSet<QString> ids;
    for (const QJsonValue &one : list) {
        if (fits(one.toObject()))
            ids.insert(one["id"_L1].toString());
    }
    return ids;
}

/// Subnets from which a router leads out.
QSet<QString> routedSubnets(const QJsonArray &ports, const QJsonArray &routers)
{
    const QSet<QString> closed = idsWith(routers,
        [](const QJsonObject &router) { return router["external_gateway_info"_L1].toObject().isEmpty(); });
    QSet<QString> subnets;
    for (const QJsonValue &port : ports) {
        if (closed.contains(port["device_id"_L1].toString()))
            continue;
        for (const QJsonValue &ip : port["fixed_ips"_L1].toArray())
            subnets.insert(ip["subnet_id"_L1].toString());
    }
    return subnets;
}

Quota absolute(const QJsonObject &limits, QLatin1StringView limit, QLatin1StringView used)
{
    return Quota::of(limits[used].toInteger(), limits[limit].toInteger(Quota::Unlimited));
}

} // namespace

System guessSystem(const QString &imageName)
{
    static const QStringList distros{u"ubuntu"_s, u"debian"_s, u"rocky"_s, u"almalinux"_s, u"alma"_s,
        u"centos"_s, u"fedora"_s, u"opensuse"_s, u"rhel"_s, u"cirros"_s, u"arch"_s, u"windows"_s};
    const QString name = imageName.toLower();
    for (const QString &distro : distros) {
        if (!name.contains(distro))
            continue;
        const QString told = distro == u"ubuntu"_s ? ubuntuVersion(name) : versionAfter(distro, name);
        return {
            distro == u"alma"_s ? u"almalinux"_s : distro, told.isEmpty() ? versionOfCodeName(name) : told};
    }
    for (const Release &release : releases()) {
        if (name.contains(release.codeName))
            return {release.distro, release.version};
    }
    return {};
}

QList<Flavor> toFlavors(const QJsonArray &flavors)
{
    QList<Flavor> result;
    for (const QJsonValue &flavor : flavors) {
        if (flavor["OS-FLV-DISABLED:disabled"_L1].toBool())
            continue;
        result.append({.id = flavor["id"_L1].toString(),
            .name = flavor["name"_L1].toString(),
            .vcpus = amount<int>(flavor["vcpus"_L1]),
            .ramMb = amount(flavor["ram"_L1]),
            .diskGb = amount<int>(flavor["disk"_L1])});
    }
    std::ranges::sort(
        result, {}, [](const Flavor &f) { return std::tuple(f.vcpus, f.ramMb, f.diskGb, f.name); });
    return result;
}

QList<Image> toImages(const QJsonArray &images, const QString &projectId)
{
    static const QSet<QString> parts{u"aki"_s, u"ari"_s};
    QList<Image> result;
    for (const QJsonValue &image : images) {
        if (!parts.contains(image["disk_format"_L1].toString()))
            result.append(toImage(image.toObject(), projectId));
    }
    std::ranges::sort(result, {}, [](const Image &i) { return std::tuple(i.name, i.created, i.id); });
    return result;
}

QList<Network> toNetworks(const QJsonArray &networks, const QJsonArray &subnets, const QJsonArray &ports,
    const QJsonArray &routers, const QString &projectId)
{
    const QSet<QString> routed = routedSubnets(ports, routers);
    QList<Network> result;
    for (const QJsonValue &network : networks) {
        Network &one = result.emplaceBack();
        one.id = network["id"_L1].toString();
        one.name = network["name"_L1].toString();
        one.external = network["router:external"_L1].toBool();
        one.shared = network["shared"_L1].toBool() && network["project_id"_L1].toString() != projectId;
        for (const QJsonValue &subnet : subnets) {
            if (subnet["network_id"_L1].toString() != one.id)
                continue;
            one.subnets.append({.id = subnet["id"_L1].toString(),
                .name = subnet["name"_L1].toString(),
                .cidr = subnet["cidr"_L1].toString()});
            one.routed = one.routed || routed.contains(one.subnets.last().id);
        }
    }
    std::ranges::sort(result, {}, [](const Network &n) { return std::tuple(n.name, n.id); });
    return result;
}

QList<Zone> toZones(const QJsonArray &zones)
{
    QList<Zone> result;
    for (const QJsonValue &zone : zones) {
        if (zone["action"_L1].toString() == u"DELETE"_s || zone["type"_L1].toString() == u"SECONDARY"_s)
            continue;
        QString name = zone["name"_L1].toString();
        if (name.endsWith(u'.'))
            name.chop(1);
        result.append({.id = zone["id"_L1].toString(), .name = name});
    }
    std::ranges::sort(result, {}, &Zone::name);
    return result;
}

QList<KeyPair> toKeyPairs(const QJsonArray &keyPairs)
{
    QList<KeyPair> result;
    for (const QJsonValue &wrapped : keyPairs) {
        const QJsonObject pair = wrapped["keypair"_L1].toObject();
        result.append({.name = pair["name"_L1].toString(), .fingerprint = pair["fingerprint"_L1].toString()});
    }
    std::ranges::sort(result, {}, &KeyPair::name);
    return result;
}

QStringList deploymentNames(const QList<KeyPair> &keyPairs)
{
    static const QRegularExpression ours(u"^hubwright-(.+)-[0-9a-f]{8}\\z"_s);
    QStringList names;
    for (const KeyPair &keyPair : keyPairs) {
        if (const auto match = ours.match(keyPair.name); match.hasMatch())
            names.append(match.captured(1));
    }
    names.sort();
    return names;
}

Quotas computeQuotas(const QJsonObject &limits, int keyPairs)
{
    const QJsonObject all = limits["limits"_L1]["absolute"_L1].toObject();
    if (all.isEmpty())
        return {};
    Quotas quotas{{Limited::Instances, absolute(all, "maxTotalInstances"_L1, "totalInstancesUsed"_L1)},
        {Limited::Cores, absolute(all, "maxTotalCores"_L1, "totalCoresUsed"_L1)},
        {Limited::RamMb, absolute(all, "maxTotalRAMSize"_L1, "totalRAMUsed"_L1)}};
    quotas[Limited::KeyPairs] = Quota::of(keyPairs, all["maxTotalKeypairs"_L1].toInteger(Quota::Unlimited));
    return quotas;
}

Quotas networkQuotas(const QJsonObject &quotas)
{
    static const std::pair<QLatin1StringView, Limited> names[] = {{"network"_L1, Limited::Networks},
        {"subnet"_L1, Limited::Subnets}, {"router"_L1, Limited::Routers}, {"port"_L1, Limited::Ports},
        {"floatingip"_L1, Limited::FloatingIps}, {"security_group"_L1, Limited::SecurityGroups},
        {"security_group_rule"_L1, Limited::SecurityGroupRules}};
    const QJsonObject all = quotas["quota"_L1].toObject();
    Quotas result;
    for (const auto &[name, limited] : names) {
        const QJsonValue value = all[name];
        if (value.isObject())
            result[limited] = Quota::of(amount(value["used"_L1]) + amount(value["reserved"_L1]),
                value["limit"_L1].toInteger(Quota::Unlimited));
        else if (value.isDouble())
            result[limited] = Quota::of(0, value.toInteger(Quota::Unlimited));
    }
    return result;
}

Quotas volumeQuotas(const QJsonObject &limits)
{
    const QJsonObject all = limits["limits"_L1]["absolute"_L1].toObject();
    if (all.isEmpty())
        return {};
    return {{Limited::Volumes, absolute(all, "maxTotalVolumes"_L1, "totalVolumesUsed"_L1)},
        {Limited::VolumeGb, absolute(all, "maxTotalVolumeGigabytes"_L1, "totalGigabytesUsed"_L1)}};
}

} // namespace hubwright::openstack
