// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/spec.h"
#include "openstack/steps/neutronstep.h"

namespace hubwright::openstack {

class SecurityGroupStep : public NeutronStep
{
public:
    SecurityGroupStep(StepInfo info, std::shared_ptr<Cloud> cloud, QString name);

protected:
    QJsonObject attributes(StepContext &context) const override;
};

/// The rules of both groups. They go with their groups, so that removing them takes no call.
class FirewallRulesStep : public Step
{
public:
    FirewallRulesStep(
        StepInfo info, std::shared_ptr<Cloud> cloud, Ref hubGroup, Ref userGroup, QList<FirewallRule> rules);
    Task<QList<Resource>> find(StepContext &context) override;
    Task<Resource> create(StepContext &context) override;
    Task<> remove(StepContext &context, Resource resource) override;

private:
    /// The wanted rules of a group, as the API has them, that are not there.
    Task<QJsonArray> missing(StepContext &context, FirewallRule::Group group);
    [[nodiscard]] QJsonObject toJson(const FirewallRule &rule, const StepContext &context) const;
    [[nodiscard]] QString groupId(FirewallRule::Group group, const StepContext &context) const;

    std::shared_ptr<Cloud> m_cloud;
    Ref m_hubGroup;
    Ref m_userGroup;
    QList<FirewallRule> m_rules;
};

} // namespace hubwright::openstack
