// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/deployments.h"
#include "engine/recipe.h"
#include "engine/run.h"
#include "engine/survey.h"

#include <QObject>

#include <vector>

namespace hubwright {

using Providers = std::vector<std::unique_ptr<Provider>>;
[[nodiscard]] Provider *providerOf(const Providers &providers, const QString &recipe);

/// Where a deployment's own secret is in the vault: "deployment/physics101/sign-in".
[[nodiscard]] QString secretKey(const QString &deployment, const QString &secret);

/// What both programs are made of, wired by main().
struct Workshop
{
    Home home;
    Providers providers;
    std::unique_ptr<Vault> vault;
};

/// One thing done with one deployment from beginning to end: sign in, read the catalog, preflight, plan, run.
/// The window and the terminal both drive this, so that they cannot differ. Signals in the order:
/// preflighted(), planned(), stepChanged()…, finished() exactly once after each call of deploy() or
/// destroy(); surveyed() after survey(). Instead of all of them failed().
class Operation : public QObject
{
    Q_OBJECT
public:
    explicit Operation(Workshop &workshop, QObject *parent = nullptr);
    ~Operation() override;

    /// Signs in, reads the catalog, runs preflight, and plans; creates nothing. finished() is not emitted:
    /// the answer is in the arguments of planned(), or failed() says why there is none.
    void plan(Spec spec);
    /// Builds a new deployment or goes on with an old one of the same spec.
    void deploy(Spec spec, StepId until = {});
    /// Goes on with the spec that the deployment's folder holds.
    void resume(QString name);
    /// Looks what exists of a deployment, for a person to see before it is destroyed. Answers with
    /// surveyed().
    void survey(QString name);
    /// Removes it all, then looks again: see leftovers().
    void destroy(QString name, Keep keep = Keep::Nothing);
    void cancel();

    [[nodiscard]] bool isRunning() const { return m_isRunning; }
    [[nodiscard]] const Outline &outline() const { return m_outline; }
    /// How much faster than a real cloud's its time goes; known after planned().
    [[nodiscard]] double timeScale() const { return m_clock ? m_clock->scale() : 1; }
    /// Where the hub is; known after finished().
    [[nodiscard]] const QUrl &url() const { return m_url; }
    /// What the cloud still has, each with its reason; known after finished() of a destroy. Its outcome is
    /// Removed only when nothing else is left than what was to be kept.
    [[nodiscard]] const Findings &leftovers() const { return m_leftovers; }
    /// Whether the last destroy was looked after to the end: then leftovers() are all that there are.
    [[nodiscard]] bool isVerified() const { return m_isVerified; }

Q_SIGNALS:
    void preflighted(const hubwright::Problems &problems);
    void planned(const hubwright::Outline &outline);
    void stepChanged(const hubwright::StepEvent &event);
    void surveyed(const hubwright::Findings &findings);
    /// It could not begin: bad answers, sign-in refused, folder locked. Nothing was created by this call.
    void failed(const hubwright::Error &error);
    void finished(hubwright::Outcome outcome);

private:
    enum class Deed { Plan, Deploy, Survey, Remove };
    Task<> begin(Deed deed, Spec spec, StepId until);
    Task<> beginWithStored(Deed deed, QString name);
    Task<> prepare(Deed deed, Spec spec);
    void openKnown();
    Task<> checkSecrets();
    Task<Catalog> catalogFor(Deed deed);
    void checkUntil(const StepId &until) const;
    void run(Deed deed, const StepId &until);
    Task<Findings> lookAround();
    void rememberLeft(const Findings &findings);
    void note(const StepEvent &event);
    void end(Outcome outcome);
    Task<> verify(Outcome outcome);
    Task<> forgetSecrets();
    [[nodiscard]] bool explain(Finding &finding);
    void conclude(Outcome outcome);
    void close();

    Workshop &m_workshop;
    Cancellation m_cancellation;
    Spec m_spec;
    std::unique_ptr<Deployment> m_deployment;
    std::shared_ptr<Connection> m_connection;
    CloudAnswers m_connectedTo;
    std::unique_ptr<Recipe> m_recipe;
    std::unique_ptr<Clock> m_clock;
    Plan m_plan;
    Outline m_outline;
    std::unique_ptr<Run> m_run;
    Deed m_deed = Deed::Plan;
    Keep m_keep = Keep::Nothing;
    Findings m_leftovers;
    bool m_isVerified = false;
    QMap<StepId, QString> m_failures; ///< why a step of this run failed
    QUrl m_url;
    bool m_isRunning = false;
};

} // namespace hubwright
