// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/recipe.h"
#include "wizard/state.h"

namespace hubwright {

class CloudState;

/// Signing in: how, with what secret, and who one is then.
class CredentialsState : public State
{
    Q_OBJECT
    Q_PROPERTY(bool signedIn READ isSignedIn NOTIFY changed)
public:
    CredentialsState(WizardModel &model, CloudState &cloud);

    [[nodiscard]] const Profile &profile() const { return m_profile; }
    /// An edit by hand. Signs out: what one sees must belong to what is typed.
    void setProfile(const Profile &profile);
    /// Whether the profile's own fields can be edited here.
    [[nodiscard]] bool isByHand() const;
    [[nodiscard]] bool needsSecret() const;
    [[nodiscard]] bool keepsSecrets() const;
    [[nodiscard]] const Secret &secret() const { return m_secret; }
    void setSecret(const Secret &secret);

    [[nodiscard]] bool isSignedIn() const;
    [[nodiscard]] Account account() const;
    [[nodiscard]] QStringList regions() const;
    [[nodiscard]] QString region() const;
    void setRegion(const QString &region);

    void enter() override;
    Task<bool> validate() override;
    void cancel() override;
    [[nodiscard]] QString nextText() const override;

protected:
    [[nodiscard]] Problems check() const override;

private:
    struct Result
    {
        std::shared_ptr<Cancellation> cancellation;
        std::shared_ptr<Connection> connection;
        Catalog catalog;
        bool isKept = false;
        std::optional<Error> error;
    };
    Task<Result> signIn(std::shared_ptr<Cancellation> cancellation);
    void take(Result result);

    CloudState &m_cloud;
    Profile m_profile;
    Secret m_secret;
    QString m_region; ///< that the connection is to
    std::shared_ptr<Cancellation> m_cancellation;
};

} // namespace hubwright
