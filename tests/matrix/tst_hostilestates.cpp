// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "matrix/harms.h"

#include <QMutexLocker>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;

namespace {

const QStringList Renamable{u"servers"_s, u"volumes"_s, u"images"_s, u"networks"_s, u"subnets"_s,
    u"routers"_s, u"ports"_s, u"security_groups"_s};

void rename(Case &c, const QString &type, const QJsonValue &resource, const QJsonValue &name)
{
    QJsonObject change{{u"type"_s, type}, {u"id"_s, resource["id"_L1]}};
    change[u"body"_s] = QJsonObject{{u"name"_s, name}};
    c.stage.cloud.post(u"change"_s, change);
}

/// In the middle of a deployment: a request that changes something, as others did before it.
QString middleOf(const Baseline &baseline)
{
    QStringList creating;
    for (const QString &request : baseline.deploying.keys()) {
        if (isMutating(request) && request.startsWith(u"POST "_s))
            creating += request;
    }
    return creating.value(creating.size() / 2);
}

QJsonObject fault(const QString &request, const QString &kind, const QJsonObject &more = {})
{
    QJsonObject fault{{u"match"_s, QJsonObject{{u"request"_s, request}}}, {u"kind"_s, kind}};
    for (auto it = more.begin(); it != more.end(); ++it)
        fault[it.key()] = it.value();
    return fault;
}

/// Deploys; `deed` is done while a request in the middle is on its way.
Laptop::Ended deployWith(Case &c, const std::function<void(QProcess &)> &deed)
{
    c.stage.cloud.befall({fault(middleOf(c.baseline), u"slow"_s, {{u"delay_ms"_s, 300}})});
    const std::unique_ptr<QProcess> process = c.laptop.start(c.laptop.deploying());
    while (c.stage.cloud.struck() == 0 && !process->waitForFinished(5)) { }
    deed(*process);
    return c.laptop.ended(*process);
}

/// The run has failed as it should: one sentence that has these words.
void mustHaveFailedWith(Case &c, const Laptop::Ended &ended, const QStringList &words)
{
    if (ended.code <= 0)
        c.fail(u"it ends with %1.\n%2"_s.arg(ended.code).arg(ended.words));
    for (const QString &word : words) {
        if (!ended.words.contains(word))
            c.fail(u"it does not say “%1”.\n%2"_s.arg(word, ended.words));
    }
}

void addRenamed(QList<Row> &rows, const Baseline &baseline)
{
    for (const QString &type : Renamable) {
        for (qsizetype i = 0; i < baseline.ready.value(type).size(); ++i) {
            rows += Row{u"%1 #%2 renamed"_s.arg(type).arg(i + 1), [=](Case &c) {
                            c.mustSucceed(c.laptop.deploying());
                            const QJsonValue one = all(c, type)[i];
                            rename(c, type, one, u"Somebody's own name"_s);
                            c.mustSucceed(c.laptop.goingOn());
                            rename(c, type, one, one["name"_L1]);
                            c.mustBecomeReady();
                            rename(c, type, one, u"Another one"_s);
                            c.mustBecomeNothing();
                        }};
        }
    }
}

void addDataInDanger(QList<Row> &rows, const Baseline &baseline)
{
    if (!baseline.ready.contains(u"volumes"_s))
        return;
    rows += Row{u"the volume with people's data in the status error"_s, [](Case &c) {
                    c.mustSucceed(c.laptop.deploying());
                    const QJsonValue volume = all(c, u"volumes"_s).first();
                    setStatus(c, u"volumes"_s, volume, u"error"_s);
                    mustHaveFailedWith(c, c.laptop.run(c.laptop.goingOn()), {u"may hold people's data"_s});
                    if (all(c, u"volumes"_s).first()["id"_L1] != volume["id"_L1])
                        return c.fail(u"the volume was made anew, and the data is lost."_s);
                    setStatus(c, u"volumes"_s, volume, u"in-use"_s);
                    c.mustBecomeReady();
                    c.mustBecomeNothing();
                }};
}

void addRefusals(QList<Row> &rows, const Baseline &baseline)
{
    const QList<std::tuple<QString, int, QJsonObject>> quotas{
        {u"POST /compute/v2.1/servers"_s, 403,
            {{u"forbidden"_s,
                QJsonObject{{u"code"_s, 403},
                    {u"message"_s,
                        u"Quota exceeded for cores: Requested 4, but already used 18 of 20 cores"_s}}}}},
        {u"POST /volume/v3/{}/volumes"_s, 413,
            {{u"overLimit"_s,
                QJsonObject{{u"code"_s, 413},
                    {u"message"_s,
                        u"VolumeSizeExceedsAvailableQuota: Requested volume or snapshot exceeds allowed gigabytes quota."_s}}}}},
        {u"POST /network/v2.0/floatingips"_s, 409,
            {{u"NeutronError"_s,
                QJsonObject{{u"type"_s, u"OverQuota"_s},
                    {u"message"_s, u"Quota exceeded for resources: ['floatingip']."_s},
                    {u"detail"_s, QString()}}}}},
    };
    for (const auto &[request, status, body] : quotas) {
        if (!baseline.deploying.contains(request))
            continue;
        const QJsonObject refusal
            = fault(request, u"status"_s, {{u"nth"_s, 0}, {u"status"_s, status}, {u"body"_s, body}});
        rows += Row{u"quota reached at "_s + request, [refusal](Case &c) {
                        c.stage.cloud.befall({refusal});
                        mustHaveFailedWith(c, c.laptop.run(c.laptop.deploying()), {u"quota"_s, u"resume"_s});
                        c.stage.cloud.befall({});
                        c.mustBecomeReady();
                        c.mustBecomeNothing();
                    }};
    }
    rows += Row{u"the credential is revoked half-way"_s, [](Case &c) {
                    const QJsonObject body{{u"error"_s,
                        QJsonObject{{u"code"_s, 401}, {u"title"_s, u"Unauthorized"_s},
                            {u"message"_s, u"The request you have made requires authentication."_s}}}};
                    const QJsonObject refusal = fault(u"POST /identity/v3/auth/tokens"_s, u"status"_s,
                        {{u"nth"_s, 0}, {u"status"_s, 401}, {u"body"_s, body}});
                    const Laptop::Ended ended = deployWith(c, [&](QProcess &) {
                        c.stage.cloud.befall({refusal});
                        c.stage.cloud.post(u"expire-tokens"_s);
                    });
                    mustHaveFailedWith(c, ended, {u"password"_s, u"resume"_s});
                    c.stage.cloud.befall({});
                    c.mustBecomeReady();
                    c.mustBecomeNothing();
                }};
    rows += Row{u"all tokens expire half-way"_s, [](Case &c) {
                    const Laptop::Ended ended
                        = deployWith(c, [&](QProcess &) { c.stage.cloud.post(u"expire-tokens"_s); });
                    if (!ended.isDone())
                        c.fail(u"it does not go on by itself.\n"_s + ended.words);
                    c.mustBecomeReady();
                    c.mustBecomeNothing();
                }};
}

void addLaptopsTroubles(QList<Row> &rows)
{
    rows += Row{u"the laptop sleeps, and wakes with dead connections and an expired token"_s, [](Case &c) {
                    const Laptop::Ended ended = deployWith(c, [&](QProcess &process) {
                        ::kill(pid_t(process.processId()), SIGSTOP);
                        c.stage.cloud.post(u"hang-up"_s);
                        c.stage.cloud.post(u"expire-tokens"_s);
                        QTest::qSleep(1500);
                        ::kill(pid_t(process.processId()), SIGCONT);
                    });
                    if (!ended.isDone())
                        c.fail(u"it does not go on by itself.\n"_s + ended.words);
                    c.mustBecomeReady();
                    c.mustBecomeNothing();
                }};
    for (const QString &jump : {u"86400"_s, u"-86400"_s, u"315360000"_s, u"-315360000"_s}) {
        rows += Row{u"the clock jumps by %1 s"_s.arg(jump), [jump](Case &c) {
                        const Laptop::Ended ended
                            = c.laptop.run(c.laptop.deploying(), {{u"MISHAP_CLOCK_JUMP"_s, jump}});
                        if (!ended.isDone())
                            c.fail(u"it does not go on by itself.\n"_s + ended.words);
                        c.mustBecomeReady();
                        c.mustBecomeNothing();
                    }};
    }
    rows += Row{u"two processes on one deployment"_s, [](Case &c) {
                    const Laptop::Ended ended = deployWith(c, [&](QProcess &process) {
                        const QString holder = QString::number(process.processId());
                        for (const QStringList &words : {c.laptop.goingOn(), c.laptop.destroying()})
                            mustHaveFailedWith(c, c.laptop.run(words), {holder});
                    });
                    if (!ended.isDone())
                        c.fail(u"the first is disturbed.\n"_s + ended.words);
                    c.mustBecomeReady();
                    c.mustBecomeNothing();
                }};
    rows += Row{u"a journal from a newer version"_s, [](Case &c) {
                    c.mustSucceed(c.laptop.deploying());
                    QFile journal(c.laptop.journal());
                    if (!journal.open(QIODevice::ReadWrite | QIODevice::Append))
                        return c.fail(u"there is no journal."_s);
                    const qint64 size = journal.size();
                    journal.write("{\"v\":99,\"what\":\"done\",\"step\":\"network\",\"id\":\"x\"}\n");
                    journal.close();
                    for (const QStringList &words : {c.laptop.goingOn(), c.laptop.destroying()})
                        mustHaveFailedWith(c, c.laptop.run(words), {u"version"_s});
                    if (!QFile::resize(c.laptop.journal(), size))
                        c.fail(u"the journal cannot be cut."_s);
                    c.mustBecomeReady();
                    c.mustBecomeNothing();
                }};
}

/// Not at the last record, which only says how it ended.
void addFullDisks(QList<Row> &rows, const Baseline &baseline)
{
    for (int record = 2; record < baseline.recordsOfDeploy; record += 3) {
        const QMap<QString, QString> mishap{{u"MISHAP_FULL_AT"_s, QString::number(record)}};
        rows += Row{u"the disk is full from record %1 on"_s.arg(record), [mishap](Case &c) {
                        const Laptop::Ended ended = c.laptop.run(c.laptop.deploying(), mishap);
                        mustHaveFailedWith(c, ended, {u"journal"_s, u"disk"_s});
                        c.mustBecomeReady();
                        c.mustBecomeNothing();
                    }};
    }
    for (int record = 1; record < baseline.recordsOfDestroy; record += 3) {
        const QMap<QString, QString> mishap{{u"MISHAP_FULL_AT"_s, QString::number(record)}};
        rows += Row{u"the disk is full from record %1 of destroy on"_s.arg(record), [mishap](Case &c) {
                        c.mustSucceed(c.laptop.deploying());
                        const Laptop::Ended ended = c.laptop.run(c.laptop.destroying(), mishap);
                        mustHaveFailedWith(c, ended, {u"journal"_s, u"disk"_s});
                        c.mustBecomeNothing();
                    }};
    }
}

/// Which requests mend which harm, where neither building nor removing makes them. Thread-safe.
class Mending
{
public:
    void note(const QString &harm, const Requests &requests, const Baseline &baseline)
    {
        const QMutexLocker lock(&m_mutex);
        for (const QString &request : requests.keys()) {
            if (isMutating(request) && !baseline.deploying.contains(request)
                && !baseline.destroying.contains(request))
                m_requests[harm] += request;
        }
    }
    [[nodiscard]] QStringList of(const QString &harm) const { return m_requests.value(harm); }
    [[nodiscard]] bool covers(const QString &request) const
    {
        return std::any_of(m_requests.begin(), m_requests.end(),
            [&](const QStringList &requests) { return requests.contains(request); });
    }

private:
    QMutex m_mutex;
    QMap<QString, QStringList> m_requests;
};

void addHarms(QList<Row> &rows, const QList<Harm> &harms, Mending &mending)
{
    for (const Harm &harm : harms) {
        rows += Row{harm.title, [harm, &mending](Case &c) {
                        c.mustSucceed(c.laptop.deploying());
                        harm.befall(c);
                        c.mustBecomeReady();
                        mending.note(harm.title, c.stage.requests(), c.baseline);
                        c.mustBecomeNothing();
                    }};
    }
}

/// As in the kill matrix, at the requests that only mending makes.
QList<Row> killedWhileMending(const QList<Harm> &harms, const Mending &mending)
{
    QList<Row> rows;
    for (const Harm &harm : harms) {
        for (const QString &request : mending.of(harm.title)) {
            for (const bool after : {false, true}) {
                const QString moment = after ? u"after"_s : u"before"_s;
                rows += Row{u"%1, killed %2 %3"_s.arg(harm.title, moment, request), [=](Case &c) {
                                c.mustSucceed(c.laptop.deploying());
                                harm.befall(c);
                                c.stage.cloud.befall(silence(request, 1, after));
                                c.killWhenStruck(c.laptop.goingOn());
                                c.mustBecomeReady();
                                c.mustBecomeNothing();
                            }};
            }
        }
    }
    return rows;
}

} // namespace

