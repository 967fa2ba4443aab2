// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "tst_provider.h"

#include "../http/smallserver.h"
#include "data.h"

#include "engine/vault.h"
#include "openstack/provider.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace hubwright;
using namespace Qt::StringLiterals;

namespace {

Profile profile(const QUrl &url = QUrl(u"http://127.0.0.1:1/v3"_s))
{
    Profile profile;
    profile.name = u"kept"_s;
    profile.authUrl = url.toString();
    profile.user = u"177e"_s;
    return profile;
}

/// A Keystone that refuses everybody and remembers what it was told.
struct Doorman
{
    Doorman()
        : server([](const QByteArray &) {
            const QByteArray refusal = R"({"error":{"code":401,"message":"no","title":"Unauthorized"}})";
            return SmallServer::Answer{
                SmallServer::http(401, "Content-Type: application/json\r\n", refusal), true, {}};
        })
    {
    }
    SmallServer server;
};

/// A provider with a home of its own.
struct Here
{
    QTemporaryDir folder;
    MemoryVault vault;
    Cancellation cancellation;
    openstack::Provider provider{folder.path(), nullptr};

    [[nodiscard]] QString file() const { return folder.filePath(u"clouds.yaml"_s); }
    [[nodiscard]] QByteArray content() const
    {
        QFile kept(file());
        return kept.open(QIODevice::ReadOnly) ? kept.readAll() : QByteArray();
    }
    [[nodiscard]] const Profile *find(const QList<Profile> &profiles) const
    {
        const auto found = std::ranges::find(profiles, u"kept"_s, &Profile::name);
        return found == profiles.end() ? nullptr : &*found;
    }
};

} // namespace

void ProviderTest::keepsAProfileWithoutItsSecret()
{
    Here here;
    finished(here.provider.keep(profile(), Secret(u"Sw0rdfish"_s), here.vault));
    QVERIFY2(!here.content().contains("Sw0rdfish"), here.content().constData());
    QCOMPARE(QFile(here.file()).permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteOther),
        QFile::Permissions());
    const QList<Profile> all = here.provider.profiles();
    const Profile *const kept = here.find(all);
    QVERIFY(kept);
    QCOMPARE(kept->user, u"177e"_s);
    const auto secret = finished(here.vault.read(u"cloud/kept/secret"_s));
    QCOMPARE(secret.value_or(Secret()).reveal(), u"Sw0rdfish"_s);
}

void ProviderTest::replacesAKeptProfile()
{
    Here here;
    finished(here.provider.keep(profile(), Secret(u"1"_s), here.vault));
    Profile changed = profile();
    changed.user = u"288f"_s;
    finished(here.provider.keep(changed, Secret(u"2"_s), here.vault));
    const QList<Profile> all = here.provider.profiles();
    QCOMPARE(std::ranges::count(all, u"kept"_s, &Profile::name), 1);
    QCOMPARE(here.find(all)->user, u"288f"_s);
}

void ProviderTest::tellsThatNothingCanBeWritten()
{
    Here here;
    openstack::Provider nowhere(u"/proc/no/such/home"_s, nullptr);
    const auto error = errorOf([&] { finished(nowhere.keep(profile(), Secret(), here.vault)); });
    QCOMPARE(nameOf(error.value().kind), nameOf(Error::Kind::Local));
}

void ProviderTest::takesTheSecretFromWhereItIs_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("inFile");
    QTest::addColumn<QString>("inVault");
    QTest::addColumn<QByteArray>("used");
    QTest::newRow("typed") << u"a"_s << u"b"_s << u"c"_s << QByteArray("\"secret\":\"a\"");
    QTest::newRow("in the file") << QString() << u"b"_s << u"c"_s << QByteArray("\"secret\":\"b\"");
    QTest::newRow("in the vault") << QString() << QString() << u"c"_s << QByteArray("\"secret\":\"c\"");
}

void ProviderTest::takesTheSecretFromWhereItIs()
{
    QFETCH(QString, typed);
    QFETCH(QString, inFile);
    QFETCH(QString, inVault);
    QFETCH(QByteArray, used);
    Here here;
    Doorman doorman;
    QFile file(here.file());
    QVERIFY(file.open(QIODevice::WriteOnly));
    QString yaml = u"clouds: {kept: {auth: {auth_url: '%1', application_credential_id: x"_s.arg(
        doorman.server.url(u"/v3"_s).toString());
    if (!inFile.isEmpty())
        yaml += u", application_credential_secret: "_s + inFile;
    file.write((yaml + u"}}}"_s).toUtf8());
    file.close();
    finished(here.vault.write(u"cloud/kept/secret"_s, Secret(inVault)));
    const CloudAnswers cloud{.profile = u"kept"_s, .region = {}};
    const auto error = errorOf(
        [&] { finished(here.provider.connect(cloud, Secret(typed), here.vault, here.cancellation)); });
    QCOMPARE(nameOf(error.value().kind), nameOf(Error::Kind::SignIn));
    QVERIFY2(
        doorman.server.requests().value(0).contains(used), doorman.server.requests().value(0).constData());
}

void ProviderTest::asksForASecretThatIsNowhere()
{
    Here here;
    finished(here.provider.keep(profile(), Secret(), here.vault));
    const CloudAnswers cloud{.profile = u"kept"_s, .region = {}};
    const auto error
        = errorOf([&] { finished(here.provider.connect(cloud, Secret(), here.vault, here.cancellation)); });
    QCOMPARE(nameOf(error.value().kind), nameOf(Error::Kind::SignIn));
    QCOMPARE(error->field, u"cloud.profile"_s);
    QCOMPARE(error->sentence, u"The secret of the application credential for “kept” is not known."_s);
}

void ProviderTest::tellsThatAProfileIsUnknown()
{
    Here here;
    finished(here.provider.keep(profile(), Secret(), here.vault));
    const CloudAnswers cloud{.profile = u"other"_s, .region = {}};
    const auto error
        = errorOf([&] { finished(here.provider.connect(cloud, Secret(), here.vault, here.cancellation)); });
    QCOMPARE(nameOf(error.value().kind), nameOf(Error::Kind::BadInput));
    QVERIFY2(error->remedy.contains(u"kept"_s), qPrintable(error->remedy));
    QVERIFY2(error->details.contains(here.file()), qPrintable(error->details));
}

void ProviderTest::importsWhateverFileItIs_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("clouds.yaml")
        << u"clouds.yaml"_s
        << QByteArray("clouds: {x: {auth: {auth_url: 'http://h', username: u, password: p}}}");
    QTest::newRow("openrc.sh") << u"x-openrc.sh"_s
                               << QByteArray(
                                      "export OS_AUTH_URL=http://h OS_USERNAME=u\nexport OS_PASSWORD='p'\n");
}

void ProviderTest::importsWhateverFileItIs()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, content);
    const Here here;
    const auto import = here.provider.import(file, content);
    QCOMPARE(import.profiles.value(0).name, u"x"_s);
    QCOMPARE(import.secrets.value(u"x"_s).reveal(), u"p"_s);
    QVERIFY(import.problems.isEmpty());
}
