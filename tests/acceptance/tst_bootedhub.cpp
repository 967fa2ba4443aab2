// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "ctl.h"
#include "inventory.h"

#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QTcpSocket>
#include <QTest>

using namespace hubwright;
using namespace Qt::StringLiterals;

/// A real cloud whose servers really boot, and are reached from here by their floating IPs: named by
/// HUBWRIGHT_TEST_CLOUD, with HUBWRIGHT_TEST_BOOT_IMAGE for the hub's image and HUBWRIGHT_TEST_SSH_FROM for
/// our own address as the cloud sees it.
class BootedHubTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void readsThePhasesFromTheConsoleWhileTheyHappen();
    void snapshotsTheImageThatItBuilt();
    void hasItsVolumeAtTheMountPoint();
    void answersOnTheOpenPorts_data();
    void answersOnTheOpenPorts();
    void dropsWhatNoRuleOpens_data();
    void dropsWhatNoRuleOpens();
    void cleanupTestCase();

private:
    [[nodiscard]] QString onTheHub(const QString &command) const;
    [[nodiscard]] bool connects(quint16 port) const;

    Ctl m_ctl;
    Spec m_spec;
    QString m_address;
    QMap<QString, QSet<QString>> m_before;
    bool m_isDeployed = false;
};

void BootedHubTest::initTestCase()
{
    const QString why = stock::whyNot();
    if (!why.isEmpty())
        QSKIP(qPrintable(why));
    if (qEnvironmentVariableIsEmpty("HUBWRIGHT_TEST_BOOT_IMAGE"))
        QSKIP("SKIPPED: HUBWRIGHT_TEST_BOOT_IMAGE names no image that boots");
    const QString key = m_ctl.path(u"id"_s);
    QCOMPARE(
        QProcess::execute(u"ssh-keygen"_s, {u"-q"_s, u"-t"_s, u"ed25519"_s, u"-N"_s, u""_s, u"-f"_s, key}),
        0);
    QFile publicKey(key + u".pub"_s);
    QVERIFY(publicKey.open(QIODevice::ReadOnly));

    m_before = stock::inventory();
    m_spec = exampleSpec();
    m_spec.name = u"booted"_s;
    m_spec.cloud = {qEnvironmentVariable("HUBWRIGHT_TEST_CLOUD"), {}};
    m_spec.network.create->dns = {u"8.8.8.8"_s};
    m_spec.hub.host = u"booted.hub.projects.example.org"_s;
    m_spec.hub.image = qEnvironmentVariable("HUBWRIGHT_TEST_BOOT_IMAGE");
    m_spec.hub.homeVolumeGb = 2;
    m_spec.hub.https = {HttpsAnswers::Method::Internal, {}}; // no public authority can reach a test cloud
    m_spec.users.images = {{u"Python"_s, {}, m_spec.hub.image, {u"rich"_s}}};
    m_spec.security.publicKey = QString::fromUtf8(publicKey.readAll()).trimmed();
    m_spec.security.sshFrom = {qEnvironmentVariable("HUBWRIGHT_TEST_SSH_FROM", u"203.0.113.1/32"_s)};
}

