// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "wizard/state.h"

#include "wizard/wizardmodel.h"

namespace hubwright {

State::State(WizardModel &model, QStringList fields)
    : m_model(model)
    , m_fields(std::move(fields))
{
    connect(&model, &WizardModel::changed, this, &State::refresh);
}

Verdict State::verdict(const QString &field) const
{
    for (const Problem &problem : m_problems) {
        const bool here = problem.field == field || problem.field.startsWith(field + u'[');
        if (here && problem.isError())
            return {problem.sentence, problem.remedy};
    }
    return {};
}

QStringList State::warnings() const
{
    QStringList result;
    for (const Problem &problem : m_problems) {
        if (!problem.isError())
            result << problem.sentence;
    }
    return result;
}

Task<bool> State::validate()
{
    refresh();
    co_return !hasErrors(m_problems);
}

QString State::nextText() const
{
    return tr("&Next");
}

Problems State::check() const
{
    Problems result;
    std::ranges::copy_if(m_model.problems(), std::back_inserter(result), [this](const Problem &problem) {
        return std::ranges::any_of(
            m_fields, [&](const QString &field) { return problem.field.startsWith(field); });
    });
    return result;
}

void State::refresh()
{
    m_problems = check();
    Q_EMIT changed();
}

void State::setTrouble(std::optional<Error> trouble)
{
    m_trouble = std::move(trouble);
    Q_EMIT troubleChanged();
}

} // namespace hubwright
