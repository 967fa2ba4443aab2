// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "tst_run.h"

#include "toycloud.h"

#include "engine/run.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace hubwright;
using namespace Qt::StringLiterals;

namespace {

const QString Chain = u"net; subnet: net; router; port: subnet; server: port router; boot!: server"_s;

Error passing(const QString &sentence = u"The cloud is busy."_s)
{
    return Error(Error::Kind::Transient, sentence);
}

/// Its create() goes wrong in a way of its own.
class OddStep : public ToyStep
{
public:
    using Create = std::function<Resource(StepContext &, Resource)>; ///< with what was made; may throw
    OddStep(ToyCloud &cloud, Create odd)
        : ToyStep(toyOutline(u"a"_s).first(), cloud)
        , m_odd(std::move(odd))
    {
    }
    Task<Resource> create(StepContext &context) override
    {
        const Resource made = co_await ToyStep::create(context);
        co_return m_odd(context, made);
    }

private:
    Create m_odd;
};

/// One deployment in a folder of its own, whose time runs a thousand times faster.
struct Site
{
    QTemporaryDir dir;
    ToyCloud cloud;
    QString plan = Chain;
    OddStep::Create odd; ///< the plan is one odd step
    QSet<StepId> only;
    Cancellation cancellation;
    QList<StepEvent> events;
    std::function<void(const StepEvent &)> onEvent;

    Plan oddPlan()
    {
        std::vector<std::unique_ptr<Step>> steps;
        steps.push_back(std::make_unique<OddStep>(cloud, odd));
        return Plan(std::move(steps));
    }

