// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "openstack/steps/networksteps.h"

namespace hubwright::openstack {
using namespace Qt::StringLiterals;

NetworkStep::NetworkStep(StepInfo info, std::shared_ptr<Cloud> cloud, QString name)
    : NeutronStep(std::move(info), std::move(cloud), u"network"_s, std::move(name))
{
}

QJsonObject NetworkStep::attributes(StepContext &) const
{
    return {};
}

SubnetStep::SubnetStep(
    StepInfo info, std::shared_ptr<Cloud> cloud, QString name, Ref network, NewNetwork wanted)
    : NeutronStep(std::move(info), std::move(cloud), u"subnet"_s, std::move(name))
    , m_network(std::move(network))
    , m_wanted(std::move(wanted))
{
}

QJsonObject SubnetStep::attributes(StepContext &context) const
{
    QJsonObject attributes{
        {u"network_id"_s, m_network.in(context)},
        {u"ip_version"_s, m_wanted.cidr.contains(u':') ? 6 : 4},
        {u"cidr"_s, m_wanted.cidr},
    };
    if (!m_wanted.dns.isEmpty())
        attributes[u"dns_nameservers"_s] = QJsonArray::fromStringList(m_wanted.dns);
    return attributes;
}

RouterStep::RouterStep(StepInfo info, std::shared_ptr<Cloud> cloud, QString name, QString externalNetworkId)
    : NeutronStep(std::move(info), std::move(cloud), u"router"_s, std::move(name))
    , m_external(std::move(externalNetworkId))
{
}

QJsonObject RouterStep::attributes(StepContext &) const
{
    return {{u"external_gateway_info"_s, QJsonObject{{u"network_id"_s, m_external}}}};
}

QJsonObject RouterStep::facts(const QJsonObject &object) const
{
    const QJsonArray addresses = object["external_gateway_info"_L1]["external_fixed_ips"_L1].toArray();
    return {{u"address"_s, addresses.first()["ip_address"_L1]}};
}

RouterInterfaceStep::RouterInterfaceStep(StepInfo info, std::shared_ptr<Cloud> cloud, Ref router, Ref subnet)
    : Step(std::move(info))
    , m_cloud(std::move(cloud))
    , m_router(std::move(router))
    , m_subnet(std::move(subnet))
{
}

Task<QList<Resource>> RouterInterfaceStep::find(StepContext &context)
{
    QList<Resource> found;
    const QString router = m_router.in(context);
    const QString subnet = m_subnet.in(context);
    QUrlQuery query;
    query.addQueryItem(u"device_id"_s, router);
    query.addQueryItem(u"fixed_ips"_s, u"subnet_id="_s + subnet);
    const QJsonArray ports = co_await m_cloud->network.list(u"/ports"_s, u"ports"_s, query);
    for (const QJsonValue &port : ports) {
        const QJsonObject facts{{u"router"_s, router}, {u"subnet"_s, subnet}};
        found += Resource{port["id"_L1].toString(), facts, false};
    }
    co_return found;
}

Task<Resource> RouterInterfaceStep::create(StepContext &context)
{
    const QString router = m_router.in(context);
    const QString subnet = m_subnet.in(context);
    const QJsonObject body{{u"subnet_id"_s, subnet}};
    const QJsonObject answer
        = co_await m_cloud->network.put(u"/routers/%1/add_router_interface"_s.arg(router), body);
    Resource resource;
    resource.id = answer["port_id"_L1].toString();
    resource.facts = {{u"router"_s, router}, {u"subnet"_s, subnet}};
    co_return resource;
}

Task<> RouterInterfaceStep::remove(StepContext &context, Resource resource)
{
    const QString path = u"/routers/%1/remove_router_interface"_s.arg(resource.facts["router"_L1].toString());
    const QJsonObject body{{u"subnet_id"_s, resource.facts["subnet"_L1]}};
    std::optional<Error> error;
    try {
        co_await m_cloud->network.put(path, body);
    } catch (const Error &e) {
        error = e;
    }
    if (error && error->kind != Error::Kind::NotFound)
        throw *error;
    if (!error)
        co_return;
    const QList<Resource> left = co_await find(context);
    if (!left.isEmpty())
        throw Error(Error::Kind::Transient,
            u"The cloud could not disconnect the router: it did not find its interface, and shows it all the same."_s,
            u"Try again in a few minutes."_s);
}

PortStep::PortStep(StepInfo info, std::shared_ptr<Cloud> cloud, QString name, Ref network, Ref securityGroup)
    : NeutronStep(std::move(info), std::move(cloud), u"port"_s, std::move(name))
    , m_network(std::move(network))
    , m_group(std::move(securityGroup))
{
}

QJsonObject PortStep::attributes(StepContext &context) const
{
    return {
        {u"network_id"_s, m_network.in(context)},
        {u"security_groups"_s, QJsonArray{m_group.in(context)}},
    };
}

QJsonObject PortStep::facts(const QJsonObject &object) const
{
    return {{u"address"_s, object["fixed_ips"_L1].toArray().first()["ip_address"_L1]}};
}

UserPortsStep::UserPortsStep(StepInfo info, std::shared_ptr<Cloud> cloud, StepId network, StepId group)
    : Step(std::move(info))
    , m_cloud(std::move(cloud))
    , m_network(std::move(network))
    , m_group(std::move(group))
{
}

Task<QList<Resource>> UserPortsStep::find(StepContext &context)
{
    const QString network = context.facts(m_network)["id"_L1].toString();
    const QString group = context.facts(m_group)["id"_L1].toString();
    QList<Resource> found;
    if (network.isEmpty() && group.isEmpty())
        co_return found;
    const QJsonArray ports = co_await m_cloud->network.list(u"/ports"_s, u"ports"_s);
    for (const QJsonValue &port : ports) {
        const bool isOnOurs = !network.isEmpty() && port["network_id"_L1].toString() == network;
        const bool isInOurs
            = !group.isEmpty() && port["security_groups"_L1].toArray().contains(QJsonValue(group));
        const QString server = port["device_id"_L1].toString();
        const bool isOfServer
            = port["device_owner"_L1].toString().startsWith(u"compute:") && !server.isEmpty();
        // On a network that was shared with another project its owner sees their ports, but not their
        // servers.
        const bool isOfProject = port["project_id"_L1].toString() == m_cloud->session->projectId();
        if (!isOfServer || !isOfProject || !(isOnOurs || isInOurs))
            continue;
        const std::optional<QJsonObject> living = co_await m_cloud->compute.tryGet(u"/servers/"_s + server);
        if (!living)
            found += Resource{port["id"_L1].toString(), {}, false, port["name"_L1].toString()};
    }
    co_return found;
}

Task<Resource> UserPortsStep::create(StepContext &)
{
    co_return Resource();
}

Task<> UserPortsStep::remove(StepContext &, Resource resource)
{
    co_await m_cloud->network.remove(u"/ports/"_s + resource.id);
}

FloatingIpStep::FloatingIpStep(
    StepInfo info, std::shared_ptr<Cloud> cloud, QString externalNetworkId, Ref port)
    : NeutronStep(std::move(info), std::move(cloud), u"floatingip"_s, QString())
    , m_external(std::move(externalNetworkId))
    , m_port(std::move(port))
{
}

QJsonObject FloatingIpStep::attributes(StepContext &context) const
{
    return {
        {u"floating_network_id"_s, m_external},
        {u"port_id"_s, m_port.in(context)},
    };
}

QJsonObject FloatingIpStep::facts(const QJsonObject &object) const
{
    return {{u"address"_s, object["floating_ip_address"_L1]}, {u"port"_s, object["port_id"_L1]}};
}

/// It outlives its port, and is then nobody's address.
Task<Resource> FloatingIpStep::settle(StepContext &context, Resource resource)
{
    resource = co_await NeutronStep::settle(context, resource);
    const QString wanted = m_port.in(context);
    if (resource.facts["port"_L1].toString() != wanted) {
        const QJsonObject body{{u"floatingip"_s, QJsonObject{{u"port_id"_s, wanted}}}};
        co_await m_cloud->network.put(collection() + u'/' + resource.id, body);
        resource.facts[u"port"_s] = wanted;
    }
    co_return resource;
}

} // namespace hubwright::openstack
