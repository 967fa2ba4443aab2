// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "matrix/faultkinds.h"
#include "matrix/matrix.h"

#include <QFile>
#include <QJsonArray>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const bool AllPairs = qEnvironmentVariableIsSet("HUBWRIGHT_MATRIX_ALL");

/// What all rows have in common.
struct Background
{
    Baseline baseline;
    Requests resuming;
    BadAddresses addresses;
    Report report;
};

Requests without(Requests all, const Requests &before)
{
    for (auto it = before.begin(); it != before.end(); ++it) {
        if ((all[it.key()] -= it.value()) <= 0)
            all.remove(it.key());
    }
    return all;
}

/// What a resume of a deployment that is ready asks.
Requests requestsOfResume(const QByteArray &spec, Stage &stage)
{
    stage.cloud.reset();
    Laptop laptop(stage.cloud, stage.keyring, spec);
    if (!laptop.run(laptop.deploying()).isDone())
        qFatal("An undisturbed deployment fails");
    const Requests before = stage.requests();
    if (!laptop.run(laptop.goingOn()).isDone())
        qFatal("An undisturbed resume fails");
    const Requests resuming = without(stage.requests(), before);
    if (!laptop.run(laptop.destroying()).isDone())
        qFatal("An undisturbed destroy fails");
    return resuming;
}

/// A sentence and a remedy at least, and before it the title of a step that failed, if there is one.
bool tellsWhy(const QString &words)
{
    static const QRegularExpression sentences(u"\\S[^.]{8,}[.:].* [A-Z“][^.]{8,}\\."_s);
    static const QRegularExpression failed(u"^✗ (.*\\S) +failed "_s, QRegularExpression::MultilineOption);
    const QString title = failed.match(words).captured(1);
    for (const QString &line : words.split(u'\n')) {
        const bool hasStep = title.isEmpty() || line.startsWith(title + u": "_s);
        if (hasStep && sentences.match(line).hasMatch())
            return true;
    }
    return false;
}

/// hubwrightctl ends well, or says why not.
void mustEndOrSayWhy(Background &background, Case &c, const QStringList &words, const Laptop::Mishap &mishap)
{
    const Laptop::Ended ended = c.laptop.run(words, mishap);
    if (ended.isDone())
        return background.report.add(u"finished by itself"_s);
    background.report.add(u"told why not"_s);
    const bool isUnchanged
        = ended.words.contains(u"Nothing was "_s) || ended.words.contains(u"cloud.profile: "_s);
    const bool isExpected = ended.code == 1 || ended.code == 3 || (ended.code == 2 && isUnchanged);
    if (!isExpected || !tellsWhy(ended.words))
        c.fail(u"“%1” ends with %2 and does not say why.\n%3"_s.arg(words.join(u' '))
                   .arg(ended.code)
                   .arg(ended.words));
}

enum class Phase { Deploy, Resume, Destroy };

QString nameOf(Phase phase)
{
    return phase == Phase::Deploy ? u"deploy"_s : phase == Phase::Resume ? u"resume"_s : u"destroy"_s;
}

/// The faults befall a deployment in this phase of its life; then all is well and somebody goes on.
void live(Background &background, Case &c, Phase phase, const std::function<Laptop::Mishap()> &befall)
{
    if (phase != Phase::Deploy)
        c.mustSucceed(c.laptop.deploying());
    const Laptop::Mishap mishap = befall();
    const QStringList words = phase == Phase::Deploy ? c.laptop.deploying()
        : phase == Phase::Resume                     ? c.laptop.goingOn()
                                                     : c.laptop.destroying();
    mustEndOrSayWhy(background, c, words, mishap);
    background.report.add(u"struck"_s, c.stage.cloud.struck() > 0 ? 1 : 0);
    c.stage.cloud.befall({});
    if (phase != Phase::Destroy)
        c.mustBecomeReady();
    c.mustBecomeNothing();
}

Row faultRow(Background &background, Phase phase, const QString &request, int nth, const FaultKind &kind)
{
    QJsonObject fault = kind.fault;
    fault[u"match"_s] = QJsonObject{{u"request"_s, request}};
    if (!fault.contains("nth"_L1))
        fault[u"nth"_s] = nth;
    const QString title = u"%1: %2 #%3 of %4"_s.arg(kind.title, request).arg(nth).arg(nameOf(phase));
    Laptop::Mishap mishap;
    if (kind.isMove)
        mishap[u"MISHAP"_s] = u"1"_s; // for its ignorance of .invalid
    return {title, [&background, phase, fault, mishap](Case &c) {
                live(background, c, phase, [&] {
                    c.stage.cloud.befall({fault});
                    return mishap;
                });
            }};
}

/// Takes `count` of the kinds in turn, from one request to the next, so that each has its turn often.
class Rotation
{
public:
    explicit Rotation(QList<FaultKind> kinds)
        : m_kinds(std::move(kinds))
    {
    }
    [[nodiscard]] QList<FaultKind> take(qsizetype count)
    {
        if (AllPairs || count >= m_kinds.size())
            return m_kinds;
        QList<FaultKind> taken;
        for (qsizetype i = 0; i < count; ++i)
            taken += m_kinds[m_next++ % m_kinds.size()];
        return taken;
    }

private:
    QList<FaultKind> m_kinds;
    qsizetype m_next = 0;
};

