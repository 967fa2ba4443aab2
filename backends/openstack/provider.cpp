// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "openstack/provider.h"

#include "openstack/cloudsyaml.h"
#include "openstack/openrc.h"
#include "openstack/vmrecipe.h"

#include <QCoreApplication>
#include <QDir>
#include <QSaveFile>

namespace hubwright::openstack {
using namespace Qt::StringLiterals;

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("openstack", text);
}

class CloudConnection : public Connection
{
public:
    explicit CloudConnection(std::shared_ptr<Session> session)
        : m_cloud(std::make_shared<Cloud>(std::move(session)))
    {
    }

    [[nodiscard]] Account account() const override { return m_cloud->session->account(); }
    Task<Catalog> catalog() override { return readCatalog(m_cloud); }
    [[nodiscard]] std::unique_ptr<Recipe> recipe(const QString &id) override
    {
        return id == u"openstack-vm"_s ? makeVmRecipe(m_cloud) : nullptr;
    }
    [[nodiscard]] double timeScale() const override { return m_cloud->session->profile().timeScale; }

private:
    std::shared_ptr<Cloud> m_cloud;
};

QString vaultKey(const Profile &profile)
{
    return u"cloud/%1/secret"_s.arg(profile.name);
}

Error noSecret(const Profile &profile)
{
    QString sentence;
    switch (profile.method) {
    case Profile::Method::ApplicationCredential:
        sentence = say(QT_TRANSLATE_NOOP(
            "openstack", "The secret of the application credential for “%1” is not known."));
        break;
    case Profile::Method::Password:
        sentence = say(QT_TRANSLATE_NOOP("openstack", "The password for “%1” is not known."));
        break;
    case Profile::Method::Token:
        sentence = say(QT_TRANSLATE_NOOP("openstack", "The token for “%1” is not known."));
        break;
    }
    Error error(Error::Kind::SignIn, sentence.arg(profile.name),
        say(QT_TRANSLATE_NOOP(
            "openstack", "Type it in; it is kept in this computer's keychain, if it has one.")));
    error.field = u"cloud.profile"_s;
    return error;
}

Error notWritten(const QString &path, const QString &why)
{
    return Error(Error::Kind::Local,
        say(QT_TRANSLATE_NOOP("openstack", "The file %1 cannot be written: %2."))
            .arg(QDir::toNativeSeparators(path), why),
        say(QT_TRANSLATE_NOOP(
            "openstack", "Check that the disk has room and that your account may write there.")));
}

void writeOwnFile(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    const bool isOpen = QDir().mkpath(QFileInfo(path).path()) && file.open(QIODevice::WriteOnly);
    if (!isOpen || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
        throw notWritten(path, file.errorString());
    if (file.write(content) != content.size() || !file.commit())
        throw notWritten(path, file.errorString());
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return {};
    if (!file.open(QIODevice::ReadOnly))
        throw notWritten(path, file.errorString());
    return file.readAll();
}

} // namespace

Provider::Provider(QString home, http::Recorder *recorder)
    : m_home(std::move(home))
    , m_recorder(recorder)
{
}

QString Provider::id() const
{
    return u"openstack"_s;
}

QList<RecipeInfo> Provider::recipes() const
{
    return {{.id = u"openstack-vm"_s,
        .provider = id(),
        .title = say(QT_TRANSLATE_NOOP("openstack", "A server for the hub and one for each user")),
        .summary = say(QT_TRANSLATE_NOOP("openstack",
            "JupyterHub on a virtual machine of an OpenStack cloud. Everybody who signs in gets a virtual "
            "machine of "
            "their own, of a size that they choose."))}};
}

QList<Profile> Provider::profiles(Problems *problems) const
{
    const Clouds clouds = findClouds(m_home);
    if (problems)
        *problems = clouds.problems;
    return clouds.profiles;
}

Provider::Import Provider::import(const QString &fileName, const QByteArray &content) const
{
    const Clouds clouds = isOpenrc(fileName, content)
        ? readOpenrc(fileName, content)
        : readClouds({.source = fileName, .clouds = content, .secure = {}, .vendors = {}});
    return {.profiles = clouds.profiles, .secrets = clouds.secrets, .problems = clouds.problems};
}

Task<> Provider::keep(Profile profile, Secret secret, Vault &vault)
{
    const QString path = QDir(m_home).filePath(u"clouds.yaml"_s);
    writeOwnFile(path, writeClouds(contentOf(path), profile, path));
    const QString key = vaultKey(profile);
    if (!secret.isEmpty())
        co_await vault.write(key, secret);
}

Task<std::shared_ptr<Connection>> Provider::connect(
    CloudAnswers cloud, Secret secret, Vault &vault, Cancellation &cancellation)
{
    const Clouds clouds = findClouds(m_home);
    const Profile *found = clouds.profile(cloud.profile);
    if (!found)
        throw unknownCloud(cloud.profile, clouds, cloudsPlaces(m_home));
    Profile profile = *found;
    if (!cloud.region.isEmpty())
        profile.region = cloud.region;
    if (secret.isEmpty())
        secret = clouds.secrets.value(profile.name);
    if (secret.isEmpty()) {
        const QString key = vaultKey(profile);
        const std::optional<Secret> kept = co_await vault.read(key);
        secret = kept.value_or(Secret());
    }
    co_return co_await connect(profile, secret, cancellation);
}

Task<std::shared_ptr<Connection>> Provider::connect(
    Profile profile, Secret secret, Cancellation &cancellation)
{
    if (secret.isEmpty())
        throw noSecret(profile);
    const http::Trust trust{.caFile = profile.caFile, .verify = profile.verify};
    const auto session = std::make_shared<Session>(profile, secret, trust, cancellation, m_recorder);
    co_await session->signIn();
    co_return std::make_shared<CloudConnection>(session);
}

} // namespace hubwright::openstack
