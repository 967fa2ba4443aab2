// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "openstack/profileentry.h"

#include "openstack/values.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QUrl>

namespace hubwright::openstack {
using namespace Qt::StringLiterals;

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("openstack", text);
}

/// Looks into `auth` first and then beside it, as openstacksdk does; under the first name that is there.
class Fields
{
public:
    explicit Fields(const QJsonObject &entry)
        : m_entry(entry)
        , m_auth(entry["auth"_L1].toObject())
    {
    }

    [[nodiscard]] QString text(std::initializer_list<const char *> names) const
    {
        for (const char *name : names) {
            for (const QJsonObject &place : {m_auth, m_entry}) {
                const QString value = place[QLatin1StringView(name)].toVariant().toString();
                if (!value.isEmpty())
                    return value;
            }
        }
        return {};
    }

    [[nodiscard]] bool flag(const char *name, bool otherwise) const
    {
        const QString value = text({name}).toLower();
        if (value.isEmpty())
            return otherwise;
        return value == u"true"_s || value == u"yes"_s || value == u"1"_s || value == u"on"_s;
    }

private:
    QJsonObject m_entry;
    QJsonObject m_auth;
};

std::optional<Profile::Method> methodOf(const Fields &fields)
{
    const QString type = fields.text({"auth_type", "auth_plugin"}).toLower();
    if (type == u"v3applicationcredential"_s)
        return Profile::Method::ApplicationCredential;
    if (type == u"token"_s || type == u"v3token"_s)
        return Profile::Method::Token;
    const bool isPassword = type.isEmpty() || type == u"password"_s || type == u"v3password"_s;
    if (!isPassword)
        return std::nullopt;
    if (!fields.text({"application_credential_id", "application_credential_name"}).isEmpty())
        return Profile::Method::ApplicationCredential;
    const bool hasToken = type.isEmpty() && !fields.text({"token"}).isEmpty();
    return hasToken ? Profile::Method::Token : Profile::Method::Password;
}

/// By id there is no domain; by name it is the default one unless it is named.
void readUser(const Fields &fields, Profile &profile)
{
    const QString id = fields.text({"user_id"});
    profile.user = id.isEmpty() ? fields.text({"username", "user_name"}) : id;
    profile.userDomain
        = fields.text({"user_domain_id", "user_domain_name", "domain_id", "domain_name", "default_domain"});
    if (!id.isEmpty())
        profile.userDomain.clear();
    else if (profile.userDomain.isEmpty())
        profile.userDomain = u"default"_s;
}

void readProject(const Fields &fields, Profile &profile)
{
    const QString id = fields.text({"project_id", "tenant_id"});
    const QString name = fields.text({"project_name", "tenant_name"});
    profile.project = id.isEmpty() ? name : id;
    if (!id.isEmpty() || name.isEmpty())
        return;
    profile.projectDomain = fields.text({"project_domain_id", "project_domain_name", "domain_id",
        "domain_name", "user_domain_id", "user_domain_name", "default_domain"});
    if (profile.projectDomain.isEmpty())
        profile.projectDomain = u"default"_s;
}

Secret readIdentity(const Fields &fields, Profile &profile)
{
    switch (profile.method) {
    case Profile::Method::ApplicationCredential: {
        const QString id = fields.text({"application_credential_id"});
        profile.credentialName = id.isEmpty() ? fields.text({"application_credential_name"}) : QString();
        if (profile.credentialName.isEmpty())
            profile.user = id; // a user's name alone says nothing of the credential
        else
            readUser(fields, profile);
        return Secret(fields.text({"application_credential_secret"}));
    }
    case Profile::Method::Password:
        readUser(fields, profile);
        readProject(fields, profile);
        return Secret(fields.text({"password"}));
    case Profile::Method::Token:
        readProject(fields, profile);
        return Secret(fields.text({"token"}));
    }
    Q_UNREACHABLE();
}

QString readRegion(const Fields &fields, const QJsonObject &entry)
{
    const QString region = fields.text({"region_name", "region"});
    const QJsonValue first = entry["regions"_L1].toArray().at(0);
    return !region.isEmpty() ? region : first.isObject() ? first["name"_L1].toString() : first.toString();
}

QString readPath(QString path, const QString &source)
{
    if (path.startsWith(u"~/"_s))
        return QDir::homePath() + path.mid(1);
    const QFileInfo besideIt(QFileInfo(source).dir(), path);
    return !path.isEmpty() && QFileInfo(path).isRelative() && besideIt.exists() ? besideIt.filePath() : path;
}

