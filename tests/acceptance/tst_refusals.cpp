// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "ctl.h"

#include <QFile>
#include <QProcess>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace hubwright;
using namespace Qt::StringLiterals;
using practice::PracticeCloud;

/// Bad input: a sentence that names the field and the remedy, exit code 2 or 3, and nothing created.
class RefusalsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusesABadSpec_data();
    void refusesABadSpec();
    void refusesWhatTheCloudCannotGive_data();
    void refusesWhatTheCloudCannotGive();
    void refusesABadCloud_data();
    void refusesABadCloud();
    void refusesAnExpiredCredential();
    void refusesARangeThatOverlaps();
    void refusesASelfSignedCertificate();
    void refusesAQuotaThatIsTooSmall();
    void refusesANameThatIsTaken();
    void refusesAHomeThatCannotBeWritten();
    void refusesAFullDisk();
    void refusesASecondProcessAndSaysWhoHoldsIt();
    void refusesWordsThatItDoesNotKnow();
};

namespace {

/// Deploys and checks that it was refused with a sentence, and that the cloud is as it was.
void expectRefusal(
    const Ctl &ctl, const PracticeCloud *cloud, const QString &spec, int code, const QStringList &words)
{
    const QJsonObject before = cloud ? inventory(*cloud) : QJsonObject();
    const Ctl::Result result = ctl.run({u"deploy"_s, spec});
    QVERIFY2(result.code == code, qPrintable(u"exit code %1: %2"_s.arg(result.code).arg(result.errors)));
    for (const QString &word : words)
        QVERIFY2(result.errors.contains(word), qPrintable(u"“%1” is not in: %2"_s.arg(word, result.errors)));
    if (cloud)
        QCOMPARE(inventory(*cloud), before);
    QVERIFY(!QFile::exists(ctl.home() + u"/deployments/physics101/catalog.json"_s));
}

QByteArray exampleYaml()
{
    QFile file(u"" SOURCE_DIR "/resources/examples/openstack-vm.yaml"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// What tst rows change in the example: a text by another.
QByteArray changed(const QByteArray &from, const QByteArray &to)
{
    const QByteArray yaml = exampleYaml();
    Q_ASSERT(yaml.contains(from));
    return QByteArray(yaml).replace(from, to);
}

struct Credential
{
    QString id;
    QString secret;
};

/// One that hubadmin makes for itself, as in the cloud's dashboard.
Credential credentialThatEndsAt(const PracticeCloud &cloud, const QDateTime &end)
{
    const QJsonObject user{{u"name"_s, u"hubadmin"_s}, {u"password"_s, u"lab"_s},
        {u"domain"_s, QJsonObject{{u"name"_s, u"Default"_s}}}};
    const QJsonObject identity{
        {u"methods"_s, QJsonArray{u"password"_s}}, {u"password"_s, QJsonObject{{u"user"_s, user}}}};
    const QJsonObject project{{u"name"_s, u"hub"_s}, {u"domain"_s, QJsonObject{{u"name"_s, u"Default"_s}}}};
    const QJsonObject auth{{u"identity"_s, identity}, {u"scope"_s, QJsonObject{{u"project"_s, project}}}};
    const Answer token = post(cloud.openstackUrl(), u"/auth/tokens"_s, {}, {{u"auth"_s, auth}});
    const QString userId = token.body["token"_L1]["user"_L1]["id"_L1].toString();
    const QJsonObject wanted{
        {u"name"_s, u"short"_s}, {u"expires_at"_s, end.toString(u"yyyy-MM-ddTHH:mm:ss"_s)}};
    const Answer made = post(cloud.openstackUrl(), u"/users/%1/application_credentials"_s.arg(userId),
        token.token, {{u"application_credential"_s, wanted}});
    const QJsonValue credential = made.body["application_credential"_L1];
    return {credential["id"_L1].toString(), credential["secret"_L1].toString()};
}

bool canMakeNamespaces()
{
    return QProcess::execute(u"unshare"_s, {u"-rm"_s, u"true"_s}) == 0;
}

} // namespace

void RefusalsTest::refusesABadSpec_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<QStringList>("words");
    QTest::newRow("malformed YAML") << changed("hub:\n", "hub: [\n") << QStringList{u"spec.yaml:"_s};
    QTest::newRow("an unknown field")
        << changed("network:", "netwrok:") << QStringList{u"netwrok"_s, u"network"_s, u":8:"_s};
    QTest::newRow("a range that is none")
        << changed("10.42.0.0/24", "10.42.0.0/99") << QStringList{u"network.create.cidr"_s};
    QTest::newRow("a name with capitals")
        << changed("physics101\n", "Physics 101\n") << QStringList{u"name"_s};
    QTest::newRow("nobody may sign in")
        << changed("{everyone: true}, admins: [ada]", "{}") << QStringList{u"sign_in"_s};
    QTest::newRow("an unknown recipe")
        << changed("recipe: openstack-vm", "recipe: heroku") << QStringList{u"recipe"_s};
}

void RefusalsTest::refusesABadSpec()
{
    QFETCH(QByteArray, yaml);
    QFETCH(QStringList, words);
    Ctl ctl;
    expectRefusal(ctl, nullptr, ctl.write(yaml), 2, words);
}

void RefusalsTest::refusesWhatTheCloudCannotGive_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<QStringList>("words");
    QTest::newRow("an unknown flavor") << changed("flavor: m3.small", "flavor: m9.huge")
                                       << QStringList{u"hub.flavor"_s, u"m9.huge"_s, u"m3.small"_s};
    QTest::newRow("an unknown image") << changed("image: ubuntu-24.04\n", "image: ubuntu-99\n")
                                      << QStringList{u"hub.image"_s, u"ubuntu-99"_s};
    QTest::newRow("an unknown external network") << changed("external: public", "external: outside")
                                                 << QStringList{u"network.external"_s, u"public"_s};
    QTest::newRow("a network that is not there") << changed("create: {cidr: 10.42.0.0/24}", "existing: lan")
                                                 << QStringList{u"network.existing"_s, u"lan"_s};
}

