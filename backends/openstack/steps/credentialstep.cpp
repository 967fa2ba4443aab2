// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "openstack/steps/credentialstep.h"

#include "engine/operation.h"

#include <QDateTime>
#include <QRegularExpression>

namespace hubwright::openstack {
using namespace Qt::StringLiterals;

CredentialStep::CredentialStep(
    StepInfo info, std::shared_ptr<Cloud> cloud, QString deploymentName, int days, StepId consumer)
    : Step(std::move(info))
    , m_cloud(std::move(cloud))
    , m_deploymentName(std::move(deploymentName))
    , m_days(days)
    , m_consumer(std::move(consumer))
{
}

QString CredentialStep::path() const
{
    return u"/users/%1/application_credentials"_s.arg(m_cloud->session->userId());
}

QString CredentialStep::rulesPath() const
{
    return u"/users/%1/access_rules"_s.arg(m_cloud->session->userId());
}

/// A path that only a rule of this deployment has: "{…}" stands for any one segment, here the API's version,
/// and what is written in it means nothing to the cloud. So rules can be told from the user's own, with which
/// they would be shared otherwise.
/// https://docs.openstack.org/keystone/latest/user/application_credentials.html#access-rules
QString CredentialStep::markedPath(Service service, const StepContext &context) const
{
    static const QRegularExpression version(u"/v[0-9.]+$"_s);
    QString path = m_cloud->session->endpoint(service).path().remove(version);
    return path + u"/{%1}"_s.arg(ruleMark(context));
}

QString CredentialStep::ruleMark(const StepContext &context) const
{
    return u"hubwright-"_s + context.deployment().value;
}

/// What LibcloudSpawner calls. A rule's path is the one that the service sees, so it begins with its
/// endpoint's.
QJsonArray CredentialStep::accessRules(const StepContext &context) const
{
    struct Wanted
    {
        Service service;
        QLatin1StringView type;
        QLatin1StringView method;
        QLatin1StringView path;
    };
    static constexpr std::array wanted{
        Wanted{Service::Compute, "compute"_L1, "GET"_L1, "/**"_L1},
        Wanted{Service::Compute, "compute"_L1, "POST"_L1, "/servers"_L1},
        Wanted{Service::Compute, "compute"_L1, "DELETE"_L1, "/servers/*"_L1},
        Wanted{Service::Image, "image"_L1, "GET"_L1, "/**"_L1},
        Wanted{Service::Network, "network"_L1, "GET"_L1, "/**"_L1},
    };
    QJsonArray rules;
    for (const Wanted &rule : wanted) {
        rules += QJsonObject{
            {u"service"_s, rule.type},
            {u"method"_s, rule.method},
            {u"path"_s, markedPath(rule.service, context) + rule.path},
        };
    }
    return rules;
}

Resource CredentialStep::toResource(const QJsonObject &credential, const StepContext &context) const
{
    const QString id = credential["id"_L1].toString();
    const QStringList rules = ruleIdsIn(credential["access_rules"_L1].toArray(), context);
    const QJsonObject facts{
        {u"id"_s, id},
        {u"expires_at"_s, credential["expires_at"_L1]},
        {u"rules"_s, QJsonArray::fromStringList(rules)},
    };
    return {id, facts, false, credential["name"_L1].toString()};
}

Task<QList<Resource>> CredentialStep::find(StepContext &context)
{
    const QString mark = markText(context.deployment(), info().id);
    const QJsonArray all = co_await m_cloud->identity.list(path(), u"application_credentials"_s);
    const std::optional<Secret> secret
        = co_await context.vault().read(secretKey(m_deploymentName, QLatin1StringView(SecretName)));
    const bool isUsable = secret || !context.facts(m_consumer).isEmpty();
    QList<Resource> found;
    for (const QJsonValue &credential : all) {
        if (credential["description"_L1].toString() != mark)
            continue;
        Resource resource = toResource(credential.toObject(), context);
        resource.broken = context.known().id != resource.id || !isUsable;
        found += resource;
    }
    if (found.isEmpty()) {
        const QStringList rules = co_await ruleIds(context); // rules outlive their credential
        if (!rules.isEmpty())
            found += Resource{{}, {}, true, u"its access rules"_s};
    }
    co_return found;
}

Task<QJsonObject> CredentialStep::post(StepContext &context, bool withRules)
{
    const QDateTime end = m_cloud->session->cloudTime().addDays(m_days);
    QJsonObject credential{
        {u"name"_s, u"hubwright-%1-%2-hub"_s.arg(m_deploymentName, shortId(context.deployment()))},
        {u"description"_s, markText(context.deployment(), info().id)},
        {u"roles"_s, QJsonArray{QJsonObject{{u"name"_s, u"member"_s}}}},
        {u"unrestricted"_s, false},
        {u"expires_at"_s, end.toString(u"yyyy-MM-ddTHH:mm:ss"_s)},
    };
    if (withRules)
        credential[u"access_rules"_s] = accessRules(context);
    const QJsonObject body{{u"application_credential"_s, credential}};
    const QJsonObject answer = co_await m_cloud->identity.post(path(), body);
    const QJsonObject made = answer["application_credential"_L1].toObject();
    context.made(toResource(made, context)); // much may still go wrong until create() ends
    co_return made;
}

/// Access rules need services that are told to heed them; the others refuse such a credential altogether, and
/// only trying it out tells which kind a cloud has.
Task<bool> CredentialStep::isAccepted(StepContext &context, QJsonObject credential)
{
    Profile profile = m_cloud->session->profile();
    profile.method = Profile::Method::ApplicationCredential;
    profile.user = credential["id"_L1].toString();
    const Secret secret(credential["secret"_L1].toString());
    const http::Trust trust{profile.caFile, profile.verify};
    const auto session = std::make_shared<Session>(profile, secret, trust, context.cancellation(), nullptr);
    const auto trial = std::make_shared<Cloud>(session);
    std::optional<Error> error;
    try {
        co_await session->signIn();
        co_await trial->compute.get(u"/limits"_s);
    } catch (const Error &e) {
        error = e;
    }
    if (!error)
        co_return true;
    if (error->kind == Error::Kind::SignIn || error->kind == Error::Kind::Refused)
        co_return false;
    throw *error;
}

Task<Resource> CredentialStep::create(StepContext &context)
{
    context.say(u"Trying a credential that may call nothing but what the hub needs."_s);
    QJsonObject credential = co_await post(context, true);
    const bool hasRules = co_await isAccepted(context, credential);
    if (!hasRules) {
        context.say(
            u"This cloud does not heed access rules; the credential is limited to the role member."_s);
        const Resource refused = toResource(credential, context);
        co_await remove(context, refused);
        credential = co_await post(context, false);
    }
    const Secret secret(credential["secret"_L1].toString());
    co_await context.vault().write(secretKey(m_deploymentName, QLatin1StringView(SecretName)), secret);
    co_return toResource(credential, context);
}

QStringList CredentialStep::ruleIdsIn(const QJsonArray &rules, const StepContext &context) const
{
    QStringList ids;
    for (const QJsonValue &rule : rules) {
        if (rule["path"_L1].toString().contains(ruleMark(context)))
            ids += rule["id"_L1].toString();
    }
    return ids;
}

Task<QStringList> CredentialStep::ruleIds(StepContext &context)
{
    QJsonArray rules;
    try {
        rules = co_await m_cloud->identity.list(rulesPath(), u"access_rules"_s);
    } catch (const Error &error) {
        if (error.kind != Error::Kind::NotFound) // a cloud older than Train has none
            throw;
    }
    co_return ruleIdsIn(rules, context);
}

Task<> CredentialStep::remove(StepContext &context, Resource resource)
{
    if (!resource.id.isEmpty())
        co_await m_cloud->identity.remove(path() + u'/' + resource.id);
    QSet<QString> rules;
    for (const QJsonValue &id : resource.facts["rules"_L1].toArray())
        rules += id.toString();
    const QStringList listed = co_await ruleIds(context);
    rules += QSet(listed.begin(), listed.end());
    for (const QString &id : rules)
        co_await m_cloud->identity.remove(rulesPath() + u'/' + id);
    co_await context.vault().remove(secretKey(m_deploymentName, QLatin1StringView(SecretName)));
}

} // namespace hubwright::openstack
