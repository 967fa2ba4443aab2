// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "rows.h"

#include "stallmeter.h"

#include <QApplication>
#include <QTextStream>

using namespace hubwright::bench;
using namespace Qt::StringLiterals;

int main(int argc, char **argv)
{
    hubwright::StallMeter app(argc, argv);
    const QStringList words = QApplication::arguments();
    if (words.value(1) == u"--empty-window")
        return showEmptyWindow();
    if (words.value(1) == u"--first-page")
        return showFirstPage(words.value(2));

    QTextStream out(stdout);
    out << u"| figure | against | measured | goal |\n|---|---|---|---|\n"_s << Qt::flush;
    bool isMet = true;
    for (const auto measure : {makespan, stalls, firstPage}) {
        for (const Row &row : measure()) {
            const bool isGood = row.figure <= row.goal;
            isMet = isMet && isGood;
            out << u"| %1 | %2 | %3 %4 | ≤ %5 %4%6 |\n"_s.arg(row.what, row.against)
                       .arg(row.figure, 0, 'f', row.unit == u"ms" ? 1 : 3)
                       .arg(row.unit)
                       .arg(row.goal)
                       .arg(isGood ? QString() : u" **missed**"_s)
                << Qt::flush;
        }
    }
    return isMet ? 0 : 1;
}
