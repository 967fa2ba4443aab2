// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/operation.h"

#include <QTimer>

namespace hubwright {

class State;

/// Everything that the wizard knows: the answers, the connection, what the cloud offers. Pages do not know
/// one another; they meet here. Saves the draft 300 ms after a change.
class WizardModel : public QObject
{
    Q_OBJECT
public:
    explicit WizardModel(Workshop &workshop, QObject *parent = nullptr);
    ~WizardModel() override;

    [[nodiscard]] Workshop &workshop() const { return m_workshop; }
    [[nodiscard]] const Spec &spec() const { return m_spec; }
    /// `change` gets the spec; views hear of it if it is another one then.
    template <typename Change>
    void edit(Change change)
    {
        Spec spec = m_spec;
        change(spec);
        setSpec(std::move(spec));
    }
    void setSpec(Spec spec);
    /// Empty answers, with the first recipe there is.
    void startAnew();
    void saveDraftNow();
    /// No draft any more: it became a deployment, or was thrown away.
    void endDraft();

    [[nodiscard]] QList<RecipeInfo> recipes() const;
    [[nodiscard]] RecipeInfo recipeInfo() const;
    [[nodiscard]] Provider *provider() const;

    /// Signed in, with the connection that belongs to the answers.
    [[nodiscard]] bool isSignedIn() const { return m_connection != nullptr; }
    [[nodiscard]] const Catalog &catalog() const { return m_catalog; }
    /// Of the connection, for the spec's recipe; null while not signed in.
    [[nodiscard]] const Recipe *recipe() const { return m_recipe.get(); }
    /// What the spec's rules say of the answers, and the recipe's preflight once the offer is known.
    [[nodiscard]] const Problems &problems() const { return m_problems; }
    /// What the hub takes of the quota, as the answers stand.
    [[nodiscard]] QMap<Limited, qint64> uses() const;
    /// `cancellation` is what the connection was made with, and lives as long.
    void setConnection(
        std::shared_ptr<Cancellation> cancellation, std::shared_ptr<Connection> connection, Catalog catalog);
    void signOut();

    /// "lab · RegionOne · hubadmin"; the parts that are known.
    [[nodiscard]] QString place() const;

Q_SIGNALS:
    /// The answers, the connection or the offer.
    void changed();
    void catalogChanged();
    /// The draft could not be written.
    void draftFailed(const hubwright::Error &error);

private:
    void makeRecipe();
    void judge();

    Workshop &m_workshop;
    Spec m_spec;
    Catalog m_catalog;
    Problems m_problems;
    std::shared_ptr<Cancellation> m_cancellation;
    std::shared_ptr<Connection> m_connection;
    std::unique_ptr<Recipe> m_recipe;
    QString m_recipeId;
    QTimer m_draftTimer;
};

} // namespace hubwright
