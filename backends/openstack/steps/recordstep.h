// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "openstack/cloud.h"
#include "openstack/steps/mark.h"

namespace hubwright::openstack {

/// The hub's name in the DNS. One recordset holds all addresses of a name and type, so that a name which
/// somebody else gave an address already is an error, not ours to change.
/// https://docs.openstack.org/api-ref/dns/#recordsets
class RecordStep : public Step
{
public:
    RecordStep(StepInfo info, std::shared_ptr<Cloud> cloud, QString zoneId, QString host, Ref address);
    Task<QList<Resource>> find(StepContext &context) override;
    Task<Resource> create(StepContext &context) override;
    Task<Resource> settle(StepContext &context, Resource resource) override;
    Task<> remove(StepContext &context, Resource resource) override;

private:
    [[nodiscard]] QString path() const;

    std::shared_ptr<Cloud> m_cloud;
    QString m_zoneId;
    QString m_host;
    Ref m_address;
};

} // namespace hubwright::openstack
