// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "arguments.h"
#include "exitcode.h"

#include "engine/operation.h"

#include <functional>

namespace hubwright::ctl {

/// Called once with the exit code when a command is over; the event loop ends then.
using Finish = std::function<void(ExitCode)>;

/// One verb of the command line. It may go on after `run` returned, until it calls `finish`.
struct Command
{
    QString name;
    QString operands; ///< "SPEC": for the usage text, and how many there must be
    QString summary;
    void (*run)(const Arguments &arguments, Workshop &workshop, Finish finish);
};

[[nodiscard]] const QList<Command> &commands();
[[nodiscard]] QString usage();

/// A complaint in the form that all commands use, on standard error.
void complain(const QString &text);

void exportDeployment(const Arguments &arguments, Workshop &workshop, Finish finish);
void reportDeployment(const Arguments &arguments, Workshop &workshop, Finish finish);
void practise(const Arguments &arguments, Workshop &workshop, Finish finish);

} // namespace hubwright::ctl
