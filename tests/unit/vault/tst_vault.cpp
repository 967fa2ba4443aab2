// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "engine/error.h"
#include "engine/vault.h"

#include <QCoroTask>
#include <QTest>

using namespace hubwright;
using namespace Qt::StringLiterals;

/// Run twice: on a private D-Bus with a gnome-keyring (HUBWRIGHT_TEST_KEYRING=1), and with no D-Bus at all.
class VaultTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_vault = QCoro::waitFor(openVault()); }
    void usesTheKeychainOnlyWhereOneAnswers();
    void givesBackWhatWasWritten_data();
    void givesBackWhatWasWritten();
    void knowsNothingOfAKeyThatWasNeverWritten();
    void forgetsWhatIsRemoved();
    void removesTwiceWithoutComplaint();
    void printsNoSecret();

private:
    std::unique_ptr<Vault> m_vault;
};

void VaultTest::usesTheKeychainOnlyWhereOneAnswers()
{
    QCOMPARE(m_vault->isLasting(), qEnvironmentVariableIsSet("HUBWRIGHT_TEST_KEYRING"));
}

void VaultTest::givesBackWhatWasWritten_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("plain") << u"lab"_s;
    QTest::newRow("umlauts and signs") << u"pä$$ wörd € \" ' \\"_s;
    QTest::newRow("several lines") << u"-----BEGIN KEY-----\nabc\n-----END KEY-----\n"_s;
    QTest::newRow("long") << QString(4000, u'x');
}

void VaultTest::givesBackWhatWasWritten()
{
    QFETCH(QString, text);
    QCoro::waitFor(m_vault->write(u"deployment/test/secret"_s, Secret(text)));
    const auto back = QCoro::waitFor(m_vault->read(u"deployment/test/secret"_s));
    QVERIFY(back);
    QCOMPARE(back->reveal(), text);
}

void VaultTest::knowsNothingOfAKeyThatWasNeverWritten()
{
    QVERIFY(!QCoro::waitFor(m_vault->read(u"deployment/never/secret"_s)));
}

void VaultTest::forgetsWhatIsRemoved()
{
    QCoro::waitFor(m_vault->write(u"a"_s, Secret(u"b"_s)));
    QCoro::waitFor(m_vault->remove(u"a"_s));
    QVERIFY(!QCoro::waitFor(m_vault->read(u"a"_s)));
}

void VaultTest::removesTwiceWithoutComplaint()
{
    QCoro::waitFor(m_vault->remove(u"never"_s));
}

void VaultTest::printsNoSecret()
{
    QString text;
    QDebug(&text) << Secret(u"canary"_s);
    QVERIFY(!text.contains(u"canary"));
}

QTEST_GUILESS_MAIN(VaultTest)
#include "tst_vault.moc"
