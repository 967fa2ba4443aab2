// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/spec.h"
#include "hub/hubfiles.h"
#include "openstack/steps/serverstep.h"

#include <functional>

namespace hubwright::openstack {

/// Where the steps that the hub's server stands on left what it must know.
struct HubServerParts
{
    QString flavorId;
    QString imageId;
    Ref port;
    Ref keyPair;
    Ref credential;
    std::function<hub::Site(const StepContext &)> site;
};

/// The server that JupyterHub runs on, with all it installs in its user data.
class HubServerStep : public ServerStep
{
public:
    HubServerStep(StepInfo info, std::shared_ptr<Cloud> cloud, QString name, Spec spec, HubServerParts parts);

    /// "proof-token": the API token of the service that proves the hub, among the deployment's secrets.
    static constexpr auto ProofSecret = "proof-token";
    /// "sign-in": the client secret or password of the sign-in method; for accounts on the hub the admins'
    /// first password, made here when none was given.
    static constexpr auto SignInSecret = "sign-in";

protected:
    Task<QJsonObject> attributes(StepContext &context) override;
    [[nodiscard]] QString madeOf(const StepContext &context) const override;

private:
    Task<hub::SiteSecrets> secrets(StepContext &context);
    Task<Secret> secret(StepContext &context, const char *name);
    Task<Secret> makeSecret(StepContext &context, const char *name);

    Spec m_spec;
    HubServerParts m_parts;
};

/// The hub installs itself: read from its console, phase by phase.
class FirstBootStep : public ActionStep
{
public:
    FirstBootStep(StepInfo info, std::shared_ptr<Cloud> cloud, Ref server);
    Task<Resource> create(StepContext &context) override;

private:
    std::shared_ptr<Cloud> m_cloud;
    Ref m_server;
};

/// What an installing server says of itself, as a step's line or its failure.
void tellProgress(StepContext &context, const hub::BootProgress &progress);

} // namespace hubwright::openstack
