// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "commands.h"

#include "operating.h"
#include "prompt.h"
#include "remains.h"

#include "engine/specfile.h"

#include <QFile>
#include <QJsonDocument>
#include <QTextStream>

namespace hubwright::ctl {
using namespace Qt::StringLiterals;

namespace {

/// The spec in a file; nothing, after complaining of every problem with its line, when it has errors.
std::optional<Spec> specIn(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        complain(u"The spec %1 cannot be read: %2."_s.arg(path, file.errorString()));
        return std::nullopt;
    }
    const SpecFile read = readSpec(file.readAll());
    if (!read.problems.isEmpty())
        complain(toText(read.problems, path).trimmed());
    if (hasErrors(read.problems))
        return std::nullopt;
    return read.spec;
}

void operate(const Arguments &arguments, Workshop &workshop, const Finish &finish, const Spec &spec,
    const Operating::Deed &deed)
{
    auto *operating = new Operating(arguments, workshop, arguments.operands.value(0), finish);
    operating->start(spec, deed);
}

void planThen(const Arguments &arguments, Workshop &workshop, const Finish &finish,
    const std::function<void(const Outline &)> &show)
{
    const std::optional<Spec> spec = specIn(arguments.operands.value(0));
    if (!spec)
        return finish(ExitCode::BadInput);
    auto *operating = new Operating(arguments, workshop, arguments.operands.value(0), finish);
    operating->whenPlanned(show);
    operating->start(*spec, [spec = *spec](Operation &operation) { operation.plan(spec); });
}

void check(const Arguments &arguments, Workshop &workshop, Finish finish)
{
    planThen(arguments, workshop, finish, [](const Outline &outline) {
        QTextStream(stdout) << u"The spec can be built: %1 steps. Nothing was created.\n"_s.arg(
            outline.size());
    });
}

void plan(const Arguments &arguments, Workshop &workshop, Finish finish)
{
    planThen(arguments, workshop, finish, [asJson = arguments.asJson](const Outline &outline) {
        QTextStream out(stdout);
        if (asJson) {
            out << QJsonDocument(toJson(outline)).toJson();
            return;
        }
        const QList<StepId> critical = criticalPath(outline);
        for (const StepInfo &step : outline) {
            QStringList needs;
            for (const StepId &need : step.needs)
                needs += need.value;
            out << u"%1 %2 %3 s  %4\n"_s
                       .arg(critical.contains(step.id) ? u"*"_s : u" "_s, step.id.value.leftJustified(22))
                       .arg(step.expected.count(), 5)
                       .arg(needs.join(u", "_s));
        }
        out << u"About %1 s, set by the steps marked *.\n"_s.arg(expectedTime(outline).count());
    });
}

void script(const Arguments &arguments, Workshop &workshop, Finish finish)
{
    planThen(arguments, workshop, finish, [](const Outline &outline) {
        QTextStream out(stdout);
        out << u"# The same with the cloud's own command line client. Words in capitals come from earlier answers.\n"_s;
        for (const StepInfo &step : outline) {
            out << u"\n# %1: %2\n"_s.arg(step.title, step.about);
            for (const QString &command : step.commands)
                out << command << '\n';
        }
    });
}

void deploy(const Arguments &arguments, Workshop &workshop, Finish finish)
{
    const std::optional<Spec> spec = specIn(arguments.operands.value(0));
    if (!spec)
        return finish(ExitCode::BadInput);
    const StepId until(arguments.until);
    operate(arguments, workshop, finish, *spec,
        [spec = *spec, until](Operation &operation) { operation.deploy(spec, until); });
}

/// Enough of a spec for what is done with a deployment by its name.
Spec named(const Arguments &arguments, const Workshop &workshop)
{
    Spec spec;
    spec.name = arguments.operands.value(0);
    const QString path = workshop.home.path(u"deployments/%1/spec.yaml"_s.arg(spec.name));
    QFile file(path);
    if (file.open(QIODevice::ReadOnly))
        spec = readSpec(file.readAll()).spec;
    return spec;
}

void resume(const Arguments &arguments, Workshop &workshop, Finish finish)
{
    const Spec spec = named(arguments, workshop);
    operate(arguments, workshop, finish, spec, [spec](Operation &operation) { operation.resume(spec.name); });
}

bool mayDestroy(const Findings &findings, const QString &name, Keep keep)
{
    QString question = u"Destroy %1 with all of this?"_s.arg(name);
    if (holdData(findings) && keep == Keep::Nothing)
        question
            = u"Destroy %1 with all of this, the data of its users included? (--keep-data keeps it.)"_s.arg(
                name);
    return isTerminal() && confirm(question);
}

void destroy(const Arguments &arguments, Workshop &workshop, Finish finish)
{
    const Spec spec = named(arguments, workshop);
    const Keep keep = arguments.keepsData ? Keep::Data : Keep::Nothing;
    auto *operating = new Operating(arguments, workshop, spec.name, finish);
    operating->whenSurveyed([=](const Findings &findings) -> Operating::Deed {
        QTextStream(stdout) << surveyText(findings, spec.name, keep) << Qt::flush;
        if (!arguments.saidYes && !findings.isEmpty() && !mayDestroy(findings, spec.name, keep)) {
            complain(u"Nothing was removed. With --yes it is not asked."_s);
            return {};
        }
        return [=](Operation &operation) { operation.destroy(spec.name, keep); };
    });
    operating->start(spec, [spec](Operation &operation) { operation.survey(spec.name); });
}

QJsonObject toJson(const DeploymentSummary &summary, const QMap<StepId, Resource> &resources)
{
    QJsonObject byStep;
    for (auto it = resources.begin(); it != resources.end(); ++it)
        byStep[it.key().value] = it.value().id;
    return {
        {u"name"_s, summary.name},
        {u"recipe"_s, summary.recipe},
        {u"state"_s, summary.state},
        {u"url"_s, summary.url.toString()},
        {u"id"_s, summary.id.value},
        {u"changed"_s, summary.changed.toString(Qt::ISODate)},
        {u"steps_done"_s, summary.stepsDone},
        {u"resources"_s, byStep},
    };
}

void list(const Arguments &, Workshop &workshop, Finish finish)
{
    QTextStream out(stdout);
    const QList<DeploymentSummary> deployments = workshop.home.deployments();
    for (const DeploymentSummary &summary : deployments) {
        out << u"%1 %2 %3 %4\n"_s.arg(summary.name.leftJustified(22), summary.recipe.leftJustified(18),
            summary.state.leftJustified(12), summary.url.toString());
    }
    if (deployments.isEmpty())
        out << u"No deployments yet.\n"_s;
    out.flush();
    finish(ExitCode::Done);
}

void status(const Arguments &arguments, Workshop &workshop, Finish finish)
{
    const QString name = arguments.operands.value(0);
    const std::optional<DeploymentSummary> summary = workshop.home.deployment(name);
    if (!summary) {
        complain(
            u"There is no deployment %1 on this computer. List them with “hubwrightctl list”."_s.arg(name));
        return finish(ExitCode::BadInput);
    }
    const QMap<StepId, Resource> resources = workshop.home.resources(name);
    QTextStream out(stdout);
    if (arguments.asJson) {
        out << QJsonDocument(toJson(*summary, resources)).toJson();
    } else {
        out << u"%1: %2, %3 steps done. %4\n"_s.arg(name, summary->state)
                   .arg(summary->stepsDone)
                   .arg(summary->url.toString());
        for (auto it = resources.begin(); it != resources.end(); ++it)
            out << u"  %1 %2\n"_s.arg(it.key().value.leftJustified(22), it.value().id);
    }
    out.flush();
    finish(ExitCode::Done);
}

} // namespace

