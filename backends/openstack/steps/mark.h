// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/step.h"

#include <QJsonArray>

namespace hubwright::openstack {

// How everything that we make can be told from everything else: by the deployment's id and the step's.

/// "hubwright-deployment=<uuid>": a Neutron tag (at most 60 characters) and the key and value of Nova's and
/// Cinder's metadata.
inline constexpr auto DeploymentKey = "hubwright-deployment";
inline constexpr auto MadeOfKey = "hubwright-made-of"; ///< of servers: see ServerStep::madeOf()
inline constexpr auto StepKey = "hubwright-step"; ///< not on what the hub itself makes

/// For APIs that have only a description. Set with the create call itself, so that there is no moment without
/// a mark.
[[nodiscard]] QString markText(const DeploymentId &deployment, const StepId &step);
[[nodiscard]] QJsonArray markTags(const DeploymentId &deployment, const StepId &step);
[[nodiscard]] QJsonObject markMetadata(const DeploymentId &deployment, const StepId &step);
[[nodiscard]] bool hasMark(const QJsonObject &metadata, const DeploymentId &deployment, const StepId &step);
/// The first eight digits of the id: for names that must be unique where an API has neither tags nor
/// descriptions.
[[nodiscard]] QString shortId(const DeploymentId &deployment);
/// "hubwright-physics101-0a1b2c3d". By these names a deployment is recognised on another computer.
[[nodiscard]] QString deploymentKeyPair(const QString &name, const DeploymentId &deployment);

/// A value that is known when the plan is made, or a fact of an earlier step.
class Ref
{
public:
    [[nodiscard]] static Ref known(QString value) { return Ref({}, std::move(value)); }
    [[nodiscard]] static Ref fact(StepId step, QString name) { return Ref(std::move(step), std::move(name)); }
    [[nodiscard]] static Ref idOf(StepId step) { return Ref(std::move(step), QStringLiteral("id")); }
    /// Throws Error::Unexpected when the step has no such fact.
    [[nodiscard]] QString in(const StepContext &context) const;
    /// Empty when the step has no such fact: it may be gone already.
    [[nodiscard]] QString ifThere(const StepContext &context) const;

private:
    Ref(StepId step, QString text)
        : m_step(std::move(step))
        , m_text(std::move(text))
    {
    }
    StepId m_step;
    QString m_text;
};

} // namespace hubwright::openstack
