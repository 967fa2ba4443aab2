// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "openstack/vmplan.h"

#include "engine/operation.h"
#include "openstack/firewall.h"
#include "openstack/steps/credentialstep.h"
#include "openstack/steps/firewallsteps.h"
#include "openstack/steps/hubserversteps.h"
#include "openstack/steps/imagesteps.h"
#include "openstack/steps/keypairstep.h"
#include "openstack/steps/networksteps.h"
#include "openstack/steps/recordstep.h"
#include "openstack/steps/volumesteps.h"
#include "openstack/vmpreflight.h"
#include "openstack/vmtexts.h"

namespace hubwright::openstack {
using namespace Qt::StringLiterals;

namespace {

/// Assembles the plan: what there is, what each needs, and how long it usually takes on a real cloud.
class Builder
{
public:
    Builder(const Spec &spec, const Catalog &catalog, std::shared_ptr<Cloud> cloud)
        : m_spec(spec)
        , m_catalog(catalog)
        , m_cloud(std::move(cloud))
        , m_prefix(u"hubwright-"_s + spec.name)
    {
    }

    Plan build()
    {
        addNetwork();
        addFirewall();
        addCredentials();
        addAddress();
        addServer();
        addImages();
        addProof();
        return Plan(std::move(m_steps));
    }

private:
    void addNetwork();
    void addFirewall();
    void addCredentials();
    void addAddress();
    void addUsers();
    void addServer();
    void addImages();
    void addProof();

    template <typename T, typename... Arguments>
    void add(StepInfo info, Arguments &&...arguments)
    {
        m_steps.push_back(std::make_unique<T>(std::move(info), std::forward<Arguments>(arguments)...));
    }
    [[nodiscard]] StepInfo info(const StepId &id, int seconds, QList<StepId> needs) const;
    [[nodiscard]] QString externalId() const { return m_catalog.network(m_spec.network.external)->id; }
    [[nodiscard]] bool hasNewNetwork() const { return m_spec.network.create.has_value(); }
    [[nodiscard]] bool hasVolume() const { return m_spec.hub.homeVolumeGb > 0; }
    [[nodiscard]] const Zone *zone() const { return m_catalog.zoneOf(m_spec.hub.host); }
    [[nodiscard]] hubapi::WhereIsHub whereIsHub() const;
    [[nodiscard]] std::function<hub::Site(const StepContext &)> site() const;
    [[nodiscard]] QMap<QString, QString> imageNames() const;
    [[nodiscard]] QString builtImageName(qsizetype index) const;