const QList<Command> &commands()
{
    static const QList<Command> all{
        {u"check"_s, u"SPEC"_s, u"validate a spec against itself and the cloud; creates nothing"_s, check},
        {u"plan"_s, u"SPEC"_s, u"the steps; creates nothing (--json)"_s, plan},
        {u"script"_s, u"SPEC"_s, u"the same plan as commands of the cloud's own client"_s, script},
        {u"deploy"_s, u"SPEC"_s, u"build it (--until STEP, --events FILE, --record FILE)"_s, deploy},
        {u"resume"_s, u"NAME"_s, u"go on where it stopped"_s, resume},
        {u"destroy"_s, u"NAME"_s, u"remove all that was created, and nothing else (--keep-data, --yes)"_s,
            destroy},
        {u"list"_s, u""_s, u"the deployments of this computer"_s, list},
        {u"status"_s, u"NAME"_s, u"what exists of a deployment (--json)"_s, status},
        {u"export"_s, u"NAME DIR"_s, u"write its files, to read or to go on without Hubwright"_s,
            exportDeployment},
        {u"report"_s, u"NAME FILE"_s, u"write what somebody who helps needs to know; no secrets"_s,
            reportDeployment},
        {u"practice"_s, u""_s, u"serve a simulated cloud (--port, --time-scale, --faults, --seed)"_s,
            practise},
    };
    return all;
}

QString usage()
{
    QString text = u"hubwrightctl builds a JupyterHub on your cloud.\n\n"_s;
    for (const Command &command : commands()) {
        text += u"  hubwrightctl %1  %2\n"_s.arg(
            u"%1 %2"_s.arg(command.name, command.operands).leftJustified(18), command.summary);
    }
    return text
        + u"\nEverywhere: --home DIR, --secrets-stdin (name=value lines; never on the command line),\n"
          u"--no-keychain (secrets are kept only until the command ends).\n"
          u"Exit codes: 0 done, 1 failed and resumable, 2 bad spec or usage, 3 not signed in or refused, "
          u"130 interrupted and resumable.\n"_s;
}

void complain(const QString &text)
{
    QTextStream(stderr) << text << '\n';
}

} // namespace hubwright::ctl
