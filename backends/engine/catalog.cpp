// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "engine/catalog.h"

#include "engine/spec.h"

#include <QJsonArray>

#include <ranges>

namespace hubwright {
using namespace Qt::StringLiterals;

namespace {

template <typename T>
const T *byNameOrId(const QList<T> &list, const QString &nameOrId)
{
    const auto byId = std::ranges::find(list, nameOrId, &T::id);
    if (byId != list.end())
        return &*byId;
    const auto byName = std::ranges::find(list, nameOrId, &T::name);
    return byName == list.end() ? nullptr : &*byName;
}

// How each value stands in catalog.json. toJson() and fromJson() of one type stand together, so that neither
// is changed without the other.

QJsonObject toJson(const Flavor &f)
{
    return {{u"id"_s, f.id}, {u"name"_s, f.name}, {u"vcpus"_s, f.vcpus}, {u"ram_mb"_s, f.ramMb},
        {u"disk_gb"_s, f.diskGb}};
}

void fromJson(const QJsonObject &o, Flavor &f)
{
    f.id = o["id"_L1].toString();
    f.name = o["name"_L1].toString();
    f.vcpus = o["vcpus"_L1].toInt();
    f.ramMb = o["ram_mb"_L1].toInteger();
    f.diskGb = o["disk_gb"_L1].toInt();
}

QJsonObject toJson(const Image &i)
{
    return {{u"id"_s, i.id}, {u"name"_s, i.name}, {u"distro"_s, i.distro}, {u"version"_s, i.version},
        {u"min_disk_gb"_s, i.minDiskGb}, {u"min_ram_mb"_s, i.minRamMb}, {u"size"_s, i.sizeBytes},
        {u"created"_s, i.created.toString(Qt::ISODate)}, {u"own"_s, i.own}, {u"jupyterhub"_s, i.jupyterhub}};
}

void fromJson(const QJsonObject &o, Image &i)
{
    i.id = o["id"_L1].toString();
    i.name = o["name"_L1].toString();
    i.distro = o["distro"_L1].toString();
    i.version = o["version"_L1].toString();
    i.minDiskGb = o["min_disk_gb"_L1].toInt();
    i.minRamMb = o["min_ram_mb"_L1].toInteger();
    i.sizeBytes = o["size"_L1].toInteger();
    i.created = QDateTime::fromString(o["created"_L1].toString(), Qt::ISODate);
    i.own = o["own"_L1].toBool();
    i.jupyterhub = o["jupyterhub"_L1].toString();
}

QJsonObject toJson(const Subnet &s)
{
    return {{u"id"_s, s.id}, {u"name"_s, s.name}, {u"cidr"_s, s.cidr}};
}

void fromJson(const QJsonObject &o, Subnet &s)
{
    s.id = o["id"_L1].toString();
    s.name = o["name"_L1].toString();
    s.cidr = o["cidr"_L1].toString();
}

QJsonObject toJson(const Zone &z)
{
    return {{u"id"_s, z.id}, {u"name"_s, z.name}};
}

void fromJson(const QJsonObject &o, Zone &z)
{
    z.id = o["id"_L1].toString();
    z.name = o["name"_L1].toString();
}

QJsonObject quotasToJson(const QMap<Limited, Quota> &quotas)
{
    QJsonObject json;
    for (auto it = quotas.begin(); it != quotas.end(); ++it)
        json[nameOf(it.key())] = QJsonObject{{u"used"_s, it->used}, {u"limit"_s, it->limit}};
    return json;
}

void quotasFromJson(const QJsonObject &json, QMap<Limited, Quota> &quotas)
{
    for (int i = 0; i <= int(Limited::VolumeGb); ++i) {
        const QJsonValue quota = json[nameOf(Limited(i))];
        if (quota.isObject())
            quotas[Limited(i)] = Quota::of(quota["used"_L1].toInteger(), quota["limit"_L1].toInteger());
    }
}

QJsonObject toJson(const Network &n);
void fromJson(const QJsonObject &o, Network &n);

template <typename T>
QJsonArray listToJson(const QList<T> &list)
{
    QJsonArray array;
    for (const T &item : list)
        array += toJson(item);
    return array;
}

template <typename T>
QList<T> listFromJson(const QJsonValue &value)
{
    QList<T> list;
    for (const QJsonValue &item : value.toArray())
        fromJson(item.toObject(), list.emplaceBack());
    return list;
}

QJsonObject toJson(const Network &n)
{
    return {{u"id"_s, n.id}, {u"name"_s, n.name}, {u"external"_s, n.external}, {u"shared"_s, n.shared},
        {u"routed"_s, n.routed}, {u"subnets"_s, listToJson(n.subnets)}};
}

void fromJson(const QJsonObject &o, Network &n)
{
    n.id = o["id"_L1].toString();
    n.name = o["name"_L1].toString();
    n.external = o["external"_L1].toBool();
    n.shared = o["shared"_L1].toBool();
    n.routed = o["routed"_L1].toBool();
    n.subnets = listFromJson<Subnet>(o["subnets"_L1]);
}

} // namespace

QString nameOf(Limited what)
{
    switch (what) {
    case Limited::Instances:
        return u"instances"_s;
    case Limited::Cores:
        return u"vCPU"_s;
    case Limited::RamMb:
        return u"MB of memory"_s;
    case Limited::KeyPairs:
        return u"key pairs"_s;
    case Limited::Networks:
        return u"networks"_s;
    case Limited::Subnets:
        return u"subnets"_s;
    case Limited::Routers:
        return u"routers"_s;
    case Limited::Ports:
        return u"ports"_s;
    case Limited::FloatingIps:
        return u"floating IPs"_s;
    case Limited::SecurityGroups:
        return u"security groups"_s;
    case Limited::SecurityGroupRules:
        return u"security group rules"_s;
    case Limited::Volumes:
        return u"volumes"_s;
    case Limited::VolumeGb:
        return u"GB of volumes"_s;
    }
    Q_UNREACHABLE();
}

const Flavor *Catalog::flavor(const QString &nameOrId) const
{
    return byNameOrId(flavors, nameOrId);
}

const Image *Catalog::image(const QString &nameOrId) const
{
    const Image *newest = nullptr;
    for (const Image &image : images) {
        if (image.id == nameOrId)
            return &image;
        if (image.name == nameOrId && (!newest || image.created > newest->created))
            newest = &image;
    }
    return newest;
}

const Network *Catalog::network(const QString &nameOrId) const
{
    return byNameOrId(networks, nameOrId);
}

const Zone *Catalog::zoneOf(const QString &host) const
{
    const Zone *longest = nullptr;
    for (const Zone &zone : zones) {
        if (host.endsWith(u'.' + zone.name) && (!longest || zone.name.size() > longest->name.size()))
            longest = &zone;
    }
    return longest;
}

Catalog Catalog::relevantTo(const Spec &spec) const
{
    QStringList flavorNames{spec.hub.flavor};
    for (const UserFlavor &choice : spec.users.flavors)
        flavorNames += choice.flavor;
    QStringList imageNames{spec.hub.image};
    for (const UserImage &choice : spec.users.images)
        imageNames += choice.image.isEmpty() ? choice.buildFrom : choice.image;

    Catalog relevant = *this;
    relevant.flavors.removeIf(
        [&](const Flavor &f) { return !flavorNames.contains(f.name) && !flavorNames.contains(f.id); });
    relevant.images.removeIf([&](const Image &i) {
        const Image *chosen = image(i.name);
        const bool named
            = imageNames.contains(i.id) || (imageNames.contains(i.name) && chosen && chosen->id == i.id);
        return !named;
    });
    return relevant;
}

QJsonObject Catalog::toJson() const
{
    return {
        {u"region"_s, region},
        {u"services"_s, QJsonArray::fromStringList(services.values())},
        {u"flavors"_s, listToJson(flavors)},
        {u"images"_s, listToJson(images)},
        {u"networks"_s, listToJson(networks)},
        {u"zones"_s, listToJson(zones)},
        {u"may_make_credentials"_s, account.mayMakeCredentials},
        {u"quotas"_s, quotasToJson(quotas)},
    };
}

Catalog Catalog::fromJson(const QJsonObject &json)
{
    Catalog catalog;
    catalog.region = json["region"_L1].toString();
    for (const QJsonValue &service : json["services"_L1].toArray())
        catalog.services += service.toString();
    catalog.flavors = listFromJson<Flavor>(json["flavors"_L1]);
    catalog.images = listFromJson<Image>(json["images"_L1]);
    catalog.networks = listFromJson<Network>(json["networks"_L1]);
    catalog.zones = listFromJson<Zone>(json["zones"_L1]);
    quotasFromJson(json["quotas"_L1].toObject(), catalog.quotas);
    catalog.account.mayMakeCredentials = json["may_make_credentials"_L1].toBool(true);
    return catalog;
}

} // namespace hubwright
