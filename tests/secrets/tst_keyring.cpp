// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
// Run on a private D-Bus with a gnome-keyring: where secrets are then, and what happens when they cannot be.
#include "keyring.h"
#include "practised.h"

#include "engine/vault.h"

#include <QCoroTask>
#include <QDir>
#include <QElapsedTimer>
#include <QTest>

#include <csignal>

using namespace hubwright;
using namespace Qt::StringLiterals;
using By = Practised::By;

class KeyringTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void keepsSecretsInTheKeyringOnly();
    void goesOnInTheWindowWithWhatTheKeyringHas();
    void doesWithoutWhereThereIsNoKeychain_data();
    void doesWithoutWhereThereIsNoKeychain();
    void refusesAKeyringThatNobodyCanOpen();
    // The last one: nobody unlocks it again.
    void refusesToBeginWithALockedKeyring();

private:
    /// All that the keyring has of us becomes canaries.
    void learn(Canaries &canaries) const;
};

void KeyringTest::initTestCase()
{
    QVERIFY2(!keyring::isLocked(), "the keyring is to be unlocked");
    QCOMPARE(keyring::keys(), QStringList());
}

void KeyringTest::learn(Canaries &canaries) const
{
    const std::unique_ptr<Vault> vault = QCoro::waitFor(openVault());
    for (const QString &key : keyring::keys()) {
        const auto secret = QCoro::waitFor(vault->read(key));
        const QByteArray text = secret->reveal().toUtf8();
        for (const QByteArray &line : text.split('\n')) { // a key is not to be seen in parts either
            constexpr qsizetype part = 64;
            for (qsizetype at = 0; !line.startsWith("-----") && at + 8 <= line.size(); at += part)
                canaries.add(u"%1 from %2"_s.arg(key).arg(at), line.mid(at, part));
        }
    }
}

void KeyringTest::keepsSecretsInTheKeyringOnly()
{
    Practised practised;
    Watched &person = practised.person;
    const QByteArray asked = practised.signIn(By::Password);
    const auto deployed
        = person.ctl({u"deploy"_s, practised.spec(u"native"_s), u"--secrets-stdin"_s, u"--events"_s,
                         person.path(u"events"_s), u"--record"_s, person.path(u"record"_s)},
            "cloud=" + asked + '\n');
    QVERIFY2(deployed.code == 0, deployed.out + deployed.errors);
    QCOMPARE(keyring::keys(),
        QStringList({u"cloud/practice/secret"_s, u"deployment/physics101/hub-credential"_s,
            u"deployment/physics101/proof-token"_s, u"deployment/physics101/sign-in"_s,
            u"deployment/physics101/ssh-key"_s}));
    learn(practised.canaries);
    QVERIFY2(practised.canaries.count() > 10, qPrintable(practised.canaries.names().join(u", "_s)));
    QCOMPARE(practised.search(), QStringList());
    int files = 0;
    QCOMPARE(practised.canaries.findBelow(QDir::homePath(), &files), QStringList()); // the keyring's own
    QVERIFY(files > 0);

    const auto destroyed = person.ctl({u"destroy"_s, u"physics101"_s, u"--yes"_s});
    QVERIFY2(destroyed.code == 0, destroyed.out + destroyed.errors);
    QCOMPARE(keyring::keys(), QStringList{u"cloud/practice/secret"_s}); // how one signs in outlives a hub
    QCOMPARE(practised.search(), QStringList());
}

void KeyringTest::goesOnInTheWindowWithWhatTheKeyringHas()
{
    Practised practised;
    Watched &person = practised.person;
    const QByteArray asked = practised.signIn(By::Password);
    const auto begun = person.ctl(
        {u"deploy"_s, practised.spec(u"github"_s), u"--secrets-stdin"_s, u"--until"_s, u"network"_s},
        "cloud=" + asked + "\nsign-in=" + SignInSecret + '\n');
    QVERIFY2(begun.code == 0, begun.out + begun.errors);
    const auto window = person.run(
        u"hubwright"_s, {u"--resume"_s, u"physics101"_s}, {},
        [&] {
            QFile journal(person.home() + u"/deployments/physics101/journal.jsonl"_s);
            return journal.open(QIODevice::ReadOnly) && journal.readAll().contains("\"outcome\":\"ready\"");
        },
        SIGTERM);
    QFile journal(person.home() + u"/deployments/physics101/journal.jsonl"_s);
    QVERIFY(journal.open(QIODevice::ReadOnly));
    QVERIFY2(journal.readAll().contains("\"outcome\":\"ready\""), window.errors);
    QVERIFY(window.looks > 5);
    QCOMPARE(practised.overheard.count(u"proof"_s), 1);
    learn(practised.canaries);
    QCOMPARE(practised.search(), QStringList());
    QCOMPARE(person.ctl({u"destroy"_s, u"physics101"_s, u"--yes"_s}).code, 0);
    QCOMPARE(keyring::keys(), QStringList{u"cloud/practice/secret"_s});
}