/// Partial and hostile states: what people, quotas, clocks, disks and laptop lids do to a deployment.
class HostileStatesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyDeploymentIsMended_data();
    void everyDeploymentIsMended();
};

void HostileStatesTest::everyDeploymentIsMended_data()
{
    addSpecs();
}

void HostileStatesTest::everyDeploymentIsMended()
{
    QFETCH(QByteArray, spec);
    Stage stage(TimeScale);
    const Baseline baseline = Baseline::of(spec, stage);
    const QList<Harm> harms = harmsTo(baseline);
    Mending mending;
    QList<Row> rows;
    addHarms(rows, harms, mending);
    addRenamed(rows, baseline);
    addDataInDanger(rows, baseline);
    addRefusals(rows, baseline);
    addLaptopsTroubles(rows);
    addFullDisks(rows, baseline);
    Report report;
    Report killed;
    QVERIFY(play(u"hostile states"_s, rows, baseline, report));
    QVERIFY(play(u"killed while mending"_s, killedWhileMending(harms, mending), baseline, killed));
    for (const QString &request : report.seen() + killed.seen()) {
        const bool hasRow = baseline.deploying.contains(request) || baseline.destroying.contains(request)
            || mending.covers(request);
        QVERIFY2(hasRow || !isMutating(request), qPrintable(request + u" is in no row"_s));
    }
}

QTEST_GUILESS_MAIN(HostileStatesTest)
#include "tst_hostilestates.moc"
