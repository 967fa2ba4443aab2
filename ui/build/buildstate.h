// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "build/operationkeeper.h"
#include "build/progress.h"
#include "wizard/state.h"

#include <QElapsedTimer>
#include <QTimer>

namespace hubwright {

/// A build, or a removal, as its events tell it. Tells views at most ten times a second, however many events
/// there are.
class BuildState : public State
{
    Q_OBJECT
    Q_PROPERTY(QString name READ name NOTIFY changed)
    Q_PROPERTY(bool running READ isRunning NOTIFY changed)
    Q_PROPERTY(double share READ share NOTIFY changed)
public:
    enum class Phase {
        Nothing,
        Preparing, ///< signing in, reading, planning
        Running,
        Stopping,
        Ready,
        Failed,
        Interrupted,
        Removed,
        Refused, ///< it could not begin
    };
    explicit BuildState(WizardModel &model);
    ~BuildState() override;

    void deploy(const Spec &spec);
    void resume(const QString &name);
    /// What it removes was seen and agreed to.
    void remove(const QString &name, Keep keep);
    /// The removal could not begin, as the cloud could not be asked what there is.
    void refuseRemoval(const QString &name, const Error &error);
    /// Nothing runs: a hub that is ready is looked at.
    void showFinished(const QString &name);

    void pause();
    void pauseOrGoOn();
    /// Stops, then says removalWanted().
    void stopAndRemove();

    [[nodiscard]] const QString &name() const { return m_name; }
    [[nodiscard]] Phase phase() const { return m_phase; }
    [[nodiscard]] bool isRunning() const;
    [[nodiscard]] bool isStopping() const { return m_phase == Phase::Stopping; }
    [[nodiscard]] bool isRemoving() const { return m_isRemoving; }
    [[nodiscard]] bool isReady() const { return m_phase == Phase::Ready; }
    /// It stands still, and can go on.
    [[nodiscard]] bool canGoOn() const;

    [[nodiscard]] const Progress &progress() const { return m_progress; }
    [[nodiscard]] qint64 now() const { return m_clock.elapsed(); }
    [[nodiscard]] double share() const { return m_progress.share(now()); }
    /// Why it stands still, if not because it was told to.
    [[nodiscard]] std::optional<Error> cause() const;

    // What a hub that is ready has to say.
    [[nodiscard]] QUrl url() const { return m_url; }
    [[nodiscard]] Spec spec() const;
    [[nodiscard]] QDateTime hubCredentialExpires() const;
    [[nodiscard]] QStringList created() const;
    /// Accounts on the hub: the admins' exist from the start, with a first password that was made for them.
    [[nodiscard]] bool hasAdminPassword() const;
    /// Answers with adminPasswordRead().
    void readAdminPassword();

    /// What a removal left in the cloud.
    [[nodiscard]] Findings leftovers() const;

    /// For a question: what exists in the cloud of this deployment, as far as is known here.
    [[nodiscard]] QString whatExists() const;
    [[nodiscard]] QString report() const;

Q_SIGNALS:
    void phaseChanged();
    void planChanged();
    /// What there is must be seen before it is removed.
    void removalWanted(const QString &name);
    /// Empty: it is no longer known here.
    void adminPasswordRead(const hubwright::Secret &password);

private:
    Task<> lookForAdminPassword();
    enum class Deed { Deploy, Resume, Remove };
    void begin(Deed deed, const QString &name);
    void readSpec();
    void onPlanned(const Outline &outline);
    void onStep(const StepEvent &event);
    void onFailed(const Error &error);
    void onFinished(Outcome outcome);
    void setPhase(Phase phase);

    OperationKeeper m_operation;
    Spec m_spec;
    QString m_name;
    Deed m_deed = Deed::Deploy;
    Phase m_phase = Phase::Nothing;
    bool m_isRemoving = false;
    bool m_removeNext = false;
    bool m_isAgreed = false; ///< what is removed was seen
    Keep m_keep = Keep::Nothing;
    Progress m_progress;
    std::optional<Error> m_error;
    QUrl m_url;
    QElapsedTimer m_clock;
    QTimer m_tell; ///< batches events
    QTimer m_tick; ///< moves the clocks
};

} // namespace hubwright
