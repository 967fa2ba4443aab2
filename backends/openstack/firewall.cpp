// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "openstack/firewall.h"

namespace hubwright::openstack {
using namespace Qt::StringLiterals;

namespace {

using Group = FirewallRule::Group;

constexpr int NotebookPort = 8666;
constexpr int HubApiPort = 8081;
constexpr int NfsPort = 2049;

FirewallRule rule(Group group, int port, const QString &from, const QString &protocol = u"tcp"_s)
{
    return {group, protocol, port, port, from};
}

} // namespace

QList<FirewallRule> defaultRules(const SecurityAnswers &security)
{
    QList<FirewallRule> rules;
    for (const QString &anywhere : {u"0.0.0.0/0"_s, u"::/0"_s}) {
        rules += rule(Group::Hub, 80, anywhere);
        rules += rule(Group::Hub, 443, anywhere);
    }
    rules += rule(Group::Hub, HubApiPort, u"users"_s);
    rules += rule(Group::Hub, NfsPort, u"users"_s);
    rules += rule(Group::Users, NotebookPort, u"hub"_s);
    for (const QString &cidr : security.sshFrom)
        rules += rule(Group::Hub, 22, cidr);
    if (!security.isolateUsers)
        rules += {Group::Users, u"tcp"_s, 1, 65535, u"users"_s};
    return rules;
}

QList<FirewallRule> rulesFor(const SecurityAnswers &security)
{
    return security.rules.isEmpty() ? defaultRules(security) : security.rules;
}

} // namespace hubwright::openstack