void KeyringTest::doesWithoutWhereThereIsNoKeychain_data()
{
    QTest::addColumn<bool>("isBusThere");
    QTest::addColumn<bool>("isRefused");
    QTest::newRow("no D-Bus") << false << false;
    QTest::newRow("nobody on the D-Bus") << true << false;
    QTest::newRow("there is one, and it is not wanted") << false << true;
}

void KeyringTest::doesWithoutWhereThereIsNoKeychain()
{
    QFETCH(bool, isBusThere);
    QFETCH(bool, isRefused);
    const QStringList before = keyring::keys();
    Practised practised;
    Watched &person = practised.person;
    const PrivateBus bus(false);
    QVERIFY(!bus.address().isEmpty());
    if (!isRefused)
        person.environment().insert(
            u"DBUS_SESSION_BUS_ADDRESS"_s, isBusThere ? bus.address() : u"unix:path=/nowhere"_s);
    const QByteArray secrets = "cloud=" + practised.signIn(By::Password) + "\nsign-in=" + SignInSecret + '\n';
    QStringList arguments{u"deploy"_s, practised.spec(u"github"_s), u"--secrets-stdin"_s};
    if (isRefused)
        arguments += u"--no-keychain"_s;
    const auto deployed = person.ctl(arguments, secrets);
    QVERIFY2(deployed.code == 0, deployed.out + deployed.errors);
    QVERIFY2(deployed.errors.contains("No keychain is used here"), deployed.errors);
    QCOMPARE(practised.search(), QStringList());
    QCOMPARE(keyring::keys(), before);
}

/// As on a server where a keyring is installed and nobody has ever signed in to a desktop.
void KeyringTest::refusesAKeyringThatNobodyCanOpen()
{
    Practised practised;
    Watched &person = practised.person;
    const PrivateBus bus(true);
    QVERIFY(!bus.address().isEmpty());
    person.environment().insert(u"DBUS_SESSION_BUS_ADDRESS"_s, bus.address());
    practised.signIn(By::PasswordInFile);
    const int before = practised.things();
    const auto deployed = person.ctl({u"deploy"_s, practised.spec(u"native"_s)});
    QCOMPARE(deployed.code, 2);
    QVERIFY2(deployed.errors.contains("The keychain of this computer is locked."), deployed.errors);
    QCOMPARE(practised.things(), before);
    QCOMPARE(practised.search(), QStringList());
}

void KeyringTest::refusesToBeginWithALockedKeyring()
{
    Practised practised;
    Watched &person = practised.person;
    practised.signIn(By::PasswordInFile);
    const QString spec = practised.spec(u"native"_s);
    QCOMPARE(person.ctl({u"deploy"_s, spec, u"--until"_s, u"network"_s}).code, 0);
    const int before = practised.things();
    keyring::lock();
    QVERIFY(keyring::isLocked());

    QElapsedTimer time;
    time.start();
    for (const QStringList &arguments :
        {QStringList{u"resume"_s, u"physics101"_s}, QStringList{u"destroy"_s, u"physics101"_s, u"--yes"_s}}) {
        const auto refused = person.ctl(arguments);
        QCOMPARE(refused.code, 2);
        QVERIFY2(refused.errors.contains("The keychain of this computer is locked. Unlock it and try again."),
            refused.errors);
        QVERIFY2(refused.errors.contains("--no-keychain"), refused.errors);
        QCOMPARE(practised.things(), before);
    }
    // What is given on standard input goes nowhere else either.
    const auto given
        = person.ctl({u"resume"_s, u"physics101"_s, u"--secrets-stdin"_s}, "sign-in=" + SignInSecret + '\n');
    QCOMPARE(given.code, 2);
    QVERIFY2(given.errors.contains("eychain"), given.errors);
    QVERIFY2(time.elapsed() < 30'000, "it waited for somebody who cannot come");
    QCOMPARE(person.ctl({u"list"_s}).code, 0);
    QCOMPARE(practised.search(), QStringList());

    const auto resumed = person.ctl({u"resume"_s, u"physics101"_s, u"--no-keychain"_s});
    QVERIFY2(resumed.code == 0, resumed.out + resumed.errors);
    const auto destroyed = person.ctl({u"destroy"_s, u"physics101"_s, u"--yes"_s, u"--no-keychain"_s});
    QVERIFY2(destroyed.code == 0, destroyed.out + destroyed.errors);
    QCOMPARE(practised.search(), QStringList());
}

QTEST_GUILESS_MAIN(KeyringTest)
#include "tst_keyring.moc"
