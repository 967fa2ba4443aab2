// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "practice/addresses.h"
#include "practice/network.h"

using namespace Qt::StringLiterals;

namespace hubwright::practice {

namespace {

Reply refused(int status, const char *type, const QString &message)
{
    return neutronError(status, QString::fromLatin1(type), message);
}

std::vector<Resource *> rulesOf(State &state, const QString &group)
{
    std::vector<Resource *> rules = state["security_group_rules"_L1].all();
    std::erase_if(
        rules, [&](const Resource *r) { return r->body["security_group_id"_L1].toString() != group; });
    return rules;
}

/// What makes two rules the same to Neutron.
QStringList signature(const QJsonObject &rule)
{
    QString prefix = rule["normalized_cidr"_L1].toString();
    if (prefix == "0.0.0.0/0"_L1 || prefix == "::/0"_L1)
        prefix.clear();
    const auto number = [&](QLatin1StringView name) { return QString::number(rule[name].toInt(-1)); };
    return {rule["security_group_id"_L1].toString(), rule["direction"_L1].toString(),
        rule["ethertype"_L1].toString(), rule["protocol"_L1].toString(), number("port_range_min"_L1),
        number("port_range_max"_L1), prefix, rule["remote_group_id"_L1].toString()};
}

Resource &addRule(State &state, const QString &project, const QString &group, const QString &direction,
    const QString &ethertype, const QJsonValue &remote)
{
    QJsonObject body = networkKind(u"security_group_rules"_s).defaults;
    body["security_group_id"_L1] = group;
    body["direction"_L1] = direction;
    body["ethertype"_L1] = ethertype;
    body["remote_group_id"_L1] = remote;
    setAll(body, {"description"_L1, "normalized_cidr"_L1}, QJsonValue());
    body["revision_number"_L1] = 0;
    return state.create(u"security_group_rules"_s, project, body);
}

void checkProtocol(const QJsonObject &rule)
{
    static const QStringList known{u"ah"_s, u"dccp"_s, u"egp"_s, u"esp"_s, u"gre"_s, u"hopopt"_s, u"icmp"_s,
        u"igmp"_s, u"ip"_s, u"ipip"_s, u"ipv6-encap"_s, u"ipv6-frag"_s, u"ipv6-icmp"_s, u"icmpv6"_s,
        u"ipv6-nonxt"_s, u"ipv6-opts"_s, u"ipv6-route"_s, u"ospf"_s, u"pgm"_s, u"rsvp"_s, u"sctp"_s, u"tcp"_s,
        u"udp"_s, u"udplite"_s, u"vrrp"_s};
    const QString protocol = rule["protocol"_L1].toString();
    bool isNumber = false;
    const int number = protocol.toInt(&isNumber);
    if (!protocol.isEmpty() && !known.contains(protocol) && !(isNumber && number >= 0 && number <= 255))
        throw refused(400, "SecurityGroupRuleInvalidProtocol",
            u"Security group rule protocol %1 not supported. Only protocol values [None, '%2'] and integer "
            "representations [0 to 255] are supported."_s.arg(protocol, known.join(u"', '"_s)));
    const QJsonValue first = rule["port_range_min"_L1], last = rule["port_range_max"_L1];
    if (protocol.isEmpty() && !(first.isNull() && last.isNull()))
        throw refused(400, "SecurityGroupProtocolRequiredWithPorts",
            u"Must also specify protocol if port range is given."_s);
    if ((protocol == "tcp"_L1 || protocol == "udp"_L1) && first.toInt() > last.toInt())
        throw refused(400, "SecurityGroupInvalidPortRange",
            u"For TCP/UDP protocols, port_range_min must be <= port_range_max"_s);
}

void normalize(QJsonObject &rule)
{
    rule["normalized_cidr"_L1] = QJsonValue();
    if (rule["remote_ip_prefix"_L1].isNull())
        return;
    const QString prefix = rule["remote_ip_prefix"_L1].toString(),
                  ethertype = rule["ethertype"_L1].toString();
    const std::optional<Cidr> cidr = parseCidr(prefix);
    if (!cidr && !isIpv6Cidr(prefix))
        throw refused(400, "InvalidCIDR", u"Invalid CIDR %1 given as IP prefix."_s.arg(prefix));
    if (cidr.has_value() != (ethertype == "IPv4"_L1))
        throw refused(400, "SecurityGroupRuleParameterConflict",
            u"Conflicting value ethertype %1 for CIDR %2"_s.arg(ethertype, prefix));
    rule["normalized_cidr"_L1] = cidr ? cidr->toString() : prefix.toLower();
}

} // namespace

Resource &defaultGroup(State &state, const QString &project)
{
    for (Resource *group : state["security_groups"_L1].all())
        if (group->project == project && group->body["name"_L1].toString() == "default"_L1)
            return *group;
    Resource &group = state.create(u"security_groups"_s, project,
        {{"name"_L1, "default"_L1}, {"description"_L1, "Default security group"_L1}, {"stateful"_L1, true},
            {"tags"_L1, QJsonArray()}, {"revision_number"_L1, 1}});
    group.isSeeded = true;
    for (const QString &ethertype : {u"IPv4"_s, u"IPv6"_s}) {
        addRule(state, project, group.id, u"egress"_s, ethertype, QJsonValue()).isSeeded = true;
        addRule(state, project, group.id, u"ingress"_s, ethertype, group.id).isSeeded = true;
    }
    return group;
}

void makeGroup(Call &call, Resource &group)
{
    if (group.body["name"_L1].toString() == "default"_L1)
        throw refused(409, "SecurityGroupDefaultAlreadyExists", u"Default security group already exists."_s);
    defaultGroup(call.state, call.project());
    group.body["id"_L1] = call.state.uuid();
    for (const QString &ethertype : {u"IPv4"_s, u"IPv6"_s})
        addRule(
            call.state, call.project(), group.body["id"_L1].toString(), u"egress"_s, ethertype, QJsonValue());
}

void dropGroup(Call &call, Resource &group)
{
    const bool isDefault = group.body["name"_L1].toString() == "default"_L1;
    for (const Resource *port : call.state["ports"_L1].all())
        if (isDefault || port->body["security_groups"_L1].toArray().contains(group.id))
            throw refused(409, "SecurityGroupInUse", u"Security Group %1 in use."_s.arg(group.id));
    if (isDefault)
        throw refused(409, "SecurityGroupCannotRemoveDefault",
            u"Insufficient rights for removing default security group."_s);
    for (const Resource *rule : call.state["security_group_rules"_L1].all())
        if (rule->body["security_group_id"_L1].toString() == group.id
            || rule->body["remote_group_id"_L1].toString() == group.id)
            call.state["security_group_rules"_L1].remove(QString(rule->id));
}

QJsonObject showGroup(State &state, const Resource &group)
{
    QJsonObject shown = showCommon(state, group);
    shown["shared"_L1] = false;
    QJsonArray rules;
    int number = 1;
    for (const Resource *rule : rulesOf(state, group.id)) {
        QJsonObject one = showCommon(state, *rule);
        one["tags"_L1] = QJsonArray();
        one["standard_attr_id"_L1] = number++;
        rules.append(one);
    }
    shown["security_group_rules"_L1] = rules;
    return shown;
}

void checkOneGroup(const QJsonArray &rules)
{
    QSet<QString> groups;
    for (const QJsonValue rule : rules)
        groups.insert(rule["security_group_id"_L1].toString());
    if (groups.size() > 1)
        throw refused(400, "SecurityGroupNotSingleGroupRules",
            u"Only allowed to update rules for one security profile at a time"_s);
}

void makeRule(Call &call, Resource &rule)
{
    QJsonObject &body = rule.body;
    body["revision_number"_L1] = 0;
    const QString direction = body["direction"_L1].toString();
    if (direction != "ingress"_L1 && direction != "egress"_L1)
        throw refused(400, "HTTPBadRequest",
            u"Invalid input for direction. Reason: %1 is not in valid_values."_s.arg(direction));
    checkProtocol(body);
    if (!body["remote_ip_prefix"_L1].isNull() && !body["remote_group_id"_L1].isNull())
        throw refused(400, "SecurityGroupMultipleRemoteEntites",
            u"Only one of remote_ip_prefix or remote_group_id or remote_address_group_id may be provided."_s);
    normalize(body);
    needOne(call, u"security_groups"_s, body["security_group_id"_L1].toString());
    if (!body["remote_group_id"_L1].isNull())
        needOne(call, u"security_groups"_s, body["remote_group_id"_L1].toString());
    for (const Resource *other : call.state["security_group_rules"_L1].all())
        if (signature(other->body) == signature(body))
            throw refused(409, "SecurityGroupRuleExists",
                u"Security group rule already exists. Rule id is %1."_s.arg(other->id));
}

} // namespace hubwright::practice
