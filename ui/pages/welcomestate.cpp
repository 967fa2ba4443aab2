// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "pages/welcomestate.h"

#include "engine/specfile.h"
#include "wizard/wizardmodel.h"

#include <QFile>
#include <QFileInfo>

namespace hubwright {

WelcomeState::WelcomeState(WizardModel &model)
    : State(model, {})
{
}

void WelcomeState::enter()
{
    const Home &home = model().workshop().home;
    m_deployments = home.deployments();
    m_draft = home.draft();
    m_pending.reset();
    setTrouble({});
    Q_EMIT changed();
}

QString WelcomeState::draftName() const
{
    return m_draft ? m_draft->name : QString();
}

void WelcomeState::continueDraft()
{
    const Spec draft = *m_draft;
    Q_EMIT specReady(draft);
}

void WelcomeState::discardDraft()
{
    model().endDraft();
    enter();
}

void WelcomeState::openFile(const QString &path)
{
    m_pending.reset();
    QFile file(path);
    const QString name = QFileInfo(path).fileName();
    if (!file.open(QIODevice::ReadOnly)) {
        setTrouble(Error(Error::Kind::Local, tr("%1 cannot be read: %2.").arg(name, file.errorString()),
            tr("Choose another file.")));
        return;
    }
    const SpecFile read = readSpec(file.readAll());
    if (!hasErrors(read.problems)) {
        setTrouble({});
        Q_EMIT specReady(read.spec);
        return;
    }
    m_pending = read.spec;
    const auto first = std::ranges::find_if(read.problems, &Problem::isError);
    const QString where = first->line > 0
        ? tr("%1, line %2: %3").arg(name).arg(first->line).arg(first->sentence)
        : tr("%1: %2").arg(name, first->sentence);
    setTrouble(Error(Error::Kind::BadInput, where, first->remedy, toText(read.problems, name)));
}

void WelcomeState::openAnyway()
{
    if (const auto spec = std::exchange(m_pending, {}))
        Q_EMIT specReady(*spec);
}

void WelcomeState::forget(const QString &name)
{
    model().workshop().home.forget(name);
    enter();
}

} // namespace hubwright
