// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "hub/hubfiles.h"

#include <QRegularExpression>

namespace hubwright::hub {

using namespace Qt::StringLiterals;

BootProgress readConsole(const QString &console, const QString &role)
{
    static const QRegularExpression ansi(u"\x1b(\\[[0-9;?]*[ -/]*[@-~]|\\][^\x07\x1b]*\x07|[@-Z\\\\-_])"_s);
    const QRegularExpression message(
        u"HUBWRIGHT-%1 (?:phase ([0-9]{1,3})/([0-9]{1,3}) ([^\\r\\n]*)|(DONE)\\b|ERROR in: ?([^\\r\\n]*))"_s
            .arg(QRegularExpression::escape(role)));
    BootProgress progress;
    auto matches = message.globalMatch(QString(console).remove(ansi));
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        if (match.hasCaptured(1)) // begun anew, if it failed before
            progress = {
                match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).trimmed(), false, {}};
        else if (match.hasCaptured(4))
            progress.isDone = true;
        else
            progress.error
                = match.captured(5).trimmed().isEmpty() ? progress.what : match.captured(5).trimmed();
    }
    return progress;
}

} // namespace hubwright::hub
