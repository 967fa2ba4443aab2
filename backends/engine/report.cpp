// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "engine/report.h"

#include "engine/scrub.h"

#include <QLibraryInfo>
#include <QSysInfo>
#include <QTextStream>

namespace hubwright {
using namespace Qt::StringLiterals;

namespace {

/// Some of it may be missing or broken: that is what a report is for.
QString contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return u"(%1)\n"_s.arg(file.errorString());
    return QString::fromUtf8(file.readAll());
}

void writeFacts(QTextStream &out, const DeploymentSummary &summary)
{
    out << u"Hubwright %1, Qt %2\n"_s.arg(u"" HUBWRIGHT_VERSION ""_s, QLibraryInfo::version().toString())
        << u"%1, %2, kernel %3\n"_s.arg(
               QSysInfo::prettyProductName(), QSysInfo::currentCpuArchitecture(), QSysInfo::kernelVersion())
        << u"Deployment %1 (%2), recipe %3: %4, %5 steps done, last change %6\n"_s
               .arg(summary.name, summary.id.value, summary.recipe, summary.state)
               .arg(summary.stepsDone)
               .arg(summary.changed.toString(Qt::ISODate));
}

void writeFiles(QTextStream &out, const QDir &folder)
{
    out << u"\n== Files ==\n"_s;
    for (const QFileInfo &file : folder.entryInfoList(QDir::Files | QDir::Hidden, QDir::Name))
        out << u"%1 %2 bytes, mode %3\n"_s.arg(file.fileName().leftJustified(16))
                   .arg(file.size())
                   .arg(int(file.permissions()), 0, 16);
}

} // namespace

QByteArray reportOn(const Home &home, const QString &name)
{
    const std::optional<DeploymentSummary> summary = home.deployment(name);
    if (!summary)
        throw Error(Error::Kind::BadInput, u"There is no deployment %1 on this computer."_s.arg(name),
            u"List them with “hubwrightctl list”."_s);
    const QDir folder(home.path(u"deployments/"_s + name));
    QString text;
    QTextStream out(&text);
    writeFacts(out, *summary);
    writeFiles(out, folder);
    for (const QString &file : {u"spec.yaml"_s, u"journal.jsonl"_s})
        out << u"\n== %1 ==\n"_s.arg(file) << contentOf(folder.filePath(file));
    out.flush();
    return scrub(text).toUtf8();
}

} // namespace hubwright
