// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "tst_lab.h"

#include "../http/smallserver.h"
#include "data.h"

#include "http/recorder.h"
#include "openstack/cloudsyaml.h"
#include "openstack/signin.h"

#include <QCoroTask>
#include <QDir>
#include <QJsonDocument>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QUuid>

using namespace hubwright;
using namespace hubwright::openstack;
using namespace Qt::StringLiterals;

void LabTest::initTestCase()
{
    const QString name = qEnvironmentVariable("HUBWRIGHT_TEST_CLOUD");
    if (name.isEmpty())
        QSKIP("SKIPPED: no real cloud was tested. Set HUBWRIGHT_TEST_CLOUD to an entry of clouds.yaml.");
    const Clouds clouds = findClouds(QDir::tempPath() + u"/no-such-home"_s);
    const Profile *profile = clouds.profile(name);
    QVERIFY2(profile, qPrintable(unknownCloud(name, clouds, cloudsPlaces({})).text()));
    m_profile = *profile;
    m_secret = clouds.secrets.value(name);
    QVERIFY2(
        m_profile.method == Profile::Method::Password && !m_secret.isEmpty(), "These tests need a password.");
}

void LabTest::init()
{
    m_credentials.clear();
}

void LabTest::cleanup()
{
    for (const QString &id : std::as_const(m_credentials))
        finished(m_maker->identity.remove(
            u"/users/%1/application_credentials/%2"_s.arg(m_maker->session->userId(), id)));
    m_maker.reset();
}

std::shared_ptr<Session> LabTest::session(Profile profile, const Secret &secret, http::Recorder *recorder)
{
    return std::make_shared<Session>(std::move(profile), secret, http::Trust(), m_cancellation, recorder);
}

std::shared_ptr<Cloud> LabTest::signedIn()
{
    const auto here = session(m_profile, m_secret);
    finished(here->signIn());
    return std::make_shared<Cloud>(here);
}

std::optional<Error> LabTest::refusal(const Profile &profile, const Secret &secret)
{
    const auto here = session(profile, secret);
    return errorOf([&] { finished(here->signIn()); });
}

LabTest::Credential LabTest::makeCredential(Cloud &cloud, bool isRestricted)
{
    const QString name = u"clients-test-"_s + QUuid::createUuid().toString(QUuid::Id128);
    const QJsonObject wanted{
        {u"name"_s, name}, {u"unrestricted"_s, !isRestricted}, {u"expires_at"_s, u"2035-01-01T00:00:00"_s}};
    const QJsonObject body{{u"application_credential"_s, wanted}};
    const QJsonObject made
        = finished(cloud.identity.post(u"/users/%1/application_credentials"_s.arg(cloud.session->userId()),
            body))["application_credential"_L1]
              .toObject();
    m_credentials.append(made["id"_L1].toString());
    return {made["id"_L1].toString(), Secret(made["secret"_L1].toString())};
}

void LabTest::signsInWithAPassword()
{
    const auto cloud = signedIn();
    QCOMPARE(cloud->session->account().user, m_profile.user);
    QCOMPARE(cloud->session->account().project, m_profile.project);
    QVERIFY(!cloud->session->account().roles.isEmpty());
    QVERIFY(cloud->session->services().contains(u"compute"_s));
}

void LabTest::signsInWithoutTheVersionInTheAddress()
{
    Profile profile = m_profile;
    profile.authUrl.remove(u"/v3"_s);
    QVERIFY(!refusal(profile, m_secret));
}

void LabTest::saysThatThePasswordIsWrong()
{
    const auto error = refusal(m_profile, Secret(u"wrong"_s));
    QCOMPARE(nameOf(error.value().kind), nameOf(Error::Kind::SignIn));
    QVERIFY2(error->sentence.startsWith(u"The cloud does not accept this password"_s),
        qPrintable(error->sentence));
}

void LabTest::saysThatTheUserIsUnknown()
{
    Profile profile = m_profile;
    profile.user = u"nobody-of-that-name"_s;
    const auto error = refusal(profile, m_secret);
    QCOMPARE(nameOf(error.value().kind), nameOf(Error::Kind::SignIn));
    QVERIFY2(error->sentence.contains(u"nobody-of-that-name"_s), qPrintable(error->sentence));
}

void LabTest::listsTheProjectsForAnUnknownOne()
{
    Profile profile = m_profile;
    profile.project = u"nope"_s;
    const auto error = refusal(profile, m_secret);
    QCOMPARE(nameOf(error.value().kind), nameOf(Error::Kind::SignIn));
    QVERIFY2(error->sentence.contains(u"“nope”"_s), qPrintable(error->sentence));
    QVERIFY2(error->remedy.contains(m_profile.project), qPrintable(error->remedy));
}

