// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "engine/problem.h"

#include <QStringList>

namespace hubwright {

using namespace Qt::StringLiterals;

bool hasErrors(const Problems &problems)
{
    return std::any_of(
        problems.begin(), problems.end(), [](const Problem &problem) { return problem.isError(); });
}

QString toText(const Problems &problems, const QString &file)
{
    QStringList lines;
    for (const Problem &problem : problems) {
        QStringList parts{problem.line > 0 ? u"%1:%2:"_s.arg(file).arg(problem.line) : file + u':'};
        if (!problem.isError())
            parts << u"warning:"_s;
        if (!problem.field.isEmpty())
            parts << problem.field + u':';
        parts << problem.sentence;
        if (!problem.remedy.isEmpty())
            parts << problem.remedy;
        lines << parts.join(u' ');
    }
    return lines.join(u'\n');
}

} // namespace hubwright
