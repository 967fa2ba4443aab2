// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "openstack/steps/mark.h"

namespace hubwright::openstack {
using namespace Qt::StringLiterals;

QString markText(const DeploymentId &deployment, const StepId &step)
{
    return u"%1=%2 %3=%4"_s.arg(
        QLatin1StringView(DeploymentKey), deployment.value, QLatin1StringView(StepKey), step.value);
}

QJsonArray markTags(const DeploymentId &deployment, const StepId &step)
{
    return {u"%1=%2"_s.arg(QLatin1StringView(DeploymentKey), deployment.value),
        u"%1=%2"_s.arg(QLatin1StringView(StepKey), step.value)};
}

QJsonObject markMetadata(const DeploymentId &deployment, const StepId &step)
{
    return {{QLatin1StringView(DeploymentKey), deployment.value}, {QLatin1StringView(StepKey), step.value}};
}

bool hasMark(const QJsonObject &metadata, const DeploymentId &deployment, const StepId &step)
{
    return metadata[QLatin1StringView(DeploymentKey)].toString() == deployment.value
        && metadata[QLatin1StringView(StepKey)].toString() == step.value;
}

QString shortId(const DeploymentId &deployment)
{
    return deployment.value.first(8);
}

QString deploymentKeyPair(const QString &name, const DeploymentId &deployment)
{
    return u"hubwright-%1-%2"_s.arg(name, shortId(deployment));
}

QString Ref::in(const StepContext &context) const
{
    const QString value = ifThere(context);
    if (value.isEmpty()) {
        throw Error(Error::Kind::Unexpected, u"The step %1 left no %2."_s.arg(m_step.value, m_text),
            u"Resume the deployment; if it happens again, report it."_s);
    }
    return value;
}

QString Ref::ifThere(const StepContext &context) const
{
    return m_step.isEmpty() ? m_text : context.facts(m_step)[m_text].toString();
}

} // namespace hubwright::openstack
