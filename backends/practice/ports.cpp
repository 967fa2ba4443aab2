// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "practice/addresses.h"
#include "practice/network.h"

using namespace Qt::StringLiterals;

namespace hubwright::practice {

// Networks, subnets and ports.

namespace {

Reply refused(int status, const char *type, const QString &message)
{
    return neutronError(status, QString::fromLatin1(type), message);
}

std::vector<Resource *> subnetsOf(State &state, const QString &network)
{
    std::vector<Resource *> subnets = state["subnets"_L1].all();
    std::erase_if(subnets, [&](const Resource *s) { return s->body["network_id"_L1].toString() != network; });
    return subnets;
}

std::vector<Resource *> portsOf(State &state, const QString &network)
{
    std::vector<Resource *> ports = state["ports"_L1].all();
    std::erase_if(ports, [&](const Resource *p) { return p->body["network_id"_L1].toString() != network; });
    return ports;
}

bool isTaken(State &state, const Resource &subnet, const QString &address)
{
    const QString network = subnet.body["network_id"_L1].toString();
    for (const Resource *port : portsOf(state, network))
        for (const QJsonValue ip : port->body["fixed_ips"_L1].toArray())
            if (ip["ip_address"_L1].toString() == address)
                return true;
    for (const Resource *router : state["routers"_L1].all())
        for (const QJsonValue ip :
            router->body["external_gateway_info"_L1]["external_fixed_ips"_L1].toArray())
            if (ip["ip_address"_L1].toString() == address)
                return true;
    for (const Resource *ip : state["floatingips"_L1].all())
        if (ip->body["floating_ip_address"_L1].toString() == address)
            return true;
    return false;
}

QJsonObject fixedIp(const QString &subnet, const QString &address)
{
    return {{"subnet_id"_L1, subnet}, {"ip_address"_L1, address}};
}

QJsonObject chosenIp(State &state, const QString &network, const QJsonObject &wanted)
{
    const QString address = wanted["ip_address"_L1].toString(), subnetId = wanted["subnet_id"_L1].toString();
    for (const Resource *subnet : subnetsOf(state, network)) {
        const Cidr cidr = parseCidr(subnet->body["cidr"_L1].toString()).value_or(Cidr());
        if (!subnetId.isEmpty() && subnet->id != subnetId)
            continue;
        if (address.isEmpty())
            return fixedIp(subnet->id, formatAddress(freeAddress(state, *subnet)));
        if (!cidr.contains(parseAddress(address).value_or(0)))
            continue;
        if (isTaken(state, *subnet, address))
            throw refused(409, "IpAddressAlreadyAllocated",
                u"IP address %1 already allocated in subnet %2"_s.arg(address, subnet->id));
        return fixedIp(subnet->id, address);
    }
    throw refused(400, "InvalidIpForNetwork",
        u"IP address %1 is not a valid IP for any of the subnets on the specified network."_s.arg(address));
}

QJsonArray addressesFor(State &state, const QString &network, const QJsonArray &wanted)
{
    QJsonArray ips;
    for (const QJsonValue one : wanted)
        ips.append(chosenIp(state, network, one.toObject()));
    const std::vector<Resource *> subnets = subnetsOf(state, network);
    if (!ips.isEmpty() || subnets.empty())
        return ips;
    for (const Resource *subnet : subnets)
        if (const quint32 address = freeAddress(state, *subnet))
            return {fixedIp(subnet->id, formatAddress(address))};
    throw refused(
        409, "IpAddressGenerationFailure", u"No more IP addresses available on network %1."_s.arg(network));
}

void checkGroups(Call &call, const QJsonArray &groups)
{
    for (const QJsonValue group : groups)
        needOne(call, u"security_groups"_s, group.toString());
}

void checkPolicy(const QJsonObject &wanted, const QString &rule)
{
    for (const QString &name : {u"router:external"_s, u"shared"_s})
        if (wanted[name].toBool())
            throw refused(403, "PolicyNotAuthorized",
                u"(rule:%1 and rule:%1:%2) is disallowed by policy"_s.arg(rule, name));
}

} // namespace

quint32 freeAddress(State &state, const Resource &subnet)
{
    for (const QJsonValue pool : subnet.body["allocation_pools"_L1].toArray()) {
        const quint32 first = parseAddress(pool["start"_L1].toString()).value_or(1);
        const quint32 last = parseAddress(pool["end"_L1].toString()).value_or(0);
        const quint32 size = last >= first ? last - first + 1 : 0;
        const quint32 offset = size > 1 ? state.random().bounded(size) : 0; // as Neutron, not in order
        for (quint32 i = 0; i < size; ++i) {
            const quint32 address = first + (offset + i) % size;
            if (!isTaken(state, subnet, formatAddress(address)))
                return address;
        }
    }
    return 0;
}

void makeNetwork(Call &, Resource &network)
{
    checkPolicy(network.body, u"create_network"_s);
}

void changeNetwork(Call &call, Resource &network, const QJsonObject &changes)
{
    if (network.project != call.project())
        throw refused(403, "PolicyNotAuthorized", u"rule:update_network is disallowed by policy"_s);
    checkPolicy(changes, u"update_network"_s);
    for (auto it = changes.begin(); it != changes.end(); ++it)
        network.body[it.key()] = it.value();
}

void dropNetwork(Call &call, Resource &network)
{
    QStringList ports;
    for (const Resource *port : portsOf(call.state, network.id))
        ports << port->id;
    if (!ports.isEmpty())
        throw refused(409, "NetworkInUse",
            u"Unable to complete operation on network %1. There are one or more ports still in use on the "
            u"network, "
            "id for these ports is: %2."_s.arg(network.id, ports.join(u',')));
    for (const Resource *subnet : subnetsOf(call.state, network.id))
        call.state["subnets"_L1].remove(QString(subnet->id));
}

QJsonObject showNetwork(State &state, const Resource &network)
{
    QJsonObject shown = showCommon(state, network);
    QJsonArray subnets;
    for (const Resource *subnet : subnetsOf(state, network.id))
        subnets.append(subnet->id);
    shown["subnets"_L1] = subnets;
    shown["status"_L1] = "ACTIVE"_L1;
    shown["availability_zones"_L1] = QJsonArray();
    setAll(shown, {"ipv4_address_scope"_L1, "ipv6_address_scope"_L1}, QJsonValue());
    return shown;
}

void makeSubnet(Call &call, Resource &subnet)
{
    QJsonObject &body = subnet.body;
    const QString network = body["network_id"_L1].toString();
    needOne(call, u"networks"_s, network);
    const QString text = body["cidr"_L1].toString();
    if (text.isEmpty())
        throw refused(400, "BadRequest",
            u"Bad subnets request: a subnetpool must be specified in the absence of a cidr."_s);
    const std::optional<Cidr> cidr = parseCidr(text);
    if (!cidr)
        throw refused(
            400, "InvalidInput", u"Invalid input for operation: %1 is not in a CIDR format."_s.arg(text));
    for (const Resource *other : subnetsOf(call.state, network))
        if (parseCidr(other->body["cidr"_L1].toString()).value_or(Cidr()).overlaps(*cidr))
            throw refused(400, "InvalidInput",
                u"Invalid input for operation: Requested subnet with cidr: %1 for network: %2 overlaps with "
                u"another "
                "subnet."_s.arg(cidr->toString(), network));
    body["cidr"_L1] = cidr->toString();
    const bool hasNoGateway = body["gateway_ip"_L1].isNull();
    if (body["gateway_ip"_L1].toString().isEmpty() && !hasNoGateway)
        body["gateway_ip"_L1] = formatAddress(cidr->base + 1);
    if (body["allocation_pools"_L1].toArray().isEmpty()) {
        const bool isFirst = body["gateway_ip"_L1].toString() == formatAddress(cidr->base + 1);
        body["allocation_pools"_L1]
            = QJsonArray{QJsonObject{{"start"_L1, formatAddress(cidr->base + (isFirst ? 2 : 1))},
                {"end"_L1, formatAddress(cidr->last() - 1)}}};
    }
}

void dropSubnet(Call &call, Resource &subnet)
{
    for (const Resource *port : portsOf(call.state, subnet.body["network_id"_L1].toString()))
        for (const QJsonValue ip : port->body["fixed_ips"_L1].toArray())
            if (ip["subnet_id"_L1].toString() == subnet.id)
                throw refused(409, "SubnetInUse",
                    u"Unable to complete operation on subnet %1: One or more ports have an IP allocation "
                    u"from this "
                    "subnet."_s.arg(subnet.id));
}

void makePort(Call &call, Resource &port)
{
    QJsonObject &body = port.body;
    const QString network = body["network_id"_L1].toString();
    needOne(call, u"networks"_s, network);
    if (body["security_groups"_L1].isNull())
        body["security_groups"_L1] = body["port_security_enabled"_L1].toBool()
            ? QJsonArray{defaultGroup(call.state, call.project()).id}
            : QJsonArray();
    checkGroups(call, body["security_groups"_L1].toArray());
    body["fixed_ips"_L1] = addressesFor(call.state, network, body["fixed_ips"_L1].toArray());
    if (body["mac_address"_L1].toString().isEmpty()) {
        const QString hex
            = QString::number(call.state.random().bounded(0x1000000), 16).rightJustified(6, u'0');
        body["mac_address"_L1] = u"fa:16:3e:%1:%2:%3"_s.arg(hex.left(2), hex.mid(2, 2), hex.right(2));
    }
}

void changePort(Call &call, Resource &port, const QJsonObject &changes)
{
    checkGroups(call, changes["security_groups"_L1].toArray());
    for (auto it = changes.begin(); it != changes.end(); ++it)
        if (it.key() != "fixed_ips"_L1)
            port.body[it.key()] = it.value();
}

void dropPort(Call &call, Resource &port)
{
    const QString owner = port.body["device_owner"_L1].toString();
    if (owner.startsWith("network:router"_L1))
        throw refused(409, "ServicePortInUse",
            u"Port %1 cannot be deleted directly via the port API: has device owner %2."_s.arg(
                port.id, owner));
    detachFloatingIps(call.state, port.id);
}

void detachFloatingIps(State &state, const QString &portId)
{
    for (Resource *ip : state["floatingips"_L1].all())
        if (ip->body["port_id"_L1].toString() == portId)
            detachFloatingIp(state, *ip);
}

QJsonObject showPort(State &state, const Resource &port)
{
    QJsonObject shown = showCommon(state, port);
    const bool isBound = !port.body["device_owner"_L1].toString().isEmpty();
    shown["status"_L1] = isBound && port.ready <= state.now() ? "ACTIVE"_L1 : "DOWN"_L1;
    QJsonArray names;
    for (const QJsonValue ip : port.body["fixed_ips"_L1].toArray()) {
        const QString address = ip["ip_address"_L1].toString();
        QString host = port.body["dns_name"_L1].toString();
        if (host.isEmpty())
            host = u"host-"_s + QString(address).replace(u'.', u'-');
        names.append(QJsonObject{{"ip_address"_L1, address}, {"hostname"_L1, host},
            {"fqdn"_L1, host + u".practice.example.org."_s}});
    }
    shown["dns_assignment"_L1] = names;
    return shown;
}

void releasePorts(State &state, const QString &serverId)
{
    for (Resource *port : state["ports"_L1].all()) {
        if (port->body["device_id"_L1].toString() != serverId)
            continue;
        if (port->inner["ofNova"_L1].toBool()) {
            detachFloatingIps(state, port->id);
            state["ports"_L1].remove(QString(port->id));
        } else {
            port->body["device_id"_L1] = port->body["device_owner"_L1] = port->body["dns_name"_L1]
                = QString();
        }
    }
}

} // namespace hubwright::practice
