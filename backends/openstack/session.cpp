// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "openstack/session.h"

#include "openstack/fault.h"
#include "openstack/signin.h"
#include "openstack/values.h"

#include <QCoreApplication>
#include <QCoroFuture>
#include <QJsonDocument>
#include <QPromise>
#include <QVersionNumber>

namespace hubwright::openstack {
using namespace Qt::StringLiterals;

namespace {

/// Later microversions no longer make key pairs (2.92) and bring nothing that we use.
const QVersionNumber newestCompute(2, 90);
const QVersionNumber oldestCompute(2, 1);

QByteArray toBytes(const QJsonObject &body)
{
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

QJsonObject bodyOf(const http::Response &response)
{
    return QJsonDocument::fromJson(response.body).object();
}

/// How long a cloud may be silent. The practice cloud, whose time runs faster, is given up sooner; but it is
/// not faster than this computer.
Milliseconds patience(double timeScale)
{
    const Milliseconds usual = http::Request().timeout;
    const Milliseconds scaled(qRound64(double(usual.count()) / timeScale));
    return timeScale <= 1 ? usual : std::max<Milliseconds>(scaled, Milliseconds(2500));
}

QStringList names(const QJsonArray &list)
{
    QStringList names;
    for (const QJsonValue &one : list)
        names.append(one["name"_L1].toString());
    return names;
}

} // namespace

Session::Session(
    Profile profile, Secret secret, http::Trust trust, Cancellation &cancellation, http::Recorder *recorder)
    : m_profile(std::move(profile))
    , m_secret(std::move(secret))
    , m_cancellation(cancellation)
    , m_clock(m_profile.timeScale)
    , m_client(std::move(trust), cancellation, recorder)
    , m_identity(identityUrl(m_profile.authUrl))
{
}

Task<> Session::signIn()
{
    co_await renew();
    chooseRegion();
    co_await readComputeVersion();
    if (!m_credentialId.isEmpty())
        co_await readCredential(m_credentialId);
}

QUrl Session::endpoint(Service service) const
{
    return service == Service::Identity ? m_identity : m_endpoints.url(service, m_profile.region);
}

void Session::chooseRegion()
{
    const QStringList all = regions();
    if (m_profile.region.isEmpty() && all.size() == 1)
        m_profile.region = all.first();
    if (m_profile.region.isEmpty() || !all.contains(m_profile.region))
        throw noSuchRegion(m_profile.region, all);
    if (services().isEmpty())
        throw noSuchInterface(m_profile.interface, m_endpoints.interfaces());
}

QUrl Session::url(Service service, const QUrl &relative) const
{
    QUrl url = endpoint(service);
    url.setPath(url.path() + relative.path());
    url.setQuery(relative.query(QUrl::FullyEncoded), QUrl::StrictMode);
    return url;
}

http::Request Session::prepared(Service service, http::Request request) const
{
    const QUrl base = endpoint(service);
    if (base.isEmpty())
        throw Error(Error::Kind::BadInput,
            QCoreApplication::translate("openstack", "The cloud offers no %1 service in the region “%2”.")
                .arg(nameOf(service), m_profile.region),
            QCoreApplication::translate("openstack", "Choose another region, or do without what needs it."));
    request.url = url(service, request.url);
    request.headers.append({"X-Auth-Token", m_token.reveal().toUtf8()});
    if (service == Service::Compute && !m_computeVersion.isEmpty()) {
        request.headers.append({"X-OpenStack-Nova-API-Version", m_computeVersion.toUtf8()});
        request.headers.append({"OpenStack-API-Version", "compute " + m_computeVersion.toUtf8()});
    }
    return request;
}

Task<http::Response> Session::transmit(http::Request request)
{
    const int attempts = request.isSafe() ? 4 : 1;
    request.timeout = patience(m_profile.timeScale);
    co_return co_await sendPatiently(m_client, request, m_clock, m_cancellation, attempts);
}

Task<http::Response> Session::send(Service service, http::Request request)
{
    co_await ensureToken();
    const Secret used = m_token;
    const http::Request first = prepared(service, request);
    http::Response response = co_await transmit(first);
    if (response.status != 401)
        co_return response;
    if (used == m_token) // else somebody renewed it meanwhile
        co_await renew();
    const http::Request second = prepared(service, request);
    co_return co_await transmit(second);
}

Task<> Session::ensureToken()
{
    const bool isDue = m_renewAt.isValid() && cloudTime() >= m_renewAt;
    if (m_token.isEmpty() || isDue || m_renewal.isRunning())
        co_await renew();
}

Task<> Session::renew()
{
    if (m_renewal.isRunning()) {
        QFuture<void> renewal = m_renewal;
        co_await renewal;
    } else {
        QPromise<void> promise;
        promise.start();
        m_renewal = promise.future();
        m_renewalError.reset();
        try {
            co_await authenticate();
        } catch (const Error &error) {
            m_renewalError = error;
        }
        promise.finish();
    }
    if (m_renewalError)
        throw Error(*m_renewalError);
}

Task<http::Response> Session::requestToken(QJsonObject body)
{
    http::Request request;
    request.verb = "POST";
    request.url = m_identity;
    request.url.setPath(m_identity.path() + u"/auth/tokens"_s);
    request.headers = {{"Content-Type", "application/json"}};
    request.body = toBytes(body);
    request.timeout = patience(m_profile.timeScale);
    // A token too many harms nobody: this may be repeated although it is a POST.
    co_return co_await sendPatiently(m_client, request, m_clock, m_cancellation);
}

Task<> Session::authenticate()
{
    if (m_profile.method == Profile::Method::Token && co_await adoptGivenToken())
        co_return;
    const QJsonObject body = signInBody(m_profile, m_secret, Scope::Project);
    http::Response response = co_await requestToken(body);
    if (!isFromKeystone(response) && co_await discover())
        response = co_await requestToken(body);
    if (!isFromKeystone(response) && response.status < 500)
        throw noIdentityService(m_identity, response);
    const QJsonValue token = bodyOf(response)["token"_L1];
    const bool isWhole
        = token["user"_L1]["id"_L1].isString() && !response.header("X-Subject-Token").isEmpty();
    if (response.isGood() && !isWhole)
        throw unreadableToken(response);
    const bool hasProject = token["project"_L1].isObject();
    if (!response.isGood() || !hasProject) {
        const Error error = co_await whyRefused(response);
        throw Error(error);
    }
    adopt(response, Secret(QString::fromLatin1(response.header("X-Subject-Token"))));
}

/// A token that has the wanted project already is used as it is: those that came from an application
/// credential cannot be exchanged.
/// https://docs.openstack.org/api-ref/identity/v3/#validate-and-show-information-for-token
Task<bool> Session::adoptGivenToken()
{
    http::Request request;
    request.url = m_identity;
    request.url.setPath(m_identity.path() + u"/auth/tokens"_s);
    const QByteArray token = m_secret.reveal().toUtf8();
    request.headers = {{"X-Auth-Token", token}, {"X-Subject-Token", token}};
    const http::Response response = co_await transmit(request);
    const QJsonObject project = bodyOf(response)["token"_L1]["project"_L1].toObject();
    const bool isWanted = m_profile.project.isEmpty() || m_profile.project == project["name"_L1].toString()
        || m_profile.project == project["id"_L1].toString();
    if (!response.isGood() || project.isEmpty() || !isWanted)
        co_return false;
    adopt(response, m_secret);
    co_return true;
}

/// Asks what stands at auth_url where Keystone's v3 is; only the path is believed, never another host.
Task<bool> Session::discover()
{
    http::Request request;
    request.url = QUrl(m_profile.authUrl.trimmed());
    const http::Response response = co_await transmit(request);
    const QJsonObject body = bodyOf(response);
    QJsonArray versions = body["versions"_L1]["values"_L1].toArray();
    versions.append(body["version"_L1]);
    for (const QJsonValue &version : versions) {
        if (!version["id"_L1].toString().startsWith(u"v3"_s))
            continue;
        const QUrl self(version["links"_L1].toArray().at(0)["href"_L1].toString());
        QUrl found = m_identity;
        found.setPath(identityUrl(self.toString()).path());
        co_return std::exchange(m_identity, found) != found;
    }
    co_return false;
}

void Session::adopt(const http::Response &response, const Secret &token)
{
    const QJsonObject body = bodyOf(response)["token"_L1].toObject();
    const QDateTime ends = utcTime(body["expires_at"_L1]);
    m_signedInAt = response.date().isValid() ? response.date() : QDateTime::currentDateTimeUtc();
    m_sinceSignIn.start();
    m_token = token;
    m_renewAt = ends.isValid() ? m_signedInAt.addMSecs(m_signedInAt.msecsTo(ends) * 8 / 10) : QDateTime();
    m_userId = body["user"_L1]["id"_L1].toString();
    m_projectId = body["project"_L1]["id"_L1].toString();
    m_endpoints = Endpoints(body["catalog"_L1].toArray(), m_projectId, m_profile.interface);
    const QJsonObject credential = body["application_credential"_L1].toObject();
    m_credentialId = credential["id"_L1].toString();
    m_account.user = body["user"_L1]["name"_L1].toString();
    m_account.project = body["project"_L1]["name"_L1].toString();
    m_account.roles = names(body["roles"_L1].toArray());
    m_account.mayMakeCredentials = credential.isEmpty() || !credential["restricted"_L1].toBool(true);
    if (m_credentialId.isEmpty())
        m_account.credentialExpires = utcTime(body["user"_L1]["password_expires_at"_L1]);
}

Task<Error> Session::whyRefused(http::Response refusal)
{
    if (refusal.status == 429 || refusal.status >= 500)
        co_return faultOf(refusal, u"sign in"_s);
    switch (m_profile.method) {
    case Profile::Method::ApplicationCredential:
        co_return credentialRefused(m_profile, refusal);
    case Profile::Method::Token:
        co_return tokenRefused(refusal);
    case Profile::Method::Password:
        break;
    }
    const QJsonObject body = signInBody(m_profile, m_secret, Scope::Unscoped);
    const http::Response unscoped = co_await requestToken(body);
    if (!unscoped.isGood())
        co_return passwordRefused(m_profile, unscoped);
    const QStringList projects = co_await projectsOf(unscoped.header("X-Subject-Token"));
    co_return projectRefused(m_profile, projects, refusal);
}

Task<QStringList> Session::projectsOf(QByteArray token)
{
    http::Request request;
    request.url = m_identity;
    request.url.setPath(m_identity.path() + u"/auth/projects"_s);
    request.headers = {{"X-Auth-Token", token}};
    const http::Response response = co_await transmit(request);
    co_return names(bodyOf(response)["projects"_L1].toArray());
}

/// https://docs.openstack.org/api-ref/compute/#show-details-of-specific-api-version: needs no token.
Task<> Session::readComputeVersion()
{
    const QUrl compute = endpoint(Service::Compute);
    if (compute.isEmpty())
        co_return;
    http::Request request;
    request.url = versionRoot(compute);
    const http::Response response = co_await transmit(request);
    if (!response.isGood())
        throw faultOf(response, u"tell the version of its compute service"_s);
    const QString newest = response.json(request.url)["version"_L1]["version"_L1].toString();
    const QVersionNumber offered = QVersionNumber::fromString(newest);
    m_computeVersion = std::clamp(offered, oldestCompute, newestCompute).toString();
}

/// When it ends. Many policies let its owner ask; where not, it stays unknown.
Task<> Session::readCredential(QString id)
{
    http::Request request;
    request.url.setPath(u"/users/%1/application_credentials/%2"_s.arg(m_userId, id));
    const http::Response response = co_await send(Service::Identity, request);
    m_account.credentialExpires = utcTime(bodyOf(response)["application_credential"_L1]["expires_at"_L1]);
}

} // namespace hubwright::openstack