void LabTest::listsTheRegionsForAnUnknownOne()
{
    Profile profile = m_profile;
    profile.region = u"Atlantis"_s;
    const auto error = refusal(profile, m_secret);
    QCOMPARE(nameOf(error.value().kind), nameOf(Error::Kind::BadInput));
    QCOMPARE(error->field, u"cloud.region"_s);
    QVERIFY2(error->remedy.contains(m_profile.region), qPrintable(error->remedy));
}

void LabTest::listsTheInterfacesForAnUnknownOne()
{
    Profile profile = m_profile;
    profile.interface = u"secret"_s;
    const auto error = refusal(profile, m_secret);
    QCOMPARE(nameOf(error.value().kind), nameOf(Error::Kind::BadInput));
    QVERIFY2(error->remedy.contains(u"public"_s), qPrintable(error->remedy));
}

void LabTest::signsInWithAnApplicationCredential()
{
    m_maker = signedIn();
    const Credential credential = makeCredential(*m_maker, false);
    Profile profile = m_profile;
    profile.method = Profile::Method::ApplicationCredential;
    profile.user = credential.id;
    const auto here = session(profile, credential.secret);
    finished(here->signIn());
    QCOMPARE(here->projectId(), m_maker->session->projectId());
    QVERIFY(here->account().mayMakeCredentials);
    QCOMPARE(here->account().credentialExpires, QDateTime(QDate(2035, 1, 1), QTime(0, 0), Qt::UTC));
}

void LabTest::signsInWithACredentialByName()
{
    m_maker = signedIn();
    const Credential credential = makeCredential(*m_maker, false);
    const QString path
        = u"/users/%1/application_credentials/%2"_s.arg(m_maker->session->userId(), credential.id);
    const QJsonObject shown = finished(m_maker->identity.get(path));
    Profile profile = m_profile;
    profile.method = Profile::Method::ApplicationCredential;
    profile.credentialName = shown["application_credential"_L1]["name"_L1].toString();
    QVERIFY(!profile.credentialName.isEmpty());
    const auto error = refusal(profile, credential.secret);
    QVERIFY2(!error, error ? qPrintable(error->text()) : "");
}

void LabTest::knowsARestrictedCredential()
{
    m_maker = signedIn();
    const Credential credential = makeCredential(*m_maker, true);
    Profile profile = m_profile;
    profile.method = Profile::Method::ApplicationCredential;
    profile.user = credential.id;
    const auto here = session(profile, credential.secret);
    finished(here->signIn());
    QVERIFY(!here->account().mayMakeCredentials);
}

void LabTest::saysThatTheCredentialIsUnknown()
{
    Profile profile = m_profile;
    profile.method = Profile::Method::ApplicationCredential;
    profile.user = u"abc"_s;
    const auto error = refusal(profile, Secret(u"x"_s));
    QCOMPARE(error.value().sentence, u"The cloud knows no application credential “abc”."_s);
}

void LabTest::saysThatTheSecretIsWrong()
{
    m_maker = signedIn();
    const Credential credential = makeCredential(*m_maker, true);
    Profile profile = m_profile;
    profile.method = Profile::Method::ApplicationCredential;
    profile.user = credential.id;
    const auto error = refusal(profile, Secret(u"wrong"_s));
    QCOMPARE(nameOf(error.value().kind), nameOf(Error::Kind::SignIn));
    QVERIFY2(error->sentence.startsWith(u"The cloud does not accept the application credential"_s),
        qPrintable(error->sentence));
}

namespace {

/// The token of a session, which only the wire shows.
Task<QByteArray> tokenOf(std::shared_ptr<Session> session, Profile profile, Secret secret)
{
    Cancellation cancellation;
    http::Client client({}, cancellation, nullptr);
    http::Request request;
    request.verb = "POST";
    request.url = session->endpoint(Service::Identity);
    request.url.setPath(request.url.path() + u"/auth/tokens"_s);
    request.headers = {{"Content-Type", "application/json"}};
    request.body = QJsonDocument(signInBody(profile, secret, Scope::Project)).toJson();
    const http::Response response = co_await client.send(request);
    co_return response.header("X-Subject-Token");
}

} // namespace

void LabTest::signsInWithAToken_data()
{
    QTest::addColumn<bool>("namesProject");
    QTest::newRow("with a project") << true;
    QTest::newRow("without") << false;
}

void LabTest::signsInWithAToken()
{
    QFETCH(bool, namesProject);
    const auto cloud = signedIn();
    const QByteArray token = finished(tokenOf(cloud->session, m_profile, m_secret));
    Profile profile = m_profile;
    profile.method = Profile::Method::Token;
    profile.user.clear();
    if (!namesProject)
        profile.project.clear();
    const auto here = session(profile, Secret(QString::fromLatin1(token)));
    finished(here->signIn());
    QCOMPARE(here->projectId(), cloud->session->projectId());
}

