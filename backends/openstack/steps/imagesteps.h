// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/spec.h"
#include "openstack/steps/serverstep.h"

namespace hubwright::openstack {

/// The image that was made for a step, found by its properties. https://docs.openstack.org/api-ref/image/v2/
Task<QList<Resource>> findImages(std::shared_ptr<Cloud> cloud, DeploymentId deployment, StepId step);

/// A server that installs what a user image needs and switches itself off. When the image that is made of it
/// is there already, nothing is built, and `is_used_up` is among its facts.
class ImageBuilderStep : public ServerStep
{
public:
    struct Parts
    {
        QString flavorId;
        QString imageId;
        Ref network;
        Ref securityGroup;
        StepId image; ///< the step that snapshots it
    };
    ImageBuilderStep(StepInfo info, std::shared_ptr<Cloud> cloud, QString name, UserImage wanted,
        QString proxy, Parts parts);
    Task<QList<Resource>> find(StepContext &context) override;
    Task<Resource> settle(StepContext &context, Resource resource) override;
    Task<> remove(StepContext &context, Resource resource) override;

protected:
    Task<QJsonObject> attributes(StepContext &context) override;
    [[nodiscard]] QString readyStatus() const override { return QStringLiteral("SHUTOFF"); }
    Task<> watch(StepContext &context, Resource resource) override;

private:
    UserImage m_wanted;
    QString m_proxy;
    Parts m_parts;
};

/// The snapshot of a builder, which is deleted when the image is there.
class ImageStep : public Step
{
public:
    ImageStep(StepInfo info, std::shared_ptr<Cloud> cloud, QString name, StepId builder);
    Task<QList<Resource>> find(StepContext &context) override;
    Task<Resource> create(StepContext &context) override;
    Task<Resource> settle(StepContext &context, Resource resource) override;
    Task<> remove(StepContext &context, Resource resource) override;

private:
    std::shared_ptr<Cloud> m_cloud;
    QString m_name;
    StepId m_builder;
};

} // namespace hubwright::openstack
