// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/step.h"
#include "hubapi/hubapi.h"

#include <functional>

namespace hubwright::hubapi {

/// The hub's address, once the steps before have found it out.
using WhereIsHub = std::function<HubAddress(const StepContext &)>;

/// The hub answers under its name with a certificate that browsers trust (or with its own, if that is asked
/// for). Facts: url, version.
class HttpsStep : public ActionStep
{
public:
    HttpsStep(StepInfo info, WhereIsHub where);
    Task<Resource> create(StepContext &context) override;

private:
    Task<bool> isUp(StepContext &context, HubAddress address);

    WhereIsHub m_where;
};

/// A user's server is started and stopped: only then is a hub called ready. Facts: url.
class ProofStep : public ActionStep
{
public:
    /// `tokenKey`: where the vault has the API token that the hub was given. `options`: for the spawner.
    ProofStep(StepInfo info, WhereIsHub where, QString tokenKey, QJsonObject options);
    Task<Resource> create(StepContext &context) override;

    static constexpr auto UserName = "hubwright-proof";

private:
    Task<> waitFor(StepContext &context, HubApi &hub, HubApi::ServerState wanted, Milliseconds expected);

    WhereIsHub m_where;
    QString m_tokenKey;
    QJsonObject m_options;
};

} // namespace hubwright::hubapi
