// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
// The search itself: a search that finds nothing proves nothing before it has found something.
#include "canaries.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace {

const QByteArray secret = "Kanarie/4711 +&\"%=?sing";

QByteArray lines(const QByteArray &text, int width)
{
    QByteArray result;
    for (qsizetype i = 0; i < text.size(); i += width)
        result += text.mid(i, width) + '\n';
    return result;
}

} // namespace

class CanariesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_canaries.add(u"password"_s, secret); }
    void findsEachForm_data();
    void findsEachForm();
    void findsNothingElse_data();
    void findsNothingElse();
    void findsBase64AtEveryPlace();
    void saysWhereAndWhatWasFound();
    void looksIntoHiddenFilesAndNames();

private:
    Canaries m_canaries;
};

void CanariesTest::findsEachForm_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addRow("plain") << secret;
    QTest::addRow("Base64") << secret.toBase64();
    QTest::addRow("Base64 of a line") << ("password=" + secret + "\nuser=ada\n").toBase64();
    QTest::addRow("Base64 in lines") << lines(("ada:" + secret).toBase64(), 7);
    QTest::addRow("base64url") << ("x" + secret).toBase64(QByteArray::Base64UrlEncoding);
    QTest::addRow("a header of basic authentication") << "Basic " + ("ada:" + secret).toBase64();
    QTest::addRow("a URL") << "https://example.org/?p=" + secret.toPercentEncoding();
    QTest::addRow("a URL in small letters") << secret.toPercentEncoding().toLower();
    QTest::addRow("a form") << QByteArray("p=Kanarie%2F4711+%2B%26%22%25%3D%3Fsing");
    QTest::addRow("hexadecimal") << secret.toHex();
    QTest::addRow("hexadecimal in capitals") << secret.toHex().toUpper();
    QTest::addRow("JSON") << QByteArray(R"({"p":"Kanarie/4711 +&\"%=?sing"})");
    QTest::addRow("JSON in JSON") << QByteArray(R"({"p":"{\"q\":\"Kanarie/4711 +&\\\"%=?sing\"}"})");
    const QString text = QString::fromUtf8("p=" + secret);
    QTest::addRow("UTF-16 of a core")
        << QByteArray(reinterpret_cast<const char *>(text.utf16()), text.size() * 2);
}

void CanariesTest::findsEachForm()
{
    QFETCH(QByteArray, content);
    const QStringList finds = m_canaries.findIn(u"log"_s, "before " + content + " after");
    QVERIFY(!finds.isEmpty());
}

void CanariesTest::findsNothingElse_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addRow("nothing") << QByteArray();
    QTest::addRow("a part") << secret.chopped(1);
    QTest::addRow("another Base64") << QByteArray("Kanarie/4712 +&\"%=?sing").toBase64();
    QTest::addRow("what redaction writes") << QByteArray("password: •••");
}

void CanariesTest::findsNothingElse()
{
    QFETCH(QByteArray, content);
    QCOMPARE(m_canaries.findIn(u"log"_s, content), QStringList());
}

void CanariesTest::findsBase64AtEveryPlace()
{
    for (int before = 0; before < 9; ++before) {
        for (int after = 0; after < 4; ++after) {
            const QByteArray text = QByteArray(before, 'a') + secret + QByteArray(after, 'b');
            QVERIFY2(!m_canaries.findIn({}, text.toBase64()).isEmpty(), text.constData());
        }
    }
}

void CanariesTest::saysWhereAndWhatWasFound()
{
    QCOMPARE(m_canaries.findIn(u"log"_s, secret.toHex()), QStringList{u"log: password (hexadecimal)"_s});
}

void CanariesTest::looksIntoHiddenFilesAndNames()
{
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkpath(u".config/deep"_s));
    QFile file(folder.filePath(u".config/deep/.rc"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(secret.toBase64());
    file.close();
    int files = 0;
    QCOMPARE(
        m_canaries.findBelow(folder.path(), &files).size(), 2); // Base64 and base64url have the same core
    QCOMPARE(files, 1);
    QVERIFY(QDir(folder.path()).mkpath(QString::fromLatin1(secret.toHex())));
    QCOMPARE(m_canaries.findBelow(folder.path()).size(), 3);
}

QTEST_GUILESS_MAIN(CanariesTest)
#include "tst_canaries.moc"
