// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/plan.h"
#include "engine/spec.h"
#include "hubapi/hubsteps.h"
#include "openstack/cloud.h"

#include <functional>

namespace hubwright::openstack {

/// The steps of recipe `openstack-vm`. Ids are stable between versions: journals and `--until` name them.
namespace step {
inline const StepId Credential{QStringLiteral("credential")};
inline const StepId Network{QStringLiteral("network")};
inline const StepId Subnet{QStringLiteral("subnet")};
inline const StepId Router{QStringLiteral("router")};
inline const StepId RouterInterface{QStringLiteral("router-interface")};
inline const StepId HubGroup{QStringLiteral("hub-security-group")};
inline const StepId UserGroup{QStringLiteral("user-security-group")};
inline const StepId Rules{QStringLiteral("security-rules")};
inline const StepId KeyPair{QStringLiteral("key-pair")};
inline const StepId HomeVolume{QStringLiteral("home-volume")};
inline const StepId HubPort{QStringLiteral("hub-port")};
inline const StepId FloatingIp{QStringLiteral("floating-ip")};
inline const StepId Record{QStringLiteral("dns-record")};
inline const StepId UserServers{QStringLiteral("user-servers")};
inline const StepId UserPorts{QStringLiteral("user-ports")};
inline const StepId HubServer{QStringLiteral("hub-server")};
inline const StepId Attachment{QStringLiteral("home-volume-attached")};
inline const StepId FirstBoot{QStringLiteral("first-boot")};
inline const StepId Https{QStringLiteral("https")};
inline const StepId Proof{QStringLiteral("proof")};
[[nodiscard]] StepId imageBuilder(qsizetype index);
[[nodiscard]] StepId image(qsizetype index);
} // namespace step

/// A pure function of spec and catalog; the steps will talk through `cloud`.
[[nodiscard]] Plan vmPlan(const Spec &spec, const Catalog &catalog, std::shared_ptr<Cloud> cloud);

/// Where the hub is, by the facts of the steps; its `host` is empty while that is not known.
[[nodiscard]] hubapi::HubAddress hubAddress(
    const Spec &spec, const Profile &profile, const std::function<QJsonObject(StepId)> &facts);

} // namespace hubwright::openstack
