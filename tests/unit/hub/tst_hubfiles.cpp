// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "engine/error.h"
#include "engine/specfile.h"
#include "engine/yaml.h"
#include "hub/cloudconfig.h"
#include "hub/hubfiles.h"

#include <QJsonDocument>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <zlib.h>

using namespace hubwright;
using namespace hubwright::hub;
using namespace Qt::StringLiterals;

namespace {

Spec spec()
{
    Spec spec;
    spec.name = u"physics101"_s;
    spec.hub = {u"m3.quad"_s, u"ubuntu-24.04"_s, u"hub.uni.edu"_s, 100,
        {HttpsAnswers::Method::LetsEncrypt, u"ada@uni.edu"_s}, u"http://proxy.uni.edu:3128"_s};
    spec.users.flavors = {{u"Small"_s, u"m1.small"_s}, {u"<Large> & 'quoted'"_s, u"m1.large"_s}};
    spec.users.images = {{u"R"_s, u"r-image"_s, {}, {}}, {u"Python"_s, {}, u"ubuntu-24.04"_s, {u"pandas"_s}}};
    spec.users.idleHours = 3;
    spec.signIn.method = u"github"_s;
    spec.signIn.clientId = u"Ov23"_s;
    spec.signIn.organizations = {u"physics"_s};
    spec.signIn.admins = {u"ada"_s};
    return spec;
}

Site site()
{
    return {.deployment = DeploymentId(u"6f1b2c1e-0000-4000-8000-000000000001"_s),
        .host = u"hub.uni.edu"_s,
        .keystoneUrl = u"https://cloud.uni.edu:5000/v3/"_s,
        .region = u"RegionOne"_s,
        .credentialId = u"c0ffee"_s,
        .networkName = u"hubwright-physics101"_s,
        .networkCidr = u"10.42.0.0/24"_s,
        .hubAddress = u"10.42.0.5"_s,
        .volumeId = u"0b6d3f3a-1111-4222-8333-444455556666"_s,
        .userGroup = u"hubwright-physics101-users"_s,
        .maxServers = 12,
        .images = {{u"Python"_s, u"hubwright-physics101-python"_s}, {u"R"_s, u"r-image"_s}}};
}

SiteSecrets secrets()
{
    return {Secret(u"cloud-s3cr3t"_s), Secret(u"client'\"s3cr3t"_s), Secret(u"proof-s3cr3t"_s)};
}

QByteArray gunzipped(const QByteArray &bytes)
{
    z_stream stream{};
    inflateInit2(&stream, 15 + 16);
    QByteArray result(1 << 20, Qt::Uninitialized);
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.constData()));
    stream.avail_in = uInt(bytes.size());
    stream.next_out = reinterpret_cast<Bytef *>(result.data());
    stream.avail_out = uInt(result.size());
    const int status = inflate(&stream, Z_FINISH);
    result.resize(status == Z_STREAM_END ? qsizetype(stream.total_out) : 0);
    inflateEnd(&stream);
    return result;
}

/// What cloud-init would write, by path, and each file's permissions under "mode <path>".
QMap<QString, QByteArray> written(const QByteArray &cloudConfig)
{
    QMap<QString, QByteArray> files;
    for (const QJsonValue &file : readYaml(cloudConfig).root["write_files"_L1].toArray()) {
        const QString path = file["path"_L1].toString();
        const QByteArray content = file["content"_L1].toString().toUtf8();
        files[path] = file["encoding"_L1].toString() == "gz+b64"_L1
            ? gunzipped(QByteArray::fromBase64(content))
            : content;
        files["mode "_L1 + path] = file["permissions"_L1].toString().toUtf8();
    }
    return files;
}

/// Runs a program to its end; true when it says 0.
bool run(const QString &program, const QStringList &arguments, QByteArray *output)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    const bool isOver = process.waitForFinished(60'000);
    *output = process.readAll();
    return isOver && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
}

} // namespace

class HubFilesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesTheHubItsSettings()
    {
        const QJsonObject settings
            = QJsonDocument::fromJson(hubFiles(spec(), site())[u"/etc/jupyterhub/hubwright.json"_s]).object();
        QCOMPARE(settings["url"_L1], u"https://hub.uni.edu/"_s);
        QCOMPARE(settings["homes"_L1], u"10.42.0.5:/export/home"_s);
        QCOMPARE(settings["max_servers"_L1], 12);
        QCOMPARE(settings["idle_seconds"_L1], 3 * 3600);
        QCOMPARE(settings["security_groups"_L1], QJsonArray{u"hubwright-physics101-users"_s});
        QCOMPARE(settings["flavors"_L1][1], (QJsonArray{u"<Large> & 'quoted'"_s, u"m1.large"_s}));
        QCOMPARE(settings["images"_L1],
            (QJsonArray{QJsonArray{u"R"_s, u"r-image"_s},
                QJsonArray{u"Python"_s, u"hubwright-physics101-python"_s}}));
        QCOMPARE(settings["sign_in"_L1]["organizations"_L1], QJsonArray{u"physics"_s});
    }

    void cutsTheVersionFromKeystonesAddress_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("base");
        QTest::newRow("with") << u"https://cloud:5000/v3"_s << u"https://cloud:5000"_s;
        QTest::newRow("slash") << u"https://cloud:5000/v3/"_s << u"https://cloud:5000"_s;
        QTest::newRow("without") << u"https://cloud:5000"_s << u"https://cloud:5000"_s;
        QTest::newRow("path") << u"https://cloud/identity/v3"_s << u"https://cloud/identity"_s;
    }
    void cutsTheVersionFromKeystonesAddress()
    {
        QFETCH(QString, url);
        Site here = site();
        here.keystoneUrl = url;
        const QJsonDocument settings
            = QJsonDocument::fromJson(hubFiles(spec(), here)[u"/etc/jupyterhub/hubwright.json"_s]);
        QTEST(settings["cloud"_L1]["keystone"_L1].toString(), "base");
    }

    void hasNoHomesWithoutAVolume()
    {
        Site here = site();
        here.volumeId.clear();
        const QJsonDocument settings
            = QJsonDocument::fromJson(hubFiles(spec(), here)[u"/etc/jupyterhub/hubwright.json"_s]);
        QCOMPARE(settings["homes"_L1], QString());
    }

    void writesAllFilesAndTheSecretsForRootAlone()
    {
        const QByteArray cloudConfig = hubCloudInit(spec(), site(), secrets());
        QVERIFY(cloudConfig.startsWith("#cloud-config\n"));
        QMap<QString, QByteArray> files = written(cloudConfig);
        QCOMPARE(
            readYaml(cloudConfig).root["runcmd"_L1][0], (QJsonArray{u"systemctl"_s, u"daemon-reload"_s}));
        const QMap<QString, QByteArray> expected = hubFiles(spec(), site());
        for (auto it = expected.begin(); it != expected.end(); ++it)
            QVERIFY2(files.value(it.key()) == *it && !it->isEmpty(), qPrintable(it.key()));
        QCOMPARE(files[u"mode /etc/jupyterhub/secrets.json"_s], "0600");
        QCOMPARE(files[u"mode /usr/local/sbin/hubwright-install"_s], "0755");
        const QJsonDocument hidden = QJsonDocument::fromJson(files[u"/etc/jupyterhub/secrets.json"_s]);
        QCOMPARE(hidden["credential"_L1], u"cloud-s3cr3t"_s);
        QCOMPARE(hidden["sign_in"_L1], u"client'\"s3cr3t"_s);
        QCOMPARE(hidden["proof"_L1], u"proof-s3cr3t"_s);
    }

    void keepsSecretsInTheirFile()
    {
        QMap<QString, QByteArray> files = written(hubCloudInit(spec(), site(), secrets()));
        files.remove(u"/etc/jupyterhub/secrets.json"_s);
        for (const QByteArray &content : files)
            QVERIFY(!content.contains("s3cr3t"));
    }

    void choosesTheCaddyfile()
    {
        QVERIFY(hubFiles(spec(), site()).contains(u"/etc/hubwright/Caddyfile.lets_encrypt"_s));
        Spec internal = spec();
        internal.hub.https.method = HttpsAnswers::Method::Internal;
        const auto files = hubFiles(internal, site());
        QVERIFY(files[u"/etc/hubwright/Caddyfile.internal"_s].contains("tls internal"));
        QVERIFY(files[u"/etc/hubwright/hub.env"_s].contains("HTTPS_METHOD='internal'\n"));
    }

    void isTheSameForTheSameSpec()
    {
        QCOMPARE(hubCloudInit(spec(), site(), secrets()), hubCloudInit(spec(), site(), secrets()));
    }

    void fitsInUserData()
    {
        Spec full = spec();
        for (int i = 0; i < 500; ++i)
            full.signIn.users << u"user-%1@students.uni.edu"_s.arg(i * 7919);
        QVERIFY(hubCloudInit(full, site(), secrets()).toBase64().size() <= 65'535);
    }

    void refusesWhatDoesNotFitInUserData()
    {
        Spec full = spec();
        for (int i = 0; i < 40'000; ++i)
            full.signIn.users << u"user-%1@students.uni.edu"_s.arg(i * 7919);
        QVERIFY_THROWS_EXCEPTION(Error, (void)hubCloudInit(full, site(), secrets()));
    }

    void givesAnImageItsPackages()
    {
        const QByteArray cloudConfig = imageCloudInit(
            {u"Python"_s, {}, u"ubuntu-24.04"_s, {u"pandas==2.3.1"_s, u"scipy"_s}}, u"http://proxy:3128"_s);
        QMap<QString, QByteArray> files = written(cloudConfig);
        QCOMPARE(files[u"/etc/hubwright/packages.txt"_s], "pandas==2.3.1\nscipy");
        QCOMPARE(
            files[u"/etc/hubwright/image.env"_s], "JUPYTERHUB_VERSION='5.5.1'\nPROXY='http://proxy:3128'\n");
        const YamlDocument document = readYaml(cloudConfig);
        QCOMPARE(document.root["power_state"_L1]["mode"_L1], u"poweroff"_s);
        QCOMPARE(document.root["runcmd"_L1][0][0], u"/usr/local/sbin/hubwright-image"_s);
    }

    void quotesForAShell_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"", "plain", "it's", "''", "\"", "$(reboot)", "`reboot`", "a\\b", "a\nb",
                 "$HOME", "!!", "ä *", "-n"})
            QTest::addRow("%s", text) << QString::fromUtf8(text);
    }
    void quotesForAShell()
    {
        QFETCH(QString, text);
        QByteArray output;
        const QString script
            = QString::fromUtf8(environmentFile({{u"VALUE"_s, text}})) + u"printf %s \"$VALUE\""_s;
        QVERIFY(run(u"sh"_s, {u"-c"_s, script}, &output));
        QCOMPARE(QString::fromUtf8(output), text);
    }

    void compressesLikeGzip()
    {
        for (const QByteArray &content :
            {QByteArray(), QByteArray("a"), QByteArray(100'000, 'x'), QByteArray("\0\xff", 2)})
            QCOMPARE(gunzipped(gzipped(content)), content);
    }

    void passesItsCheckers_data()
    {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("path");
        const auto paths = files().keys();
        for (const QString &path : paths) {
            if (files()[path].startsWith("#!/bin/bash")) {
                QTest::addRow("bash %s", qPrintable(path)) << u"bash"_s << QStringList{u"-n"_s} << path;
                QTest::addRow("shellcheck %s", qPrintable(path))
                    << u"shellcheck"_s
                    << QStringList{u"--external-sources"_s, u"--source-path"_s, QStringLiteral(SOURCE_DIR)}
                    << path;
            }
            if (path.endsWith(".py"_L1))
                QTest::addRow("python %s", qPrintable(path))
                    << u"python3"_s << QStringList{u"-m"_s, u"py_compile"_s} << path;
            if (path.endsWith(".yaml"_L1))
                QTest::addRow("cloud-init %s", qPrintable(path))
                    << u"cloud-init"_s << QStringList{u"schema"_s, u"--config-file"_s} << path;
        }
    }
    void passesItsCheckers()
    {
        QFETCH(QString, program);
        QFETCH(QStringList, arguments);
        QFETCH(QString, path);
        if (QStandardPaths::findExecutable(program).isEmpty())
            QSKIP(qPrintable(program + " is NOT INSTALLED: this file is NOT CHECKED"_L1));
        const QTemporaryDir folder;
        const QString copy = folder.filePath(path.section(u'/', -1));
        QFile file(copy);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(files()[path]);
        file.close();
        QByteArray output;
        QVERIFY2(run(program, arguments << copy, &output), output);
    }

    void goesThroughPhases_data()
    {
        QTest::addColumn<QByteArray>("phases");
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("good")
            << QByteArray("phase_1() { true; }\nphase_2() { echo quiet; }\n")
            << QByteArray("HUBWRIGHT-HUB phase 1/2 One\nHUBWRIGHT-HUB phase 2/2 Two\nHUBWRIGHT-HUB DONE\n");
        // Fails in the middle of the phase, so that what follows must not make it good.
        QTest::newRow("bad")
            << QByteArray("helper() { echo cause; cat /nowhere; echo on; }\nphase_1() { helper; true; "
                          "}\nphase_2() { true; }\n")
            << QByteArray(
                   "HUBWRIGHT-HUB phase 1/2 One\n"
                   "HUBWRIGHT-HUB again, after: cat /nowhere\nHUBWRIGHT-HUB again, after: cat /nowhere\n"
                   "HUBWRIGHT-HUB log: cat: /nowhere: No such file or directory\n"
                   "HUBWRIGHT-HUB log: cause\n"
                   "HUBWRIGHT-HUB log: cat: /nowhere: No such file or directory\n"
                   "HUBWRIGHT-HUB log: cause\n"
                   "HUBWRIGHT-HUB log: cat: /nowhere: No such file or directory\n"
                   "HUBWRIGHT-HUB ERROR in: cat /nowhere\n");
        QTest::newRow("good the second time")
            << QByteArray(
                   "phase_1() { true; }\nphase_2() { [ -e $LOG.once ] || { touch $LOG.once; false; }; }\n")
            << QByteArray("HUBWRIGHT-HUB phase 1/2 One\nHUBWRIGHT-HUB phase 2/2 Two\n"
                          "HUBWRIGHT-HUB again, after: false\nHUBWRIGHT-HUB DONE\n");
    }
    void goesThroughPhases()
    {
        QFETCH(QByteArray, phases);
        const QTemporaryDir folder;
        const QString script = folder.filePath(u"script"_s);
        const QByteArray log = folder.filePath(u"log"_s).toUtf8();
        QFile file(script);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("#!/bin/bash\n. '" SOURCE_DIR "/resources/hub/phases.sh'\nROLE=HUB LOG=" + log
            + " HUBWRIGHT_PAUSE=0\nTITLES=(One Two)\n" + phases + "run_phases \"$@\"\n");
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        file.close();
        QByteArray output;
        run(script, {}, &output);
        QByteArray said;
        for (const QByteArray &line : output.split('\n'))
            if (line.startsWith("HUBWRIGHT-HUB"))
                said += line + '\n';
        QTEST(said, "said");
    }

    void readsConsoles_data()
    {
        QTest::addColumn<QString>("console");
        QTest::addColumn<QString>("seen");
        const auto row = [](const char *name, const QString &console, const QString &seen) {
            QTest::newRow(name) << console << seen;
        };
        row("nothing", {}, u"0/0 ''"_s);
        row("boot", u"[    0.000000] Linux version 6.1\n"_s, u"0/0 ''"_s);
        row("phase", u"HUBWRIGHT-HUB phase 1/6 System packages\nHUBWRIGHT-HUB phase 2/6 JupyterHub\n"_s,
            u"2/6 'JupyterHub'"_s);
        row("prefix and colours",
            u"[   12.5] hubwright[801]: \x1b[1;32mHUBWRIGHT-HUB phase 3/6 \x1b[0mHTTP proxy\x1b[K\r\n"_s,
            u"3/6 'HTTP proxy'"_s);
        row("done", u"HUBWRIGHT-HUB phase 6/6 HTTPS\nHUBWRIGHT-HUB DONE\n"_s, u"6/6 'HTTPS' done"_s);
        row("error",
            u"HUBWRIGHT-HUB phase 3/6 HTTP proxy\nHUBWRIGHT-HUB ERROR in: npm install --global\r\n[ 1.0] later\n"_s,
            u"3/6 'HTTP proxy' error 'npm install --global'"_s);
        row("error without a command", u"HUBWRIGHT-HUB phase 3/6 HTTP proxy\nHUBWRIGHT-HUB ERROR in: \n"_s,
            u"3/6 'HTTP proxy' error 'HTTP proxy'"_s);
        row("begun anew",
            u"HUBWRIGHT-HUB phase 3/6 x\nHUBWRIGHT-HUB ERROR in: y\nHUBWRIGHT-HUB phase 1/6 z\n"_s,
            u"1/6 'z'"_s);
        row("another role", u"HUBWRIGHT-IMAGE phase 1/4 x\nHUBWRIGHT-IMAGE DONE\n"_s, u"0/0 ''"_s);
        row("log of a failure",
            u"HUBWRIGHT-HUB phase 2/6 x\nHUBWRIGHT-HUB log: ERROR in: pip\nHUBWRIGHT-HUB again, after: pip\n"_s,
            u"2/6 'x'"_s);
        row("cut at the beginning", u"RIGHT-HUB phase 1/6 x\nHUBWRIGHT-HUB phase 2/6 y"_s, u"2/6 'y'"_s);
    }
    void readsConsoles()
    {
        QFETCH(QString, console);
        const BootProgress progress = readConsole(console, u"HUB"_s);
        QString seen = u"%1/%2 '%3'"_s.arg(progress.phase).arg(progress.phases).arg(progress.what);
        if (progress.isDone)
            seen += u" done"_s;
        if (!progress.error.isEmpty())
            seen += u" error '%1'"_s.arg(progress.error);
        QTEST(seen, "seen");
    }

private:
    static QMap<QString, QByteArray> files()
    {
        const QByteArray image = imageCloudInit({u"Python"_s, {}, u"debian-12"_s, {u"pandas"_s}}, {});
        const QByteArray hub = hubCloudInit(spec(), site(), secrets());
        QMap<QString, QByteArray> result = hubFiles(spec(), site());
        result[u"/usr/local/sbin/hubwright-image"_s] = written(image)[u"/usr/local/sbin/hubwright-image"_s];
        result[u"hub.yaml"_s] = hub;
        result[u"image.yaml"_s] = image;
        return result;
    }
};

QTEST_GUILESS_MAIN(HubFilesTest)
#include "tst_hubfiles.moc"