void RefusalsTest::refusesWhatTheCloudCannotGive()
{
    QFETCH(QByteArray, yaml);
    QFETCH(QStringList, words);
    PracticeCloud cloud({});
    QVERIFY(cloud.start());
    Ctl ctl;
    ctl.use(cloud);
    expectRefusal(ctl, &cloud, ctl.write(yaml), 2, words);
}

void RefusalsTest::refusesABadCloud_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QStringList>("words");
    QTest::newRow("a wrong secret") << QByteArray("password: lab") << QByteArray("password: wrong")
                                    << QStringList{u"password"_s};
    QTest::newRow("an unknown user") << QByteArray("username: hubadmin") << QByteArray("username: stranger")
                                     << QStringList{u"password"_s};
    QTest::newRow("a clouds.yaml without that cloud") << QByteArray(
        "  practice:") << QByteArray("  other:") << QStringList{u"practice"_s, u"other"_s, u"clouds.yaml"_s};
    QTest::newRow("an address where nobody listens")
        << QByteArray("http://127.0.0.1:") << QByteArray("http://127.0.0.1:1/")
        << QStringList{u"127.0.0.1"_s};
    QTest::newRow("a region that is not there")
        << QByteArray("region_name: RegionOne") << QByteArray("region_name: RegionOne")
        << QStringList{u"RegionNine"_s, u"RegionOne"_s};
}

void RefusalsTest::refusesABadCloud()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QStringList, words);
    PracticeCloud cloud({});
    QVERIFY(cloud.start());
    Ctl ctl;
    ctl.useClouds(cloud.cloudsYaml().replace(from, to));
    const bool isRegion = words.first() == u"RegionNine";
    const QByteArray yaml = isRegion ? changed("region: RegionOne", "region: RegionNine") : exampleYaml();
    const QJsonObject before = inventory(cloud);
    const Ctl::Result result = ctl.run({u"deploy"_s, ctl.write(yaml)});
    QVERIFY2(result.code == 2 || result.code == 3, qPrintable(result.errors));
    for (const QString &word : words)
        QVERIFY2(result.errors.contains(word), qPrintable(result.errors));
    QCOMPARE(inventory(cloud), before);
}

