// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "openstack/cloud.h"
#include "openstack/steps/mark.h"

namespace hubwright::openstack {

/// The volume that people's homes are on.
/// https://docs.openstack.org/api-ref/block-storage/v3/#volumes-volumes
class VolumeStep : public Step
{
public:
    VolumeStep(StepInfo info, std::shared_ptr<Cloud> cloud, QString name, int sizeGb);
    Task<QList<Resource>> find(StepContext &context) override;
    Task<Resource> create(StepContext &context) override;
    Task<Resource> settle(StepContext &context, Resource resource) override;
    Task<> remove(StepContext &context, Resource resource) override;

private:
    std::shared_ptr<Cloud> m_cloud;
    QString m_name;
    int m_sizeGb;
};

/// The volume in the server. Goes with the server, so that removing it takes no call.
/// https://docs.openstack.org/api-ref/compute/#servers-with-volume-attachments-servers-os-volume-attachments
class AttachmentStep : public Step
{
public:
    AttachmentStep(StepInfo info, std::shared_ptr<Cloud> cloud, Ref server, Ref volume);
    Task<QList<Resource>> find(StepContext &context) override;
    Task<Resource> create(StepContext &context) override;
    Task<Resource> settle(StepContext &context, Resource resource) override;
    Task<> remove(StepContext &context, Resource resource) override;

private:
    [[nodiscard]] QString path(const StepContext &context) const;

    std::shared_ptr<Cloud> m_cloud;
    Ref m_server;
    Ref m_volume;
};

} // namespace hubwright::openstack
