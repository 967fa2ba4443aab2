// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "openstack/vmpreflight.h"

#include "engine/specrules.h"
#include "openstack/firewall.h"

namespace hubwright::openstack {
using namespace Qt::StringLiterals;

namespace {

constexpr int HubVcpus = 2;
constexpr qint64 HubRamMb = 2000; // pip and npm fail with less
constexpr int HubDiskGb = 10;

/// Collects problems, one function for each page of answers.
class Preflight
{
public:
    Preflight(const Spec &spec, const Catalog &catalog)
        : m_spec(spec)
        , m_catalog(catalog)
    {
    }

    Problems run()
    {
        checkAccount();
        checkName();
        checkNetwork();
        checkHub();
        checkUsers();
        checkQuota();
        return m_problems;
    }

private:
    void error(const QString &field, const QString &sentence, const QString &remedy)
    {
        m_problems += {Problem::Severity::Error, field, sentence, remedy, 0};
    }
    void warn(const QString &field, const QString &sentence, const QString &remedy)
    {
        m_problems += {Problem::Severity::Warning, field, sentence, remedy, 0};
    }

    void checkAccount();
    void checkName();
    void checkNetwork();
    void checkNewNetwork();
    void checkExistingNetwork();
    void checkHub();
    void checkHost();
    void checkUsers();
    void checkQuota();
    const Flavor *flavorAt(const QString &field, const QString &name);
    const Image *imageAt(const QString &field, const QString &name);
    void checkFit(const QString &field, const Flavor *flavor, const Image *image);

