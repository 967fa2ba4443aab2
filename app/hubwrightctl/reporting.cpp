// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "commands.h"

#include "engine/report.h"

#include <QFile>
#include <QTextStream>

namespace hubwright::ctl {
using namespace Qt::StringLiterals;

void reportDeployment(const Arguments &arguments, Workshop &workshop, Finish finish)
{
    const QString path = arguments.operands.value(1);
    const QByteArray report = reportOn(workshop.home, arguments.operands.value(0));
    QFile file(path);
    constexpr auto ownerOnly = QFile::ReadOwner | QFile::WriteOwner;
    const bool isWritten = file.open(QIODevice::WriteOnly | QIODevice::Truncate, ownerOnly)
        && file.write(report) == report.size() && file.flush();
    if (!isWritten) {
        complain(
            u"The report %1 cannot be written: %2. Choose another file."_s.arg(path, file.errorString()));
        return finish(ExitCode::BadInput);
    }
    QTextStream(stdout)
        << u"Written to %1. Read it before you send it on: it names your hub, its network and its users.\n"_s
               .arg(path);
    finish(ExitCode::Done);
}

} // namespace hubwright::ctl