void RefusalsTest::refusesAnExpiredCredential()
{
    PracticeCloud cloud({});
    QVERIFY(cloud.start());
    const Credential credential = credentialThatEndsAt(cloud, QDateTime::currentDateTimeUtc().addSecs(2));
    QVERIFY(!credential.id.isEmpty());
    QTest::qWait(2500);
    Ctl ctl;
    ctl.useClouds("clouds:\n  practice:\n    auth_type: v3applicationcredential\n    region_name: "
                  "RegionOne\n    auth:\n"
                  "      auth_url: "
        + cloud.openstackUrl().toEncoded() + "\n      application_credential_id: " + credential.id.toUtf8()
        + "\n      application_credential_secret: " + credential.secret.toUtf8() + '\n');
    expectRefusal(ctl, &cloud, ctl.write(exampleYaml()), 3, {u"application credential"_s, u"expired"_s});
}

void RefusalsTest::refusesARangeThatOverlaps()
{
    PracticeCloud cloud({});
    QVERIFY(cloud.start());
    Ctl ctl;
    ctl.use(cloud);
    Spec first = exampleSpec();
    first.name = u"chemistry"_s;
    first.hub.host = u"chemistry.hub.projects.example.org"_s;
    QCOMPARE(ctl.run({u"deploy"_s, ctl.write(first), u"--until"_s, u"subnet"_s}).code, 0);
    Spec second = exampleSpec();
    second.network.create->cidr = u"10.42.0.128/25"_s;
    expectRefusal(
        ctl, &cloud, ctl.write(second), 2, {u"network.create.cidr"_s, u"overlaps"_s, u"10.42.0.0/24"_s});
}

void RefusalsTest::refusesASelfSignedCertificate()
{
    Ctl ctl;
    const QString key = ctl.path(u"key.pem"_s);
    const QString certificate = ctl.path(u"cert.pem"_s);
    const int made = QProcess::execute(u"openssl"_s,
        {u"req"_s, u"-x509"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:P-256"_s,
            u"-nodes"_s, u"-days"_s, u"2"_s, u"-subj"_s, u"/CN=127.0.0.1"_s, u"-keyout"_s, key, u"-out"_s,
            certificate});
    QCOMPARE(made, 0);
    QTcpServer probe;
    QVERIFY(probe.listen(QHostAddress::LocalHost));
    const quint16 port = probe.serverPort();
    probe.close();
    QProcess server;
    server.start(u"openssl"_s,
        {u"s_server"_s, u"-accept"_s, u"127.0.0.1:%1"_s.arg(port), u"-cert"_s, certificate, u"-key"_s, key,
            u"-www"_s});
    QVERIFY(server.waitForStarted());
    const auto answers = [port] {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, port);
        return socket.waitForConnected(500);
    };
    QTRY_VERIFY(answers());
    ctl.useClouds(
        "clouds:\n  practice:\n    region_name: RegionOne\n    auth:\n      auth_url: https://127.0.0.1:"
        + QByteArray::number(port) + "/v3\n      username: u\n      password: p\n      project_name: p\n");
    expectRefusal(ctl, nullptr, ctl.write(exampleYaml()), 3, {u"certificate"_s, u"cacert"_s, u"127.0.0.1"_s});
    server.kill();
    server.waitForFinished();
}

void RefusalsTest::refusesAQuotaThatIsTooSmall()
{
    PracticeCloud cloud({});
    QVERIFY(cloud.start());
    Ctl ctl;
    ctl.use(cloud);
    Spec spec = exampleSpec();
    for (int i = 0; i < 12; ++i) // each is built by a server of its own: 13 instances of a quota of 10
        spec.users.images += UserImage{u"Image %1"_s.arg(i), {}, u"ubuntu-24.04"_s, {}};
    expectRefusal(ctl, &cloud, ctl.write(spec), 2, {u"needs 13 instances"_s, u"quota is 10"_s});
}

void RefusalsTest::refusesANameThatIsTaken()
{
    PracticeCloud cloud({});
    QVERIFY(cloud.start());
    Ctl first;
    first.use(cloud);
    QCOMPARE(first.run({u"deploy"_s, first.write(exampleSpec()), u"--until"_s, u"network"_s}).code, 0);
    const QJsonObject before = inventory(cloud);

    Ctl second; // another computer
    second.use(cloud);
    const Ctl::Result result = second.run({u"deploy"_s, second.write(exampleSpec())});
    QCOMPARE(result.code, 2);
    QVERIFY2(result.errors.contains(u"name"_s) && result.errors.contains(u"Choose another"_s),
        qPrintable(result.errors));
    QCOMPARE(inventory(cloud), before);
}

