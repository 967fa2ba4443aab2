// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "engine/run.h"

#include "engine/retry.h"

namespace hubwright {
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using What = Journal::What;

namespace {

constexpr auto WaitsBeforeLooks = std::to_array<Milliseconds>({0ms, 1s, 2s, 4s});

Error fromException(const std::exception &exception)
{
    return Error(Error::Kind::Unexpected, u"Something went wrong inside Hubwright."_s,
        u"Resume the deployment; if it happens again, report it."_s, QString::fromUtf8(exception.what()));
}

Error mustBeRescued(const StepInfo &step, const Resource &broken)
{
    return Error(Error::Kind::Broken,
        u"%1 (%2) is in an error state, and may hold people's data: Hubwright does not make it anew."_s.arg(
            step.title, broken.id),
        u"Have it repaired by the cloud's support and resume; or, if the data may go, delete it in the cloud's own pages first."_s);
}

} // namespace

struct Run::Progress
{
    Step *step = nullptr;
    std::unique_ptr<Context> context;
    Resource resource;
    StepState state = StepState::Waiting;
    QString said;
    Milliseconds startedAt{0};
    QList<Progress *> unlocks; ///< steps that wait for this one
    int missing = 0; ///< steps that this one still waits for
    bool isIncluded = true;
    bool mustStay = false; ///< it holds data that is kept, or something that does stands on it
    bool isKept = false;
    bool isFresh = false; ///< it was made in this run
};

class Run::Context : public StepContext
{
public:
    Context(Run &run, Progress &progress)
        : m_run(run)
        , m_progress(progress)
    {
    }
    const DeploymentId &deployment() const override { return m_run.m_tools.journal.deployment(); }
    QJsonObject facts(const StepId &step) const override { return m_run.facts(step); }
    Resource known() const override { return m_run.m_tools.journal.resource(m_progress.step->info().id); }
    void made(const Resource &resource) override { m_run.remember(m_progress, resource); }
    void say(QString line) override
    {
        if (line != std::exchange(m_progress.said, line))
            m_run.set(m_progress, m_progress.state, line);
    }
    Vault &vault() override { return m_run.m_tools.vault; }
    Clock &clock() override { return m_run.m_tools.clock; }
    Cancellation &cancellation() override { return m_run.m_tools.cancellation; }

private:
    Run &m_run;
    Progress &m_progress;
};

Run::Run(const Plan &plan, Tools tools, Direction direction)
    : m_plan(plan)
    , m_tools(tools)
    , m_direction(direction)
{
    for (const auto &step : plan.steps()) {
        Progress &progress = m_progress[step->info().id];
        progress.step = step.get();
        progress.context = std::make_unique<Context>(*this, progress);
    }
}

Run::~Run()
{
    Q_ASSERT_X(m_isOver, "Run", "deleted while steps are at work");
}

void Run::limitTo(const QSet<StepId> &steps)
{
    for (auto &[id, progress] : m_progress) {
        progress.isIncluded = steps.contains(id);
        m_isLimited |= !progress.isIncluded;
    }
}

void Run::keep(Keep what)
{
    for (auto &[id, progress] : m_progress)
        progress.mustStay = what == Keep::Data && progress.step->info().holdsData;
}

void Run::start()
{
    m_isOver = false;
    connectSteps();
    for (const auto &step : m_plan.steps()) {
        Progress &progress = m_progress.at(step->info().id);
        if (progress.isIncluded && progress.missing == 0)
            m_ready.push_back(&progress);
    }
    advanceSoon();
}

void Run::connectSteps()
{
    for (auto &[id, progress] : m_progress) {
        if (!progress.isIncluded)
            continue;
        ++m_left;
        for (const StepId &need : progress.step->info().needs) {
            Progress &needed = m_progress.at(need);
            Progress &first = m_direction == Direction::Deploy ? needed : progress;
            Progress &second = m_direction == Direction::Deploy ? progress : needed;
            if (first.isIncluded && second.isIncluded) {
                first.unlocks += &second;
                ++second.missing;
            }
        }
    }
}

void Run::cancel()
{
    m_tools.cancellation.cancel();
    advanceSoon();
}

StepState Run::state(const StepId &step) const
{
    return m_progress.at(step).state;
}

QJsonObject Run::facts(const StepId &step) const
{
    const auto found = m_progress.find(step);
    if (found != m_progress.end() && !found->second.resource.facts.isEmpty())
        return found->second.resource.facts;
    return m_tools.journal.resource(step).facts;
}

bool Run::mayStart() const
{
    // Building stops at the first failure, so that no money is spent on a hub that will not be; removing goes
    // on.
    return !m_tools.cancellation.isSet() && (m_direction == Direction::Remove || !m_hasFailed);
}

void Run::advanceSoon()
{
    if (!std::exchange(m_willAdvance, true))
        QMetaObject::invokeMethod(this, &Run::advance, Qt::QueuedConnection);
}

void Run::advance()
{
    m_willAdvance = false;
    // One at a time: a step begins with a durable record in the journal, and many of them in one turn of the
    // event loop would stop the window for longer than a frame.
    if (!m_ready.empty() && mayStart()) {
        Progress &progress = *m_ready.front();
        m_ready.pop_front();
        ++m_running;
        progress.startedAt = m_tools.clock.now();
        carryOut(progress); // catches everything and ends in end(), so nobody needs to await it
        advanceSoon();
    }
    const bool canGoOn = m_running > 0 || (!m_ready.empty() && mayStart());
    if (!canGoOn && !std::exchange(m_isOver, true))
        Q_EMIT finished(outcome());
}

Outcome Run::outcome() const
{
    if (m_hasFailed)
        return Outcome::Failed;
    if (m_left > 0)
        return Outcome::Interrupted;
    if (m_direction == Direction::Remove)
        return Outcome::Removed;
    return m_isLimited ? Outcome::Stopped : Outcome::Ready;
}

Task<> Run::carryOut(Progress &progress)
{
    std::optional<Error> error;
    for (int next = 2;; ++next) {
        const Milliseconds began = m_tools.clock.now();
        error.reset();
        try {
            co_await attempt(progress);
        } catch (const Error &e) {
            error = e;
        } catch (const std::exception &e) {
            error = fromException(e);
        }
        if (!error || m_tools.cancellation.isSet())
            break;
        if (m_direction == Direction::Remove && error->kind == Error::Kind::Conflict)
            error->kind = Error::Kind::Transient; // "in use" passes: what used it goes a moment later
        if (progress.isFresh && error->kind == Error::Kind::NotFound)
            error->kind = Error::Kind::Transient; // made a moment ago: not all of the cloud knows it yet
        if (m_tools.clock.now() - began > 2min) // it got somewhere: the fault is a new one
            next = 2;
        const std::optional<Milliseconds> delay = retryDelay(*error, next);
        if (!delay)
            break;
        set(progress, progress.state,
            u"%1 Trying again in %2 s (%3 of %4)."_s.arg(error->sentence)
                .arg(std::chrono::ceil<Seconds>(*delay).count())
                .arg(next)
                .arg(MaxAttempts),
            error);
        co_await rest(progress, *delay);
    }
    end(progress, error);
}

Task<> Run::rest(Progress &progress, Milliseconds time)
{
    try {
        co_await progress.context->sleep(time);
    } catch (const Error &) {
        // Cancelled: the next attempt says so itself.
    }
}

Task<> Run::attempt(Progress &progress)
{
    m_tools.cancellation.check();
    if (m_direction == Direction::Deploy)
        co_await bring(progress);
    else
        co_await clear(progress);
}

Task<> Run::bring(Progress &progress)
{
    Step &step = *progress.step;
    const StepId id = step.info().id;
    if (step.info().makes == StepInfo::Makes::Others)
        co_return;
    if (canBeSkipped(step)) {
        progress.resource = m_tools.journal.resource(id);
        co_return;
    }
    QList<Resource> found = co_await look(progress);
    while (!found.isEmpty() && found.first().broken) {
        const Resource broken = found.takeFirst();
        if (mayHoldData(step))
            throw mustBeRescued(step.info(), broken);
        set(progress, StepState::Removing, u"It is broken and is made again."_s);
        co_await discard(progress, broken);
    }
    Resource resource;
    if (found.isEmpty())
        resource = co_await make(progress);
    else
        resource = found.first();
    if (progress.state != StepState::Settling)
        set(progress, StepState::Settling);
    progress.resource = co_await step.settle(*progress.context, resource);
    m_tools.journal.append(id, What::Done, progress.resource);
}

Task<Resource> Run::make(Progress &progress)
{
    const StepId id = progress.step->info().id;
    const bool leavesSomething = progress.step->info().makes == StepInfo::Makes::Resource;
    // What happened before is not known: no later answer can say that nothing was made.
    const bool wasOpen = m_tools.journal.isOpen(id);
    if (leavesSomething)
        m_tools.journal.append(id, What::Creating);
    set(progress, leavesSomething ? StepState::Creating : StepState::Settling);
    std::optional<Error> error;
    Resource resource;
    try {
        resource = co_await progress.step->create(*progress.context);
    } catch (const Error &e) {
        error = e;
    }
    if (error) {
        if (leavesSomething && !wasOpen && m_tools.journal.isOpen(id) && saysNothingWasMade(*error))
            m_tools.journal.append(id, What::Refused);
        throw *error;
    }
    if (leavesSomething && m_tools.journal.isOpen(id)) // else create() has said so itself
        remember(progress, resource);
    co_return resource;
}

void Run::remember(Progress &progress, const Resource &resource)
{
    if (resource.id.isEmpty()) // what it made is found by its mark
        throw Error(Error::Kind::Transient, u"The cloud's answer does not say what it made."_s,
            u"Resume the deployment: Hubwright then looks for it."_s);
    m_tools.journal.append(progress.step->info().id, What::Created, resource);
    progress.isFresh = true;
}

Task<QList<Resource>> Run::look(Progress &progress)
{
    const StepInfo &info = progress.step->info();
    const Journal &journal = m_tools.journal;
    if (info.makes == StepInfo::Makes::Nothing)
        co_return QList<Resource>();
    // A deployment's id that was made a moment ago is on no resource yet: there is nothing to look for.
    const bool wasNeverTried
        = journal.state(info.id) == What::Gone || journal.state(info.id) == What::Refused;
    if (journal.isNew() && wasNeverTried && info.makes == StepInfo::Makes::Resource)
        co_return QList<Resource>();
    set(progress, StepState::Finding);
    if (journal.isOpen(info.id) || !journal.resource(info.id).id.isEmpty())
        co_return co_await lookAgain(progress);
    co_return co_await progress.step->find(*progress.context);
}

/// Something that was made, or may have been: clouds list a new thing late, so that one look does not prove
/// it absent.
Task<QList<Resource>> Run::lookAgain(Progress &progress)
{
    QList<Resource> found;
    for (const Milliseconds wait : WaitsBeforeLooks) {
        if (wait > 0ms)
            co_await progress.context->sleep(wait);
        found = co_await progress.step->find(*progress.context);
        if (!found.isEmpty())
            break;
    }
    co_return found;
}

Task<> Run::clear(Progress &progress)
{
    const StepId id = progress.step->info().id;
    // Nothing exists without an intent in the journal, but for what others made.
    const What state = m_tools.journal.state(id);
    const bool wasNeverMade = state == What::Gone || state == What::Refused;
    if (wasNeverMade && progress.step->info().makes != StepInfo::Makes::Others)
        co_return;
    QList<Resource> found = co_await look(progress);
    const Resource known = m_tools.journal.resource(id);
    const bool isListed = std::ranges::any_of(found, [&](const Resource &r) { return r.id == known.id; });
    if (!known.id.isEmpty() && !isListed)
        found += known; // listed late, or made but not yet marked
    progress.isKept
        = progress.mustStay && !found.isEmpty() && progress.step->info().makes == StepInfo::Makes::Resource;
    if (progress.isKept) {
        m_tools.journal.append(id, What::Kept, found.first());
        co_return;
    }
    for (const Resource &resource : found) {
        set(progress, StepState::Removing);
        co_await discard(progress, resource);
    }
    m_tools.journal.append(id, What::Gone);
}

Task<> Run::discard(Progress &progress, Resource resource)
{
    m_tools.journal.append(progress.step->info().id, What::Removing, resource);
    co_await progress.step->remove(*progress.context, resource);
    if (m_direction == Direction::Deploy)
        m_tools.journal.append(progress.step->info().id, What::Gone);
}

/// Whether people may have put something into it: everything that works with it was there.
bool Run::mayHoldData(const Step &step) const
{
    return step.info().holdsData && std::ranges::all_of(m_plan.steps(), [&](const auto &other) {
        return !other->info().needs.contains(step.info().id) || m_tools.journal.wasDone(other->info().id);
    });
}

bool Run::canBeSkipped(const Step &step) const
{
    return step.info().makes == StepInfo::Makes::Nothing
        && m_tools.journal.isDoneSince(step.info().id, allNeeds(step));
}

QList<StepId> Run::allNeeds(const Step &step) const
{
    QList<StepId> needs = step.info().needs;
    for (qsizetype i = 0; i < needs.size(); ++i) { // grows while it is walked
        for (const StepId &need : m_progress.at(needs[i]).step->info().needs) {
            if (!needs.contains(need))
                needs += need;
        }
    }
    return needs;
}

void Run::end(Progress &progress, const std::optional<Error> &error)
{
    const bool deploys = m_direction == Direction::Deploy;
    if (!error) {
        const StepState cleared = progress.isKept ? StepState::Kept : StepState::Removed;
        set(progress, deploys ? StepState::Done : cleared);
        --m_left;
        for (Progress *next : progress.unlocks) {
            next->mustStay |= progress.isKept;
            if (--next->missing == 0)
                m_ready.push_back(next);
        }
    } else if (m_tools.cancellation.isSet()) {
        set(progress, StepState::Waiting, u"Stopped; it goes on from here when resumed."_s);
    } else {
        m_hasFailed = true;
        try {
            m_tools.journal.append(
                progress.step->info().id, What::Failed, {}, {{u"sentence"_s, error->sentence}});
        } catch (const Error &) {
            // The journal itself failed: the error at hand says so, or is the more important one.
        }
        set(progress, StepState::Failed, error->sentence, error);
    }
    --m_running;
    advanceSoon();
}

void Run::set(Progress &progress, StepState state, const QString &detail, const std::optional<Error> &error)
{
    progress.state = state;
    const Milliseconds elapsed = m_tools.clock.now() - progress.startedAt;
    Q_EMIT stepChanged(
        {QDateTime::currentDateTimeUtc(), progress.step->info().id, state, detail, elapsed, error});
}

} // namespace hubwright
