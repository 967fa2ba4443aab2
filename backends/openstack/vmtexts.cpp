// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "openstack/vmtexts.h"

#include "openstack/firewall.h"
#include "openstack/vmplan.h"

namespace hubwright::openstack {
using namespace Qt::StringLiterals;

namespace {

struct Text
{
    QString title;
    QString about;
    QStringList commands;
};

/// A word for a shell: quoted when it needs to be.
QString quoted(const QString &word)
{
    static const QString plain
        = u"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./:@%+=,"_s;
    const bool isPlain
        = !word.isEmpty() && std::ranges::all_of(word, [](QChar c) { return plain.contains(c); });
    return isPlain ? word : u'\'' + QString(word).replace(u'\'', u"'\\''"_s) + u'\'';
}

QStringList ruleCommands(const Spec &spec, const QString &prefix)
{
    QStringList commands;
    for (const FirewallRule &rule : rulesFor(spec.security)) {
        const bool isHub = rule.group == FirewallRule::Group::Hub;
        const bool fromGroup = rule.from == u"hub" || rule.from == u"users";
        const QString from
            = fromGroup ? u"--remote-group %1-%2"_s.arg(prefix, rule.from) : u"--remote-ip "_s + rule.from;
        const QString ports = rule.protocol == u"icmp"
            ? QString()
            : u" --dst-port %1:%2"_s.arg(rule.firstPort).arg(rule.lastPort);
        commands
            += u"openstack security group rule create --ingress --ethertype %1 --protocol %2%3 %4 %5"_s.arg(
                rule.from.contains(u':') ? u"IPv6"_s : u"IPv4"_s, rule.protocol, ports, from,
                prefix + (isHub ? u"-hub"_s : u"-users"_s));
    }
    return commands;
}

QMap<StepId, Text> networkTexts(const Spec &spec, const QString &prefix)
{
    const QString cidr = spec.network.create.value_or(NewNetwork()).cidr;
    const QString external = quoted(spec.network.external);
    return {
        {step::Network,
            {u"Network"_s, u"A private network that only this hub and its users' servers are on."_s,
                {u"openstack network create "_s + prefix}}},
        {step::Subnet,
            {u"Subnet"_s, u"The range of addresses on that network: %1."_s.arg(cidr),
                {u"openstack subnet create --network %1 --subnet-range %2 %1"_s.arg(prefix, cidr)}}},
        {step::Router,
            {u"Router"_s, u"Connects the private network with the outside world."_s,
                {u"openstack router create --external-gateway %1 %2"_s.arg(external, prefix)}}},
        {step::RouterInterface,
            {u"Router interface"_s, u"Plugs the subnet into the router."_s,
                {u"openstack router add subnet %1 %1"_s.arg(prefix)}}},
        {step::HubPort,
            {u"Hub port"_s,
                u"The hub's own address on the private network, known before its server exists."_s,
                {u"openstack port create --network %1 --security-group %2-hub %2-hub"_s.arg(
                    spec.network.create ? prefix : quoted(spec.network.existing), prefix)}}},
        {step::FloatingIp,
            {u"Floating IP"_s, u"The public address that people reach the hub at."_s,
                {u"openstack floating ip create --port %1-hub %2"_s.arg(prefix, external)}}},
        {step::Record,
            {u"DNS record"_s, u"Lets the name %1 lead to the floating IP."_s.arg(spec.hub.host),
                {u"openstack recordset create --type A --record FLOATING_IP ZONE. %1."_s.arg(
                    spec.hub.host)}}},
    };
}

QMap<StepId, Text> accessTexts(const Spec &spec, const QString &prefix)
{
    return {
        {step::HubGroup,
            {u"Hub security group"_s, u"A firewall around the hub: closed but for the rules that follow."_s,
                {u"openstack security group create %1-hub"_s.arg(prefix)}}},
        {step::UserGroup,
            {u"User security group"_s, u"A firewall around each user's server."_s,
                {u"openstack security group create %1-users"_s.arg(prefix)}}},
        {step::Rules,
            {u"Security rules"_s,
                u"What may pass: the web to the hub, the hub to its users' servers and back%1."_s.arg(
                    spec.security.isolateUsers ? u"; nothing between users"_s : QString()),
                ruleCommands(spec, prefix)}},
        {step::Credential,
            {u"Hub credential"_s,
                u"The hub starts and stops its users' servers with a credential of its own, which can do "
                u"little else and "
                u"ends after %1 days. Yours stays with you."_s.arg(spec.security.credentialDays),
                {u"openstack application credential create --role member --restricted --expiration DATE %1-hub"_s
                        .arg(prefix)}}},
        {step::KeyPair,
            {u"Key pair"_s,
                spec.security.publicKey.isEmpty()
                    ? u"An SSH key for the hub's server, made here and kept in your keychain."_s
                    : u"Your SSH key for the hub's server."_s,
                {u"openstack keypair create --public-key KEY.pub "_s + prefix}}},
    };
}

QMap<StepId, Text> serverTexts(const Spec &spec, const QString &prefix)
{
    return {
        {step::HomeVolume,
            {u"Home volume"_s,
                u"A disk of %1 GB for people's files, which outlives their servers."_s.arg(
                    spec.hub.homeVolumeGb),
                {u"openstack volume create --size %1 %2-homes"_s.arg(spec.hub.homeVolumeGb).arg(prefix)}}},
        {step::UserServers,
            {u"Users' servers"_s,
                u"The hub makes one for each user; they go when the deployment is destroyed."_s,
                {u"openstack server list --name '^jhub-'"_s}}},
        {step::UserPorts,
            {u"Users' ports"_s,
                u"What the cloud leaves of a user's server when it fails to clean up after it."_s,
                {u"openstack port list --network %1"_s.arg(
                    spec.network.create ? prefix : quoted(spec.network.existing))}}},
        {step::HubServer,
            {u"Hub server"_s, u"The server that JupyterHub runs on."_s,
                {u"openstack server create --flavor %1 --image %2 --port %3-hub --key-name %3 --user-data "
                 u"hub.yaml "
                 u"--config-drive True %3-hub"_s.arg(
                     quoted(spec.hub.flavor), quoted(spec.hub.image), prefix)}}},
        {step::Attachment,
            {u"Home volume attached"_s, u"Puts the disk into the hub's server."_s,
                {u"openstack server add volume %1-hub %1-homes"_s.arg(prefix)}}},
        {step::FirstBoot,
            {u"First boot"_s,
                u"The server starts and installs JupyterHub on itself; its console tells how far it is."_s,
                {u"openstack console log show %1-hub"_s.arg(prefix)}}},
        {step::Https,
            {u"HTTPS"_s, u"The hub answers at its address with a certificate."_s,
                {u"curl --fail https://%1/hub/health"_s.arg(
                    spec.hub.host.isEmpty() ? u"FLOATING_IP"_s : spec.hub.host)}}},
        {step::Proof,
            {u"Trial server"_s,
                u"A server is started and stopped as a user would: only then is the hub ready."_s,
                {u"curl --request POST --header 'Authorization: token TOKEN' https://%1/hub/api/users/hubwright-proof/server"_s
                        .arg(spec.hub.host.isEmpty() ? u"FLOATING_IP"_s : spec.hub.host)}}},
    };
}

Text imageText(const StepId &id, const Spec &spec, const QString &prefix)
{
    for (qsizetype i = 0; i < spec.users.images.size(); ++i) {
        const QString name = u"%1-image-%2"_s.arg(prefix).arg(i + 1);
        if (id == step::imageBuilder(i)) {
            return {u"Build image “%1”"_s.arg(spec.users.images[i].name),
                u"A server that installs Jupyter and your packages, then switches itself off."_s,
                {u"openstack server create --flavor FLAVOR --image %1 --network %2 --security-group %2-users "
                 u"--user-data image.yaml "
                 u"%3-builder"_s.arg(quoted(spec.users.images[i].buildFrom), prefix, name)}};
        }
        if (id == step::image(i)) {
            return {u"Image “%1”"_s.arg(spec.users.images[i].name),
                u"What users' servers start from: a snapshot of that server."_s,
                {u"openstack server image create --name %1 %1-builder"_s.arg(name),
                    u"openstack server delete %1-builder"_s.arg(name)}};
        }
    }
    return {};
}

} // namespace

void describe(StepInfo &info, const Spec &spec)
{
    const QString prefix = u"hubwright-"_s + spec.name;
    QMap<StepId, Text> texts = networkTexts(spec, prefix);
    texts.insert(accessTexts(spec, prefix));
    texts.insert(serverTexts(spec, prefix));
    const Text text = texts.contains(info.id) ? texts.value(info.id) : imageText(info.id, spec, prefix);
    Q_ASSERT_X(!text.title.isEmpty(), "describe", qPrintable(info.id.value));
    info.title = text.title;
    info.about = text.about;
    info.commands = text.commands;
}

} // namespace hubwright::openstack
