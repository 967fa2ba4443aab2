// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/recipe.h"

namespace hubwright::http {
class Recorder;
}

namespace hubwright::openstack {

/// OpenStack clouds: profiles from clouds.yaml and openrc.sh, secrets from the vault.
class Provider : public hubwright::Provider
{
public:
    /// `home` is the program's folder. `recorder` may be null; it must outlive all connections.
    Provider(QString home, http::Recorder *recorder);

    [[nodiscard]] QString id() const override;
    [[nodiscard]] QList<RecipeInfo> recipes() const override;
    [[nodiscard]] QList<Profile> profiles(Problems *problems = nullptr) const override;
    [[nodiscard]] Import import(const QString &fileName, const QByteArray &content) const override;
    Task<> keep(Profile profile, Secret secret, Vault &vault) override;
    Task<std::shared_ptr<Connection>> connect(
        CloudAnswers cloud, Secret secret, Vault &vault, Cancellation &cancellation) override;
    Task<std::shared_ptr<Connection>> connect(
        Profile profile, Secret secret, Cancellation &cancellation) override;

private:
    QString m_home;
    http::Recorder *m_recorder;
};

} // namespace hubwright::openstack
