// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "commands.h"

#include "wiring/hardening.h"
#include "wiring/wiring.h"

#include <QCoreApplication>
#include <QTimer>

using namespace hubwright;
using namespace hubwright::ctl;
using namespace Qt::StringLiterals;

namespace {

const Command *commandFor(const Arguments &arguments)
{
    for (const Command &command : commands()) {
        const auto operands = command.operands.split(u' ', Qt::SkipEmptyParts).size();
        if (command.name == arguments.command && operands == arguments.operands.size())
            return &command;
    }
    return nullptr;
}

/// What lives as long as the program.
struct Session
{
    Arguments arguments;
    std::unique_ptr<http::Recorder> recorder;
    std::unique_ptr<Workshop> workshop;
    ExitCode code = ExitCode::Done;
};

void finish(Session &session, ExitCode code)
{
    session.code = code;
    QTimer::singleShot(0, qApp, &QCoreApplication::quit);
}

/// Outermost coroutine: nobody awaits it, so it catches everything.
Task<> start(Session &session, const Command &command)
{
    std::optional<Error> error;
    try {
        if (!session.arguments.recordFile.isEmpty())
            session.recorder = std::make_unique<http::Recorder>(session.arguments.recordFile);
        session.workshop = makeWorkshop(session.arguments.home, session.recorder.get());
        if (session.arguments.noKeychain)
            session.workshop->vault = std::make_unique<MemoryVault>();
        else
            session.workshop->vault = co_await openVault();
        command.run(
            session.arguments, *session.workshop, [&session](ExitCode code) { finish(session, code); });
    } catch (const Error &e) {
        error = e;
    }
    if (error) {
        complain(error->text());
        finish(session, exitCodeOf(*error));
    }
}

} // namespace

int main(int argc, char **argv)
{
    hardenProcess();
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(u"hubwrightctl"_s);
    QCoreApplication::setApplicationVersion(u"" HUBWRIGHT_VERSION ""_s);

    QString complaint;
    const std::optional<Arguments> arguments = readArguments(QCoreApplication::arguments(), &complaint);
    const Command *command = arguments ? commandFor(*arguments) : nullptr;
    if (!command) {
        complain(complaint.isEmpty() ? usage() : complaint + u"\n\n"_s + usage());
        return int(ExitCode::BadInput);
    }
    Session session{*arguments, nullptr, nullptr, ExitCode::Done};
    QTimer::singleShot(0, &app, [&] { start(session, *command); });
    QCoreApplication::exec();
    return int(session.code);
}
