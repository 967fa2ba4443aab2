// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "openstack/steps/firewallsteps.h"

#include <array>

namespace hubwright::openstack {
using namespace Qt::StringLiterals;

namespace {

using Group = FirewallRule::Group;
constexpr auto Groups = std::to_array({Group::Hub, Group::Users});

/// Whether a rule that is there says the same as the wanted one. `10.0.0.5/24` comes back as written, and
/// normalized beside it.
bool isSame(const QJsonObject &there, const QJsonObject &wanted)
{
    for (auto it = wanted.begin(); it != wanted.end(); ++it) {
        const bool same = there[it.key()] == it.value()
            || (it.key() == "remote_ip_prefix"_L1 && there["normalized_cidr"_L1] == it.value());
        if (!same)
            return false;
    }
    return true;
}

} // namespace

SecurityGroupStep::SecurityGroupStep(StepInfo info, std::shared_ptr<Cloud> cloud, QString name)
    : NeutronStep(std::move(info), std::move(cloud), u"security-group"_s, std::move(name))
{
}

QJsonObject SecurityGroupStep::attributes(StepContext &) const
{
    return {};
}

FirewallRulesStep::FirewallRulesStep(
    StepInfo info, std::shared_ptr<Cloud> cloud, Ref hubGroup, Ref userGroup, QList<FirewallRule> rules)
    : Step(std::move(info))
    , m_cloud(std::move(cloud))
    , m_hubGroup(std::move(hubGroup))
    , m_userGroup(std::move(userGroup))
    , m_rules(std::move(rules))
{
}

QString FirewallRulesStep::groupId(Group group, const StepContext &context) const
{
    return group == Group::Hub ? m_hubGroup.in(context) : m_userGroup.in(context);
}

QJsonObject FirewallRulesStep::toJson(const FirewallRule &rule, const StepContext &context) const
{
    QJsonObject json{
        {u"security_group_id"_s, groupId(rule.group, context)},
        {u"direction"_s, u"ingress"_s},
        {u"protocol"_s, rule.protocol},
        {u"ethertype"_s, rule.from.contains(u':') ? u"IPv6"_s : u"IPv4"_s},
    };
    if (rule.protocol != u"icmp") {
        json[u"port_range_min"_s] = rule.firstPort;
        json[u"port_range_max"_s] = rule.lastPort;
    }
    if (rule.from == u"hub")
        json[u"remote_group_id"_s] = groupId(Group::Hub, context);
    else if (rule.from == u"users")
        json[u"remote_group_id"_s] = groupId(Group::Users, context);
    else
        json[u"remote_ip_prefix"_s] = rule.from;
    return json;
}

Task<QJsonArray> FirewallRulesStep::missing(StepContext &context, Group group)
{
    QUrlQuery query;
    query.addQueryItem(u"security_group_id"_s, groupId(group, context));
    const QString types = u"security_group_rules"_s;
    const QJsonArray there = co_await m_cloud->network.list(u"/security-group-rules"_s, types, query);
    QJsonArray missing;
    for (const FirewallRule &rule : m_rules) {
        if (rule.group != group)
            continue;
        const QJsonObject wanted = toJson(rule, context);
        const bool isThere = std::ranges::any_of(
            there, [&](const QJsonValue &value) { return isSame(value.toObject(), wanted); });
        if (!isThere)
            missing += wanted;
    }
    co_return missing;
}

Task<QList<Resource>> FirewallRulesStep::find(StepContext &context)
{
    QList<Resource> found;
    bool isComplete = true;
    for (const Group group : Groups) {
        const QJsonArray absent = co_await missing(context, group);
        isComplete = isComplete && absent.isEmpty();
    }
    if (isComplete)
        found += Resource{groupId(Group::Hub, context), {}, false};
    co_return found;
}

Task<Resource> FirewallRulesStep::create(StepContext &context)
{
    for (const Group group : Groups) { // one call takes the rules of one group
        const QJsonArray absent = co_await missing(context, group);
        if (absent.isEmpty())
            continue;
        const QJsonObject body{{u"security_group_rules"_s, absent}};
        co_await m_cloud->network.post(u"/security-group-rules"_s, body);
    }
    co_return Resource{groupId(Group::Hub, context), {}, false};
}

Task<> FirewallRulesStep::remove(StepContext &, Resource)
{
    co_return;
}

} // namespace hubwright::openstack
