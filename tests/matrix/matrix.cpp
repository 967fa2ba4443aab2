// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "matrix/matrix.h"

#include <QDir>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QMutexLocker>
#include <QTest>

#include <atomic>
#include <cstdio>
#include <thread>
#include <vector>

using namespace Qt::StringLiterals;

namespace {

/// QtTest's own five minutes for a function are not enough on a busy machine.
const bool HasTime = qputenv("QTEST_FUNCTION_TIMEOUT", "3600000");

constexpr int Lanes = 6; // mostly waiting
constexpr int LateLists = 2; // the engine looks four times

int recordsIn(const QString &journal)
{
    QFile file(journal);
    return file.open(QIODevice::ReadOnly) ? int(file.readAll().count('\n')) : 0;
}

void mustWork(const Laptop::Ended &ended)
{
    if (!ended.isDone())
        qFatal("An undisturbed run fails:\n%s", qPrintable(ended.words));
}

} // namespace

bool isMutating(const QString &request)
{
    return !request.startsWith(u"GET "_s) && !request.endsWith(u"/auth/tokens"_s)
        && !request.endsWith(u" os-getConsoleOutput"_s);
}

Requests Stage::requests() const
{
    Requests requests;
    const QJsonObject counts = cloud.get(u"requests"_s);
    for (auto it = counts.begin(); it != counts.end(); ++it)
        requests[it.key()] = it.value().toInt();
    return requests;
}

Baseline Baseline::of(const QByteArray &spec, Stage &stage)
{
    Baseline baseline{spec, {}, {}, {}, 0, 0};
    stage.cloud.reset();
    Laptop laptop(stage.cloud, stage.keyring, spec);
    mustWork(laptop.run(laptop.deploying()));
    baseline.ready = shapeOf(stage.cloud.get(u"resources"_s), laptop.name());
    baseline.deploying = stage.requests();
    baseline.recordsOfDeploy = recordsIn(laptop.journal());
    mustWork(laptop.run(laptop.destroying()));
    baseline.destroying = stage.requests();
    for (auto it = baseline.deploying.begin(); it != baseline.deploying.end(); ++it) {
        if ((baseline.destroying[it.key()] -= it.value()) == 0)
            baseline.destroying.remove(it.key());
    }
    baseline.recordsOfDestroy = recordsIn(laptop.journal()) - baseline.recordsOfDeploy;
    return baseline;
}

void Report::add(const QString &counter, int by)
{
    const QMutexLocker lock(&m_mutex);
    m_counters[counter] += by;
}

void Report::fail(const QString &title, const QString &why)
{
    const QMutexLocker lock(&m_mutex);
    m_failures += title + u":\n"_s + why;
}

void Report::saw(const Requests &requests)
{
    const QMutexLocker lock(&m_mutex);
    for (const QString &request : requests.keys())
        m_seen += request;
}

bool Report::isGood() const
{
    for (const QString &failure : m_failures)
        std::fprintf(stderr, "\n%s\n", qPrintable(failure));
    return m_failures.isEmpty();
}

QString Report::text() const
{
    QStringList counters{
        u"points"_s, u"resumed"_s, u"destroyed"_s, u"duplicates"_s, u"lost"_s, u"orphans"_s, u"leaks"_s};
    for (const QString &other : m_counters.keys()) {
        if (!counters.contains(other))
            counters += other;
    }
    for (QString &counter : counters)
        counter.prepend(QString::number(m_counters.value(counter)) + u' ');
    return counters.join(u", "_s);
}

Case::Case(QString title, Stage &where, const Baseline &line, Report &report, int lateLists)
    : laptop(where.cloud, where.keyring, line.spec)
    , stage(where)
    , baseline(line)
    , m_title(std::move(title))
    , m_report(report)
{
    stage.cloud.reset(lateLists);
    m_report.add(u"points"_s);
}

void Case::fail(const QString &why)
{
    m_report.fail(m_title, why);
}

void Case::collectSecrets()
{
    for (const QJsonValue secret : stage.cloud.get(u"secrets"_s)["secrets"_L1].toArray())
        m_secrets += secret.toString();
}

