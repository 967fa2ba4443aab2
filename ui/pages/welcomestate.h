// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/deployments.h"
#include "wizard/state.h"

namespace hubwright {

/// The first view: a new hub, the draft, a spec file, and the hubs that are known here.
class WelcomeState : public State
{
    Q_OBJECT
    Q_PROPERTY(QString draftName READ draftName NOTIFY changed)
public:
    explicit WelcomeState(WizardModel &model);

    [[nodiscard]] const QList<DeploymentSummary> &deployments() const { return m_deployments; }
    [[nodiscard]] bool hasDraft() const { return m_draft.has_value(); }
    [[nodiscard]] QString draftName() const;

    void enter() override;
    void startNew() { Q_EMIT newWanted(); }
    void continueDraft();
    void discardDraft();
    /// Reads a spec; trouble() when it cannot be used as it is.
    void openFile(const QString &path);
    /// Goes on with what could be read of the last file.
    void openAnyway();
    [[nodiscard]] bool canOpenAnyway() const { return m_pending.has_value(); }
    void say(const Error &error) { setTrouble(error); }
    void forget(const QString &name);

Q_SIGNALS:
    void newWanted();
    void specReady(const hubwright::Spec &spec);
    void resumeWanted(const QString &name);
    void removeWanted(const QString &name);
    /// One that is ready is to be looked at.
    void shown(const QString &name);

private:
    QList<DeploymentSummary> m_deployments;
    std::optional<Spec> m_draft;
    std::optional<Spec> m_pending;
};

} // namespace hubwright
