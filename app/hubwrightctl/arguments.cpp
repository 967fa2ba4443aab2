// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "arguments.h"

#include <QCommandLineParser>

namespace hubwright::ctl {
using namespace Qt::StringLiterals;

namespace {

QList<QCommandLineOption> options()
{
    return {
        {u"home"_s, u"The folder of the deployments."_s, u"dir"_s},
        {u"until"_s, u"Stop after this step; resumable."_s, u"step"_s},
        {u"events"_s, u"Write each event as a line of JSON."_s, u"file"_s},
        {u"record"_s, u"Write each HTTP exchange as a line of JSON, redacted."_s, u"file"_s},
        {u"json"_s, u"Print JSON."_s},
        {{u"y"_s, u"yes"_s}, u"Do not ask."_s},
        {u"keep-data"_s, u"Leave what holds people's data."_s},
        {u"secrets-stdin"_s, u"Read secrets from standard input, name=value, one a line."_s},
        {u"no-keychain"_s, u"Keep secrets in memory only, until this command ends."_s},
        {u"port"_s, u"The practice cloud's port."_s, u"n"_s, u"0"_s},
        {u"time-scale"_s, u"How much faster than a real cloud."_s, u"x"_s, u"60"_s},
        {u"faults"_s, u"Faults of the practice cloud, JSON."_s, u"file"_s},
        {u"seed"_s, u"Seed of the practice cloud's chance."_s, u"n"_s, u"1"_s},
    };
}

} // namespace

std::optional<Arguments> readArguments(const QStringList &words, QString *complaint)
{
    QCommandLineParser parser;
    parser.addOptions(options());
    if (!parser.parse(words)) {
        *complaint = parser.errorText();
        return std::nullopt;
    }
    Arguments arguments;
    arguments.operands = parser.positionalArguments();
    if (!arguments.operands.isEmpty())
        arguments.command = arguments.operands.takeFirst();
    arguments.home = parser.value(u"home"_s);
    arguments.until = parser.value(u"until"_s);
    arguments.eventsFile = parser.value(u"events"_s);
    arguments.recordFile = parser.value(u"record"_s);
    arguments.asJson = parser.isSet(u"json"_s);
    arguments.saidYes = parser.isSet(u"yes"_s);
    arguments.keepsData = parser.isSet(u"keep-data"_s);
    arguments.secretsOnStdin = parser.isSet(u"secrets-stdin"_s);
    arguments.noKeychain = parser.isSet(u"no-keychain"_s);
    arguments.faultsFile = parser.value(u"faults"_s);
    bool isPort = false;
    bool isScale = false;
    bool isSeed = false;
    arguments.port = parser.value(u"port"_s).toUShort(&isPort);
    arguments.timeScale = parser.value(u"time-scale"_s).toDouble(&isScale);
    arguments.seed = parser.value(u"seed"_s).toULongLong(&isSeed);
    if (!isPort || !isScale || !isSeed || arguments.timeScale <= 0) {
        *complaint = u"--port, --time-scale and --seed take numbers."_s;
        return std::nullopt;
    }
    return arguments;
}

} // namespace hubwright::ctl