void Case::killWhenStruck(const QStringList &words)
{
    const std::unique_ptr<QProcess> process = laptop.start(words);
    while (stage.cloud.struck() == 0 && !process->waitForFinished(5)) { }
    const bool isStruck = stage.cloud.struck() > 0;
    process->kill();
    const Laptop::Ended ended = laptop.ended(*process);
    stage.cloud.befall({});
    if (!isStruck)
        fail(u"the moment never came.\n"_s + ended.words);
}

void Case::mustSucceed(const QStringList &words)
{
    const Laptop::Ended ended = laptop.run(words);
    if (!ended.isDone())
        fail(u"“%1” ends with %2.\n%3"_s.arg(words.join(u' ')).arg(ended.code).arg(ended.words));
}

void Case::mustBecomeReady()
{
    mustSucceed(laptop.goingOn());
    collectSecrets();
    m_report.add(u"resumed"_s);
    const Difference difference
        = compare(shapeOf(stage.cloud.get(u"resources"_s), laptop.name()), baseline.ready);
    m_report.add(u"duplicates"_s, difference.duplicates);
    m_report.add(u"lost"_s, difference.lost);
    if (!difference.lines.isEmpty())
        fail(u"what there is differs from an undisturbed run.\n"_s + difference.lines.join(u'\n'));
}

void Case::mustBecomeNothing()
{
    collectSecrets();
    mustSucceed(laptop.destroying());
    m_report.add(u"destroyed"_s);
    m_report.saw(stage.requests());
    const Difference difference = compare(shapeOf(stage.cloud.get(u"resources"_s), laptop.name()), {});
    m_report.add(u"orphans"_s, difference.duplicates);
    if (!difference.lines.isEmpty())
        fail(u"something is left.\n"_s + difference.lines.join(u'\n'));
    const QStringList leaks = laptop.leaksOf(m_secrets);
    m_report.add(u"leaks"_s, int(leaks.size()));
    if (!leaks.isEmpty())
        fail(leaks.join(u'\n'));
}

namespace {

void playInLanes(const QList<Row> &rows, const Baseline &baseline, Report &report)
{
    const int every = std::max(1, qEnvironmentVariableIntValue("HUBWRIGHT_MATRIX_EVERY"));
    std::atomic<qsizetype> next = 0;
    const auto playNext = [&] {
        Stage stage(TimeScale);
        for (qsizetype i = every * next++; i < rows.size(); i = every * next++) {
            const int lateLists = (i / every) % 2 == 0 ? 0 : LateLists;
            const QString title = rows[i].title + (lateLists > 0 ? u" (late lists)"_s : QString());
            Case played(title, stage, baseline, report, lateLists);
            rows[i].play(played);
        }
    };
    std::vector<std::thread> lanes;
    for (int i = 0; i < Lanes; ++i)
        lanes.emplace_back(playNext);
    for (std::thread &lane : lanes)
        lane.join();
}

} // namespace

bool play(const QString &name, QList<Row> rows, const Baseline &baseline, Report &report)
{
    QElapsedTimer timer;
    timer.start();
    const QString words = qEnvironmentVariable("HUBWRIGHT_MATRIX_ONLY");
    rows.removeIf([&](const Row &row) { return !row.title.contains(words); });
    playInLanes(rows, baseline, report);
    qInfo("%s of %s: %s; %lld s", qPrintable(name), QTest::currentDataTag(), qPrintable(report.text()),
        timer.elapsed() / 1000);
    return report.isGood();
}

QJsonArray silence(const QString &request, int nth, bool isCarriedOut)
{
    const QJsonObject match{{u"request"_s, request}};
    const QJsonObject fault{
        {u"match"_s, match}, {u"nth"_s, nth}, {u"kind"_s, u"hang"_s}, {u"carried_out"_s, isCarriedOut}};
    return {fault};
}

QMap<QString, QByteArray> specs()
{
    QMap<QString, QByteArray> specs;
    const QDir folder(u"" SOURCE_DIR "/tests/matrix/specs"_s);
    for (const QString &name : folder.entryList({u"*.yaml"_s})) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("%s cannot be read", qPrintable(file.fileName()));
        specs[QFileInfo(name).baseName()] = file.readAll();
    }
    return specs;
}

void addSpecs()
{
    QTest::addColumn<QByteArray>("spec");
    const QMap<QString, QByteArray> all = specs();
    for (auto it = all.begin(); it != all.end(); ++it)
        QTest::newRow(qPrintable(it.key())) << it.value();
}