    const Spec &m_spec;
    const Catalog &m_catalog;
    std::shared_ptr<Cloud> m_cloud;
    QString m_prefix;
    Ref m_network = Ref::idOf(step::Network);
    QList<StepId> m_wayOut; ///< what a server needs to reach the internet
    std::vector<std::unique_ptr<Step>> m_steps;
};

StepInfo Builder::info(const StepId &id, int seconds, QList<StepId> needs) const
{
    StepInfo info;
    info.id = id;
    info.needs = std::move(needs);
    info.expected = Seconds(seconds);
    describe(info, m_spec);
    return info;
}

void Builder::addNetwork()
{
    if (!hasNewNetwork()) {
        m_network = Ref::known(m_catalog.network(m_spec.network.existing)->id);
        return;
    }
    const Ref subnet = Ref::idOf(step::Subnet);
    add<NetworkStep>(info(step::Network, 1, {}), m_cloud, m_prefix);
    add<SubnetStep>(
        info(step::Subnet, 1, {step::Network}), m_cloud, m_prefix, m_network, *m_spec.network.create);
    add<RouterStep>(info(step::Router, 4, {}), m_cloud, m_prefix, externalId());
    add<RouterInterfaceStep>(info(step::RouterInterface, 2, {step::Subnet, step::Router}), m_cloud,
        Ref::idOf(step::Router), subnet);
    m_wayOut = {step::RouterInterface};
}

void Builder::addFirewall()
{
    const Ref hubGroup = Ref::idOf(step::HubGroup);
    const Ref userGroup = Ref::idOf(step::UserGroup);
    add<SecurityGroupStep>(info(step::HubGroup, 1, {}), m_cloud, m_prefix + u"-hub"_s);
    add<SecurityGroupStep>(info(step::UserGroup, 1, {}), m_cloud, m_prefix + u"-users"_s);
    StepInfo rules = info(step::Rules, 2, {step::HubGroup, step::UserGroup});
    rules.goesAlong = true;
    add<FirewallRulesStep>(rules, m_cloud, hubGroup, userGroup, rulesFor(m_spec.security));
}

void Builder::addCredentials()
{
    add<CredentialStep>(
        info(step::Credential, 2, {}), m_cloud, m_spec.name, m_spec.security.credentialDays, step::HubServer);
    add<KeyPairStep>(info(step::KeyPair, 1, {}), m_cloud, m_spec.name, m_spec.security.publicKey);
}

void Builder::addAddress()
{
    QList<StepId> portNeeds{step::HubGroup};
    if (hasNewNetwork())
        portNeeds += step::Subnet;
    add<PortStep>(info(step::HubPort, 1, portNeeds), m_cloud, m_prefix + u"-hub"_s, m_network,
        Ref::idOf(step::HubGroup));
    add<FloatingIpStep>(info(step::FloatingIp, 3, m_wayOut + QList{step::HubPort}), m_cloud, externalId(),
        Ref::idOf(step::HubPort));
    if (zone()) {
        add<RecordStep>(info(step::Record, 10, {step::FloatingIp}), m_cloud, zone()->id, m_spec.hub.host,
            Ref::fact(step::FloatingIp, u"address"_s));
    }
}

/// On the way back the hub goes before its users' servers, so that it cannot make new ones meanwhile, and
/// their ports before what they are on.
void Builder::addUsers()
{
    QList<StepId> portsNeed{step::UserGroup};
    if (hasNewNetwork())
        portsNeed += step::Subnet;
    StepInfo ports = info(step::UserPorts, 0, portsNeed);
    ports.makes = StepInfo::Makes::Others;
    add<UserPortsStep>(ports, m_cloud, step::Network, step::UserGroup);
    StepInfo servers = info(step::UserServers, 0, {step::UserPorts});
    servers.makes = StepInfo::Makes::Others;
    add<UserServersStep>(servers, m_cloud);
}

void Builder::addServer()
{
    addUsers();

    QList<StepId> needs{step::HubPort, step::KeyPair, step::Credential, step::UserServers};
    if (hasVolume()) {
        needs += step::HomeVolume;
        StepInfo homes = info(step::HomeVolume, 2, {});
        homes.holdsData = true;
        add<VolumeStep>(homes, m_cloud, m_prefix + u"-homes"_s, m_spec.hub.homeVolumeGb);
    }
    if (m_spec.hub.host.isEmpty())
        needs += step::FloatingIp;
    const HubServerParts parts{m_catalog.flavor(m_spec.hub.flavor)->id, m_catalog.image(m_spec.hub.image)->id,
        Ref::idOf(step::HubPort), Ref::idOf(step::KeyPair), Ref::idOf(step::Credential), site()};
    add<HubServerStep>(info(step::HubServer, 45, needs), m_cloud, m_prefix + u"-hub"_s, m_spec, parts);
    if (hasVolume()) {
        StepInfo attachment = info(step::Attachment, 12, {step::HubServer, step::HomeVolume});
        attachment.goesAlong = true;
        add<AttachmentStep>(attachment, m_cloud, Ref::idOf(step::HubServer), Ref::idOf(step::HomeVolume));
    }
    StepInfo boot = info(step::FirstBoot, 330, {step::HubServer});
    boot.makes = StepInfo::Makes::Nothing;
    add<FirstBootStep>(boot, m_cloud, Ref::idOf(step::HubServer));
}

void Builder::addImages()
{
    for (qsizetype i = 0; i < m_spec.users.images.size(); ++i) {
        const UserImage &wanted = m_spec.users.images[i];
        if (!wanted.image.isEmpty())
            continue;
        QList<StepId> needs = m_wayOut + QList{step::UserGroup};
        const ImageBuilderStep::Parts parts{builderFlavor(m_spec, m_catalog)->id,
            m_catalog.image(wanted.buildFrom)->id, m_network, Ref::idOf(step::UserGroup), step::image(i)};
        add<ImageBuilderStep>(info(step::imageBuilder(i), 420, needs), m_cloud,
            builtImageName(i) + u"-builder"_s, wanted, m_spec.hub.proxy, parts);
        add<ImageStep>(info(step::image(i), 60, {step::imageBuilder(i)}), m_cloud, builtImageName(i),
            step::imageBuilder(i));
    }
}

void Builder::addProof()
{
    QList<StepId> httpsNeeds{step::FirstBoot, step::FloatingIp, step::Rules};
    if (zone())
        httpsNeeds += step::Record;
    StepInfo https = info(step::Https, 30, httpsNeeds);
    https.makes = StepInfo::Makes::Nothing;
    add<hubapi::HttpsStep>(https, whereIsHub());

    QList<StepId> proofNeeds{step::Https};
    if (hasVolume())
        proofNeeds += step::Attachment;
    for (qsizetype i = 0; i < m_spec.users.images.size(); ++i) {
        if (m_spec.users.images[i].image.isEmpty())
            proofNeeds += step::image(i);
    }
    StepInfo proof = info(step::Proof, 150, proofNeeds);
    proof.makes = StepInfo::Makes::Nothing;
    const QJsonObject options{
        {u"userserver_image"_s, imageNames().value(m_spec.users.images.value(0).name)},
        {u"userserver_size"_s, m_spec.users.flavors.value(0).flavor},
    };
    add<hubapi::ProofStep>(
        proof, whereIsHub(), secretKey(m_spec.name, QLatin1StringView(HubServerStep::ProofSecret)), options);
}

QString Builder::builtImageName(qsizetype index) const
{
    return u"%1-image-%2"_s.arg(m_prefix).arg(index + 1);
}

/// LibcloudSpawner finds images by their names.
QMap<QString, QString> Builder::imageNames() const
{
    QMap<QString, QString> names;
    for (qsizetype i = 0; i < m_spec.users.images.size(); ++i) {
        const UserImage &image = m_spec.users.images[i];
        names[image.name] = image.image.isEmpty() ? builtImageName(i) : image.image;
    }
    return names;
}

hubapi::WhereIsHub Builder::whereIsHub() const
{
    return [spec = m_spec, profile = m_cloud->session->profile()](const StepContext &context) {
        return hubAddress(spec, profile, [&](const StepId &id) { return context.facts(id); });
    };
}

std::function<hub::Site(const StepContext &)> Builder::site() const
{
    hub::Site fixed;
    fixed.host = m_spec.hub.host;
    fixed.keystoneUrl = m_cloud->session->profile().authUrl;
    fixed.region = m_catalog.region;
    fixed.networkName = hasNewNetwork() ? m_prefix : m_catalog.network(m_spec.network.existing)->name;
    fixed.networkCidr = hasNewNetwork() ? m_spec.network.create->cidr
                                        : m_catalog.network(m_spec.network.existing)->subnets.first().cidr;
    fixed.userGroup = m_prefix + u"-users"_s;
    fixed.maxServers = serversAtOnce(m_spec, m_catalog);
    fixed.images = imageNames();
    fixed.verifyCloud = m_cloud->session->profile().verify;
    return [fixed, volume = hasVolume()](const StepContext &context) {
        hub::Site site = fixed;
        site.deployment = context.deployment();
        site.credentialId = context.facts(step::Credential)["id"_L1].toString();
        site.hubAddress = context.facts(step::HubPort)["address"_L1].toString();
        if (volume)
            site.volumeId = context.facts(step::HomeVolume)["id"_L1].toString();
        if (site.host.isEmpty())
            site.host = context.facts(step::FloatingIp)["address"_L1].toString();
        return site;
    };
}

} // namespace

StepId step::imageBuilder(qsizetype index)
{
    return StepId(u"image-%1-builder"_s.arg(index + 1));
}

StepId step::image(qsizetype index)
{
    return StepId(u"image-%1"_s.arg(index + 1));
}

Plan vmPlan(const Spec &spec, const Catalog &catalog, std::shared_ptr<Cloud> cloud)
{
    return Builder(spec, catalog, std::move(cloud)).build();
}

hubapi::HubAddress hubAddress(
    const Spec &spec, const Profile &profile, const std::function<QJsonObject(StepId)> &facts)
{
    hubapi::HubAddress address;
    address.ip = facts(step::FloatingIp)["address"_L1].toString();
    address.host = spec.hub.host.isEmpty() ? address.ip : spec.hub.host;
    address.verify = spec.hub.https.method == HttpsAnswers::Method::LetsEncrypt;
    address.gateway = QUrl(profile.hubGateway);
    return address;
}

} // namespace hubwright::openstack