    Outcome run(Run::Direction direction = Run::Direction::Deploy)
    {
        const Plan steps = odd ? oddPlan() : toyPlan(plan, cloud);
        Journal journal(dir.filePath(u"journal"_s));
        MemoryVault vault;
        Clock clock(1000);
        cancellation.reset();
        events.clear();
        Run run(steps, {journal, vault, clock, cancellation}, direction);
        if (!only.isEmpty())
            run.limitTo(only);
        QObject::connect(&run, &Run::stepChanged, [this](const StepEvent &event) {
            events += event;
            if (onEvent)
                onEvent(event);
        });
        std::optional<Outcome> outcome;
        QSignalSpy finished(&run, &Run::finished);
        QObject::connect(&run, &Run::finished, [&](Outcome o) { outcome = o; });
        run.start();
        finished.wait(20'000);
        if (!outcome)
            qFatal("the run did not finish");
        return *outcome;
    }
    Outcome destroy() { return run(Run::Direction::Remove); }

    StepState stateOf(const QString &step) const
    {
        StepState state = StepState::Waiting;
        for (const StepEvent &event : events) {
            if (event.step.value == step)
                state = event.state;
        }
        return state;
    }
};

} // namespace

void RunTest::startsAStepTheMomentItsNeedsAreMet()
{
    Site site;
    QCOMPARE(site.run(), Outcome::Ready);
    QCOMPARE(site.cloud.log.last(), u"do boot"_s);
    QVERIFY(site.cloud.log.indexOf(u"create net") < site.cloud.log.indexOf(u"create subnet"));
    QVERIFY(site.cloud.log.indexOf(u"create router") < site.cloud.log.indexOf(u"create port"));
    QCOMPARE(site.cloud.count(), 5);
}

void RunTest::runsIndependentStepsAtOnce()
{
    Site site;
    site.plan = u"a; b; c; d; e; f"_s;
    site.cloud.settleTime = Seconds(200);
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(site.run(), Outcome::Ready);
    QCOMPARE_LT(timer.elapsed(), 3 * 200);
}

void RunTest::looksForNothingInANewDeployment()
{
    Site site;
    site.run();
    QCOMPARE(site.cloud.log.filter(u"find"_s), QStringList());
}

void RunTest::changesNothingWhenRunAgain()
{
    Site site;
    site.run();
    const auto before = site.cloud.things;
    site.cloud.log.clear();
    QCOMPARE(site.run(), Outcome::Ready);
    QCOMPARE(site.cloud.things, before);
    QCOMPARE(site.cloud.log.filter(u"create"_s), QStringList());
    QCOMPARE(site.cloud.log.filter(u"do"_s), QStringList());
}

void RunTest::makesAgainWhatHasVanished()
{
    Site site;
    site.run();
    site.cloud.things[u"port"_s].clear();
    QCOMPARE(site.run(), Outcome::Ready);
    QCOMPARE(site.cloud.made(u"port"_s), 2);
    QCOMPARE(site.cloud.made(u"net"_s), 1);
}

void RunTest::repeatsAnActionWhenItsSubjectWasMadeAnew()
{
    Site site;
    site.run();
    site.cloud.things[u"server"_s].clear();
    site.run();
    QCOMPARE(site.cloud.log.count(u"do boot"_s), 2);
}

void RunTest::repeatsAfterAPassingFault_data()
{
    QTest::addColumn<QString>("verb");
    QTest::newRow("before it is made") << u"create"_s;
    QTest::newRow("while it settles") << u"settle"_s;
    QTest::newRow("in an action") << u"do"_s;
}

void RunTest::repeatsAfterAPassingFault()
{
    QFETCH(QString, verb);
    Site site;
    int faults = 2;
    site.cloud.before = [&](const QString &v, const QString &step) {
        if (v == verb && (step == u"subnet" || verb == u"do") && faults-- > 0)
            throw passing();
    };
    QCOMPARE(site.run(), Outcome::Ready);
    QCOMPARE(site.cloud.count(), 5);
    const bool saidSo = std::ranges::any_of(
        site.events, [](const StepEvent &e) { return e.detail.contains(u"Trying again in"); });
    QVERIFY(saidSo);
}

void RunTest::makesNothingTwiceWhenTheAnswerIsLost_data()
{
    QTest::addColumn<int>("lag");
    QTest::newRow("the cloud lists at once") << 0;
    QTest::newRow("the cloud lists late") << 2;
}

void RunTest::makesNothingTwiceWhenTheAnswerIsLost()
{
    QFETCH(int, lag);
    Site site;
    site.cloud.listingLag = lag;
    QSet<QString> lost;
    site.cloud.after = [&](const QString &verb, const QString &step) {
        if (verb == u"create" && !lost.contains(step)) {
            lost += step;
            throw passing(u"The connection broke."_s);
        }
    };
    QCOMPARE(site.run(), Outcome::Ready);
    QCOMPARE(site.cloud.count(), 5);
}

void RunTest::looksForWhatTheAnswerDoesNotName()
{
    Site site;
    site.odd = [](StepContext &, const Resource &) { return Resource(); };
    QCOMPARE(site.run(), Outcome::Ready);
    QCOMPARE(site.cloud.made(u"a"_s), 1);
}

void RunTest::looksForWhatALostAnswerMadeAlsoAfterARefusal()
{
    Site site;
    site.cloud.listingLag = 5; // one more than the looks of a run
    site.odd = [n = 0](StepContext &, const Resource &) mutable -> Resource {
        if (++n == 1)
            throw passing(u"The connection broke."_s);
        return {};
    };
    site.cloud.before = [n = 0](const QString &verb, const QString &) mutable {
        if (verb == u"create" && ++n == 2)
            throw Error(Error::Kind::Conflict, u"There is one of this name."_s);
    };
    QCOMPARE(site.run(), Outcome::Failed);
    QCOMPARE(site.destroy(), Outcome::Removed);
    QCOMPARE(site.cloud.count(), 0);
}

void RunTest::remembersWhatWasMadeBeforeCreateFailed()
{
    Site site;
    site.odd = [](StepContext &context, const Resource &made) -> Resource {
        context.made(made);
        throw Error(Error::Kind::Refused, u"The second half is not allowed."_s);
    };
    QCOMPARE(site.run(), Outcome::Failed);
    QCOMPARE(site.destroy(), Outcome::Removed);
    QCOMPARE(site.cloud.made(u"a"_s), 1);
    QCOMPARE(site.cloud.count(), 0);
}

void RunTest::waitsUntilTheCloudKnowsWhatItMade()
{
    Site site;
    site.cloud.before = [n = 0](const QString &verb, const QString &step) mutable {
        if (verb == u"settle" && step == u"net" && ++n < 3)
            throw Error(Error::Kind::NotFound, u"There is no such network."_s);
    };
    QCOMPARE(site.run(), Outcome::Ready);
    QCOMPARE(site.cloud.made(u"net"_s), 1);
}

void RunTest::stopsAtAFailureAndGoesOnWhenResumed()
{
    Site site;
    site.cloud.before = [](const QString &verb, const QString &step) {
        if (verb == u"create" && step == u"port")
            throw Error(Error::Kind::Quota, u"The quota for ports is used up."_s, u"Free one."_s);
    };
    QCOMPARE(site.run(), Outcome::Failed);
    site.cloud.before = nullptr;
    QCOMPARE(site.run(), Outcome::Ready);
    QCOMPARE(site.cloud.made(u"net"_s), 1);
    QCOMPARE(site.cloud.count(), 5);
}

void RunTest::showsOneCauseAndLeavesTheRestWaiting()
{
    Site site;
    site.cloud.before = [](const QString &verb, const QString &step) {
        if (verb == u"create" && step == u"subnet")
            throw Error(Error::Kind::BadInput, u"No such range."_s);
    };
    site.run();
    QCOMPARE(site.stateOf(u"subnet"_s), StepState::Failed);
    QCOMPARE(site.stateOf(u"port"_s), StepState::Waiting);
    const auto failures = std::ranges::count(site.events, StepState::Failed, &StepEvent::state);
    QCOMPARE(failures, 1);
    QCOMPARE(site.events.last().error->sentence, u"No such range."_s);
}

void RunTest::makesABrokenThingAgain()
{
    class Broken : public ToyStep
    {
    public:
        using ToyStep::ToyStep;
        Task<QList<Resource>> find(StepContext &context) override
        {
            QList<Resource> found = co_await ToyStep::find(context);
            for (Resource &resource : found)
                resource.broken = resource.id == u"a-1";
            co_return found;
        }
    };
    QTemporaryDir dir;
    ToyCloud cloud;
    const auto deploy = [&] {
        std::vector<std::unique_ptr<Step>> steps;
        steps.push_back(std::make_unique<Broken>(toyOutline(u"a"_s).first(), cloud));
        const Plan plan(std::move(steps));
        Journal journal(dir.filePath(u"j"_s));
        MemoryVault vault;
        Clock clock(1000);
        Cancellation cancellation;
        Run run(plan, {journal, vault, clock, cancellation}, Run::Direction::Deploy);
        QSignalSpy finished(&run, &Run::finished);
        run.start();
        QVERIFY(finished.wait());
    };
    deploy();
    deploy();
    QCOMPARE(cloud.things[u"a"_s], QStringList(u"a-2"_s));
}

void RunTest::makesNothingAgainThatMayHoldData()
{
    Site site;
    site.plan = u"disk*; server: disk"_s;
    QCOMPARE(site.run(), Outcome::Ready);
    site.cloud.broken += site.cloud.things[u"disk"_s].first();
    QCOMPARE(site.run(), Outcome::Failed);
    QVERIFY(site.events.last().error->sentence.contains(u"may hold people's data"));
    QCOMPARE(site.cloud.made(u"disk"_s), 1);
    QCOMPARE(site.cloud.things[u"disk"_s].size(), 1);
}

void RunTest::makesADiskAgainThatNobodyUsedYet()
{
    Site site;
    site.plan = u"disk*; server: disk"_s;
    site.cloud.before = [](const QString &verb, const QString &step) {
        if (verb == u"create" && step == u"server")
            throw Error(Error::Kind::Quota, u"No more servers."_s);
    };
    QCOMPARE(site.run(), Outcome::Failed);
    site.cloud.before = {};
    site.cloud.broken += site.cloud.things[u"disk"_s].first();
    QCOMPARE(site.run(), Outcome::Ready);
    QCOMPARE(site.cloud.made(u"disk"_s), 2);
    QCOMPARE(site.cloud.things[u"disk"_s].size(), 1);
}

void RunTest::cancelLeavesAResumableDeployment()
{
    for (int after = 1; after < 40; after += 3) {
        Site site;
        site.onEvent = [&, n = 0](const StepEvent &) mutable {
            if (++n == after)
                site.cancellation.cancel();
        };
        const Outcome first = site.run();
        site.onEvent = nullptr;
        QVERIFY(first == Outcome::Interrupted || first == Outcome::Ready);
        QCOMPARE(site.run(), Outcome::Ready);
        QCOMPARE(site.cloud.count(), 5);
    }
}

void RunTest::removesInReverseOrder()
{
    Site site;
    site.run();
    QCOMPARE(site.destroy(), Outcome::Removed);
    QCOMPARE(site.cloud.count(), 0);
    QVERIFY(site.cloud.log.indexOf(u"remove server") < site.cloud.log.indexOf(u"remove port"));
    QVERIFY(site.cloud.log.indexOf(u"remove port") < site.cloud.log.indexOf(u"remove net"));
}

void RunTest::removesWhatAHalfMadeDeploymentLeft()
{
    Site site;
    site.cloud.listingLag = 1;
    site.cloud.after = [](const QString &verb, const QString &step) {
        if (verb == u"create" && step == u"port")
            throw Error(Error::Kind::Broken, u"Lost."_s);
    };
    QCOMPARE(site.run(), Outcome::Failed);
    site.cloud.after = nullptr;
    QCOMPARE(site.destroy(), Outcome::Removed);
    QCOMPARE(site.cloud.count(), 0);
}

void RunTest::looksForNothingThatWasNeverTried()
{
    Site site;
    site.only = until(toyOutline(Chain), StepId(u"net"_s));
    site.run();
    site.only.clear();
    site.cloud.log.clear();
    QCOMPARE(site.destroy(), Outcome::Removed);
    QCOMPARE(site.cloud.count(), 0);
    QCOMPARE(site.cloud.log.filter(u"port"_s) + site.cloud.log.filter(u"server"_s), QStringList());
}

void RunTest::removesTheRestWhenOneStepFails()
{
    Site site;
    site.run();
    site.cloud.before = [](const QString &verb, const QString &step) {
        if (verb == u"remove" && step == u"router")
            throw Error(Error::Kind::Refused, u"Not allowed."_s);
    };
    QCOMPARE(site.destroy(), Outcome::Failed);
    QCOMPARE(site.cloud.count(), 1);
}

void RunTest::waitsForWhatIsInUseWhenItRemoves()
{
    Site site;
    site.run();
    int conflicts = 2;
    site.cloud.before = [&](const QString &verb, const QString &step) {
        if (verb == u"remove" && step == u"net" && conflicts-- > 0)
            throw Error(Error::Kind::Conflict, u"The network is in use."_s);
    };
    QCOMPARE(site.destroy(), Outcome::Removed);
}

void RunTest::stopsAfterTheStepThatUntilNames()
{
    Site site;
    site.only = until(toyOutline(Chain), StepId(u"subnet"_s));
    QCOMPARE(site.run(), Outcome::Stopped);
    QCOMPARE(site.cloud.things.keys(), QStringList({u"net"_s, u"router"_s, u"subnet"_s}));
    site.only.clear();
    QCOMPARE(site.run(), Outcome::Ready);
    QCOMPARE(site.cloud.made(u"net"_s), 1);
}

void RunTest::survivesSeededFaults_data()
{
    QTest::addColumn<uint>("seed");
    for (uint seed = 1; seed <= 30; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void RunTest::survivesSeededFaults()
{
    QFETCH(uint, seed);
    QRandomGenerator random(seed);
    Site site;
    site.cloud.listingLag = int(seed % 3);
    const auto fault = [&](const QString &, const QString &) {
        const int dice = random.bounded(100);
        if (dice < 12)
            throw passing();
        if (dice < 15)
            throw Error(Error::Kind::Refused, u"Not now."_s);
    };
    site.cloud.before = fault;
    site.cloud.after = [&](const QString &, const QString &) {
        if (random.bounded(100) < 12)
            throw passing(u"The connection broke."_s);
    };
    Outcome outcome = site.run();
    for (int press = 0; press < 30 && outcome != Outcome::Ready; ++press)
        outcome = site.run();
    QCOMPARE(outcome, Outcome::Ready);
    QCOMPARE(site.cloud.count(), 5);
    for (int press = 0; press < 30 && outcome != Outcome::Removed; ++press)
        outcome = site.destroy();
    QCOMPARE(site.cloud.count(), 0);
}

void RunTest::costsTheSamePerStepForLargePlans()
{
    // Counts instead of seconds: every step changes its state a fixed number of times, whatever the plan's
    // size.
    for (const int size : {10, 200}) {
        Site site;
        QStringList steps;
        for (int i = 0; i < size; ++i)
            steps += i < 5 ? u"s%1"_s.arg(i) : u"s%1: s%2"_s.arg(i).arg(i - 5);
        site.plan = steps.join(u';');
        QCOMPARE(site.run(), Outcome::Ready);
        QCOMPARE(site.events.size(), 3 * size);
    }
}