Problems missing(const Profile &profile, const Fields &fields)
{
    Problems problems;
    const auto add = [&](const QString &field, const QString &sentence, const QString &remedy) {
        problems.append({.field = field, .sentence = sentence, .remedy = remedy});
    };
    const QUrl url(profile.authUrl, QUrl::StrictMode);
    const bool isWeb = url.scheme() == u"http"_s || url.scheme() == u"https"_s;
    if (profile.authUrl.isEmpty())
        add(u"auth.auth_url"_s,
            say(QT_TRANSLATE_NOOP("openstack", "The entry “%1” has no auth_url.")).arg(profile.name),
            say(QT_TRANSLATE_NOOP("openstack",
                "Add the address of the cloud's identity service under “auth”; the "
                "dashboard shows it under “API Access”.")));
    else if (!url.isValid() || !isWeb || url.host().isEmpty())
        add(u"auth.auth_url"_s,
            say(QT_TRANSLATE_NOOP("openstack", "The auth_url of the entry “%1” is no web address: %2."))
                .arg(profile.name, profile.authUrl),
            say(QT_TRANSLATE_NOOP("openstack", "It looks like https://cloud.example.org:5000/v3.")));
    if (profile.method != Profile::Method::Token && profile.user.isEmpty())
        add(u"auth.username"_s,
            say(QT_TRANSLATE_NOOP("openstack", "The entry “%1” does not say who signs in."))
                .arg(profile.name),
            say(QT_TRANSLATE_NOOP("openstack", "Add application_credential_id or username under “auth”.")));
    if (fields.text({"profile", "cloud"}).startsWith(u"http"_s))
        add(u"profile"_s,
            say(QT_TRANSLATE_NOOP("openstack",
                    "The entry “%1” refers to a profile on the web, which Hubwright does not "
                    "read."))
                .arg(profile.name),
            say(QT_TRANSLATE_NOOP("openstack", "Write its auth_url into the entry.")));
    return problems;
}

} // namespace

ProfileEntry toProfile(const QString &name, const QJsonObject &entry, const QString &source)
{
    const Fields fields(entry);
    ProfileEntry result;
    Profile &profile = result.profile;
    profile.name = name;
    profile.provider = u"openstack"_s;
    profile.source = source;
    profile.region = readRegion(fields, entry);
    profile.authUrl = fields.text({"auth_url"}).replace(u"{region_name}"_s, profile.region);
    if (const QString interface = fields.text({"interface", "endpoint_type"}); !interface.isEmpty())
        profile.interface = interface;
    profile.caFile = readPath(fields.text({"cacert"}), source);
    profile.verify = fields.flag("verify", true) && !fields.flag("insecure", false);
    const QJsonObject ours = entry["hubwright"_L1].toObject();
    const double timeScale = ours["time_scale"_L1].toVariant().toDouble();
    profile.timeScale = std::isfinite(timeScale) ? std::clamp(timeScale, 1.0, 1e6) : 1;
    profile.hubGateway = ours["hub_gateway"_L1].toString();
    if (const auto method = methodOf(fields)) {
        profile.method = *method;
        result.secret = readIdentity(fields, profile);
        profile.hasSecret = !result.secret.isEmpty();
        result.problems = missing(profile, fields);
    } else {
        result.problems = {{.field = u"auth_type"_s,
            .sentence = say(
                QT_TRANSLATE_NOOP("openstack", "The entry “%1” signs in with “%2”, which Hubwright cannot."))
                            .arg(name, fields.text({"auth_type", "auth_plugin"})),
            .remedy = say(QT_TRANSLATE_NOOP("openstack",
                "Make an application credential in the cloud's dashboard and use that "
                "(v3applicationcredential)."))}};
    }
    return result;
}

QJsonObject toEntry(const Profile &profile)
{
    QJsonObject auth{{u"auth_url"_s, profile.authUrl}};
    const auto put = [&](const QString &what, const QString &value, const QString &domain) {
        if (value.isEmpty())
            return;
        const QString name = what == u"user"_s ? u"username"_s : what + u"_name"_s;
        auth[domain.isEmpty() ? what + u"_id"_s : name] = value;
        if (!domain.isEmpty())
            auth[what + u"_domain_"_s + keystoneDomain(domain).keys().first()] = domain;
    };
    QString type;
    switch (profile.method) {
    case Profile::Method::ApplicationCredential:
        type = u"v3applicationcredential"_s;
        if (profile.credentialName.isEmpty()) {
            auth[u"application_credential_id"_s] = profile.user;
        } else {
            auth[u"application_credential_name"_s] = profile.credentialName;
            put(u"user"_s, profile.user, profile.userDomain);
        }
        break;
    case Profile::Method::Password:
        type = u"v3password"_s;
        put(u"user"_s, profile.user, profile.userDomain);
        put(u"project"_s, profile.project, profile.projectDomain);
        break;
    case Profile::Method::Token:
        type = u"v3token"_s;
        put(u"project"_s, profile.project, profile.projectDomain);
        break;
    }
    QJsonObject entry{{u"auth_type"_s, type}, {u"auth"_s, auth}, {u"interface"_s, profile.interface}};
    if (!profile.region.isEmpty())
        entry[u"region_name"_s] = profile.region;
    if (!profile.caFile.isEmpty())
        entry[u"cacert"_s] = profile.caFile;
    if (!profile.verify)
        entry[u"verify"_s] = false;
    if (profile.timeScale != 1 || !profile.hubGateway.isEmpty())
        entry[u"hubwright"_s]
            = QJsonObject{{u"time_scale"_s, profile.timeScale}, {u"hub_gateway"_s, profile.hubGateway}};
    return entry;
}

} // namespace hubwright::openstack