void BootedHubTest::readsThePhasesFromTheConsoleWhileTheyHappen()
{
    const Ctl::Result deployed = m_ctl.run(
        {u"deploy"_s, m_ctl.write(m_spec), u"--until"_s, u"https"_s, u"--events"_s, m_ctl.path(u"events"_s)});
    QVERIFY2(deployed.code == 0, qPrintable(deployed.out + deployed.errors));
    m_isDeployed = true;

    QMap<QString, qint64> seenAt; // ms since the step began, by phase
    for (const QJsonObject &event : m_ctl.lines(u"events"_s)) {
        if (event["id"_L1] == u"first-boot"_s && event["detail"_L1].toString().startsWith(u"Phase"))
            seenAt[event["detail"_L1].toString()] = event["elapsed_ms"_L1].toInteger();
    }
    QVERIFY2(seenAt.size() >= 3, "fewer than three phases were seen on the way");
    QVERIFY(*std::ranges::max_element(seenAt) - *std::ranges::min_element(seenAt) > 5'000);

    const QString listed = stock::json({u"floating"_s, u"ip"_s, u"list"_s});
    for (const QJsonValue &row : QJsonDocument::fromJson(listed.toUtf8()).array())
        m_address = row["Floating IP Address"_L1].toString();
    QVERIFY(!m_address.isEmpty());
}

QString BootedHubTest::onTheHub(const QString &command) const
{
    QProcess ssh;
    ssh.start(u"ssh"_s,
        {u"-i"_s, m_ctl.path(u"id"_s), u"-o"_s, u"StrictHostKeyChecking=no"_s, u"-o"_s,
            u"UserKnownHostsFile=/dev/null"_s, u"-o"_s, u"LogLevel=ERROR"_s, u"debian@"_s + m_address,
            command});
    ssh.waitForFinished();
    return QString::fromUtf8(ssh.readAllStandardOutput() + ssh.readAllStandardError()).trimmed();
}

void BootedHubTest::snapshotsTheImageThatItBuilt()
{
    if (!m_isDeployed)
        QSKIP("SKIPPED: no hub came up");
    QVERIFY(stock::json({u"image"_s, u"show"_s, u"hubwright-booted-image-1"_s}).contains(u"\"active\""));
    QCOMPARE(
        (stock::inventory()[u"server"_s] - m_before.value(u"server"_s)).size(), 1); // the builder is gone
}

void BootedHubTest::hasItsVolumeAtTheMountPoint()
{
    if (!m_isDeployed)
        QSKIP("SKIPPED: no hub came up");
    QVERIFY2(onTheHub(u"findmnt --noheadings --output SOURCE /export/home"_s).startsWith(u"/dev/"),
        qPrintable(onTheHub(u"findmnt /export/home; lsblk; cat /etc/fstab"_s)));
    QVERIFY(onTheHub(u"cat /etc/fstab"_s).contains(u"nofail"));
}

bool BootedHubTest::connects(quint16 port) const
{
    QTcpSocket socket;
    socket.connectToHost(m_address, port);
    return socket.waitForConnected(4'000);
}

void BootedHubTest::answersOnTheOpenPorts_data()
{
    QTest::addColumn<quint16>("port");
    QTest::newRow("HTTP") << quint16(80);
    QTest::newRow("HTTPS") << quint16(443);
    QTest::newRow("SSH, from here only") << quint16(22);
}

void BootedHubTest::answersOnTheOpenPorts()
{
    if (!m_isDeployed)
        QSKIP("SKIPPED: no hub came up");
    QFETCH(quint16, port);
    QVERIFY(connects(port));
}

void BootedHubTest::dropsWhatNoRuleOpens_data()
{
    QTest::addColumn<quint16>("port");
    QTest::newRow("the proxy behind Caddy") << quint16(8000);
    QTest::newRow("the proxy's control") << quint16(8001);
    QTest::newRow("the hub's own API") << quint16(8081);
    QTest::newRow("NFS") << quint16(2049);
    QTest::newRow("portmapper") << quint16(111);
    QTest::newRow("a notebook's port") << quint16(8666);
}

void BootedHubTest::dropsWhatNoRuleOpens()
{
    if (!m_isDeployed)
        QSKIP("SKIPPED: no hub came up");
    QFETCH(quint16, port);
    QVERIFY(!connects(port));
}

void BootedHubTest::cleanupTestCase()
{
    if (m_before.isEmpty())
        return;
    const Ctl::Result destroyed = m_ctl.run({u"destroy"_s, m_spec.name, u"--yes"_s});
    QVERIFY2(destroyed.code == 0, qPrintable(destroyed.out + destroyed.errors));
    QCOMPARE(stock::inventory(), m_before);
}

QTEST_GUILESS_MAIN(BootedHubTest)
#include "tst_bootedhub.moc"
