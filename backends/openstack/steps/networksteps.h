// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/spec.h"
#include "openstack/steps/neutronstep.h"

namespace hubwright::openstack {

class NetworkStep : public NeutronStep
{
public:
    NetworkStep(StepInfo info, std::shared_ptr<Cloud> cloud, QString name);

protected:
    QJsonObject attributes(StepContext &context) const override;
};

class SubnetStep : public NeutronStep
{
public:
    SubnetStep(StepInfo info, std::shared_ptr<Cloud> cloud, QString name, Ref network, NewNetwork wanted);

protected:
    QJsonObject attributes(StepContext &context) const override;

private:
    Ref m_network;
    NewNetwork m_wanted;
};

class RouterStep : public NeutronStep
{
public:
    RouterStep(StepInfo info, std::shared_ptr<Cloud> cloud, QString name, QString externalNetworkId);

protected:
    QJsonObject attributes(StepContext &context) const override;
    QJsonObject facts(const QJsonObject &object) const override;

private:
    QString m_external;
};

/// The subnet's way out. Has no id of its own: the router's port stands for it.
class RouterInterfaceStep : public Step
{
public:
    RouterInterfaceStep(StepInfo info, std::shared_ptr<Cloud> cloud, Ref router, Ref subnet);
    Task<QList<Resource>> find(StepContext &context) override;
    Task<Resource> create(StepContext &context) override;
    Task<> remove(StepContext &context, Resource resource) override;

private:
    std::shared_ptr<Cloud> m_cloud;
    Ref m_router;
    Ref m_subnet;
};

/// The hub's address on the users' network. Fact "address".
class PortStep : public NeutronStep
{
public:
    PortStep(StepInfo info, std::shared_ptr<Cloud> cloud, QString name, Ref network, Ref securityGroup);

protected:
    QJsonObject attributes(StepContext &context) const override;
    QJsonObject facts(const QJsonObject &object) const override;

private:
    Ref m_network;
    Ref m_group;
};

/// Ports of servers that are gone, on the deployment's own network or in its users' security group: the cloud
/// makes one for each server, and at times fails to remove it, so that neither network nor group can go. What
/// is plugged into a server that exists is left alone, and so is what nobody but its owner could have made.
/// https://docs.openstack.org/api-ref/network/v2/#ports
class UserPortsStep : public Step
{
public:
    /// The steps that made the network and the group; one that does not exist is left out.
    UserPortsStep(StepInfo info, std::shared_ptr<Cloud> cloud, StepId network, StepId group);
    Task<QList<Resource>> find(StepContext &context) override;
    Task<Resource> create(StepContext &context) override;
    Task<> remove(StepContext &context, Resource resource) override;

private:
    std::shared_ptr<Cloud> m_cloud;
    StepId m_network;
    StepId m_group;
};

/// The hub's address for everybody. Facts: address, port.
class FloatingIpStep : public NeutronStep
{
public:
    FloatingIpStep(StepInfo info, std::shared_ptr<Cloud> cloud, QString externalNetworkId, Ref port);
    Task<Resource> settle(StepContext &context, Resource resource) override;

protected:
    QJsonObject attributes(StepContext &context) const override;
    QJsonObject facts(const QJsonObject &object) const override;

private:
    QString m_external;
    Ref m_port;
};

} // namespace hubwright::openstack