void RefusalsTest::refusesAHomeThatCannotBeWritten()
{
    if (!canMakeNamespaces())
        QSKIP("SKIPPED: no mount namespace can be made here, so no folder can be made read-only for root");
    PracticeCloud cloud({});
    QVERIFY(cloud.start());
    Ctl ctl;
    ctl.use(cloud);
    const QJsonObject before = inventory(cloud);
    QDir().mkpath(ctl.home());
    const QString script = u"mount -t tmpfs -o ro none '%1' && exec '%2' --home '%1' deploy '%3'"_s.arg(
        ctl.home(), u"" BINARY_DIR "/bin/hubwrightctl"_s, ctl.write(exampleSpec()));
    const Ctl::Result result = ctl.runThrough({u"unshare"_s, u"-rm"_s, u"sh"_s, u"-c"_s, script}, {});
    QVERIFY2(result.code == 2, qPrintable(result.errors));
    QVERIFY2(result.errors.contains(u"--home"_s), qPrintable(result.errors));
    QCOMPARE(inventory(cloud), before);
}

void RefusalsTest::refusesAFullDisk()
{
    if (!canMakeNamespaces())
        QSKIP("SKIPPED: no mount namespace can be made here, so no disk can be filled");
    PracticeCloud cloud({});
    QVERIFY(cloud.start());
    Ctl ctl;
    ctl.use(cloud);
    const QJsonObject before = inventory(cloud);
    QDir().mkpath(ctl.home());
    const QString script = u"mount -t tmpfs -o size=16k none '%1' && head -c 16k /dev/zero > '%1/filler'; "
                           "exec '%2' --home '%1' deploy '%3'"_s.arg(
                               ctl.home(), u"" BINARY_DIR "/bin/hubwrightctl"_s, ctl.write(exampleSpec()));
    const Ctl::Result result = ctl.runThrough({u"unshare"_s, u"-rm"_s, u"sh"_s, u"-c"_s, script}, {});
    QVERIFY2(result.code == 2, qPrintable(u"%1: %2"_s.arg(result.code).arg(result.errors)));
    QVERIFY2(result.errors.contains(u"space"_s), qPrintable(result.errors));
    QCOMPARE(inventory(cloud), before);
}

void RefusalsTest::refusesASecondProcessAndSaysWhoHoldsIt()
{
    PracticeCloud::Options slow;
    slow.timeScale = 20;
    PracticeCloud cloud(slow);
    QVERIFY(cloud.start());
    Ctl ctl;
    ctl.use(cloud);
    QProcess first;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"OS_CLIENT_CONFIG_FILE"_s, ctl.path(u"clouds.yaml"_s));
    first.setProcessEnvironment(environment);
    const QString spec = ctl.write(exampleSpec());
    first.start(u"" BINARY_DIR "/bin/hubwrightctl"_s, {u"--home"_s, ctl.home(), u"deploy"_s, spec});
    QTRY_VERIFY_WITH_TIMEOUT(inventory(cloud)["networks"_L1].toInt() == 1, 20'000);

    const Ctl::Result second = ctl.run({u"resume"_s, u"physics101"_s});
    QCOMPARE(second.code, 2);
    QVERIFY2(second.errors.contains(QString::number(first.processId())), qPrintable(second.errors));
    first.terminate();
    QVERIFY(first.waitForFinished());
    QCOMPARE(first.exitCode(), 130);
    QCOMPARE(ctl.run({u"destroy"_s, u"physics101"_s, u"--yes"_s}).code, 0);
}

void RefusalsTest::refusesWordsThatItDoesNotKnow()
{
    const Ctl ctl;
    QCOMPARE(ctl.run({u"depoly"_s, u"x"_s}).code, 2);
    QCOMPARE(ctl.run({u"deploy"_s}).code, 2);
    QCOMPARE(ctl.run({u"list"_s, u"--colour"_s}).code, 2);
    QVERIFY(ctl.run({}).errors.contains(u"Exit codes"));
}

QTEST_GUILESS_MAIN(RefusalsTest)
#include "tst_refusals.moc"
