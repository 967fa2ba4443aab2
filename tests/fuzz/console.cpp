// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "must.h"

#include "hub/hubfiles.h"

using namespace hubwright;
using namespace Qt::StringLiterals;

/// What a server prints, its users included, is read as it stands, in one line each.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QString console = QString::fromUtf8(toBytes(data, size));
    for (const QString &role : {u"HUB"_s, u"IMAGE"_s}) {
        const hub::BootProgress progress = hub::readConsole(console, role);
        must(progress.phase >= 0 && progress.phase <= 999 && progress.phases >= 0 && progress.phases <= 999,
            "There are more phases than digits.");
        must(!progress.what.contains(u'\n') && !progress.error.contains(u'\n'), "A phase has two lines.");
    }
    return 0;
}
