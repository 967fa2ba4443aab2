// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "openstack/signin.h"

#include "openstack/fault.h"
#include "openstack/values.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

namespace hubwright::openstack {
using namespace Qt::StringLiterals;

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("openstack", text);
}

Error signInError(QString sentence, QString remedy, const http::Response &response)
{
    Error error(Error::Kind::SignIn, std::move(sentence), std::move(remedy), wordsOf(response));
    error.requestId = response.requestId();
    error.field = u"cloud.profile"_s;
    return error;
}

QString listed(const QStringList &names)
{
    constexpr int most = 20;
    const QString list = names.mid(0, most).join(u", "_s);
    return names.size() > most ? list + u", …"_s : list;
}

QJsonObject credentialIdentity(const Profile &profile, const Secret &secret)
{
    QJsonObject credential{{u"secret"_s, secret.reveal()}};
    if (profile.credentialName.isEmpty()) {
        credential[u"id"_s] = profile.user;
    } else {
        credential[u"name"_s] = profile.credentialName;
        credential[u"user"_s] = keystoneName(profile.user, profile.userDomain);
    }
    return {
        {u"methods"_s, QJsonArray{u"application_credential"_s}}, {u"application_credential"_s, credential}};
}

QJsonObject passwordIdentity(const Profile &profile, const Secret &secret)
{
    QJsonObject user = keystoneName(profile.user, profile.userDomain);
    user[u"password"_s] = secret.reveal();
    return {{u"methods"_s, QJsonArray{u"password"_s}}, {u"password"_s, QJsonObject{{u"user"_s, user}}}};
}

QJsonObject tokenIdentity(const Secret &secret)
{
    return {{u"methods"_s, QJsonArray{u"token"_s}}, {u"token"_s, QJsonObject{{u"id"_s, secret.reveal()}}}};
}

} // namespace

QJsonObject signInBody(const Profile &profile, const Secret &secret, Scope scope)
{
    QJsonObject auth;
    switch (profile.method) {
    case Profile::Method::ApplicationCredential:
        auth[u"identity"_s] = credentialIdentity(profile, secret);
        return {{u"auth"_s, auth}};
    case Profile::Method::Password:
        auth[u"identity"_s] = passwordIdentity(profile, secret);
        break;
    case Profile::Method::Token:
        auth[u"identity"_s] = tokenIdentity(secret);
        break;
    }
    if (scope == Scope::Unscoped || profile.project.isEmpty())
        auth[u"scope"_s] = u"unscoped"_s;
    else
        auth[u"scope"_s] = QJsonObject{{u"project"_s, keystoneName(profile.project, profile.projectDomain)}};
    return {{u"auth"_s, auth}};
}

bool isFromKeystone(const http::Response &response)
{
    const QJsonObject body = QJsonDocument::fromJson(response.body).object();
    return body.contains("error"_L1) || body.contains("token"_L1);
}

Error noIdentityService(const QUrl &url, const http::Response &response)
{
    Error error(Error::Kind::BadInput,
        say(QT_TRANSLATE_NOOP(
                "openstack", "No OpenStack identity service (Keystone, version 3) answers at %1."))
            .arg(url.toString()),
        say(QT_TRANSLATE_NOOP("openstack",
            "Check auth_url: it is shown in the cloud's dashboard under “API Access” and mostly ends in "
            ":5000/v3 or "
            "/identity/v3.")),
        wordsOf(response));
    error.requestId = response.requestId();
    error.field = u"cloud.profile"_s;
    return error;
}

Error unreadableToken(const http::Response &response)
{
    Error error(Error::Kind::Unexpected,
        say(QT_TRANSLATE_NOOP(
            "openstack", "The cloud's answer is not what it should be when it is to sign in.")),
        say(QT_TRANSLATE_NOOP("openstack", "Try again. If it stays so, tell the cloud's operators.")));
    error.requestId = response.requestId();
    return error;
}

