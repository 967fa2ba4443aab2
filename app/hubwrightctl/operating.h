// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "commands.h"
#include "progress.h"
#include "stopsignal.h"

#include <memory>

namespace hubwright::ctl {

/// Drives one Operation from the terminal: asks for secrets, shows progress, writes events, heeds Ctrl-C.
/// Deletes itself when it is over.
class Operating : public QObject
{
    Q_OBJECT
public:
    /// What to do once everything is in place; called again after a missing secret was typed.
    using Deed = std::function<void(Operation &)>;

    Operating(const Arguments &arguments, Workshop &workshop, QString specFile, Finish finish);
    /// Throws Error::Local when the events file cannot be written.
    void start(Spec spec, Deed deed);
    /// Instead of showing the plan's execution: called with the plan, which ends the command.
    void whenPlanned(std::function<void(const Outline &)> show) { m_showPlan = std::move(show); }
    /// After a survey: what to do next; no deed ends the command.
    void whenSurveyed(std::function<Deed(const Findings &)> decide) { m_decide = std::move(decide); }

private:
    Task<> storeSecretsThenBegin(QMap<QString, Secret> secrets);
    void begin();
    void onPreflighted(const Problems &problems);
    void onPlanned(const Outline &outline);
    void onStepChanged(const StepEvent &event);
    void onSurveyed(const Findings &findings);
    void onFailed(const Error &error);
    void onFinished(Outcome outcome);
    [[nodiscard]] QString goOnText() const;
    [[nodiscard]] bool askForMissing(const Error &error);
    void end(ExitCode code);

    Arguments m_arguments;
    Workshop &m_workshop;
    QString m_specFile;
    Finish m_finish;
    Spec m_spec;
    Deed m_deed;
    std::function<void(const Outline &)> m_showPlan;
    std::function<Deed(const Findings &)> m_decide;
    Operation m_operation;
    Progress m_progress;
    StopSignal m_stop;
    std::unique_ptr<EventsFile> m_events;
    Problems m_problems;
    QString m_failure;
    bool m_hasAsked = false;
};

} // namespace hubwright::ctl
