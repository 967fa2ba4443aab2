// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "hub/hubfiles.h"

#include "engine/error.h"
#include "hub/cloudconfig.h"
#include "resources/resource.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace hubwright::hub {

using namespace Qt::StringLiterals;

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(HubFiles)
};

const QString HomesPath = u"/export/home"_s;
const QString Jupyter = u"/etc/jupyterhub/"_s;
const QString Programs = u"/usr/local/sbin/"_s;
const QString Units = u"/etc/systemd/system/"_s;

QByteArray hubResource(const QString &name)
{
    return resource("hub/"_L1 + name);
}

/// The base of Keystone: libcloud appends /v3/auth/tokens to whatever it is given.
QString withoutVersion(QString url)
{
    while (url.endsWith(u'/'))
        url.chop(1);
    if (url.endsWith("/v3"_L1))
        url.chop(3);
    while (url.endsWith(u'/'))
        url.chop(1);
    return url;
}

QJsonObject signIn(const SignInAnswers &answers)
{
    return {
        {u"method"_s, answers.method},
        {u"client_id"_s, answers.clientId},
        {u"tenant"_s, answers.tenant},
        {u"issuer"_s, answers.issuer},
        {u"bind_dn"_s, answers.bindDn},
        {u"admins"_s, QJsonArray::fromStringList(answers.admins)},
        {u"users"_s, QJsonArray::fromStringList(answers.users)},
        {u"organizations"_s, QJsonArray::fromStringList(answers.organizations)},
        {u"groups"_s, QJsonArray::fromStringList(answers.groups)},
        {u"everyone"_s, answers.everyone},
    };
}

/// What jupyterhub_config.py reads.
QByteArray settings(const Spec &spec, const Site &site)
{
    QJsonArray flavors;
    for (const UserFlavor &flavor : spec.users.flavors)
        flavors.append(QJsonArray{flavor.name, flavor.flavor});
    QJsonArray images; // in the order of the spec: the first is what people get who do not choose
    for (const UserImage &image : spec.users.images)
        if (const QString name = site.images.value(image.name); !name.isEmpty())
            images.append(QJsonArray{image.name, name});
    const QJsonObject cloud{
        {u"keystone"_s, withoutVersion(site.keystoneUrl)},
        {u"region"_s, site.region},
        {u"credential_id"_s, site.credentialId},
        {u"verify"_s, site.verifyCloud},
    };
    const QJsonObject root{
        {u"url"_s, u"https://%1/"_s.arg(site.host)},
        {u"hub_address"_s, site.hubAddress},
        {u"deployment"_s, site.deployment.value},
        {u"network"_s, site.networkName},
        {u"security_groups"_s, site.userGroup.isEmpty() ? QJsonArray() : QJsonArray{site.userGroup}},
        {u"homes"_s, site.volumeId.isEmpty() ? QString() : site.hubAddress + u':' + HomesPath},
        {u"max_servers"_s, site.maxServers},
        {u"idle_seconds"_s, spec.users.idleHours * 3600},
        {u"flavors"_s, flavors},
        {u"images"_s, images},
        {u"cloud"_s, cloud},
        {u"sign_in"_s, signIn(spec.signIn)},
    };
    return QJsonDocument(root).toJson();
}

QString httpsMethod(const Spec &spec)
{
    return spec.hub.https.method == HttpsAnswers::Method::Internal ? u"internal"_s : u"lets_encrypt"_s;
}

/// What the scripts on the hub and Caddy read.
QByteArray hubEnvironment(const Spec &spec, const Site &site)
{
    return environmentFile({
        {u"JUPYTERHUB_VERSION"_s, QString::fromLatin1(JupyterHubVersion)},
        {u"HOST"_s, site.host},
        {u"EMAIL"_s, spec.hub.https.email},
        {u"HTTPS_METHOD"_s, httpsMethod(spec)},
        {u"PROXY"_s, spec.hub.proxy},
        {u"VOLUME_ID"_s, site.volumeId},
        {u"HOME_GB"_s, QString::number(spec.hub.homeVolumeGb)},
        {u"NETWORK_CIDR"_s, site.networkCidr},
    });
}

QByteArray secretsFile(const SiteSecrets &secrets)
{
    const QJsonObject root{
        {u"credential"_s, secrets.credential.reveal()},
        {u"sign_in"_s, secrets.signIn.reveal()},
        {u"proof"_s, secrets.proof.reveal()},
    };
    return QJsonDocument(root).toJson();
}

