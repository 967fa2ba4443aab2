// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "commands.h"

#include "engine/specfile.h"

#include <QDir>
#include <QFile>
#include <QTextStream>

namespace hubwright::ctl {
using namespace Qt::StringLiterals;

namespace {

QByteArray runbook(const DeploymentSummary &summary, const QMap<StepId, Resource> &resources)
{
    QString text;
    QTextStream out(&text);
    out << u"# %1\n\nState: %2. Address: %3. Every resource carries `hubwright-deployment=%4`.\n\n"_s.arg(
        summary.name, summary.state, summary.url.toString(), summary.id.value);
    out << u"| step | id |\n|---|---|\n"_s;
    for (auto it = resources.begin(); it != resources.end(); ++it)
        out << u"| %1 | `%2` |\n"_s.arg(it.key().value, it.value().id);
    out << u"\n`spec.yaml` builds the same hub again: `hubwrightctl deploy spec.yaml`.\n"
           u"`hubwrightctl destroy %1` removes it. By hand: delete what the table lists, servers first.\n"_s
               .arg(summary.name);
    return text.toUtf8();
}

} // namespace

void exportDeployment(const Arguments &arguments, Workshop &workshop, Finish finish)
{
    const QString name = arguments.operands.value(0);
    const std::optional<DeploymentSummary> summary = workshop.home.deployment(name);
    if (!summary) {
        complain(
            u"There is no deployment %1 on this computer. List them with “hubwrightctl list”."_s.arg(name));
        return finish(ExitCode::BadInput);
    }
    const QDir folder(arguments.operands.value(1));
    const QString spec = workshop.home.path(u"deployments/%1/spec.yaml"_s.arg(name));
    QFile book(folder.filePath(u"RUNBOOK.md"_s));
    const bool isWritten = QDir().mkpath(folder.path()) && book.open(QIODevice::WriteOnly)
        && book.write(runbook(*summary, workshop.home.resources(name))) > 0
        && (!QFile::exists(folder.filePath(u"spec.yaml"_s)) || QFile::remove(folder.filePath(u"spec.yaml"_s)))
        && QFile::copy(spec, folder.filePath(u"spec.yaml"_s));
    if (!isWritten) {
        complain(u"The folder %1 cannot be written. Choose another."_s.arg(folder.path()));
        return finish(ExitCode::BadInput);
    }
    QTextStream(stdout) << u"Written to %1: spec.yaml, RUNBOOK.md.\n"_s.arg(folder.path());
    finish(ExitCode::Done);
}

} // namespace hubwright::ctl
