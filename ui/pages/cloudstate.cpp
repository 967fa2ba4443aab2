// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "pages/cloudstate.h"

#include "wizard/wizardmodel.h"

#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace hubwright {

CloudState::CloudState(WizardModel &model)
    : State(model, {u"name"_s, u"recipe"_s, u"cloud.profile"_s})
{
}

QString CloudState::name() const
{
    return model().spec().name;
}

void CloudState::setName(const QString &name)
{
    model().edit([&](Spec &spec) { spec.name = name; });
}

QList<RecipeInfo> CloudState::recipes() const
{
    return model().recipes();
}

QString CloudState::recipe() const
{
    return model().spec().recipe;
}

void CloudState::setRecipe(const QString &id)
{
    model().edit([&](Spec &spec) { spec.recipe = id; });
    readProfiles();
}

QString CloudState::profileName() const
{
    return model().spec().cloud.profile;
}

const Profile *CloudState::profile() const
{
    const auto found = std::ranges::find(m_profiles, profileName(), &Profile::name);
    return found == m_profiles.cend() ? nullptr : &*found;
}

void CloudState::select(const QString &profile)
{
    if (profile == profileName())
        return;
    model().signOut();
    model().edit([&](Spec &spec) { spec.cloud = {profile, {}}; });
}

void CloudState::enter()
{
    if (!m_isRead)
        readProfiles();
    m_taken.clear();
    for (const DeploymentSummary &deployment : model().workshop().home.deployments()) {
        if (deployment.state != "destroyed"_L1 || deployment.keepsData)
            m_taken << deployment.name;
    }
    refresh();
}

void CloudState::readProfiles()
{
    const Provider *provider = model().provider();
    if (!provider)
        return;
    m_isRead = true;
    Problems problems;
    QList<Profile> found = provider->profiles(&problems);
    for (const Profile &profile : std::as_const(m_profiles)) {
        if (m_new.contains(profile.name))
            found << profile;
    }
    m_profiles = found;
    if (!problems.isEmpty())
        setTrouble(Error(Error::Kind::Local, problems.first().sentence, problems.first().remedy));
    if (profileName().isEmpty() && m_profiles.size() == 1)
        select(m_profiles.first().name);
    Q_EMIT profilesChanged();
    refresh();
}

void CloudState::add(const Profile &profile)
{
    m_profiles.removeIf([&](const Profile &known) { return known.name == profile.name; });
    m_profiles << profile;
    m_new.insert(profile.name);
}

void CloudState::update(const Profile &profile)
{
    for (Profile &known : m_profiles) {
        if (known.name == profile.name)
            known = profile;
    }
    Q_EMIT profilesChanged();
}

void CloudState::importFile(const QString &path)
{
    QFile file(path);
    const QString name = QFileInfo(path).fileName();
    if (!file.open(QIODevice::ReadOnly)) {
        setTrouble(Error(Error::Kind::Local, tr("%1 cannot be read: %2.").arg(name, file.errorString())));
        return;
    }
    const Provider::Import read = model().provider()->import(path, file.readAll());
    if (read.profiles.isEmpty()) {
        const Problem problem = read.problems.value(0);
        setTrouble(Error(Error::Kind::Local,
            problem.sentence.isEmpty() ? tr("There is no cloud in %1.").arg(name) : problem.sentence,
            problem.remedy.isEmpty()
                ? tr("Choose a clouds.yaml or an openrc.sh; most clouds offer both for download.")
                : problem.remedy));
        return;
    }
    setTrouble({});
    for (const Profile &profile : read.profiles) {
        add(profile);
        m_secrets.insert(profile.name, read.secrets.value(profile.name));
    }
    Q_EMIT profilesChanged();
    model().signOut();
    select(read.profiles.first().name);
    refresh();
}

void CloudState::enterByHand()
{
    Profile profile;
    profile.provider = model().recipeInfo().provider;
    profile.name = u"my-cloud"_s;
    profile.userDomain = profile.projectDomain = u"Default"_s;
    const auto isTaken = [this](const QString &name) {
        return std::ranges::any_of(m_profiles, [&](const Profile &known) { return known.name == name; });
    };
    for (int i = 2; isTaken(profile.name); ++i)
        profile.name = u"my-cloud-%1"_s.arg(i);
    add(profile);
    Q_EMIT profilesChanged();
    select(profile.name);
}

Problems CloudState::check() const
{
    Problems problems = State::check();
    if (name() != m_own && m_taken.contains(name()))
        problems << Problem{Problem::Severity::Error, u"name"_s,
            tr("There is a hub named %1 on this computer already.").arg(name()),
            tr("Choose another name, or go on with that one from the first page."), 0};
    if (profileName().isEmpty()) {
        problems.removeIf([](const Problem &problem) { return problem.field == "cloud.profile"_L1; });
        problems << Problem{Problem::Severity::Error, u"cloud.profile"_s, tr("No cloud is chosen yet."),
            tr("Choose one above, open the file that your cloud gave you, or enter it by hand."), 0};
    } else if (m_isRead && !profile()) {
        problems << Problem{Problem::Severity::Error, u"cloud.profile"_s,
            tr("There is no cloud “%1” in the files found on this computer.").arg(profileName()),
            tr("Choose another, or open the file that has it."), 0};
    }
    return problems;
}

} // namespace hubwright
