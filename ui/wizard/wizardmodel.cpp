// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "wizard/wizardmodel.h"

#include "engine/specrules.h"
#include "wizard/defaults.h"

using namespace Qt::StringLiterals;

namespace hubwright {

WizardModel::WizardModel(Workshop &workshop, QObject *parent)
    : QObject(parent)
    , m_workshop(workshop)
{
    m_draftTimer.setSingleShot(true);
    m_draftTimer.setInterval(300);
    connect(&m_draftTimer, &QTimer::timeout, this, &WizardModel::saveDraftNow);
}

WizardModel::~WizardModel()
{
    if (m_draftTimer.isActive())
        saveDraftNow();
}

void WizardModel::setSpec(Spec spec)
{
    if (spec == m_spec)
        return;
    m_spec = std::move(spec);
    if (m_recipeId != m_spec.recipe)
        makeRecipe();
    m_draftTimer.start();
    judge();
    Q_EMIT changed();
}

void WizardModel::startAnew()
{
    signOut();
    Spec spec;
    const QList<RecipeInfo> all = recipes();
    if (!all.isEmpty())
        spec.recipe = all.first().id;
    setSpec(spec);
    endDraft();
}

void WizardModel::saveDraftNow()
{
    m_draftTimer.stop();
    try {
        m_workshop.home.saveDraft(m_spec);
    } catch (const Error &error) {
        Q_EMIT draftFailed(error);
    }
}

void WizardModel::endDraft()
{
    m_draftTimer.stop();
    m_workshop.home.discardDraft();
}

QList<RecipeInfo> WizardModel::recipes() const
{
    QList<RecipeInfo> result;
    for (const auto &provider : m_workshop.providers)
        result += provider->recipes();
    return result;
}

RecipeInfo WizardModel::recipeInfo() const
{
    for (const RecipeInfo &info : recipes()) {
        if (info.id == m_spec.recipe)
            return info;
    }
    return {};
}

Provider *WizardModel::provider() const
{
    return providerOf(m_workshop.providers, m_spec.recipe);
}

QMap<Limited, qint64> WizardModel::uses() const
{
    if (!m_recipe || !m_catalog.flavor(m_spec.hub.flavor))
        return {};
    return m_recipe->uses(m_spec, m_catalog);
}

void WizardModel::setConnection(
    std::shared_ptr<Cancellation> cancellation, std::shared_ptr<Connection> connection, Catalog catalog)
{
    m_recipe.reset();
    m_connection = std::move(connection);
    m_cancellation = std::move(cancellation);
    m_catalog = std::move(catalog);
    makeRecipe();
    if (m_connection)
        m_spec = withDefaults(m_spec, m_catalog);
    m_draftTimer.start();
    judge();
    Q_EMIT catalogChanged();
    Q_EMIT changed();
}

void WizardModel::signOut()
{
    if (m_connection)
        setConnection({}, {}, {});
}

void WizardModel::makeRecipe()
{
    m_recipeId = m_spec.recipe;
    m_recipe = m_connection && !m_recipeId.isEmpty() ? m_connection->recipe(m_recipeId) : nullptr;
}

void WizardModel::judge()
{
    m_problems = checkSpec(m_spec);
    if (!m_recipe)
        return;
    for (const Problem &problem : m_recipe->preflight(m_spec, m_catalog)) {
        if (!m_problems.contains(problem))
            m_problems << problem;
    }
}

QString WizardModel::place() const
{
    QStringList parts;
    for (const QString &part : {m_spec.cloud.profile, isSignedIn() ? m_catalog.region : m_spec.cloud.region,
             isSignedIn() ? m_catalog.account.user : QString()}) {
        if (!part.isEmpty())
            parts << part;
    }
    return parts.join(u" · "_s);
}

} // namespace hubwright
