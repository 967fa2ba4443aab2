// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/event.h"

namespace hubwright::ctl {

enum class ExitCode {
    Done = 0,
    Failed = 1, ///< resumable
    BadInput = 2, ///< bad spec or usage
    Refused = 3, ///< not signed in, or not allowed
    Interrupted = 130, ///< resumable
};

[[nodiscard]] inline ExitCode exitCodeOf(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Ready:
    case Outcome::Stopped:
    case Outcome::Removed:
        return ExitCode::Done;
    case Outcome::Failed:
        return ExitCode::Failed;
    case Outcome::Interrupted:
        return ExitCode::Interrupted;
    }
    Q_UNREACHABLE();
}

/// Of an error that came before anything was created.
[[nodiscard]] inline ExitCode exitCodeOf(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::BadInput:
    case Error::Kind::Local:
    case Error::Kind::Quota:
        return ExitCode::BadInput;
    case Error::Kind::SignIn:
    case Error::Kind::Refused:
    case Error::Kind::Unreachable:
    case Error::Kind::Certificate:
        return ExitCode::Refused;
    case Error::Kind::Cancelled:
        return ExitCode::Interrupted;
    default:
        return ExitCode::Failed;
    }
}

} // namespace hubwright::ctl
