// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "tst_journal.h"

#include "engine/journal.h"

#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>

using namespace hubwright;
using namespace Qt::StringLiterals;
using What = Journal::What;

static const StepId Net(u"net"_s);
static const StepId Boot(u"boot"_s);

static QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

static void overwrite(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

void JournalTest::remembersAcrossProcesses()
{
    QTemporaryDir dir;
    const QString path = dir.filePath(u"j"_s);
    DeploymentId id;
    {
        Journal journal(path);
        QVERIFY(journal.isNew());
        id = journal.deployment();
        journal.append(Net, What::Creating);
        journal.append(Net, What::Created, {u"n-1"_s, {{u"cidr"_s, u"10.0.0.0/24"_s}}, false});
    }
    const Journal journal(path);
    QVERIFY(!journal.isNew());
    QCOMPARE(journal.deployment(), id);
    QCOMPARE(journal.state(Net), What::Created);
    QCOMPARE(journal.resource(Net).id, u"n-1"_s);
    QCOMPARE(journal.resource(Net).facts["cidr"_L1].toString(), u"10.0.0.0/24"_s);
}

void JournalTest::forgetsATornLastLine()
{
    QTemporaryDir dir;
    const QString path = dir.filePath(u"j"_s);
    {
        Journal journal(path);
        journal.append(Net, What::Creating);
        journal.append(Net, What::Created, {u"n-1"_s, {}, false});
    }
    const QByteArray whole = contentOf(path);
    const qsizetype lastLine = whole.lastIndexOf('\n', whole.size() - 2) + 1;
    for (qsizetype cut = lastLine; cut < whole.size(); ++cut) {
        overwrite(path, whole.first(cut));
        Journal journal(path);
        QVERIFY2(journal.isOpen(Net), qPrintable(u"cut at %1"_s.arg(cut)));
        journal.append(Net, What::Created, {u"n-2"_s, {}, false});
        QCOMPARE(Journal(path).resource(Net).id, u"n-2"_s);
    }
}

void JournalTest::refusesALineThatItCannotRead_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("no JSON") << QByteArray("rubbish\n");
    QTest::newRow("a newer format") << QByteArray(R"({"v":2,"what":"done","step":"net"})"
                                                  "\n");
    QTest::newRow("an unknown word") << QByteArray(R"({"v":1,"what":"cloned","step":"net"})"
                                                   "\n");
    QTest::newRow("another deployment") << QByteArray(R"({"v":1,"what":"begun","data":{"deployment":"x"}})"
                                                      "\n");
}

void JournalTest::refusesALineThatItCannotRead()
{
    QFETCH(QByteArray, line);
    QTemporaryDir dir;
    const QString path = dir.filePath(u"j"_s);
    Journal{path};
    const QByteArray before = contentOf(path) + line;
    overwrite(path, before);
    try {
        Journal journal(path);
        QFAIL("it was read all the same");
    } catch (const Error &error) {
        QVERIFY(error.sentence.contains(u"Line 2"));
        QVERIFY(error.remedy.contains(u"version"));
    }
    QCOMPARE(contentOf(path), before);
}

void JournalTest::refusesToBeOfNoDeployment_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("not begun") << QByteArray(R"({"v":1,"what":"done","step":"net"})"
                                             "\n");
    QTest::newRow("no id") << QByteArray(R"({"v":1,"what":"begun"})"
                                         "\n");
    QTest::newRow("empty id") << QByteArray(R"({"v":1,"what":"begun","data":{"deployment":""}})"
                                            "\n");
}

void JournalTest::refusesToBeOfNoDeployment()
{
    QFETCH(QByteArray, line);
    QTemporaryDir dir;
    const QString path = dir.filePath(u"j"_s);
    overwrite(path, line);
    QVERIFY_THROWS_EXCEPTION(Error, Journal{path});
    QCOMPARE(contentOf(path), line);
}

void JournalTest::keepsItsWholeLinesWhenTheDiskIsFull()
{
    QTemporaryDir dir;
    const QString path = dir.filePath(u"j"_s);
    Journal journal(path);
    journal.append(Net, What::Creating);
    const QByteArray before = contentOf(path);

    // A limit on the size of files fails a write half-way, as a full disk does.
    ::signal(SIGXFSZ, SIG_IGN);
    rlimit unlimited;
    ::getrlimit(RLIMIT_FSIZE, &unlimited);
    rlimit limited = unlimited;
    limited.rlim_cur = rlim_t(before.size() + 20);
    ::setrlimit(RLIMIT_FSIZE, &limited);
    std::optional<Error> error;
    try {
        journal.append(Net, What::Created, {u"n-1"_s, {}, false});
    } catch (const Error &e) {
        error = e;
    }
    ::setrlimit(RLIMIT_FSIZE, &unlimited);

    QVERIFY(error);
    QCOMPARE(error->kind, Error::Kind::Local);
    QVERIFY(error->remedy.contains(u"Free space"));
    QCOMPARE(contentOf(path), before);
    journal.append(Net, What::Created, {u"n-2"_s, {}, false});
    QCOMPARE(Journal(path).resource(Net).id, u"n-2"_s);
}

void JournalTest::isReadableByItsOwnerOnly()
{
    QTemporaryDir dir;
    const QString path = dir.filePath(u"j"_s);
    Journal journal(path);
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(QFile::permissions(path) & others));
}

void JournalTest::anActionIsUndoneByWhatIsMadeAfterIt()
{
    QTemporaryDir dir;
    Journal journal(dir.filePath(u"j"_s));
    journal.append(Net, What::Created, {u"n-1"_s, {}, false});
    journal.append(Boot, What::Done);
    QVERIFY(journal.isDoneSince(Boot, {Net}));
    journal.append(Net, What::Gone);
    journal.append(Net, What::Created, {u"n-2"_s, {}, false});
    QVERIFY(!journal.isDoneSince(Boot, {Net}));
}