Error credentialRefused(const Profile &profile, const http::Response &response)
{
    const QString name = profile.credentialName.isEmpty() ? profile.user : profile.credentialName;
    if (response.status == 404)
        return signInError(
            say(QT_TRANSLATE_NOOP("openstack", "The cloud knows no application credential “%1”.")).arg(name),
            say(QT_TRANSLATE_NOOP("openstack",
                "Check its id, and that auth_url is that of the cloud where it was made. "
                "If it was deleted, make a new one in the cloud's dashboard.")),
            response);
    return signInError(
        say(QT_TRANSLATE_NOOP("openstack", "The cloud does not accept the application credential “%1”."))
            .arg(name),
        say(QT_TRANSLATE_NOOP("openstack",
            "Check the secret. If it is right, the credential has expired, or its owner "
            "has lost a role: then make a new one in the cloud's dashboard.")),
        response);
}

Error passwordRefused(const Profile &profile, const http::Response &response)
{
    if (!response.header("Openstack-Auth-Receipt").isEmpty())
        return signInError(
            say(QT_TRANSLATE_NOOP("openstack", "The cloud asks “%1” for a second factor.")).arg(profile.user),
            say(QT_TRANSLATE_NOOP(
                "openstack", "Make an application credential in the cloud's dashboard and use that.")),
            response);
    const QString place = profile.userDomain.isEmpty()
        ? QString()
        : say(QT_TRANSLATE_NOOP("openstack", " in the domain “%1”")).arg(profile.userDomain);
    return signInError(
        say(QT_TRANSLATE_NOOP("openstack", "The cloud does not accept this password for “%1”%2."))
            .arg(profile.user, place),
        say(QT_TRANSLATE_NOOP("openstack",
            "Check user name, domain and password. If you sign in to the dashboard through "
            "your organization, make an application credential there and use that.")),
        response);
}

Error tokenRefused(const http::Response &response)
{
    return signInError(
        say(QT_TRANSLATE_NOOP("openstack", "The cloud does not accept this token, or no longer.")),
        say(QT_TRANSLATE_NOOP("openstack",
            "Tokens live a few hours only. Use an application credential instead, which can "
            "be renewed while the hub is built.")),
        response);
}

Error projectRefused(const Profile &profile, const QStringList &projects, const http::Response &response)
{
    const QString sentence = profile.project.isEmpty()
        ? say(QT_TRANSLATE_NOOP("openstack", "“%1” is signed in, but no project is chosen."))
              .arg(profile.user)
        : say(QT_TRANSLATE_NOOP("openstack", "“%1” is signed in, but may not use the project “%2”."))
              .arg(profile.user, profile.project);
    const QString remedy = projects.isEmpty()
        ? say(QT_TRANSLATE_NOOP(
            "openstack", "Ask the cloud's operators for a role in a project: this account has none."))
        : say(QT_TRANSLATE_NOOP("openstack", "Name one of its projects: %1.")).arg(listed(projects));
    return signInError(sentence, remedy, response);
}

Error noSuchRegion(const QString &region, const QStringList &regions)
{
    const QString sentence = region.isEmpty()
        ? say(QT_TRANSLATE_NOOP("openstack", "The cloud has several regions and none is chosen."))
        : say(QT_TRANSLATE_NOOP("openstack", "The cloud has no region “%1” for this account.")).arg(region);
    const QString remedy = regions.isEmpty()
        ? say(QT_TRANSLATE_NOOP(
            "openstack", "Its catalog is empty: check the project with the cloud's operators."))
        : say(QT_TRANSLATE_NOOP("openstack", "Choose one of: %1.")).arg(listed(regions));
    Error error(Error::Kind::BadInput, sentence, remedy);
    error.field = u"cloud.region"_s;
    return error;
}

Error noSuchInterface(const QString &interface, const QStringList &interfaces)
{
    Error error(Error::Kind::BadInput,
        say(QT_TRANSLATE_NOOP("openstack", "The cloud's catalog has no addresses of the interface “%1”."))
            .arg(interface),
        say(QT_TRANSLATE_NOOP(
                "openstack", "Set “interface” in clouds.yaml to one of: %1; mostly it is “public”."))
            .arg(listed(interfaces)));
    error.field = u"cloud.profile"_s;
    return error;
}

} // namespace hubwright::openstack
