// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "openstack/cloud.h"
#include "openstack/steps/mark.h"

namespace hubwright::openstack {

/// The hub's own application credential: restricted, with an end, and, where the cloud's services accept
/// them, with access rules for just what the spawner calls. Its secret is shown once, in the answer to the
/// create call, and goes straight to the vault; a credential whose secret is lost is made again.
/// https://docs.openstack.org/api-ref/identity/v3/#application-credentials
/// Facts: id, expires_at, rules (the ids of its access rules, which outlive it).
class CredentialStep : public Step
{
public:
    /// `consumer`: the step that hands the secret on; once that is made, nobody needs the secret any more.
    CredentialStep(
        StepInfo info, std::shared_ptr<Cloud> cloud, QString deploymentName, int days, StepId consumer);
    Task<QList<Resource>> find(StepContext &context) override;
    Task<Resource> create(StepContext &context) override;
    Task<> remove(StepContext &context, Resource resource) override;

    /// "hub-credential": its name among the deployment's secrets.
    static constexpr auto SecretName = "hub-credential";

private:
    [[nodiscard]] QString path() const;
    [[nodiscard]] QString rulesPath() const;
    [[nodiscard]] QString ruleMark(const StepContext &context) const;
    [[nodiscard]] QString markedPath(Service service, const StepContext &context) const;
    [[nodiscard]] QJsonArray accessRules(const StepContext &context) const;
    [[nodiscard]] QStringList ruleIdsIn(const QJsonArray &rules, const StepContext &context) const;
    [[nodiscard]] Resource toResource(const QJsonObject &credential, const StepContext &context) const;
    Task<QJsonObject> post(StepContext &context, bool withRules);
    Task<bool> isAccepted(StepContext &context, QJsonObject credential);
    Task<QStringList> ruleIds(StepContext &context);

    std::shared_ptr<Cloud> m_cloud;
    QString m_deploymentName;
    int m_days;
    StepId m_consumer;
};

} // namespace hubwright::openstack
