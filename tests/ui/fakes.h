// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/operation.h"

namespace hubwright {

/// A cloud that is not there: what it offers, what exists in it, and what shall go wrong. Outlives its
/// provider.
struct FakeCloud
{
    Catalog catalog;
    QMap<StepId, QString> things; ///< by the step that made them
    QStringList created; ///< every create, in order
    QMap<StepId, int> failures; ///< how often a step's create fails yet
    QSet<StepId> stubborn; ///< what cannot be removed
    double timeScale = 300;
    Milliseconds latency{30}; ///< of sign-in and catalog
    QString password = QStringLiteral("swordfish");
    bool refusesSignIn = false;
    int signIns = 0;
    int catalogs = 0;

    FakeCloud();
    /// With that many flavors.
    static Catalog catalogWith(int flavors);
};

/// "Hub on a fake cloud": the steps of a hub on virtual machines, each of which takes its expected time.
class FakeProvider : public Provider
{
public:
    explicit FakeProvider(FakeCloud &cloud)
        : m_cloud(cloud)
    {
    }
    QString id() const override { return QStringLiteral("fake"); }
    QList<RecipeInfo> recipes() const override;
    QList<Profile> profiles(Problems *problems) const override;
    Import import(const QString &fileName, const QByteArray &content) const override;
    Task<> keep(Profile profile, Secret secret, Vault &vault) override;
    Task<std::shared_ptr<Connection>> connect(
        CloudAnswers cloud, Secret secret, Vault &vault, Cancellation &cancellation) override;
    Task<std::shared_ptr<Connection>> connect(
        Profile profile, Secret secret, Cancellation &cancellation) override;

private:
    FakeCloud &m_cloud;
    QList<Profile> m_kept;
};

/// A workshop in `home` with one fake provider.
[[nodiscard]] std::unique_ptr<Workshop> fakeWorkshop(FakeCloud &cloud, const QString &home);

} // namespace hubwright
