// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "build/operationkeeper.h"
#include "wizard/state.h"

namespace hubwright {

/// The plan of the answers, asked of the cloud as it is now, with everything that speaks against it.
class ReviewState : public State
{
    Q_OBJECT
public:
    explicit ReviewState(WizardModel &model);
    ~ReviewState() override;

    [[nodiscard]] const Outline &outline() const { return m_outline; }
    [[nodiscard]] const Problems &findings() const { return m_findings; }
    [[nodiscard]] bool isChecking() const { return m_isChecking; }
    [[nodiscard]] Seconds expectedTime() const;
    /// "Hub server", the longest step on the path that decides.
    [[nodiscard]] QString slowest() const;
    [[nodiscard]] int resources() const;
    [[nodiscard]] QMap<Limited, qint64> uses() const;
    [[nodiscard]] Quota quota(Limited what) const;
    [[nodiscard]] QDateTime credentialExpires() const;

    void checkAgain();
    void enter() override;
    Task<bool> validate() override;
    void cancel() override;
    [[nodiscard]] QString nextText() const override;

Q_SIGNALS:
    void settled();

protected:
    [[nodiscard]] Problems check() const override;

private:
    void onPlanned(const Outline &outline);
    void onFailed(const Error &error);

    OperationKeeper m_operation;
    Outline m_outline;
    Problems m_findings;
    bool m_isChecking = false;
};

} // namespace hubwright
