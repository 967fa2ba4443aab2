// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
// The real hubwrightctl with canaries in every credential, then a search of all that it leaves behind.
#include "practised.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QScopeGuard>
#include <QTest>

#include <csignal>
#include <sys/resource.h>

using namespace Qt::StringLiterals;
using By = Practised::By;

namespace {

QStringList coresIn(const QString &folder)
{
    return QDir(folder).entryList({u"*core*"_s}, QDir::Files);
}

/// Whether a program that takes no care leaves a core dump where it stands.
bool machineDumpsCores()
{
    const QTemporaryDir folder;
    QProcess process;
    process.setWorkingDirectory(folder.path());
    process.start(u"sleep"_s, {u"60"_s});
    if (!process.waitForStarted())
        return false;
    ::kill(pid_t(process.processId()), SIGSEGV);
    process.waitForFinished();
    return !coresIn(folder.path()).isEmpty();
}

} // namespace

Q_DECLARE_METATYPE(By)

class SecretsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leavesNoneBehind_data();
    void leavesNoneBehind();
    void leavesNoneBehindWhenTheCloudRepeatsThem_data();
    void leavesNoneBehindWhenTheCloudRepeatsThem();
    void keepsItsFilesToTheirOwner();
    void closesWhatWasOpenToOthers();
    void leavesNoCoreDump_data();
    void leavesNoCoreDump();
};

void SecretsTest::leavesNoneBehind_data()
{
    QTest::addColumn<By>("by");
    QTest::addColumn<QString>("method");
    QTest::newRow("a password, and GitHub") << By::Password << u"github"_s;
    QTest::newRow("a password, and accounts on the hub") << By::Password << u"native"_s;
    QTest::newRow("a password in clouds.yaml") << By::PasswordInFile << u"github"_s;
    QTest::newRow("an application credential") << By::Credential << u"github"_s;
    QTest::newRow("a token") << By::Token << u"native"_s;
}

void SecretsTest::leavesNoneBehind()
{
    QFETCH(By, by);
    QFETCH(QString, method);
    Practised practised;
    Watched &person = practised.person;
    const QByteArray asked = practised.signIn(by);
    const QString spec = practised.spec(method);
    QByteArray secrets = asked.isEmpty() ? QByteArray() : "cloud=" + asked + '\n';
    if (method == u"github"_s)
        secrets += "sign-in=" + SignInSecret + '\n';
    const auto ctl = [&](const QStringList &arguments) {
        return person.ctl(arguments + QStringList{u"--secrets-stdin"_s}, secrets);
    };
    const auto recorded = [&](QStringList arguments) {
        const QString name = arguments.first();
        arguments += {
            u"--events"_s, person.path(name + u".events"_s), u"--record"_s, person.path(name + u".record"_s)};
        return ctl(arguments);
    };

    QCOMPARE(ctl({u"check"_s, spec}).code, 0);
    QCOMPARE(ctl({u"plan"_s, spec, u"--json"_s}).code, 0);
    QCOMPARE(ctl({u"script"_s, spec}).code, 0);
    const auto deployed = recorded({u"deploy"_s, spec});
    QVERIFY2(deployed.code == 0, deployed.out + deployed.errors);
    QVERIFY2(deployed.looks >= 5, qPrintable(QString::number(deployed.looks)));
    if (deployed.environments == 0)
        qWarning("the environment in /proc is closed to this user: not searched");
    QCOMPARE(ctl({u"list"_s}).code, 0);
    QCOMPARE(ctl({u"status"_s, u"physics101"_s, u"--json"_s}).code, 0);
    QCOMPARE(ctl({u"export"_s, u"physics101"_s, person.path(u"export"_s)}).code, 0);
    QCOMPARE(ctl({u"report"_s, u"physics101"_s, person.path(u"report.txt"_s)}).code, 0);
    QCOMPARE(recorded({u"destroy"_s, u"physics101"_s, u"--yes"_s}).code, 0);

    QCOMPARE(practised.search(), QStringList());
    // What was to be found was there to be found.
    Overheard &overheard = practised.overheard;
    QVERIFY(overheard.count(u"token"_s) >= 2);
    QVERIFY(overheard.count(u"credential"_s) >= 1);
    QVERIFY(overheard.count(u"adminPass"_s) >= 1);
    QCOMPARE(overheard.count(u"proof"_s), 1);
    QCOMPARE(overheard.count(u"authorization"_s), 1);
    QCOMPARE(overheard.count(u"sign_in"_s), 1);
    QFile record(person.path(u"deploy.record"_s));
    QVERIFY(record.open(QIODevice::ReadOnly));
    const QByteArray content = record.readAll();
    for (const char *const member : {"user_data", "adminPass", "X-Subject-Token", "application_credential"})
        QVERIFY2(content.contains(member), member);
}

void SecretsTest::leavesNoneBehindWhenTheCloudRepeatsThem_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("status");
    const QString said = QString::fromUtf8(CloudPassword);
    QTest::newRow("a refused password") << u"Invalid input: On instance['pw']: '%1'"_s.arg(said) << 400;
    QTest::newRow("a refused password in a page") << u"<h1>400</h1> "_s + said.toHtmlEscaped() << 401;
    QTest::newRow("a server error") << u"Traceback: sign_in('hubadmin', '%1')"_s.arg(said) << 500;
}