void LabTest::saysThatATokenIsNoGood()
{
    Profile profile = m_profile;
    profile.method = Profile::Method::Token;
    const auto error = refusal(profile, Secret(u"gAAAAnope"_s));
    QCOMPARE(error.value().sentence, u"The cloud does not accept this token, or no longer."_s);
}

namespace {

/// What the cloud's identity service answers to these very bytes.
QByteArray exchange(const QUrl &keystone, QByteArray request)
{
    QTcpSocket socket;
    socket.connectToHost(keystone.host(), quint16(keystone.port(80)));
    request.replace("Connection: Keep-Alive", "Connection: close");
    socket.write(request);
    while (socket.waitForReadyRead(5000)) { }
    return socket.readAll();
}

QByteArray headerOf(const QByteArray &message, const QByteArray &name)
{
    for (const QByteArray &line : message.split('\n')) {
        if (line.toLower().startsWith(name.toLower() + ':'))
            return line.mid(name.size() + 1).trimmed();
    }
    return {};
}

} // namespace

void LabTest::renewsARevokedToken()
{
    const QUrl keystone(m_profile.authUrl);
    if (keystone.scheme() != u"http"_s)
        QSKIP("SKIPPED: only a cloud without TLS lets this test see the token.");
    QByteArrayList tokens;
    QByteArrayList statuses;
    SmallServer glass([&](const QByteArray &request) {
        const QByteArray answer = exchange(keystone, request);
        statuses.append(answer.mid(9, 3));
        if (const QByteArray token = headerOf(answer, "X-Subject-Token"); !token.isEmpty())
            tokens.append(token);
        return SmallServer::Answer{answer, true, {}};
    });
    Profile profile = m_profile;
    profile.authUrl = glass.url(u"/v3"_s).toString();
    const auto here = session(profile, m_secret);
    finished(here->signIn());
    QCOMPARE(tokens.size(), 1);
    const QByteArray revoked = exchange(keystone,
        "DELETE /v3/auth/tokens HTTP/1.1\r\nHost: keystone\r\nConnection: close\r\nX-Auth-Token: " + tokens[0]
            + "\r\nX-Subject-Token: " + tokens[0] + "\r\n\r\n");
    QCOMPARE(revoked.mid(9, 3), QByteArray("204"));
    statuses.clear();
    Api identity(here, Service::Identity);
    (void)finished(identity.get(u"/auth/projects"_s));
    QCOMPARE(statuses, QByteArrayList({"401", "201", "200"}));
    QCOMPARE(tokens.size(), 2);
}

void LabTest::readsPagesOfOne_data()
{
    QTest::addColumn<QString>("service");
    QTest::newRow("flavors") << u"compute"_s;
    QTest::newRow("security group rules") << u"network"_s;
    QTest::newRow("images") << u"image"_s;
}

void LabTest::readsPagesOfOne()
{
    QFETCH(QString, service);
    const auto cloud = signedIn();
    QUrlQuery one;
    one.addQueryItem(u"limit"_s, u"1"_s);
    const auto count = [&](const QUrlQuery &query) {
        if (service == u"compute"_s)
            return finished(cloud->compute.list(u"/flavors/detail"_s, u"flavors"_s, query)).size();
        if (service == u"image"_s)
            return finished(cloud->image.list(u"/images"_s, u"images"_s, query)).size();
        const QString member = u"security_group_rules"_s;
        return finished(cloud->network.list(u"/security-group-rules"_s, member, query)).size();
    };
    const qsizetype all = count({});
    QVERIFY(all > 1);
    QCOMPARE(count(one), all);
}

void LabTest::readsTheCatalog()
{
    const auto cloud = signedIn();
    const Catalog catalog = finished(readCatalog(cloud));
    QVERIFY(!catalog.flavors.isEmpty());
    QVERIFY(!catalog.images.isEmpty());
    QVERIFY(std::ranges::any_of(catalog.networks, &Network::external));
    QVERIFY(catalog.quotas.contains(Limited::Instances));
    QVERIFY(catalog.quotas.contains(Limited::FloatingIps));
    QCOMPARE(catalog.region, m_profile.region);
}

void LabTest::keepsSecretsOutOfItsRecording()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"record.jsonl"_s);
    http::Recorder recorder(path);
    const auto here = session(m_profile, Secret(u"Sw0rdfish-of-the-lab"_s), &recorder);
    QVERIFY(errorOf([&] { finished(here->signIn()); }));
    const auto good = session(m_profile, m_secret, &recorder);
    finished(good->signIn());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray record = file.readAll();
    QVERIFY(record.contains("auth/tokens"));
    QVERIFY(!record.contains("Sw0rdfish"));
    QVERIFY2(!record.contains("gAAAA"), "A Fernet token stands in the recording.");
}
