// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "tst_survey.h"

#include "toycloud.h"

#include "engine/survey.h"

#include <QCoroTask>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace hubwright;
using namespace Qt::StringLiterals;
using What = Journal::What;

namespace {

/// A deployment whose homes stand on a share, in a folder of its own; its time runs a thousand times faster.
struct Site
{
    QTemporaryDir dir;
    ToyCloud cloud;
    QString plan = u"net; share; home*: share; users@: net; server: net home users; boot!: server"_s;
    Cancellation cancellation;
    std::function<void(const StepEvent &)> onEvent;
    QMap<QString, StepState> states;

    Outcome run(Run::Direction direction, Keep keep = Keep::Nothing)
    {
        const Plan steps = toyPlan(plan, cloud);
        Journal journal(dir.filePath(u"journal"_s));
        MemoryVault vault;
        Clock clock(1000);
        cancellation.reset();
        states.clear();
        Run run(steps, {journal, vault, clock, cancellation}, direction);
        run.keep(keep);
        QObject::connect(&run, &Run::stepChanged, [this](const StepEvent &event) {
            states[event.step.value] = event.state;
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
    Outcome deploy() { return run(Run::Direction::Deploy); }
    Outcome destroy(Keep keep = Keep::Nothing) { return run(Run::Direction::Remove, keep); }

    Findings survey(const QStringList &gone = {})
    {
        const Plan steps = toyPlan(plan, cloud);
        Journal journal(dir.filePath(u"journal"_s));
        MemoryVault vault;
        Clock clock(1000);
        cancellation.reset();
        Survey survey(steps, {journal, vault, clock, cancellation});
        QSet<StepId> ids;
        for (const QString &id : gone)
            ids += StepId(id);
        return QCoro::waitFor(survey.look(ids));
    }
    void append(const QString &step, What what, const QString &id = {})
    {
        Journal journal(dir.filePath(u"journal"_s));
        journal.append(StepId(step), what, {id, {}, false});
    }
};

QStringList idsOf(const Findings &findings)
{
    QStringList ids;
    for (const Finding &finding : findings)
        ids += finding.resource.id;
    return ids;
}

QStringList everything()
{
    return {u"net"_s, u"share"_s, u"home"_s, u"users"_s, u"server"_s};
}

} // namespace

void SurveyTest::keepsDataAndRemovesTheRest()
{
    Site site;
    site.plan = u"net; home*; server: net home"_s;
    site.deploy();
    QCOMPARE(site.destroy(Keep::Data), Outcome::Removed);
    QCOMPARE(site.cloud.count(), 1);
    QCOMPARE(site.cloud.things[u"home"_s].size(), 1);
    QCOMPARE(site.states[u"home"_s], StepState::Kept);
    QCOMPARE(site.states[u"server"_s], StepState::Removed);
}

void SurveyTest::keepsWhatDataStandsOn()
{
    Site site;
    site.deploy();
    QCOMPARE(site.destroy(Keep::Data), Outcome::Removed);
    QCOMPARE(site.states[u"share"_s], StepState::Kept);
    QCOMPARE(site.cloud.count(), 2);
}

void SurveyTest::keepsNothingForDataThatWasNeverMade()
{
    Site site;
    site.cloud.before = [](const QString &verb, const QString &step) {
        if (verb == u"create" && step == u"home")
            throw Error(Error::Kind::Quota, u"Full."_s);
    };
    QCOMPARE(site.deploy(), Outcome::Failed);
    QCOMPARE(site.destroy(Keep::Data), Outcome::Removed);
    QCOMPARE(site.cloud.count(), 0);
}

void SurveyTest::usesKeptDataWhenItIsBuiltAgain()
{
    Site site;
    site.deploy();
    const QStringList homes = site.cloud.things[u"home"_s];
    site.destroy(Keep::Data);
    QCOMPARE(site.deploy(), Outcome::Ready);
    QCOMPARE(site.cloud.things[u"home"_s], homes);
    QCOMPARE(site.cloud.made(u"home"_s), 1);
    QCOMPARE(site.cloud.made(u"server"_s), 2);
    QCOMPARE(site.cloud.log.count(u"do boot"_s), 2);
}

void SurveyTest::removesKeptDataWhenItIsNotToBeKept()
{
    Site site;
    site.deploy();
    site.destroy(Keep::Data);
    QCOMPARE(site.destroy(Keep::Data), Outcome::Removed);
    QCOMPARE(site.cloud.count(), 2);
    QCOMPARE(site.destroy(), Outcome::Removed);
    QCOMPARE(site.cloud.count(), 0);
}

void SurveyTest::keepsDataThroughAnInterruptedRemoval()
{
    for (int after = 1; after < 16; ++after) {
        Site site;
        site.deploy();
        site.onEvent = [&, n = 0](const StepEvent &) mutable {
            if (++n == after)
                site.cancellation.cancel();
        };
        site.destroy(Keep::Data);
        site.onEvent = nullptr;
        QCOMPARE(site.cloud.things[u"home"_s].size(), 1);
        QCOMPARE(site.destroy(Keep::Data), Outcome::Removed);
        QCOMPARE(site.cloud.count(), 2);
    }
}

void SurveyTest::seesWhatExists()
{
    Site site;
    site.deploy();
    QCOMPARE(idsOf(site.survey()).size(), 4);
    site.cloud.things[u"server"_s].clear(); // by hand
    QCOMPARE(idsOf(site.survey()).filter(u"server"_s), QStringList());
    site.destroy();
    QCOMPARE(idsOf(site.survey()), QStringList());
}

void SurveyTest::seesWhatOthersMade()
{
    Site site;
    site.deploy();
    site.cloud.things[u"users"_s] = {u"ada"_s, u"grace"_s};
    QCOMPARE(idsOf(site.survey()).filter(u"a"_s), QStringList({u"share-2"_s, u"ada"_s, u"grace"_s}));
}

void SurveyTest::saysWhatStaysWhenDataIsKept()
{
    Site site;
    site.deploy();
    const Findings findings = site.survey();
    QStringList data;
    for (const Finding &finding : findings) {
        if (finding.isData)
            data += finding.step.value;
    }
    QCOMPARE(data, QStringList({u"share"_s, u"home"_s}));
    QVERIFY(holdData(findings));
    site.destroy();
    QVERIFY(!holdData(site.survey()));
}

void SurveyTest::seesWhatIsListedLate()
{
    Site site;
    site.cloud.listingLag = 3;
    site.deploy();
    QCOMPARE(site.survey().size(), 4);
}

void SurveyTest::leavesOutWhatWasNeverTried()
{
    Site site;
    site.append(u"net"_s, What::Creating);
    site.survey();
    QCOMPARE(site.cloud.log.filter(u"find"_s), QStringList({u"find net"_s, u"find users"_s}));
}

void SurveyTest::waitsForWhatIsOnItsWayOut()
{
    Site site;
    site.deploy();
    site.cloud.goingLag = 4;
    site.destroy();
    QCOMPARE(idsOf(site.survey(everything())), QStringList());
}

void SurveyTest::findsWhatIsLeft()
{
    Site site;
    site.deploy();
    site.cloud.goingLag = 50;
    site.destroy();
    QCOMPARE(site.survey(everything()).size(), 4);
}

void SurveyTest::findsWhatAppearedAfterItsRemoval()
{
    Site site;
    site.deploy();
    site.destroy();
    site.cloud.things[u"server"_s] = {u"server-late"_s}; // a request that took minutes
    QCOMPARE(idsOf(site.survey(everything())), QStringList(u"server-late"_s));
    site.append(u"server"_s, What::Left, u"server-late"_s);
    QCOMPARE(site.destroy(), Outcome::Removed);
    QCOMPARE(site.cloud.count(), 0);
}

void SurveyTest::saysWhatItCouldNotAsk()
{
    Site site;
    site.deploy();
    int busy = 2;
    site.cloud.before = [&](const QString &verb, const QString &step) {
        if (verb == u"find" && step == u"net")
            throw Error(Error::Kind::Refused, u"Not allowed."_s);
        if (verb == u"find" && step == u"server" && busy-- > 0)
            throw Error(Error::Kind::Transient, u"Busy."_s);
    };
    const Findings findings = site.survey();
    QCOMPARE(findings.size(), 4);
    QCOMPARE(findings.first().step.value, u"net"_s);
    QVERIFY(!findings.first().isCertain);
    QVERIFY(findings.first().reason.contains(u"Not allowed."));
    QVERIFY(findings.last().isCertain);
}

void SurveyTest::changesNothing()
{
    Site site;
    site.deploy();
    const auto before = site.cloud.things;
    const qsizetype records = Journal::peek(site.dir.filePath(u"journal"_s)).size();
    site.survey();
    QCOMPARE(site.cloud.things, before);
    QCOMPARE(Journal::peek(site.dir.filePath(u"journal"_s)).size(), records);
}
