// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "must.h"

#include "engine/journal.h"

#include <QTemporaryDir>

using namespace hubwright;
using namespace Qt::StringLiterals;

static QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// A journal opens or says why not and stays as it is; what opened takes records and opens again with all of
/// them.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const QTemporaryDir folder;
    const QString path = folder.filePath(u"journal"_s);
    const QByteArray content = toBytes(data, size);
    QFile file(path);
    must(file.open(QIODevice::WriteOnly | QIODevice::Truncate), "The journal cannot be written.");
    file.write(content);
    file.close();

    const StepId step(u"network"_s);
    (void)Journal::peek(path);
    try {
        Journal journal(path);
        must(!journal.deployment().isEmpty(), "A journal is of no deployment.");
        journal.append(step, Journal::What::Creating);
        journal.append(step, Journal::What::Created, {u"n-1"_s, {}, false});
        const Journal again(path);
        must(!again.isNew() && again.deployment() == journal.deployment(),
            "A journal is of another deployment.");
        must(again.records().size() == journal.records().size(), "A record is lost.");
        must(again.resource(step).id == u"n-1"_s, "A resource is lost.");
        must(Journal::peek(path).size() == again.records().size(), "A peek does not see all.");
    } catch (const Error &error) {
        must(error.kind == Error::Kind::Local && !error.sentence.isEmpty(),
            "A journal fails without a reason.");
        must(contentOf(path) == content, "A journal that cannot be read was changed.");
    }
    return 0;
}