/// Every kind for the first of every mutating request of deploy and destroy. Of the rest (the second of a
/// name, reading ones, what lasts) each has some kinds in turn: all of them with HUBWRIGHT_MATRIX_ALL=1.
void addFaultRows(QList<Row> &rows, Background &background)
{
    Rotation passing(passingKinds(background.addresses)), lasting(lastingKinds());
    const auto add = [&](Phase phase, const Requests &requests) {
        for (auto it = requests.begin(); it != requests.end(); ++it) {
            const bool isInCatalog = !it.key().contains(u" /identity/"_s) && !it.key().contains(u" /hubs/"_s);
            const auto addKinds = [&](const QList<FaultKind> &kinds, int nth) {
                for (const FaultKind &kind : kinds) {
                    if (isInCatalog || !kind.isMove)
                        rows += faultRow(background, phase, it.key(), nth, kind);
                }
            };
            const bool mutates = isMutating(it.key());
            addKinds(passing.take(mutates ? 100 : 4), 1);
            for (int nth = 2; mutates && nth <= it.value(); ++nth)
                addKinds(passing.take(3), nth);
            addKinds(lasting.take(2), 1);
        }
    };
    add(Phase::Deploy, background.baseline.deploying);
    add(Phase::Resume, background.resuming);
    add(Phase::Destroy, background.baseline.destroying);
}

/// Where no catalog says where a service is: the sign-in, and the hub itself.
void addAddressRows(QList<Row> &rows, Background &background)
{
    const QMap<QString, QString> bad{{u"refused"_s, background.addresses.refused()},
        {u"TLS"_s, background.addresses.untrusted()}, {u"DNS"_s, BadAddresses::unknown()}};
    for (const QString &key : {u"auth_url"_s, u"hub_gateway"_s}) {
        for (auto it = bad.begin(); it != bad.end(); ++it) {
            for (const Phase phase : {Phase::Deploy, Phase::Resume, Phase::Destroy}) {
                const QString title = u"%1: %2 of %3"_s.arg(it.key(), key, nameOf(phase)), to = it.value();
                rows += Row{
                    title, [&background, phase, key, to](Case &c) {
                        const QTemporaryDir folder;
                        live(background, c, phase, [&] {
                            const QString path = folder.filePath(u"clouds.yaml"_s);
                            QFile was(c.stage.cloud.cloudsYaml()), is(path);
                            if (!was.open(QIODevice::ReadOnly) || !is.open(QIODevice::WriteOnly))
                                qFatal("%s cannot be written", qPrintable(path));
                            const QRegularExpression address(u"(%1: '?)http://[^/]+"_s.arg(key));
                            is.write(
                                QString::fromUtf8(was.readAll()).replace(address, u"\\1"_s + to).toUtf8());
                            return Laptop::Mishap{{u"OS_CLIENT_CONFIG_FILE"_s, path}};
                        });
                    }};
            }
        }
    }
}

/// Everything at once: somebody tries three times on a bad day, and goes on on a better one.
void addMixes(QList<Row> &rows, Background &background, quint32 seed, int count)
{
    for (int i = 0; i < count; ++i) {
        const quint32 own = seed + quint32(i);
        rows += Row{u"mix with seed %1"_s.arg(own), [&background, own](Case &c) {
                        for (int attempt = 0; attempt < 3; ++attempt) {
                            c.stage.cloud.befall(mixOf(own + quint32(attempt) * 1000));
                            mustEndOrSayWhy(background, c, c.laptop.goingOn(), {});
                        }
                        c.stage.cloud.befall({});
                        c.mustBecomeReady();
                        c.stage.cloud.befall(mixOf(own));
                        mustEndOrSayWhy(background, c, c.laptop.destroying(), {});
                        c.stage.cloud.befall({});
                        c.mustBecomeNothing();
                    }};
    }
}

void prepare(Background &background, const QByteArray &spec)
{
    Stage stage(TimeScale);
    background.baseline = Baseline::of(spec, stage);
    background.resuming = requestsOfResume(spec, stage);
}

} // namespace

/// Every request of a deployment's life goes wrong in every way. Either hubwrightctl finishes, or it says
/// which step, why and what to do, and going on finishes it; never with a duplicate, a hang, a crash or
/// something lost.
class FaultMatrixTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFaultPasses_data() { addSpecs(); }
    void everyFaultPasses();
    void mixesPass_data() { addSpecs(); }
    void mixesPass();
};

void FaultMatrixTest::everyFaultPasses()
{
    QFETCH(QByteArray, spec);
    Background background;
    prepare(background, spec);
    QList<Row> rows;
    addAddressRows(rows, background);
    addFaultRows(rows, background);
    QVERIFY(play(u"fault matrix"_s, rows, background.baseline, background.report));
}

/// HUBWRIGHT_SEED=N plays again what a run with that seed did.
void FaultMatrixTest::mixesPass()
{
    QFETCH(QByteArray, spec);
    bool isGiven = false;
    const int given = qEnvironmentVariableIntValue("HUBWRIGHT_SEED", &isGiven);
    const quint32 seed = isGiven ? quint32(given) : QRandomGenerator::global()->bounded(1'000'000U);
    qInfo("The mixes' first seed is %u", seed);
    Background background;
    prepare(background, spec);
    QList<Row> rows;
    addMixes(rows, background, seed, 40);
    QVERIFY(play(u"fault mixes"_s, rows, background.baseline, background.report));
}

QTEST_GUILESS_MAIN(FaultMatrixTest)
#include "tst_faultmatrix.moc"
