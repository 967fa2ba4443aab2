// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "practice/addresses.h"
#include "practice/durations.h"
#include "practice/network.h"

using namespace Qt::StringLiterals;

namespace hubwright::practice {

// Routers, their interfaces, floating IPs and the auto-allocated topology.

namespace {

constexpr auto InterfaceOwner = "network:router_interface"_L1;

Reply refused(int status, const char *type, const QString &message)
{
    return neutronError(status, QString::fromLatin1(type), message);
}

QString gatewayOf(const Resource &router)
{
    return router.body["external_gateway_info"_L1]["network_id"_L1].toString();
}

std::vector<Resource *> interfacesOf(State &state, const QString &router)
{
    std::vector<Resource *> ports = state["ports"_L1].all();
    std::erase_if(ports, [&](const Resource *p) {
        return p->body["device_id"_L1].toString() != router
            || p->body["device_owner"_L1].toString() != InterfaceOwner;
    });
    return ports;
}

bool isOn(const Resource &port, const QString &subnet)
{
    for (const QJsonValue ip : port.body["fixed_ips"_L1].toArray())
        if (ip["subnet_id"_L1].toString() == subnet)
            return true;
    return false;
}

Resource *anySubnet(State &state, const QString &network)
{
    for (Resource *subnet : state["subnets"_L1].all())
        if (subnet->body["network_id"_L1].toString() == network)
            return subnet;
    return nullptr;
}

QJsonObject externalAddress(State &state, const QString &network)
{
    const Resource *subnet = anySubnet(state, network);
    const quint32 address = subnet ? freeAddress(state, *subnet) : 0;
    if (!address)
        throw refused(409, "IpAddressGenerationFailure",
            u"No more IP addresses available on network %1."_s.arg(network));
    return {{"subnet_id"_L1, subnet->id}, {"ip_address"_L1, formatAddress(address)}};
}

QJsonValue gateway(Call &call, const QJsonValue &wanted)
{
    if (!wanted.isObject() || wanted.toObject().isEmpty())
        return QJsonValue();
    const QString id = wanted["network_id"_L1].toString();
    const Resource &network = needOne(call, u"networks"_s, id);
    if (!network.body["router:external"_L1].toBool())
        throw refused(
            400, "BadRequest", u"Bad router request: Network %1 is not an external network."_s.arg(id));
    return QJsonObject{{"network_id"_L1, id},
        {"external_fixed_ips"_L1, QJsonArray{externalAddress(call.state, id)}},
        {"enable_snat"_L1, wanted["enable_snat"_L1].toBool(true)}};
}

/// The router that joins a port's subnet to an external network.
const Resource *routerFor(State &state, const Resource &port, const QString &external)
{
    for (const Resource *router : state["routers"_L1].all()) {
        if (gatewayOf(*router) != external)
            continue;
        for (const Resource *interface : interfacesOf(state, router->id))
            for (const QJsonValue ip : port.body["fixed_ips"_L1].toArray())
                if (isOn(*interface, ip["subnet_id"_L1].toString()))
                    return router;
    }
    return nullptr;
}

bool needsRouter(State &state, const QString &router)
{
    for (const Resource *ip : state["floatingips"_L1].all())
        if (ip->body["router_id"_L1].toString() == router)
            return true;
    return false;
}

void attach(Call &call, Resource &ip, const QString &portId)
{
    State &state = call.state;
    const Resource &port = needOne(call, u"ports"_s, portId);
    const QString external = ip.body["floating_network_id"_L1].toString();
    const QJsonValue fixed = port.body["fixed_ips"_L1].toArray().first();
    const Resource *router = routerFor(state, port, external);
    if (!router)
        throw refused(404, "ExternalGatewayForFloatingIPNotFound",
            u"External network %1 is not reachable from subnet %2.  Therefore, cannot associate Port %3 with "
            u"a "
            "Floating IP."_s.arg(external, fixed["subnet_id"_L1].toString(), portId));
    const QString address = fixed["ip_address"_L1].toString();
    for (const Resource *other : state["floatingips"_L1].all())
        if (other->id != ip.id && other->body["port_id"_L1].toString() == portId)
            throw refused(409, "FloatingIPPortAlreadyAssociated",
                u"Cannot associate floating IP %1 (%2) with port %3 using fixed IP %4, as that fixed IP "
                u"already has a "
                "floating IP on external network %5."_s.arg(ip.body["floating_ip_address"_L1].toString(),
                    ip.body["id"_L1].toString(), portId, address, external));
    ip.body["port_id"_L1] = portId;
    ip.body["router_id"_L1] = router->id;
    ip.body["fixed_ip_address"_L1] = address;
    ip.status = ip.status.isEmpty() ? u"DOWN"_s : ip.status;
    ip.next = u"ACTIVE"_s;
    ip.taskEnds = state.now() + Durations::FloatingIp;
}

QJsonObject interfaceReply(const Resource &router, const Resource &port, const QString &subnet)
{
    return {{"id"_L1, router.id}, {"tenant_id"_L1, router.project}, {"port_id"_L1, port.id},
        {"network_id"_L1, port.body["network_id"_L1]}, {"subnet_id"_L1, subnet},
        {"subnet_ids"_L1, QJsonArray{subnet}}};
}

Resource &makeInterface(State &state, const Resource &router, const Resource &subnet)
{
    QJsonObject body = networkKind(u"ports"_s).defaults;
    body["network_id"_L1] = subnet.body["network_id"_L1];
    body["device_id"_L1] = router.id;
    body["device_owner"_L1] = QString(InterfaceOwner);
    body["mac_address"_L1] = u"fa:16:3e:00:%1:01"_s.arg(state.random().bounded(16, 256), 2, 16);
    body["fixed_ips"_L1] = QJsonArray{
        QJsonObject{{"subnet_id"_L1, subnet.id}, {"ip_address"_L1, subnet.body["gateway_ip"_L1]}}};
    setAll(body, {"security_groups"_L1, "tags"_L1}, QJsonArray());
    body["port_security_enabled"_L1] = false;
    body["revision_number"_L1] = 1;
    return state.create(u"ports"_s, router.project, body, Durations::RouterPort);
}

QString interfaceSubnet(Call &call)
{
    if (call.json.contains("subnet_id"_L1))
        return needOne(call, u"subnets"_s, call.json["subnet_id"_L1].toString()).id;
    if (!call.json.contains("port_id"_L1))
        throw refused(
            400, "BadRequest", u"Bad router request: Either subnet_id or port_id must be specified."_s);
    const Resource &port = needOne(call, u"ports"_s, call.json["port_id"_L1].toString());
    return port.body["fixed_ips"_L1][0]["subnet_id"_L1].toString();
}

} // namespace

void makeRouter(Call &call, Resource &router)
{
    router.body["status"_L1] = "ACTIVE"_L1;
    router.body["availability_zones"_L1] = QJsonArray();
    router.body["external_gateway_info"_L1] = gateway(call, router.body["external_gateway_info"_L1]);
}

void changeRouter(Call &call, Resource &router, const QJsonObject &changes)
{
    if (changes.contains("external_gateway_info"_L1)) {
        if (needsRouter(call.state, router.id))
            throw refused(409, "RouterExternalGatewayInUseByFloatingIp",
                u"Gateway cannot be updated for router %1, since a gateway to external network %2 is "
                u"required by one or "
                "more floating IPs."_s.arg(router.id, gatewayOf(router)));
        router.body["external_gateway_info"_L1] = gateway(call, changes["external_gateway_info"_L1]);
    }
    for (auto it = changes.begin(); it != changes.end(); ++it)
        if (it.key() != "external_gateway_info"_L1)
            router.body[it.key()] = it.value();
}

void dropRouter(Call &call, Resource &router)
{
    QStringList ports;
    for (const Resource *port : interfacesOf(call.state, router.id))
        ports << port->id;
    if (!ports.isEmpty())
        throw refused(409, "RouterInUse",
            u"Router %1 has ports still attached: %2"_s.arg(router.id, ports.join(u", "_s)));
}

Reply addRouterInterface(Call &call)
{
    Resource &router = needOne(call, u"routers"_s, call.args.value(0));
    const QString id = interfaceSubnet(call);
    for (const Resource *port : interfacesOf(call.state, router.id))
        if (isOn(*port, id))
            throw refused(
                400, "BadRequest", u"Bad router request: Router already has a port on subnet %1."_s.arg(id));
    const Resource &subnet = needOne(call, u"subnets"_s, id);
    const Resource &port = makeInterface(call.state, router, subnet);
    touch(call.state, router);
    return jsonReply(200, interfaceReply(router, port, id));
}

Reply removeRouterInterface(Call &call)
{
    Resource &router = needOne(call, u"routers"_s, call.args.value(0));
    const QString id = interfaceSubnet(call);
    for (const Resource *port : interfacesOf(call.state, router.id)) {
        if (!isOn(*port, id))
            continue;
        for (const Resource *ip : call.state["floatingips"_L1].all()) {
            const Resource *target = call.state["ports"_L1].find(ip->body["port_id"_L1].toString());
            if (target && isOn(*target, id) && ip->body["router_id"_L1].toString() == router.id)
                throw refused(409, "RouterInterfaceInUseByFloatingIP",
                    u"Router interface for subnet %1 on router %2 cannot be deleted, as it is required by "
                    u"one or more "
                    "floating IPs."_s.arg(id, router.id));
        }
        const Reply reply = jsonReply(200, interfaceReply(router, *port, id));
        call.state["ports"_L1].remove(QString(port->id));
        return reply;
    }
    throw refused(404, "RouterInterfaceNotFoundForSubnet",
        u"Router %1 has no interface on subnet %2"_s.arg(router.id, id));
}

void makeFloatingIp(Call &call, Resource &ip)
{
    const QString id = ip.body["floating_network_id"_L1].toString();
    const Resource &network = needOne(call, u"networks"_s, id);
    if (!network.body["router:external"_L1].toBool())
        throw refused(400, "BadRequest",
            u"Bad floatingip request: Network %1 is not a valid external network."_s.arg(id));
    ip.body["id"_L1] = call.state.uuid();
    ip.body["floating_ip_address"_L1] = externalAddress(call.state, id)["ip_address"_L1];
    setAll(ip.body, {"router_id"_L1, "fixed_ip_address"_L1}, QJsonValue());
    ip.status = ip.next = u"DOWN"_s;
    const QString port = ip.body["port_id"_L1].toString();
    if (port.isEmpty())
        return;
    attach(call, ip, port);
    ip.ready = Durations::FloatingIp;
}

void changeFloatingIp(Call &call, Resource &ip, const QJsonObject &changes)
{
    if (changes.contains("port_id"_L1)) {
        detachFloatingIp(call.state, ip);
        if (!changes["port_id"_L1].isNull())
            attach(call, ip, changes["port_id"_L1].toString());
    }
    if (changes.contains("description"_L1))
        ip.body["description"_L1] = changes["description"_L1];
}

void detachFloatingIp(State &state, Resource &ip)
{
    ip.status = ip.taskEnds <= state.now() ? ip.next : ip.status;
    ip.next = u"DOWN"_s;
    ip.taskEnds = state.now() + 1'000;
    setAll(ip.body, {"port_id"_L1, "router_id"_L1, "fixed_ip_address"_L1}, QJsonValue());
}

QJsonObject showFloatingIp(State &state, const Resource &ip)
{
    QJsonObject shown = showCommon(state, ip);
    shown["status"_L1] = ip.taskEnds <= state.now() ? ip.next : ip.status;
    shown["port_details"_L1] = QJsonValue();
    if (const Resource *port = state["ports"_L1].find(ip.body["port_id"_L1].toString())) {
        const QJsonObject all = showPort(state, *port);
        QJsonObject details;
        for (const QString &name : {u"name"_s, u"network_id"_s, u"mac_address"_s, u"admin_state_up"_s,
                 u"status"_s, u"device_id"_s, u"device_owner"_s})
            details[name] = all[name];
        shown["port_details"_L1] = details;
    }
    return shown;
}

namespace {

Resource *ownTopology(Call &call)
{
    for (Resource *network : call.state["networks"_L1].all())
        if (network->project == call.project() && network->inner["isTopology"_L1].toBool())
            return network;
    return nullptr;
}

Resource &makeTopology(Call &call)
{
    const auto make = [&](const QString &plural, const QJsonObject &wanted) -> Resource & {
        return makeOne(call, networkKind(plural), wanted);
    };
    QString external;
    for (const Resource *network : call.state["networks"_L1].all())
        if (network->body["is_default"_L1].toBool())
            external = network->id;
    Resource &network = make(u"networks"_s, {{"name"_L1, "auto_allocated_network"_L1}});
    network.inner["isTopology"_L1] = true;
    const Resource &subnet = make(u"subnets"_s,
        {{"name"_L1, "auto_allocated_subnet_v4"_L1}, {"network_id"_L1, network.id}, {"ip_version"_L1, 4},
            {"cidr"_L1, "10.64.0.0/26"_L1}});
    Resource &router = make(u"routers"_s,
        {{"name"_L1, "auto_allocated_router"_L1},
            {"external_gateway_info"_L1, QJsonObject{{"network_id"_L1, external}}}});
    router.inner["isTopology"_L1] = true;
    router.body["description"_L1] = QJsonValue();
    makeInterface(call.state, router, subnet);
    return network;
}

} // namespace

Reply getTopology(Call &call)
{
    const QString project = call.args.value(0);
    if (project != call.project())
        throw refused(403, "NotAuthorized", u"Not authorized."_s);
    if (call.request.param(u"fields"_s) == "dry-run"_L1)
        return jsonReply(200,
            {{"auto_allocated_topology"_L1,
                QJsonObject{{"id"_L1, "dry-run=pass"_L1}, {"tenant_id"_L1, call.project()}}}});
    const Resource *network = ownTopology(call);
    if (!network)
        network = &makeTopology(call);
    return jsonReply(200,
        {{"auto_allocated_topology"_L1,
            QJsonObject{{"id"_L1, network->id}, {"tenant_id"_L1, call.project()},
                {"project_id"_L1, call.project()}}}});
}

Reply deleteTopology(Call &call)
{
    State &state = call.state;
    Resource *network = ownTopology(call);
    if (!network)
        return emptyReply(204);
    for (const Resource *router : state["routers"_L1].all()) {
        if (router->project != call.project() || !router->inner["isTopology"_L1].toBool())
            continue;
        for (const Resource *port : interfacesOf(state, router->id))
            state["ports"_L1].remove(QString(port->id));
        state["routers"_L1].remove(QString(router->id));
    }
    dropNetwork(call, *network);
    state["networks"_L1].remove(QString(network->id));
    return emptyReply(204);
}

} // namespace hubwright::practice
