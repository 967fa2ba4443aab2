// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "practice/durations.h"
#include "practice/network.h"

using namespace Qt::StringLiterals;

namespace hubwright::practice {

const std::vector<NetworkKind> &networkKinds()
{
    const QJsonValue null;
    const QJsonArray none;
    static const std::vector<NetworkKind> kinds{
        {"networks", "network", "networks", "NetworkNotFound", "Network %1 could not be found.", 5,
            Durations::Write, {},
            {{"name"_L1, ""_L1}, {"description"_L1, ""_L1}, {"admin_state_up"_L1, true}, {"mtu"_L1, 1450},
                {"shared"_L1, false}, {"router:external"_L1, false}, {"port_security_enabled"_L1, true},
                {"dns_domain"_L1, ""_L1}, {"availability_zone_hints"_L1, none}},
            makeNetwork, changeNetwork, dropNetwork, showNetwork},
        {"subnets", "subnet", "subnets", "SubnetNotFound", "Subnet %1 could not be found.", 5,
            Durations::Write, {u"network_id"_s, u"ip_version"_s},
            {{"name"_L1, ""_L1}, {"description"_L1, ""_L1}, {"network_id"_L1, ""_L1}, {"ip_version"_L1, 4},
                {"cidr"_L1, ""_L1}, {"gateway_ip"_L1, ""_L1}, {"enable_dhcp"_L1, true},
                {"dns_nameservers"_L1, none}, {"allocation_pools"_L1, none}, {"host_routes"_L1, none},
                {"service_types"_L1, none}, {"subnetpool_id"_L1, null}, {"ipv6_ra_mode"_L1, null},
                {"ipv6_address_mode"_L1, null}},
            makeSubnet, nullptr, dropSubnet, showCommon},
        {"ports", "port", "ports", "PortNotFound", "Port %1 could not be found.", 100, Durations::Write,
            {u"network_id"_s},
            {{"name"_L1, ""_L1}, {"description"_L1, ""_L1}, {"admin_state_up"_L1, true},
                {"mac_address"_L1, ""_L1}, {"device_id"_L1, ""_L1}, {"device_owner"_L1, ""_L1},
                {"fixed_ips"_L1, none}, {"security_groups"_L1, null}, {"port_security_enabled"_L1, true},
                {"dns_name"_L1, ""_L1}, {"binding:vnic_type"_L1, "normal"_L1},
                {"allowed_address_pairs"_L1, none}, {"extra_dhcp_opts"_L1, none}},
            makePort, changePort, dropPort, showPort},
        {"routers", "router", "routers", "RouterNotFound", "Router %1 could not be found", 3,
            Durations::MakeRouter, {},
            {{"name"_L1, ""_L1}, {"description"_L1, ""_L1}, {"admin_state_up"_L1, true},
                {"external_gateway_info"_L1, null}, {"availability_zone_hints"_L1, none},
                {"flavor_id"_L1, null}, {"routes"_L1, none}},
            makeRouter, changeRouter, dropRouter, showCommon},
        {"floatingips", "floatingip", "floatingips", "FloatingIPNotFound",
            "Floating IP %1 could not be found", 5, Durations::MakeFloatingIp, {u"floating_network_id"_s},
            {{"description"_L1, ""_L1}, {"floating_network_id"_L1, ""_L1}, {"port_id"_L1, null},
                {"fixed_ip_address"_L1, null}, {"dns_domain"_L1, ""_L1}, {"dns_name"_L1, ""_L1}},
            makeFloatingIp, changeFloatingIp, nullptr, showFloatingIp},
        {"security_groups", "security_group", "security-groups", "SecurityGroupNotFound",
            "Security group %1 does not exist", 15, Durations::Write, {},
            {{"name"_L1, ""_L1}, {"description"_L1, ""_L1}, {"stateful"_L1, true}}, makeGroup, nullptr,
            dropGroup, showGroup},
        {"security_group_rules", "security_group_rule", "security-group-rules", "SecurityGroupRuleNotFound",
            "Security group rule %1 does not exist", 100, Durations::Write,
            {u"security_group_id"_s, u"direction"_s},
            {{"description"_L1, ""_L1}, {"security_group_id"_L1, ""_L1}, {"direction"_L1, ""_L1},
                {"ethertype"_L1, "IPv4"_L1}, {"protocol"_L1, null}, {"port_range_min"_L1, null},
                {"port_range_max"_L1, null}, {"remote_ip_prefix"_L1, null}, {"remote_group_id"_L1, null},
                {"remote_address_group_id"_L1, null}},
            makeRule, nullptr, nullptr, showCommon},
    };
    return kinds;
}

const NetworkKind &networkKind(const QString &plural)
{
    const auto &kinds = networkKinds();
    return *std::find_if(kinds.begin(), kinds.end(),
        [&](const NetworkKind &kind) { return plural == QLatin1StringView(kind.plural); });
}

} // namespace hubwright::practice