    const Spec &m_spec;
    const Catalog &m_catalog;
    Problems m_problems;
};

QString gb(qint64 mb)
{
    return QString::number(double(mb) / 1024, 'g', 3);
}

void Preflight::checkAccount()
{
    const Account &account = m_catalog.account;
    if (!account.mayMakeCredentials) {
        error(u"cloud.profile"_s,
            u"This application credential is a restricted one: it may not make the credential that the hub needs."_s,
            u"Sign in with a password, or with an application credential that was made as “unrestricted”."_s);
    }
    if (account.credentialExpires.isValid()) {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        if (account.credentialExpires < now.addDays(30)) {
            warn(u"cloud.profile"_s,
                u"Your own credential ends on %1."_s.arg(
                    account.credentialExpires.date().toString(Qt::ISODate)),
                u"The hub has one of its own and runs on; you need a new one to change or destroy it."_s);
        }
    }
}

void Preflight::checkName()
{
    const QString network = u"hubwright-"_s + m_spec.name;
    const bool isTaken = m_catalog.deploymentNames.contains(m_spec.name)
        || (m_spec.network.create && m_catalog.network(network));
    if (isTaken) {
        error(u"name"_s, u"This project has a deployment %1 already."_s.arg(m_spec.name),
            u"Choose another name."_s);
    }
}

void Preflight::checkNetwork()
{
    const Network *external = m_catalog.network(m_spec.network.external);
    if (!external || !external->external) {
        QStringList names;
        for (const Network &network : m_catalog.networks) {
            if (network.external)
                names += network.name;
        }
        error(u"network.external"_s, u"This cloud has no external network %1."_s.arg(m_spec.network.external),
            names.isEmpty() ? u"Ask the cloud's operators for a network with floating IPs."_s
                            : u"Choose one of: %1."_s.arg(names.join(u", "_s)));
    }
    if (m_spec.network.create)
        checkNewNetwork();
    else
        checkExistingNetwork();
}

void Preflight::checkNewNetwork()
{
    for (const Network &network : m_catalog.networks) {
        if (network.external || network.shared)
            continue;
        for (const Subnet &subnet : network.subnets) {
            if (!cidrsOverlap(subnet.cidr, m_spec.network.create->cidr))
                continue;
            error(u"network.create.cidr"_s,
                u"%1 overlaps the network %2 of this project (%3)."_s.arg(
                    m_spec.network.create->cidr, network.name, subnet.cidr),
                u"Choose a range that is free, for example 10.43.0.0/24."_s);
            return;
        }
    }
}

void Preflight::checkExistingNetwork()
{
    const Network *network = m_catalog.network(m_spec.network.existing);
    if (!network) {
        error(u"network.existing"_s, u"This project has no network %1."_s.arg(m_spec.network.existing),
            u"Choose one of the project's networks, or let Hubwright make one."_s);
    } else if (network->subnets.isEmpty() || !network->routed) {
        error(u"network.existing"_s,
            u"The network %1 has no router to an external network."_s.arg(network->name),
            u"Add one in the cloud's dashboard, or let Hubwright make a network."_s);
    }
}

const Flavor *Preflight::flavorAt(const QString &field, const QString &name)
{
    const Flavor *flavor = m_catalog.flavor(name);
    if (!flavor) {
        QStringList names;
        for (const Flavor &offered :
            m_catalog.flavors.first(std::min<qsizetype>(12, m_catalog.flavors.size())))
            names += offered.name;
        error(field, u"This cloud has no flavor %1."_s.arg(name),
            u"It has, for example: %1."_s.arg(names.join(u", "_s)));
    }
    return flavor;
}

const Image *Preflight::imageAt(const QString &field, const QString &name)
{
    const Image *image = m_catalog.image(name);
    if (!image) {
        error(field, u"This cloud has no image %1 that can be used."_s.arg(name),
            u"Choose one of its images; their names change when the cloud refreshes them."_s);
    }
    return image;
}

void Preflight::checkFit(const QString &field, const Flavor *flavor, const Image *image)
{
    if (!flavor || !image)
        return;
    if (flavor->diskGb > 0 && flavor->diskGb < image->minDiskGb) {
        error(field,
            u"The flavor %1 has a disk of %2 GB; the image %3 needs %4 GB."_s.arg(flavor->name)
                .arg(flavor->diskGb)
                .arg(image->name)
                .arg(image->minDiskGb),
            u"Choose a flavor with a larger disk."_s);
    }
    if (flavor->ramMb < image->minRamMb) {
        error(field,
            u"The flavor %1 has %2 GB of memory; the image %3 needs %4 GB."_s.arg(
                flavor->name, gb(flavor->ramMb), image->name, gb(image->minRamMb)),
            u"Choose a flavor with more memory."_s);
    }
}

void Preflight::checkHub()
{
    const Flavor *flavor = flavorAt(u"hub.flavor"_s, m_spec.hub.flavor);
    checkFit(u"hub.flavor"_s, flavor, imageAt(u"hub.image"_s, m_spec.hub.image));
    if (flavor) {
        const bool isSmall = flavor->vcpus < HubVcpus || flavor->ramMb < HubRamMb
            || (flavor->diskGb > 0 && flavor->diskGb < HubDiskGb);
        if (isSmall) {
            warn(u"hub.flavor"_s, u"The flavor %1 is small for a hub."_s.arg(flavor->name),
                u"2 vCPU, 4 GB of memory and 20 GB of disk serve some fifty people."_s);
        }
    }
    if (m_spec.hub.homeVolumeGb > 0 && !m_catalog.services.contains(u"volumev3"_s)
        && !m_catalog.services.contains(u"block-storage"_s)) {
        error(u"hub.home_volume_gb"_s, u"This cloud has no volumes for the homes."_s,
            u"Set hub.home_volume_gb to 0: homes then live and die with each user's server."_s);
    }
    checkHost();
}

void Preflight::checkHost()
{
    if (!m_spec.hub.host.isEmpty() && !m_catalog.zoneOf(m_spec.hub.host)) {
        warn(u"hub.host"_s, u"No DNS zone of this project holds %1."_s.arg(m_spec.hub.host),
            u"When the floating IP is there, make an A record for it where your DNS is kept; the build waits for it."_s);
    }
}

void Preflight::checkUsers()
{
    QList<const Flavor *> flavors;
    for (qsizetype i = 0; i < m_spec.users.flavors.size(); ++i)
        flavors += flavorAt(u"users.flavors[%1].flavor"_s.arg(i), m_spec.users.flavors[i].flavor);
    for (qsizetype i = 0; i < m_spec.users.images.size(); ++i) {
        const UserImage &choice = m_spec.users.images[i];
        const bool isBuilt = choice.image.isEmpty();
        const QString field = u"users.images[%1].%2"_s.arg(i).arg(isBuilt ? u"build_from"_s : u"image"_s);
        const Image *image = imageAt(field, isBuilt ? choice.buildFrom : choice.image);
        for (qsizetype f = 0; f < flavors.size(); ++f)
            checkFit(u"users.flavors[%1].flavor"_s.arg(f), flavors[f], image);
        if (image && !isBuilt && image->jupyterhub.isEmpty()) {
            warn(field,
                u"Whether the image %1 has JupyterHub in it cannot be seen from here."_s.arg(image->name),
                u"It must have jupyterhub-singleuser of the same major version as the hub; an image that Hubwright builds has."_s);
        }
    }
}

void Preflight::checkQuota()
{
    static const QMap<Limited, QString> fields{
        {Limited::Instances, u"hub.flavor"_s},
        {Limited::Cores, u"hub.flavor"_s},
        {Limited::RamMb, u"hub.flavor"_s},
        {Limited::Volumes, u"hub.home_volume_gb"_s},
        {Limited::VolumeGb, u"hub.home_volume_gb"_s},
        {Limited::Networks, u"network.create"_s},
        {Limited::Subnets, u"network.create"_s},
        {Limited::Routers, u"network.create"_s},
        {Limited::FloatingIps, u"network.external"_s},
        {Limited::SecurityGroups, u"security"_s},
        {Limited::SecurityGroupRules, u"security.rules"_s},
        {Limited::KeyPairs, u"security.public_key"_s},
    };
    const QMap<Limited, qint64> use = quotaUse(m_spec, m_catalog);
    for (auto it = use.begin(); it != use.end(); ++it) {
        const Quota quota = m_catalog.quotas.value(it.key());
        if (it.value() <= quota.left())
            continue;
        error(fields.value(it.key(), u"cloud.profile"_s),
            u"The hub needs %1 %2; the project's quota is %3, of which %4 are used."_s.arg(it.value())
                .arg(nameOf(it.key()))
                .arg(quota.limit)
                .arg(quota.used),
            u"Remove what is no longer needed, choose something smaller, or ask the cloud for a larger quota."_s);
    }
}

} // namespace

QMap<Limited, qint64> quotaUse(const Spec &spec, const Catalog &catalog)
{
    const auto builders
        = std::ranges::count_if(spec.users.images, [](const UserImage &i) { return i.image.isEmpty(); });
    const Flavor *hub = catalog.flavor(spec.hub.flavor);
    const Flavor *builder = builderFlavor(spec, catalog);
    const auto sum = [&](auto member) {
        return (hub ? qint64(hub->*member) : 0) + (builder ? builders * qint64(builder->*member) : 0);
    };
    constexpr int EgressRules = 4; // two come with each group
    QMap<Limited, qint64> use{
        {Limited::Instances, 1 + builders},
        {Limited::Cores, sum(&Flavor::vcpus)},
        {Limited::RamMb, sum(&Flavor::ramMb)},
        {Limited::KeyPairs, 1},
        {Limited::FloatingIps, 1},
        {Limited::SecurityGroups, 2},
        {Limited::SecurityGroupRules, rulesFor(spec.security).size() + EgressRules},
        {Limited::Ports, 2 + builders},
    };
    if (spec.network.create) {
        use[Limited::Networks] = 1;
        use[Limited::Subnets] = 1;
        use[Limited::Routers] = 1;
    }
    if (spec.hub.homeVolumeGb > 0) {
        use[Limited::Volumes] = 1;
        use[Limited::VolumeGb] = spec.hub.homeVolumeGb;
    }
    return use;
}

const Flavor *builderFlavor(const Spec &spec, const Catalog &catalog)
{
    const Flavor *best = nullptr;
    for (const UserFlavor &choice : spec.users.flavors) {
        const Flavor *flavor = catalog.flavor(choice.flavor);
        if (!flavor || flavor->diskGb == 0)
            continue;
        const bool isBetter = !best || flavor->diskGb < best->diskGb
            || (flavor->diskGb == best->diskGb && flavor->ramMb > best->ramMb);
        if (isBetter)
            best = flavor;
    }
    return best ? best : catalog.flavor(spec.hub.flavor);
}

Problems preflight(const Spec &spec, const Catalog &catalog)
{
    return Preflight(spec, catalog).run();
}

int serversAtOnce(const Spec &spec, const Catalog &catalog)
{
    if (spec.users.atOnce > 0)
        return spec.users.atOnce;
    const QMap<Limited, qint64> use = quotaUse(spec, catalog);
    const auto left = [&](Limited what) {
        const Quota quota = catalog.quotas.value(what);
        return quota.isUnlimited() ? qint64(100) : quota.left() - use.value(what);
    };
    qint64 most = 1;
    for (const UserFlavor &choice : spec.users.flavors) {
        const Flavor *flavor = catalog.flavor(choice.flavor);
        if (!flavor || flavor->vcpus == 0 || flavor->ramMb == 0)
            continue;
        const qint64 fits = std::min({left(Limited::Instances), left(Limited::Cores) / flavor->vcpus,
            left(Limited::RamMb) / flavor->ramMb});
        most = std::max(most, fits);
    }
    return int(std::min<qint64>(most, 1000));
}

} // namespace hubwright::openstack
