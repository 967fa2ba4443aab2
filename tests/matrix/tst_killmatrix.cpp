// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "matrix/matrix.h"

#include "engine/journal.h"
#include "wiring/wiring.h"

#include <QTest>

using namespace hubwright;
using namespace Qt::StringLiterals;

namespace {

/// Calls `add` for each single mutating request.
void forEachMutating(const Requests &requests, const std::function<void(QString, int)> &add)
{
    for (auto it = requests.begin(); it != requests.end(); ++it) {
        for (int nth = 1; isMutating(it.key()) && nth <= it.value(); ++nth)
            add(it.key(), nth);
    }
}

void addRequestRows(QList<Row> &rows, const Baseline &baseline)
{
    for (const bool after : {false, true}) {
        const QString moment = after ? u"after"_s : u"before"_s;
        forEachMutating(baseline.deploying, [&](const QString &request, int nth) {
            const QString title = u"killed %1 %2 #%3"_s.arg(moment, request).arg(nth);
            const auto kill = [=](Case &c) {
                c.stage.cloud.befall(silence(request, nth, after));
                c.killWhenStruck(c.laptop.deploying());
            };
            rows += Row{title + u", resumed"_s, [=](Case &c) {
                            kill(c);
                            c.mustBecomeReady();
                            c.mustBecomeNothing();
                        }};
            rows += Row{title + u", destroyed"_s, [=](Case &c) {
                            kill(c);
                            if (QFile::exists(c.laptop.journal()))
                                c.mustBecomeNothing();
                        }};
        });
        forEachMutating(baseline.destroying, [&](const QString &request, int nth) {
            rows += Row{u"killed %1 %2 #%3 of destroy"_s.arg(moment, request).arg(nth), [=](Case &c) {
                            c.mustSucceed(c.laptop.deploying());
                            c.stage.cloud.befall(silence(request, nth, after));
                            c.killWhenStruck(c.laptop.destroying());
                            c.mustBecomeNothing();
                        }};
        });
    }
}

/// Cuts the journal inside its last record: what a power failure does.
void tear(const QString &journal, int where)
{
    QFile file(journal);
    if (!file.open(QIODevice::ReadWrite))
        qFatal("%s cannot be torn", qPrintable(journal));
    const QByteArray content = file.readAll();
    const qsizetype last = content.lastIndexOf('\n', -2) + 1;
    file.resize(last + where % (content.size() - last));
}

/// However the last record is cut, what was said before it stands, and nothing else.
void everyCutMustBeRead(Case &c)
{
    QFile file(c.laptop.journal());
    if (!file.open(QIODevice::ReadOnly))
        return c.fail(u"There is no journal."_s);
    const QByteArray content = file.readAll();
    const qsizetype last = content.lastIndexOf('\n', -2) + 1;
    const qsizetype before = content.first(last).count('\n');
    QTemporaryDir folder;
    for (qsizetype end = last; before > 0 && end < content.size(); ++end) {
        QFile cut(folder.filePath(u"journal.jsonl"_s));
        if (!cut.open(QIODevice::WriteOnly | QIODevice::Truncate))
            qFatal("%s cannot be written", qPrintable(cut.fileName()));
        cut.write(content.first(end));
        cut.close();
        const Journal journal(cut.fileName());
        if (journal.records().size() != before)
            c.fail(u"cut at byte %1 the journal has %2 records instead of %3"_s.arg(end)
                       .arg(journal.records().size())
                       .arg(before));
    }
}

void addJournalRows(QList<Row> &rows, const Baseline &baseline)
{
    for (const bool isTorn : {false, true}) {
        const QString state = isTorn ? u", the record torn"_s : QString();
        const auto killAt = [=](Case &c, const QStringList &words, int record) {
            const Laptop::Ended ended = c.laptop.run(words, {{u"MISHAP_KILL_AT"_s, QString::number(record)}});
            if (ended.code != -1)
                return c.fail(u"it was not killed.\n"_s + ended.words);
            everyCutMustBeRead(c);
            if (isTorn)
                tear(c.laptop.journal(), record * 53);
        };
        for (int record = 1; record <= baseline.recordsOfDeploy; ++record) {
            rows += Row{u"killed at record %1%2"_s.arg(record).arg(state), [=](Case &c) {
                            killAt(c, c.laptop.deploying(), record);
                            c.mustBecomeReady();
                            c.mustBecomeNothing();
                        }};
        }
        for (int record = 1; record <= baseline.recordsOfDestroy; ++record) {
            rows += Row{u"killed at record %1 of destroy%2"_s.arg(record).arg(state), [=](Case &c) {
                            c.mustSucceed(c.laptop.deploying());
                            killAt(c, c.laptop.destroying(), record);
                            c.mustBecomeNothing();
                        }};
        }
    }
}

} // namespace

/// The real hubwrightctl is killed at every point of a deployment's life, on a cloud in another process; then
/// somebody goes on.
class KillMatrixTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRecipeHasASpec();
    void everyResourceExistsExactlyOnce_data();
    void everyResourceExistsExactlyOnce();
};

void KillMatrixTest::everyRecipeHasASpec()
{
    const QTemporaryDir home;
    const std::unique_ptr<Workshop> workshop = makeWorkshop(home.path(), nullptr);
    QStringList recipes;
    for (const auto &provider : workshop->providers) {
        for (const RecipeInfo &recipe : provider->recipes())
            recipes += recipe.id;
    }
    recipes.sort();
    QCOMPARE(specs().keys(), recipes);
}

void KillMatrixTest::everyResourceExistsExactlyOnce_data()
{
    addSpecs();
}

void KillMatrixTest::everyResourceExistsExactlyOnce()
{
    QFETCH(QByteArray, spec);
    Stage stage(TimeScale);
    const Baseline baseline = Baseline::of(spec, stage);
    QList<Row> rows;
    addRequestRows(rows, baseline);
    addJournalRows(rows, baseline);
    Report report;
    QVERIFY(play(u"kill matrix"_s, rows, baseline, report));
    for (const QString &request : report.seen()) {
        const bool hasRow = baseline.deploying.contains(request) || baseline.destroying.contains(request);
        QVERIFY2(hasRow || !isMutating(request), qPrintable(request + u" is in no row"_s));
    }
}

QTEST_GUILESS_MAIN(KillMatrixTest)
#include "tst_killmatrix.moc"
