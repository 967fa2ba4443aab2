// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/recipe.h"
#include "wizard/state.h"

#include <QMap>

namespace hubwright {

/// The hub's name, what is built, and on which cloud.
class CloudState : public State
{
    Q_OBJECT
    Q_PROPERTY(QString name READ name WRITE setName NOTIFY changed)
    Q_PROPERTY(QString recipe READ recipe WRITE setRecipe NOTIFY changed)
    Q_PROPERTY(QString profile READ profileName WRITE select NOTIFY changed)
public:
    explicit CloudState(WizardModel &model);

    [[nodiscard]] QString name() const;
    void setName(const QString &name);
    [[nodiscard]] QList<RecipeInfo> recipes() const;
    [[nodiscard]] QString recipe() const;
    void setRecipe(const QString &id);

    /// Found in the standard places, read from a file, and entered by hand.
    [[nodiscard]] const QList<Profile> &profiles() const { return m_profiles; }
    [[nodiscard]] QString profileName() const;
    [[nodiscard]] const Profile *profile() const;
    void select(const QString &profile);
    /// Whether a profile is not in our folder or a standard place yet, so that signing in keeps it.
    [[nodiscard]] bool isNew(const QString &profile) const { return m_new.contains(profile); }
    [[nodiscard]] Secret importedSecret(const QString &profile) const { return m_secrets.value(profile); }
    void update(const Profile &profile);
    /// It was kept: from now on it is an ordinary one.
    void markKept(const QString &profile) { m_new.remove(profile); }

    /// A deployment that is there: its name is no reason to refuse it.
    void goOnWith(const QString &name) { m_own = name; }
    void importFile(const QString &path);
    void enterByHand();
    void enter() override;

Q_SIGNALS:
    void profilesChanged();

protected:
    [[nodiscard]] Problems check() const override;

private:
    void readProfiles();
    void add(const Profile &profile);

    QList<Profile> m_profiles;
    QSet<QString> m_new;
    QMap<QString, Secret> m_secrets;
    QStringList m_taken;
    QString m_own;
    bool m_isRead = false;
};

} // namespace hubwright
