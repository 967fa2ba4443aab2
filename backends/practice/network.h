// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "practice/router.h"

namespace hubwright::practice {

/// A kind of thing in Neutron: what its attributes are and how it comes and goes.
struct NetworkKind
{
    const char *plural; ///< also the name of its table: "security_groups"
    const char *singular;
    const char *path; ///< "security-groups"
    const char *notFound; ///< the error's type
    const char *notFoundText; ///< with %1 for the id
    int quota; ///< of the project; -1: none
    int latency; ///< of a POST
    QStringList required;
    QJsonObject defaults; ///< every attribute that may be given, with its default
    void (*make)(Call &, Resource &); ///< checks and completes a new one; throws a refusal
    void (*change)(Call &, Resource &, const QJsonObject &changes);
    void (*drop)(Call &, Resource &); ///< throws when it is in use; else removes what goes with it
    QJsonObject (*show)(State &, const Resource &);
};

[[nodiscard]] const std::vector<NetworkKind> &networkKinds();
[[nodiscard]] const NetworkKind &networkKind(const QString &plural);
[[nodiscard]] Reply neutronError(int status, const QString &type, const QString &message);
/// The one that the caller may see; else throws the kind's 404.
Resource &needOne(Call &call, const QString &plural, const QString &id);
/// Makes one as a tenant does; throws a refusal.
Resource &makeOne(Call &call, const NetworkKind &kind, const QJsonObject &wanted);
/// What all kinds have in common: ids, tags, times.
[[nodiscard]] QJsonObject showCommon(State &state, const Resource &resource);
void touch(State &state, Resource &resource);

/// The shared default pool, that auto-allocated subnets come from.
inline constexpr auto SubnetPool = "f16d3f38-c6f7-4de5-a3ca-e7d1879184fb";

void makeNetwork(Call &call, Resource &network);
void changeNetwork(Call &call, Resource &network, const QJsonObject &changes);
void dropNetwork(Call &call, Resource &network);
[[nodiscard]] QJsonObject showNetwork(State &state, const Resource &network);
void makeSubnet(Call &call, Resource &subnet);
void dropSubnet(Call &call, Resource &subnet);
void makePort(Call &call, Resource &port);
void changePort(Call &call, Resource &port, const QJsonObject &changes);
void dropPort(Call &call, Resource &port);
[[nodiscard]] QJsonObject showPort(State &state, const Resource &port);
void makeRouter(Call &call, Resource &router);
void changeRouter(Call &call, Resource &router, const QJsonObject &changes);
void dropRouter(Call &call, Resource &router);
void makeFloatingIp(Call &call, Resource &ip);
void changeFloatingIp(Call &call, Resource &ip, const QJsonObject &changes);
[[nodiscard]] QJsonObject showFloatingIp(State &state, const Resource &ip);
void makeGroup(Call &call, Resource &group);
void dropGroup(Call &call, Resource &group);
[[nodiscard]] QJsonObject showGroup(State &state, const Resource &group);
void makeRule(Call &call, Resource &rule);
void checkOneGroup(const QJsonArray &rules);

/// Frees the ports of a server that goes: those that Nova made vanish, the others are free again.
void releasePorts(State &state, const QString &serverId);
/// The group "default" of a project with its four rules, made when it is not there.
Resource &defaultGroup(State &state, const QString &project);
/// An address of the subnet that no port, router or floating IP has. 0: none is left.
[[nodiscard]] quint32 freeAddress(State &state, const Resource &subnet);
void detachFloatingIp(State &state, Resource &ip);
/// Those of a port that goes.
void detachFloatingIps(State &state, const QString &portId);

Reply addRouterInterface(Call &call);
Reply removeRouterInterface(Call &call);
Reply getTopology(Call &call);
Reply deleteTopology(Call &call);

} // namespace hubwright::practice
