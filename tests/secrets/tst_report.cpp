// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
// What is given to somebody who helps: useful, and without secrets, also when something that should hold none
// does.
#include "engine/report.h"
#include "engine/scrub.h"
#include "engine/specfile.h"

#include <QTemporaryDir>
#include <QTest>

using namespace hubwright;
using namespace Qt::StringLiterals;

class ReportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hidesWhatLooksLikeASecret_data();
    void hidesWhatLooksLikeASecret();
    void leavesWhatHelps_data();
    void leavesWhatHelps();
    void tellsVersionsStateSpecAndErrors();
    void hidesASecretInAJournal();
    void reportsWhatIsBrokenToo();
    void refusesAnUnknownName();
};

void ReportTest::hidesWhatLooksLikeASecret_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("YAML") << u"auth:\n  password: Kanarie 4711\n"_s;
    QTest::newRow("YAML in quotes") << u"client_secret: 'it''s Kanarie'\n"_s;
    QTest::newRow("JSON") << uR"({"adminPass":"Kanarie\"Kanarie"})"_s;
    QTest::newRow("JSON in JSON") << uR"({"body":"{\"token\": \"Kanarie\"}"})"_s;
    QTest::newRow("Python") << u"On instance['password']: u'Kanarie'; {'secret': 'Kanarie'}"_s;
    QTest::newRow("a shell's file") << u"export OS_PASSWORD=Kanarie\nexport OS_TOKEN=\"Kanarie\""_s;
    QTest::newRow("a header") << u"X-Auth-Token: Kanarie\r\nAuthorization: token Kanarie\r\n"_s;
    QTest::newRow("an address") << u"see http://ada:Kanarie@proxy.example.org:3128/"_s;
    QTest::newRow("an address's query") << u"GET /x?a=1&access_token=Kanarie"_s;
    QTest::newRow("a key")
        << u"-----BEGIN OPENSSH PRIVATE KEY-----\nKanarie\n-----END OPENSSH PRIVATE KEY-----"_s;
    QTest::newRow("a key in JSON")
        << uR"("-----BEGIN PRIVATE KEY-----\nKanarie\n-----END PRIVATE KEY-----\n")"_s;
    QTest::newRow("half a key") << u"-----BEGIN RSA PRIVATE KEY-----\nKanarie\nKanarie"_s;
    QTest::newRow("a token by itself") << u"gAAAAABKanarie4711Kanarie4711Kanarie4711Kanarie"_s;
    QTest::newRow("user data") << u"Value: I2Nsb3VkLWNvbmZpZwpKanarie+KanarieKanarie/4711Q=="_s;
    const QString most = QString(200'000, u'x');
    QTest::newRow("a very long one") << u"\"user_data\": \"%1Kanarie\""_s.arg(most);
    QTest::newRow("a very long one in Python") << u"'user_data': '%1Kanarie'"_s.arg(most);
    QTest::newRow("a very long one in JSON") << uR"(\"user_data\": \"%1 \u00fcKanarie\")"_s.arg(most);
}

void ReportTest::hidesWhatLooksLikeASecret()
{
    QFETCH(QString, text);
    const QString shown = scrub(text);
    QVERIFY2(!shown.contains(u"Kanarie"_s), qPrintable(shown));
    QVERIFY2(shown.contains(u"•••"_s), qPrintable(shown));
    QCOMPARE(scrub(shown), shown);
}

void ReportTest::leavesWhatHelps_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("a sentence") << u"The cloud does not accept this password for “ada”."_s;
    QTest::newRow("a journal line")
        << uR"({"id":"hubwright-physics101-6f9619ff-8b86-d011-b42d-00cf4fc964ff","seq":3,"step":"hub-credential","what":"done"})"_s;
    QTest::newRow("ids") << u"8f6a3c0d5b1e4f27a9d0c4e1b7f35a62 req-6f9619ff-8b86-d011-b42d-00cf4fc964ff"_s;
    QTest::newRow("a path") << u"/home/ada/.local/share/hubwright/deployments/physics101/journal.jsonl"_s;
    QTest::newRow("an address") << u"https://cloud.example.org:5000/v3/users/ada@example.org"_s;
    QTest::newRow("a spec") << u"sign_in:\n  method: github\n  client_id: Ov23liAbCdEfGhIjKlMn\n"_s;
    QTest::newRow("a remedy") << u"give it with --secrets-stdin as a line “sign-in=…”."_s;
}

void ReportTest::leavesWhatHelps()
{
    QFETCH(QString, text);
    QCOMPARE(scrub(text), text);
}

void ReportTest::tellsVersionsStateSpecAndErrors()
{
    const QTemporaryDir folder;
    const Home home(folder.path());
    Spec spec;
    spec.name = u"physics101"_s;
    {
        const auto deployment = home.open(spec.name);
        deployment->save(spec);
        deployment->journal().append(StepId(u"network"_s), Journal::What::Failed, {},
            {{u"sentence"_s, u"The cloud had a fault of its own."_s}});
    }
    const QString report = QString::fromUtf8(reportOn(home, spec.name));
    for (const QString &wanted :
        {u"Hubwright "_s, u"Qt 6."_s, u"physics101"_s, u"interrupted"_s, u"name: physics101"_s,
            u"The cloud had a fault of its own."_s, u"journal.jsonl"_s, home.deployment(spec.name)->id.value})
        QVERIFY2(report.contains(wanted), qPrintable(wanted + u" is not in\n"_s + report));
}

void ReportTest::hidesASecretInAJournal()
{
    const QTemporaryDir folder;
    const Home home(folder.path());
    home.open(u"a"_s)->journal().append(StepId(u"x"_s), Journal::What::Done,
        {u"1"_s, {{u"secret"_s, u"Kanarie"_s}, {u"note"_s, u"-----BEGIN PRIVATE KEY-----\nKanarie"_s}},
            false});
    const QByteArray report = reportOn(home, u"a"_s);
    QVERIFY2(!report.contains("Kanarie"), report.constData());
}

void ReportTest::reportsWhatIsBrokenToo()
{
    const QTemporaryDir folder;
    const Home home(folder.path());
    QVERIFY(QDir(folder.path()).mkpath(u"deployments/a"_s));
    QFile journal(folder.filePath(u"deployments/a/journal.jsonl"_s));
    QVERIFY(journal.open(QIODevice::WriteOnly));
    journal.write("no journal\n");
    journal.close();
    QVERIFY(reportOn(home, u"a"_s).contains("no journal"));
}

void ReportTest::refusesAnUnknownName()
{
    const QTemporaryDir folder;
    try {
        (void)reportOn(Home(folder.path()), u"nobody"_s);
        QFAIL("no error");
    } catch (const Error &error) {
        QCOMPARE(nameOf(error.kind), nameOf(Error::Kind::BadInput));
    }
}

QTEST_GUILESS_MAIN(ReportTest)
#include "tst_report.moc"
