// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "openstack/steps/hubserversteps.h"

#include "engine/operation.h"
#include "openstack/steps/credentialstep.h"

namespace hubwright::openstack {
using namespace Qt::StringLiterals;

HubServerStep::HubServerStep(
    StepInfo info, std::shared_ptr<Cloud> cloud, QString name, Spec spec, HubServerParts parts)
    : ServerStep(std::move(info), std::move(cloud), std::move(name))
    , m_spec(std::move(spec))
    , m_parts(std::move(parts))
{
}

Task<Secret> HubServerStep::secret(StepContext &context, const char *name)
{
    const QString key = secretKey(m_spec.name, QLatin1StringView(name));
    const std::optional<Secret> found = co_await context.vault().read(key);
    co_return found.value_or(Secret());
}

Task<Secret> HubServerStep::makeSecret(StepContext &context, const char *name)
{
    const Secret made = newSecret();
    co_await context.vault().write(secretKey(m_spec.name, QLatin1StringView(name)), made);
    co_return made;
}

Task<hub::SiteSecrets> HubServerStep::secrets(StepContext &context)
{
    hub::SiteSecrets secrets;
    secrets.credential = co_await secret(context, CredentialStep::SecretName);
    if (secrets.credential.isEmpty()) {
        throw Error(Error::Kind::Local,
            u"The secret of the hub's credential is no longer in the keychain of this computer."_s,
            u"Delete the application credential hubwright-%1-%2-hub in the cloud's dashboard and resume: it is then made anew."_s
                .arg(m_spec.name, shortId(context.deployment())));
    }
    secrets.signIn = co_await secret(context, SignInSecret);
    // With accounts on the hub the admins' must exist from the start: whoever signs up first under an admin's
    // name would be one.
    if (secrets.signIn.isEmpty() && m_spec.signIn.method == u"native")
        secrets.signIn = co_await makeSecret(context, SignInSecret);
    secrets.proof = co_await secret(context, ProofSecret);
    if (secrets.proof.isEmpty())
        secrets.proof = co_await makeSecret(context, ProofSecret);
    co_return secrets;
}

Task<QJsonObject> HubServerStep::attributes(StepContext &context)
{
    const hub::SiteSecrets known = co_await secrets(context);
    const QByteArray userData = hub::hubCloudInit(m_spec, m_parts.site(context), known);
    co_return QJsonObject{
        {u"flavorRef"_s, m_parts.flavorId},
        {u"imageRef"_s, m_parts.imageId},
        {u"key_name"_s, m_parts.keyPair.in(context)},
        {u"networks"_s, QJsonArray{QJsonObject{{u"port"_s, m_parts.port.in(context)}}}},
        {u"config_drive"_s, true},
        {u"user_data"_s, QString::fromLatin1(userData.toBase64())},
    };
}

QString HubServerStep::madeOf(const StepContext &context) const
{
    const QString credential = m_parts.credential.ifThere(context);
    const QString port = m_parts.port.ifThere(context);
    return credential.isEmpty() || port.isEmpty() ? QString() : credential + u' ' + port;
}

FirstBootStep::FirstBootStep(StepInfo info, std::shared_ptr<Cloud> cloud, Ref server)
    : ActionStep(std::move(info))
    , m_cloud(std::move(cloud))
    , m_server(std::move(server))
{
}

Task<Resource> FirstBootStep::create(StepContext &context)
{
    const QString server = m_server.in(context);
    context.say(u"Reading the server's console."_s);
    Polling poll(context, info().expected, Seconds(3600));
    poll.lookEvery(Seconds(10));
    for (;;) {
        const QString console = co_await consoleOutput(m_cloud, server);
        const hub::BootProgress progress = hub::readConsole(console, u"HUB"_s);
        tellProgress(context, progress);
        if (progress.isDone)
            break;
        co_await poll.wait();
    }
    co_return Resource();
}

void tellProgress(StepContext &context, const hub::BootProgress &progress)
{
    if (!progress.error.isEmpty()) {
        throw Error(Error::Kind::Broken,
            u"The installation stopped in phase %1, %2."_s.arg(progress.phase).arg(progress.what),
            u"Can the server reach the package servers? If the network needs an HTTP proxy, name it in "
            u"hub.proxy; "
            u"then destroy this deployment and build it again."_s,
            progress.error);
    }
    if (progress.phase > 0)
        context.say(u"Phase %1 of %2: %3."_s.arg(progress.phase).arg(progress.phases).arg(progress.what));
}

} // namespace hubwright::openstack
