// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
// The window with canaries in every field that takes a secret, then a search of all that it leaves behind.
#include "practised.h"

#include "engine/vault.h"
#include "openstack/provider.h"
#include "ui/driver.h"
#include "ui/shots.h"
#include "widgets/buttons.h"
#include "wiring/wiring.h"
#include "wizard/wizardmodel.h"

#include <QApplication>
#include <QClipboard>
#include <QCoroTask>
#include <QLineEdit>
#include <QMimeData>
#include <QTest>

using namespace hubwright;
using namespace Qt::StringLiterals;
using By = Practised::By;

namespace {

/// Tells what was put into it: also what the program made by itself.
class OpenVault : public MemoryVault
{
public:
    explicit OpenVault(Canaries &canaries)
        : m_canaries(canaries)
    {
    }
    Task<> write(QString key, Secret secret) override
    {
        for (const QByteArray &line : secret.reveal().toUtf8().split('\n')) {
            if (line.size() >= 8 && !line.startsWith("-----"))
                m_canaries.add(key, line);
        }
        co_await MemoryVault::write(key, secret);
    }

private:
    Canaries &m_canaries;
};

QByteArray clipboard()
{
    QByteArray content;
    for (const auto mode : {QClipboard::Clipboard, QClipboard::Selection, QClipboard::FindBuffer}) {
        const QMimeData *data = QGuiApplication::clipboard()->mimeData(mode);
        if (!data)
            continue;
        for (const QString &format : data->formats())
            content += data->data(format) + '\n';
    }
    return content;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class SecretWindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepareApplication(); }
    void leavesNoneBehind();
    void takesACopiedSecretBackWhenItEnds();
    void keepsNoSecretOfAnImportedFile_data();
    void keepsNoSecretOfAnImportedFile();

private:
    /// As somebody may who wants to have it elsewhere.
    static void copyAll(Driver &driver);
    static bool buildWith(Driver &driver);
};

void SecretWindowTest::copyAll(Driver &driver)
{
    driver.press(Qt::Key_A, Qt::ControlModifier);
    driver.press(Qt::Key_C, Qt::ControlModifier);
}

bool SecretWindowTest::buildWith(Driver &driver)
{
    driver.profile = u"practice"_s;
    if (!driver.answerUpTo(u"credentials"_s) || !driver.fill(u"secret"_s, QString::fromUtf8(CloudPassword)))
        return false;
    copyAll(driver);
    driver.press(Qt::Key_Return);
    if (!QTest::qWaitFor([&] { return driver.window().model().isSignedIn(); }, 20'000))
        return false;
    QTest::qWait(1);
    const bool isFilled = driver.goOn(u"network"_s)
        && driver.fill(u"host"_s, u"physics.hub.projects.example.org"_s)
        && driver.fill(u"email"_s, u"ada@example.edu"_s);
    for (const QString &step : {u"security"_s, u"flavors"_s, u"images"_s, u"sign-in"_s}) {
        if (!isFilled || !driver.goOn(step))
            return false;
    }
    driver.window().model().edit([](Spec &spec) {
        spec.signIn.method = u"github"_s;
        spec.signIn.clientId = u"Ov23liAbCdEfGhIjKlMn"_s;
        spec.signIn.everyone = true;
        spec.signIn.admins = {u"ada"_s};
    });
    QTest::qWait(50);
    if (!driver.fill(u"secret"_s, QString::fromUtf8(SignInSecret)))
        return false;
    copyAll(driver);
    return driver.goOn(u"review"_s) && driver.goOn(u"build"_s, 10'000) && driver.waitFor(u"ready"_s, 60'000);
}

void SecretWindowTest::leavesNoneBehind()
{
    Practised practised;
    practised.signIn(By::Password);
    qputenv("OS_CLIENT_CONFIG_FILE", practised.person.own(u"clouds.yaml"_s).toLocal8Bit());
    http::Recorder recorder(practised.person.path(u"record"_s));
    const auto workshop = makeWorkshop(practised.person.home(), &recorder);
    workshop->vault = std::make_unique<OpenVault>(practised.canaries);
    {
        Driver driver(*workshop);
        QVERIFY2(buildWith(driver), qPrintable(driver.step() + u": "_s + driver.banner()));
        QTest::qWait(100);
    }
    QVERIFY(practised.canaries.names().contains(u"deployment/physics101/ssh-key"_s));
    QVERIFY(practised.canaries.names().contains(u"deployment/physics101/sign-in"_s));
    QCOMPARE(practised.overheard.count(u"proof"_s), 1);
    practised.overheard.addTo(practised.canaries);
    const Canaries &canaries = practised.canaries;
    int files = 0;
    QCOMPARE(canaries.findBelow(practised.person.path(), &files), QStringList());
    QVERIFY(files >= 4);
    QCOMPARE(canaries.findIn(u"clipboard"_s, clipboard()), QStringList());
    for (const QString &file : {u"/proc/self/cmdline"_s, u"/proc/self/environ"_s})
        QCOMPARE(canaries.findIn(file, contentOf(file)), QStringList());
    QTest::qWait(50); // what was let go of comes to its end
}

void SecretWindowTest::takesACopiedSecretBackWhenItEnds()
{
    copySecret(Secret(QString::fromUtf8(SignInSecret)));
    QVERIFY(clipboard().contains(SignInSecret));
    QVERIFY(QMetaObject::invokeMethod(qApp, "aboutToQuit"));
    QVERIFY(!clipboard().contains(SignInSecret));
    QGuiApplication::clipboard()->setText(u"something else"_s);
    QVERIFY(QMetaObject::invokeMethod(qApp, "aboutToQuit"));
    QCOMPARE(QGuiApplication::clipboard()->text(), u"something else"_s);
}

void SecretWindowTest::keepsNoSecretOfAnImportedFile_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("a token in openrc")
        << u"openrc.sh"_s
        << QByteArray("export OS_AUTH_URL=http://127.0.0.1/v3\nexport OS_AUTH_TYPE=token\n"
                      "export OS_TOKEN='Kanarie-4711-token'\nexport OS_PROJECT_NAME=hub\n");
    QTest::newRow("a password in openrc")
        << u"openrc.sh"_s
        << QByteArray("export OS_AUTH_URL=http://127.0.0.1/v3\nexport OS_USERNAME=ada\n"
                      "export OS_PASSWORD='Kanarie-4711-token'\nexport OS_PROJECT_NAME=hub\n");
    QTest::newRow("a credential in clouds.yaml")
        << u"clouds.yaml"_s
        << QByteArray(
               "clouds: {mine: {auth_type: v3applicationcredential, auth: {auth_url: 'http://127.0.0.1/v3', "
               "application_credential_id: a1, application_credential_secret: Kanarie-4711-token}}}\n");
}

void SecretWindowTest::keepsNoSecretOfAnImportedFile()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, content);
    Canaries canaries;
    const QTemporaryDir home;
    openstack::Provider provider(home.path(), nullptr);
    const Provider::Import read = provider.import(name, content);
    QCOMPARE(read.profiles.size(), 1);
    OpenVault vault(canaries);
    QCoro::waitFor(provider.keep(read.profiles.first(), read.secrets.first(), vault));
    QCOMPARE(canaries.count(), 1); // it went into the vault
    int files = 0;
    QCOMPARE(canaries.findBelow(home.path(), &files), QStringList());
    QCOMPARE(files, 1);
}

QTEST_MAIN(SecretWindowTest)
#include "tst_secretwindow.moc"
