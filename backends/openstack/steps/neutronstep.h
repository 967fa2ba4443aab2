// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "openstack/cloud.h"
#include "openstack/steps/mark.h"

namespace hubwright::openstack {

/// A resource of Neutron's: named, described with our mark, tagged. Subclasses say what it is.
/// https://docs.openstack.org/api-ref/network/v2/
class NeutronStep : public Step
{
public:
    /// `type` and `types` as in the API: "network", "networks"; for a path "security-group" becomes
    /// "security-groups".
    NeutronStep(StepInfo info, std::shared_ptr<Cloud> cloud, QString type, QString name);

    Task<QList<Resource>> find(StepContext &context) override;
    Task<Resource> create(StepContext &context) override;
    Task<Resource> settle(StepContext &context, Resource resource) override;
    Task<> remove(StepContext &context, Resource resource) override;

protected:
    /// What a create call sends besides name and description.
    virtual QJsonObject attributes(StepContext &context) const = 0;
    /// What later steps need; its id is always there.
    [[nodiscard]] virtual QJsonObject facts(const QJsonObject &object) const;

    [[nodiscard]] QString collection() const; ///< "/networks"

    std::shared_ptr<Cloud> m_cloud;

private:
    [[nodiscard]] QString member() const;
    [[nodiscard]] Resource toResource(const QJsonObject &object) const;

    QString m_type;
    QString m_name;
};

} // namespace hubwright::openstack