void SecretsTest::leavesNoneBehindWhenTheCloudRepeatsThem()
{
    QFETCH(QString, text);
    QFETCH(int, status);
    const QJsonObject body{{u"error"_s, QJsonObject{{u"code"_s, status}, {u"message"_s, text}}}};
    const QJsonObject signIns{{u"method"_s, u"POST"_s}, {u"path"_s, u"auth/tokens"_s}};
    const QJsonObject fault{{u"match"_s, signIns}, {u"nth"_s, 0}, {u"kind"_s, u"status"_s},
        {u"status"_s, status}, {u"body"_s, body}};
    Practised practised(QJsonDocument(QJsonArray{fault}).toJson());
    Watched &person = practised.person;
    const QByteArray asked = practised.signIn(By::Password);
    const auto deployed
        = person.ctl({u"deploy"_s, practised.spec(u"native"_s), u"--secrets-stdin"_s, u"--events"_s,
                         person.path(u"events"_s), u"--record"_s, person.path(u"record"_s)},
            "cloud=" + asked + '\n');
    QVERIFY(deployed.code > 0);
    QCOMPARE(practised.search(), QStringList());
    QVERIFY2(deployed.errors.contains("•••"), deployed.errors); // it did repeat it
}

void SecretsTest::keepsItsFilesToTheirOwner()
{
    Practised practised({}, 0);
    Watched &person = practised.person;
    practised.signIn(By::PasswordInFile);
    const QString events = person.path(u"events"_s);
    const QString record = person.path(u"record"_s);
    QStringList open;
    int looks = 0;
    const auto deployed = person.run(u"hubwrightctl"_s,
        {u"deploy"_s, practised.spec(u"native"_s), u"--events"_s, events, u"--record"_s, record}, {}, [&] {
            for (const QString &path : {person.home(), events, record}) // from the first moment on
                open += person.openToOthers(path);
            ++looks;
            return false;
        });
    QCOMPARE(deployed.code, 0);
    QVERIFY(looks > 5);
    QCOMPARE(person.ctl({u"export"_s, u"physics101"_s, person.path(u"export"_s)}).code, 0);
    QCOMPARE(person.ctl({u"report"_s, u"physics101"_s, person.path(u"report"_s)}).code, 0);
    for (const QString &path :
        {person.home(), events, record, person.path(u"export"_s), person.path(u"report"_s)}) {
        QVERIFY2(QFile::exists(path), qPrintable(path));
        open += person.openToOthers(path);
    }
    QCOMPARE(open, QStringList());
    for (const QString &file : {u"journal.jsonl"_s, u"spec.yaml"_s, u"catalog.json"_s}) {
        const QString path = person.home() + u"/deployments/physics101/"_s + file;
        QCOMPARE(QFile::permissions(path),
            QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser);
    }
}

void SecretsTest::closesWhatWasOpenToOthers()
{
    Practised practised;
    Watched &person = practised.person;
    practised.signIn(By::PasswordInFile);
    QCOMPARE(person.ctl({u"deploy"_s, practised.spec(u"native"_s), u"--until"_s, u"network"_s}).code, 0);
    const QString folder = person.home() + u"/deployments/physics101"_s;
    const QString journal = folder + u"/journal.jsonl"_s;
    const QString events = person.path(u"events"_s);
    writeFile(events, "old\n");
    constexpr auto all = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther | QFile::ReadGroup;
    QVERIFY(QFile::setPermissions(journal, all));
    QVERIFY(QFile::setPermissions(events, all));
    QVERIFY(QFile::setPermissions(folder, all | QFile::ExeOwner | QFile::ExeOther));

    QCOMPARE(person.ctl({u"resume"_s, u"physics101"_s, u"--events"_s, events}).code, 0);
    QCOMPARE(person.openToOthers(folder) + person.openToOthers(events), QStringList());
}

void SecretsTest::leavesNoCoreDump_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<int>("signal");
    QTest::newRow("hubwrightctl, SIGSEGV") << u"hubwrightctl"_s << SIGSEGV;
    QTest::newRow("hubwrightctl, SIGABRT") << u"hubwrightctl"_s << SIGABRT;
    QTest::newRow("hubwright, SIGSEGV") << u"hubwright"_s << SIGSEGV;
}

void SecretsTest::leavesNoCoreDump()
{
    QFETCH(QString, program);
    QFETCH(int, signal);
    rlimit limit{};
    ::getrlimit(RLIMIT_CORE, &limit);
    const rlimit before = limit;
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_CORE, &limit);
    const auto restore = qScopeGuard([&before] { ::setrlimit(RLIMIT_CORE, &before); });
    if (!machineDumpsCores())
        QSKIP("this machine writes no core dumps where programs crash: none can be looked for");

    Practised practised;
    Watched &person = practised.person;
    practised.signIn(By::PasswordInFile); // the window has nobody here who types
    QStringList arguments{u"deploy"_s, practised.spec(u"native"_s)};
    if (program == u"hubwright"_s) {
        QCOMPARE(person.ctl({u"deploy"_s, arguments.last(), u"--until"_s, u"network"_s}).code, 0);
        arguments = {u"--resume"_s, u"physics101"_s};
    }
    const auto crashed = person.run(
        program, arguments, {}, [&] { return practised.overheard.count(u"proof"_s) > 0; }, signal);
    QVERIFY(crashed.code != 0); // 1 where a sanitizer caught the signal
    QVERIFY(practised.overheard.count(u"proof"_s) > 0); // in the middle, with all of them in memory
    QCOMPARE(coresIn(person.path()), QStringList());
    QCOMPARE(practised.search(), QStringList());
}

QTEST_GUILESS_MAIN(SecretsTest)
#include "tst_secrets.moc"
