// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/catalog.h"
#include "engine/plan.h"
#include "engine/problem.h"
#include "engine/spec.h"

#include <QUrl>

#include <functional>

namespace hubwright {

/// A way to build a hub, as people choose it.
struct RecipeInfo
{
    QString id; ///< "openstack-vm"
    QString provider; ///< "openstack"
    QString title;
    QString summary;
};

/// Turns answers and an offer into a plan. Made by a Connection, through which its steps will talk.
class Recipe
{
public:
    virtual ~Recipe() = default;
    /// Answers against the offer: everything that would fail later, and what is good to know. Makes no calls.
    [[nodiscard]] virtual Problems preflight(const Spec &spec, const Catalog &catalog) const = 0;
    /// A pure function of its arguments: makes no calls. `spec` has passed preflight.
    [[nodiscard]] virtual Plan plan(const Spec &spec, const Catalog &catalog) const = 0;
    /// What of the quota the plan takes, user servers left out.
    [[nodiscard]] virtual QMap<Limited, qint64> uses(const Spec &spec, const Catalog &catalog) const = 0;
    /// Spec fields that must come with a secret: ("sign-in", "Client secret of the GitHub application").
    [[nodiscard]] virtual QList<std::pair<QString, QString>> secrets(const Spec &spec) const = 0;
    /// The names of all secrets that a deployment may have in the vault, those that its steps make included:
    /// they go when nothing of it is left.
    [[nodiscard]] virtual QStringList secretNames() const = 0;
    /// The firewall rules that the plan makes: the spec's own, or the recipe's when the spec has none.
    [[nodiscard]] virtual QList<FirewallRule> firewall(const Spec &spec) const { return spec.security.rules; }
    /// Where the hub will be, or an empty URL while its address is not known. `facts` by step.
    [[nodiscard]] virtual QUrl url(
        const Spec &spec, const std::function<QJsonObject(StepId)> &facts) const = 0;
};

/// Signed in to one cloud, project and region. Outlives the recipes that it makes and their plans.
class Connection
{
public:
    virtual ~Connection() = default;
    [[nodiscard]] virtual Account account() const = 0;
    /// Reads all lists, in parallel. Throws Error.
    virtual Task<Catalog> catalog() = 0;
    [[nodiscard]] virtual std::unique_ptr<Recipe> recipe(const QString &id) = 0;
    /// 1, or how much faster than a real one the practice cloud behind this connection runs.
    [[nodiscard]] virtual double timeScale() const { return 1; }
};

/// How to sign in to a cloud, as it stands in a profile. No secret: that is in the vault.
struct Profile
{
    enum class Method { ApplicationCredential, Password, Token };
    QString name; ///< of the entry in clouds.yaml
    QString provider;
    QString source; ///< the file that it was read from
    QString authUrl;
    Method method = Method::ApplicationCredential;
    QString user; ///< user name, or the application credential's id
    QString userDomain; ///< empty: `user` is the user's id
    QString credentialName; ///< of an application credential that is known by name: then `user` is its owner
    QString project; ///< empty: an application credential's own
    QString projectDomain; ///< empty: `project` is the project's id
    QString region;
    QString interface = QStringLiteral("public");
    QString caFile;
    bool verify = true; ///< false: certificates are not checked, and the admin is warned
    double timeScale = 1; ///< practice only
    QString hubGateway; ///< practice only: where simulated hubs answer
    bool hasSecret = false; ///< its secret stands in the file itself
    bool operator==(const Profile &) const = default;
};

/// One kind of cloud. A new one is a new Provider; nothing else in the engine or the window changes.
class Provider
{
public:
    virtual ~Provider() = default;
    [[nodiscard]] virtual QString id() const = 0;
    [[nodiscard]] virtual QList<RecipeInfo> recipes() const = 0;
    /// What was found in the standard places and in our own folder. `problems` are about files that cannot be
    /// read.
    [[nodiscard]] virtual QList<Profile> profiles(Problems *problems = nullptr) const = 0;
    /// Reads a dropped or chosen file (clouds.yaml, openrc.sh): its profiles, and the secrets that stand in
    /// it.
    struct Import
    {
        QList<Profile> profiles;
        QMap<QString, Secret> secrets; ///< by profile name
        Problems problems;
    };
    [[nodiscard]] virtual Import import(const QString &fileName, const QByteArray &content) const = 0;
    /// Writes the profile, without its secret, to our own folder, and the secret to the vault. Throws
    /// Error::Local.
    virtual Task<> keep(Profile profile, Secret secret, Vault &vault) = 0;
    /// Signs in. `secret`: typed just now; empty: from the profile's file or the vault. Throws Error.
    virtual Task<std::shared_ptr<Connection>> connect(
        CloudAnswers cloud, Secret secret, Vault &vault, Cancellation &cancellation)
        = 0;
    /// The same for a profile that is not kept (yet): what a Credentials page tries.
    virtual Task<std::shared_ptr<Connection>> connect(
        Profile profile, Secret secret, Cancellation &cancellation)
        = 0;
};

} // namespace hubwright
