// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "openstack/cloud.h"
#include "openstack/steps/mark.h"

namespace hubwright::openstack {

/// A server of Nova's, found by its metadata. Subclasses say what it is made of and when it is ready.
/// https://docs.openstack.org/api-ref/compute/#servers-servers. Facts: id, status.
class ServerStep : public Step
{
public:
    ServerStep(StepInfo info, std::shared_ptr<Cloud> cloud, QString name);
    Task<QList<Resource>> find(StepContext &context) override;
    Task<Resource> create(StepContext &context) override;
    Task<Resource> settle(StepContext &context, Resource resource) override;
    Task<> remove(StepContext &context, Resource resource) override;

protected:
    /// What a create call sends besides name and metadata.
    virtual Task<QJsonObject> attributes(StepContext &context) = 0;
    /// What was built into it and cannot be changed later: when that is another one now, the server is made
    /// anew. Empty: nothing.
    [[nodiscard]] virtual QString madeOf(const StepContext &) const { return {}; }
    /// The status at which it can be used.
    [[nodiscard]] virtual QString readyStatus() const { return QStringLiteral("ACTIVE"); }
    /// Called at each look at it until it is ready.
    virtual Task<> watch(StepContext &context, Resource resource);

    std::shared_ptr<Cloud> m_cloud;

private:
    QString m_name;
};

/// What a server has printed so far. Empty while there is nothing.
Task<QString> consoleOutput(std::shared_ptr<Cloud> cloud, QString serverId);
/// Deletes a server and waits until it is gone.
Task<> deleteServer(std::shared_ptr<Cloud> cloud, StepContext &context, QString serverId);

/// The servers that the hub made for its users: they carry the deployment's id and no step's.
class UserServersStep : public Step
{
public:
    UserServersStep(StepInfo info, std::shared_ptr<Cloud> cloud);
    Task<QList<Resource>> find(StepContext &context) override;
    Task<Resource> create(StepContext &context) override;
    Task<> remove(StepContext &context, Resource resource) override;

private:
    std::shared_ptr<Cloud> m_cloud;
};

} // namespace hubwright::openstack
