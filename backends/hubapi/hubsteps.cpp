// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "hubapi/hubsteps.h"

namespace hubwright::hubapi {
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

HttpsStep::HttpsStep(StepInfo info, WhereIsHub where)
    : ActionStep(std::move(info))
    , m_where(std::move(where))
{
}

Task<bool> HttpsStep::isUp(StepContext &context, HubAddress address)
{
    HubApi hub(address, Secret(), context.cancellation());
    std::optional<Error> error;
    bool isHealthy = false;
    try {
        isHealthy = co_await hub.isHealthy();
    } catch (const Error &e) {
        error = e;
    }
    if (!error)
        co_return isHealthy;
    // No connection yet, or the certificate that was there before the right one came: both pass.
    if (!error->isTransient() && error->kind != Error::Kind::Certificate)
        throw *error;
    context.say(error->sentence);
    co_return false;
}

Task<Resource> HttpsStep::create(StepContext &context)
{
    const HubAddress address = m_where(context);
    context.say(u"Waiting for %1 to answer."_s.arg(address.url().toString()));
    for (Polling poll(context, info().expected, 15min);;) {
        const bool up = co_await isUp(context, address);
        if (up)
            break;
        co_await poll.wait();
    }
    HubApi hub(address, Secret(), context.cancellation());
    Resource resource;
    const QString version = co_await hub.version();
    resource.facts = {{u"url"_s, address.url().toString()}, {u"version"_s, version}};
    context.say(u"JupyterHub %1 answers."_s.arg(version));
    co_return resource;
}

ProofStep::ProofStep(StepInfo info, WhereIsHub where, QString tokenKey, QJsonObject options)
    : ActionStep(std::move(info))
    , m_where(std::move(where))
    , m_tokenKey(std::move(tokenKey))
    , m_options(std::move(options))
{
}

Task<> ProofStep::waitFor(
    StepContext &context, HubApi &hub, HubApi::ServerState wanted, Milliseconds expected)
{
    for (Polling poll(context, expected, 20min);;) {
        const HubApi::ServerState now = co_await hub.serverState(QString::fromLatin1(UserName));
        if (now == wanted)
            co_return;
        if (wanted == HubApi::ServerState::Ready && now == HubApi::ServerState::Absent) {
            throw Error(Error::Kind::Broken, u"The hub could not start a server for a user."_s,
                u"Check that the chosen image has JupyterHub in it and that the flavor is large enough, then try again."_s);
        }
        co_await poll.wait();
    }
}

Task<Resource> ProofStep::create(StepContext &context)
{
    const HubAddress address = m_where(context);
    const std::optional<Secret> token = co_await context.vault().read(m_tokenKey);
    if (!token) {
        throw Error(Error::Kind::SignIn,
            u"The token that proves the hub is no longer in the keychain of this computer."_s,
            u"The hub itself is not affected: open its address and start a server by hand."_s);
    }
    HubApi hub(address, *token, context.cancellation());
    const QString user = QString::fromLatin1(UserName);
    co_await hub.addUser(user);
    context.say(u"Starting a server as a user would."_s);
    co_await hub.startServer(user, m_options);
    co_await waitFor(context, hub, HubApi::ServerState::Ready, info().expected);
    context.say(u"It runs. Stopping it again."_s);
    co_await hub.stopServer(user);
    co_await waitFor(context, hub, HubApi::ServerState::Absent, 20s);
    co_await hub.removeUser(user);
    Resource resource;
    resource.facts = {{u"url"_s, address.url().toString()}};
    co_return resource;
}

} // namespace hubwright::hubapi
