// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/clock.h"
#include "engine/error.h"
#include "engine/id.h"

#include <QDateTime>
#include <QJsonObject>
#include <QUrl>

#include <optional>

namespace hubwright {

enum class StepState { Waiting, Finding, Creating, Settling, Done, Failed, Removing, Removed, Kept };
[[nodiscard]] QString nameOf(StepState state); ///< as in the events file: "settling"
[[nodiscard]] inline bool isOver(StepState state)
{
    return state == StepState::Done || state == StepState::Failed || state == StepState::Removed
        || state == StepState::Kept;
}

/// A step changed its state, or has something to say. All that any view knows of a run.
struct StepEvent
{
    QDateTime time;
    StepId step;
    StepState state = StepState::Waiting;
    QString detail; ///< one plain line; may be empty
    Milliseconds elapsed{0}; ///< since this step left Waiting
    std::optional<Error> error; ///< with Failed; and with a retry, which says so in `detail`
};

enum class Outcome {
    Ready, ///< all steps are done
    Stopped, ///< all steps that `--until` allows are done
    Failed, ///< resumable
    Interrupted, ///< resumable
    Removed,
};
[[nodiscard]] QString nameOf(Outcome outcome); ///< as in the events file: "ready", "destroyed" …

/// One line of JSON without a line break, as `hubwrightctl deploy --events` writes it.
[[nodiscard]] QByteArray toJsonLine(const StepEvent &event);
[[nodiscard]] QByteArray finishedJsonLine(
    Outcome outcome, const QUrl &url, const QDateTime &time, const QJsonObject &more = {});

} // namespace hubwright
