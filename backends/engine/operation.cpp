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

void Operation::destroy(QString name)
{
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
    m_cancellation.reset();
    std::optional<Error> error;
    try {
        co_await prepare(deed, std::move(spec));
        checkUntil(until);
        if (deed != Deed::Plan) {
            run(deed, until);
            co_return;
        }
    } catch (const Error &e) {
        error = e;
    }
    close();
    if (error)
        Q_EMIT failed(*error);
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

    m_connection = co_await provider->connect(m_spec.cloud, Secret(), *m_workshop.vault, m_cancellation);
    m_clock = std::make_unique<Clock>(m_connection->timeScale());
    m_recipe = m_connection->recipe(m_spec.recipe);
    if (deed != Deed::Remove)
        co_await checkSecrets();
    const Catalog catalog = co_await catalogFor(deed);
    m_plan = m_recipe->plan(m_spec, catalog);
    m_outline = deed == Deed::Remove ? m_plan.outline() : withoutOthers(m_plan.outline());
}

/// A deployment of that name that is there already: the same answers go on with it, others must take another
/// name.
void Operation::openKnown()
{
    const std::optional<DeploymentSummary> known = m_workshop.home.deployment(m_spec.name);
    if (!known)
        return;
    if (known->state == nameOf(Outcome::Removed)) {
        m_workshop.home.forget(m_spec.name);
        return;
    }
    m_deployment = m_workshop.home.open(m_spec.name);
    if (QFile::exists(m_deployment->path(u"spec.yaml"_s)) && m_deployment->spec() != m_spec) {
        Error error(Error::Kind::BadInput,
            u"A deployment %1 exists already, with other answers."_s.arg(m_spec.name),
            u"Choose another name, or destroy that one first."_s);
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
    connect(m_run.get(), &Run::stepChanged, this, &Operation::stepChanged);
    connect(m_run.get(), &Run::finished, this, &Operation::end);
    m_run->start();
}

void Operation::end(Outcome outcome)
{
    m_url = m_recipe->url(m_spec, [this](const StepId &step) { return m_run->facts(step); });
    try {
        m_deployment->journal().append(
            {}, Journal::What::Finished, {}, {{u"outcome"_s, nameOf(outcome)}, {u"url"_s, m_url.toString()}});
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
