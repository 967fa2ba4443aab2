// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "engine/operation.h"

#include "engine/specrules.h"

namespace hubwright {
using namespace Qt::StringLiterals;

namespace {

/// The spec's answers cannot be built: the first problem speaks for all; preflighted() has the others.
Error refusal(const Problems &problems)
{
    const auto first = std::ranges::find_if(problems, &Problem::isError);
    Error error(Error::Kind::BadInput, first->sentence, first->remedy);
    error.field = first->field;
    return error;
}

Error unknownDeployment(const QString &name)
{
    return Error(Error::Kind::BadInput, u"There is no deployment %1 on this computer."_s.arg(name),
        u"List them with “hubwrightctl list”."_s);
}

} // namespace

Provider *providerOf(const Providers &providers, const QString &recipe)
{
    for (const auto &provider : providers) {
        const QList<RecipeInfo> recipes = provider->recipes();
        if (std::ranges::any_of(recipes, [&](const RecipeInfo &info) { return info.id == recipe; }))
            return provider.get();
    }
    return nullptr;
}

Operation::Operation(Workshop &workshop, QObject *parent)
    : QObject(parent)
    , m_workshop(workshop)
{
}

Operation::~Operation()
{
    Q_ASSERT_X(!m_isRunning, "Operation", "deleted while it is running");
}

void Operation::plan(Spec spec)
{
    begin(Deed::Plan, std::move(spec), {});
}

void Operation::deploy(Spec spec, StepId until)
{
    begin(Deed::Deploy, std::move(spec), std::move(until));
}

void Operation::resume(QString name)
{
    beginWithStored(Deed::Deploy, std::move(name));
}

void Operation::survey(QString name)
{
    beginWithStored(Deed::Survey, std::move(name));
}

void Operation::destroy(QString name, Keep keep)
{
    m_keep = keep;
    beginWithStored(Deed::Remove, std::move(name));
}

void Operation::cancel()
{
    m_cancellation.cancel();
    if (m_run)
        m_run->cancel();
}

/// Outermost coroutine of an operation: nobody awaits it, so it catches everything.
Task<> Operation::begin(Deed deed, Spec spec, StepId until)
{
    Q_ASSERT(!m_isRunning);
    m_isRunning = true;
    m_deed = deed;
    m_cancellation.reset();
    Findings findings;
    std::optional<Error> error;
    try {
        co_await prepare(deed, std::move(spec));
        checkUntil(until);
        if (deed == Deed::Deploy || deed == Deed::Remove) {
            run(deed, until);
            co_return;
        }
        if (deed == Deed::Survey)
            findings = co_await lookAround();
    } catch (const Error &e) {
        error = e;
    }
    close();
    if (error)
        Q_EMIT failed(*error);
    else if (deed == Deed::Survey)
        Q_EMIT surveyed(findings);
    else
        Q_EMIT planned(m_outline);
}

Task<> Operation::beginWithStored(Deed deed, QString name)
{
    std::optional<Error> error;
    Spec spec;
    try {
        if (!m_workshop.home.deployment(name))
            throw unknownDeployment(name);
        m_deployment = m_workshop.home.open(name);
        spec = m_deployment->spec();
    } catch (const Error &e) {
        error = e;
    }
    if (!error) {
        begin(deed, spec, {});
        co_return;
    }
    close();
    Q_EMIT failed(*error);
}

Task<> Operation::prepare(Deed deed, Spec spec)
{
    m_spec = std::move(spec);
    const Problems problems = checkSpec(m_spec);
    if (hasErrors(problems)) {
        Q_EMIT preflighted(problems);
        throw refusal(problems);
    }
    Provider *provider = providerOf(m_workshop.providers, m_spec.recipe);
    if (!provider)
        throw Error(Error::Kind::BadInput, u"There is no recipe %1."_s.arg(m_spec.recipe));
    if (deed == Deed::Deploy && !m_deployment)
        openKnown();

    if (deed != Deed::Plan)
        co_await m_workshop.vault->unlock();
    if (!m_connection || m_connectedTo != m_spec.cloud) { // a destroy goes on with its survey's
        m_connection = co_await provider->connect(m_spec.cloud, Secret(), *m_workshop.vault, m_cancellation);
        m_connectedTo = m_spec.cloud;
    }
    m_clock = std::make_unique<Clock>(m_connection->timeScale());
    m_recipe = m_connection->recipe(m_spec.recipe);
    const bool isGoing = deed == Deed::Remove || deed == Deed::Survey;
    if (!isGoing)
        co_await checkSecrets();
    const Catalog catalog = co_await catalogFor(deed);
    m_plan = m_recipe->plan(m_spec, catalog);
    m_outline = isGoing ? m_plan.outline() : withoutOthers(m_plan.outline());
}

/// A deployment of that name that is there already: the same answers go on with it, others must take another
/// name.
void Operation::openKnown()
{
    const std::optional<DeploymentSummary> known = m_workshop.home.deployment(m_spec.name);
    if (!known)
        return;
    if (known->state == nameOf(Outcome::Removed) && !known->keepsData) {
        m_workshop.home.forget(m_spec.name);
        return;
    }
    m_deployment = m_workshop.home.open(m_spec.name);
    if (QFile::exists(m_deployment->path(u"spec.yaml"_s)) && m_deployment->spec() != m_spec) {
        Error error(Error::Kind::BadInput,
            u"A deployment %1 exists already, with other answers."_s.arg(m_spec.name),
            known->keepsData
                ? u"Choose another name, or destroy that one first, with the data that was kept."_s
                : u"Choose another name, or destroy that one first."_s);
        error.field = u"name"_s;
        throw error;
    }
}

Task<> Operation::checkSecrets()
{
    for (const auto &[key, title] : m_recipe->secrets(m_spec)) {
        const QString vaultKey = secretKey(m_spec.name, key);
        const std::optional<Secret> secret = co_await m_workshop.vault->read(vaultKey);
        if (!secret) {
            Error error(Error::Kind::SignIn, u"%1 is not known here."_s.arg(title),
                u"Type it on the Sign-in page, or give it to hubwrightctl with --secrets-stdin as a line “%1=…”."_s
                    .arg(key));
            error.field = key;
            throw error;
        }
    }
}

/// What the plan is made of: what the deployment began with, so that it goes on with the same plan; else what
/// the cloud offers now, after preflight.
Task<Catalog> Operation::catalogFor(Deed deed)
{
    if (m_deployment && QFile::exists(m_deployment->path(u"catalog.json"_s)))
        co_return m_deployment->catalog();
    const Catalog catalog = co_await m_connection->catalog();
    const Problems problems = m_recipe->preflight(m_spec, catalog);
    Q_EMIT preflighted(problems);
    if (hasErrors(problems))
        throw refusal(problems);
    if (deed == Deed::Deploy) {
        if (!m_deployment)
            m_deployment = m_workshop.home.open(m_spec.name);
        m_deployment->save(m_spec);
        m_deployment->save(catalog.relevantTo(m_spec));
    }
    co_return catalog;
}

void Operation::checkUntil(const StepId &until) const
{
    if (until.isEmpty() || m_plan.step(until))
        return;
    QStringList ids;
    for (const StepInfo &step : m_outline)
        ids += step.id.value;
    throw Error(Error::Kind::BadInput, u"This plan has no step %1."_s.arg(until.value),
        u"Its steps are: %1."_s.arg(ids.join(u", "_s)));
}

void Operation::run(Deed deed, const StepId &until)
{
    Q_EMIT planned(m_outline);
    const auto direction = deed == Deed::Remove ? Run::Direction::Remove : Run::Direction::Deploy;
    const Run::Tools tools{m_deployment->journal(), *m_workshop.vault, *m_clock, m_cancellation};
    m_run = std::make_unique<Run>(m_plan, tools, direction);
    if (!until.isEmpty())
        m_run->limitTo(hubwright::until(m_plan.outline(), until));
    m_run->keep(m_keep);
    m_leftovers.clear();
    m_isVerified = false;
    m_failures.clear();
    connect(m_run.get(), &Run::stepChanged, this, &Operation::note);
    connect(m_run.get(), &Run::finished, this, &Operation::end);
    m_run->start();
}

/// What exists. What was thought to be gone, and is there, is gone no more.
Task<Findings> Operation::lookAround()
{
    Survey survey(m_plan, {m_deployment->journal(), *m_workshop.vault, *m_clock, m_cancellation});
    const Findings findings = co_await survey.look();
    rememberLeft(findings);
    co_return findings;
}

/// Throws Error::Local.
void Operation::rememberLeft(const Findings &findings)
{
    using What = Journal::What;
    Journal &journal = m_deployment->journal();
    for (const Finding &finding : findings) {
        const What state = journal.state(finding.step);
        if (finding.isCertain && (state == What::Gone || state == What::Refused))
            journal.append(finding.step, What::Left, finding.resource, {{u"reason"_s, finding.reason}});
    }
}

void Operation::note(const StepEvent &event)
{
    if (event.state == StepState::Failed)
        m_failures[event.step] = event.detail;
    Q_EMIT stepChanged(event);
}

void Operation::end(Outcome outcome)
{
    m_url = m_recipe->url(m_spec, [this](const StepId &step) { return m_run->facts(step); });
    if (m_deed == Deed::Remove && outcome != Outcome::Interrupted)
        verify(outcome);
    else
        conclude(outcome);
}

/// Outermost coroutine of the second half of a destroy: nobody awaits it, so it catches everything.
Task<> Operation::verify(Outcome outcome)
{
    QSet<StepId> gone;
    for (const StepInfo &step : m_outline) {
        if (m_run->state(step.id) == StepState::Removed)
            gone += step.id;
    }
    Survey survey(m_plan, {m_deployment->journal(), *m_workshop.vault, *m_clock, m_cancellation});
    try {
        m_leftovers = co_await survey.look(gone);
        m_isVerified = true;
    } catch (const Error &) {
        outcome = Outcome::Interrupted; // cancelled: a look throws nothing else
    }
    for (Finding &finding : m_leftovers) {
        if (!explain(finding))
            outcome = Outcome::Failed;
    }
    std::optional<Error> error;
    try {
        if (outcome == Outcome::Removed && m_leftovers.isEmpty())
            co_await forgetSecrets();
    } catch (const Error &e) {
        error = e;
    }
    if (error) { // the keychain was locked again meanwhile
        Q_EMIT stepChanged({QDateTime::currentDateTimeUtc(), m_outline.first().id, StepState::Failed,
            error->sentence, Milliseconds(0), *error});
        outcome = Outcome::Failed;
    }
    conclude(outcome);
}

/// Also those that were given for steps that never came to be.
Task<> Operation::forgetSecrets()
{
    for (const QString &name : m_recipe->secretNames()) {
        const QString key = secretKey(m_spec.name, name);
        co_await m_workshop.vault->remove(key);
    }
}

/// Gives a leftover its reason. False: it should not be there.
bool Operation::explain(Finding &finding)
{
    const StepState state = m_run->state(finding.step);
    finding.isKept = state == StepState::Kept && finding.isCertain;
    if (finding.isKept)
        finding.reason = u"kept, as you asked"_s;
    else if (m_failures.contains(finding.step))
        finding.reason = m_failures.value(finding.step);
    else if (state == StepState::Waiting)
        finding.reason = u"it waits for what stands on it to go"_s;
    else if (finding.isCertain)
        finding.reason = u"still listed by the cloud"_s;
    if (finding.isKept)
        return true;
    if (isOver(state) && state != StepState::Failed) {
        const Error error(Error::Kind::Broken,
            finding.isCertain ? u"%1 was removed, but the cloud still lists it (%2)."_s.arg(
                finding.title, finding.resource.id.isEmpty() ? finding.resource.name : finding.resource.id)
                              : u"%1: %2"_s.arg(finding.title, finding.reason),
            u"Destroy it again in a few minutes: what is gone by then is not touched."_s);
        Q_EMIT stepChanged({QDateTime::currentDateTimeUtc(), finding.step, StepState::Failed, error.sentence,
            Milliseconds(0), error});
    }
    return false;
}

void Operation::conclude(Outcome outcome)
{
    QJsonObject data{{u"outcome"_s, nameOf(outcome)}, {u"url"_s, m_url.toString()}};
    if (m_isVerified)
        data[u"leftovers"_s] = toJson(m_leftovers);
    try {
        rememberLeft(m_leftovers);
        m_deployment->journal().append({}, Journal::What::Finished, {}, data);
    } catch (const Error &) {
        // Without this line the deployment shows as interrupted, which is what it is then.
    }
    close();
    Q_EMIT finished(outcome);
}

void Operation::close()
{
    if (m_run)
        m_run.release()->deleteLater(); // it is what called us
    m_deployment.reset();
    m_isRunning = false;
}

QString secretKey(const QString &deployment, const QString &secret)
{
    return u"deployment/%1/%2"_s.arg(deployment, secret);
}

} // namespace hubwright