QString permissions(const QString &path)
{
    return path.startsWith(Programs) ? u"0755"_s : u"0644"_s;
}

QList<ServerFile> withPermissions(const QMap<QString, QByteArray> &files)
{
    QList<ServerFile> result;
    for (auto it = files.begin(); it != files.end(); ++it)
        result.append({it.key(), *it, permissions(it.key())});
    return result;
}

QByteArray checked(const QByteArray &userData)
{
    if (userData.size() > MaxUserData)
        throw Error(Error::Kind::BadInput,
            Texts::tr("The spec names too much for a server's user data, which holds 64 KB."),
            Texts::tr("Name fewer users one by one: allow an organization or a group, or add users on the "
                      "hub's admin page."));
    return userData;
}

} // namespace

QMap<QString, QByteArray> hubFiles(const Spec &spec, const Site &site)
{
    const QString caddyfile = u"Caddyfile."_s + httpsMethod(spec);
    return {
        {Jupyter + "hubwright.json"_L1, settings(spec, site)},
        {Jupyter + "jupyterhub_config.py"_L1, hubResource(u"jupyterhub_config.py"_s)},
        {Jupyter + "hubwright_native.py"_L1, hubResource(u"hubwright_native.py"_s)},
        {Jupyter + "hubwright_spawner.py"_L1, hubResource(u"hubwright_spawner.py"_s)},
        {Jupyter + "hubwright-user"_L1, hubResource(u"hubwright-user"_s)},
        {Jupyter + "hubwright-user.service"_L1, hubResource(u"hubwright-user.service"_s)},
        {u"/etc/hubwright/hub.env"_s, hubEnvironment(spec, site)},
        {u"/etc/hubwright/"_s + caddyfile, hubResource(caddyfile)},
        {Units + "caddy.service.d/hubwright.conf"_L1, hubResource(u"caddy.conf"_s)},
        {Units + "hubwright-install.service"_L1, hubResource(u"hubwright-install.service"_s)},
        {Units + "jupyterhub.service"_L1, hubResource(u"jupyterhub.service"_s)},
        {Programs + "hubwright-homes"_L1, hubResource(u"hubwright-homes"_s)},
        {Programs + "hubwright-install"_L1, hubResource(u"hubwright-install"_s)},
        {u"/usr/local/lib/hubwright/phases.sh"_s, hubResource(u"phases.sh"_s)},
    };
}

QByteArray hubCloudInit(const Spec &spec, const Site &site, const SiteSecrets &secrets)
{
    QList<ServerFile> files = withPermissions(hubFiles(spec, site));
    files.append({Jupyter + "secrets.json"_L1, secretsFile(secrets), u"0600"_s});
    // By a unit, so that an installation goes on after a reboot, and cloud-init does not wait for it.
    return checked(cloudConfig("HUB", files,
        {{u"systemctl"_s, u"daemon-reload"_s},
            {u"systemctl"_s, u"enable"_s, u"--now"_s, u"--no-block"_s, u"hubwright-install.service"_s}}));
}

QByteArray imageCloudInit(const UserImage &image, const QString &proxy)
{
    const QString program = Programs + "hubwright-image"_L1;
    const QByteArray environment = environmentFile(
        {{u"JUPYTERHUB_VERSION"_s, QString::fromLatin1(JupyterHubVersion)}, {u"PROXY"_s, proxy}});
    const QMap<QString, QByteArray> files{
        {u"/etc/hubwright/image.env"_s, environment},
        {u"/etc/hubwright/packages.txt"_s, image.packages.join(u'\n').toUtf8()},
        {u"/usr/local/lib/hubwright/phases.sh"_s, hubResource(u"phases.sh"_s)},
        {program, hubResource(u"hubwright-image"_s)},
    };
    // A server whose image could not be made stays on, and its console says why.
    const YamlValue::Members powerState{
        {u"mode"_s, QJsonValue(u"poweroff"_s)},
        {u"timeout"_s, QJsonValue(60)},
        {u"condition"_s, QJsonValue(u"test -e /var/lib/hubwright/image-is-made"_s)},
    };
    return checked(
        cloudConfig("IMAGE", withPermissions(files), {{program}}, {{u"power_state"_s, powerState}}));
}

} // namespace hubwright::hub
