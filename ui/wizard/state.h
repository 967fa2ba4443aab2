// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/error.h"
#include "engine/problem.h"
#include "engine/specrules.h"
#include "engine/task.h"

#include <QObject>

namespace hubwright {

class WizardModel;

/// What a page shows and may change, without a widget. A page's answers are the model's Spec; a state adds
/// what is wrong with them and what there is to choose from. Owned by the model, outlives its page.
class State : public QObject
{
    Q_OBJECT
public:
    /// `fields`: the beginnings of the spec's fields that this page answers.
    State(WizardModel &model, QStringList fields);

    /// The problems of this page's answers, as of the last change.
    [[nodiscard]] const Problems &problems() const { return m_problems; }
    /// What is wrong with one field, or with an item of it when it is a list. Warnings are not.
    [[nodiscard]] Verdict verdict(const QString &field) const;
    [[nodiscard]] QStringList warnings() const;
    /// An error of the page as a whole: the network, a sign-in.
    [[nodiscard]] const std::optional<Error> &trouble() const { return m_trouble; }

    /// Whether one may go on. May wait for a cloud; does not throw: what went wrong is trouble() or in
    /// problems().
    virtual Task<bool> validate();
    /// Wakes a validate() that waits; it then ends with false.
    virtual void cancel() { }
    /// The page is shown.
    virtual void enter() { }
    /// What the button to go on says now.
    [[nodiscard]] virtual QString nextText() const;

Q_SIGNALS:
    /// Something that the page shows has changed.
    void changed();
    void troubleChanged();

protected:
    /// What the spec's rules and the recipe's preflight say of this page's fields; a page may add to it.
    [[nodiscard]] virtual Problems check() const;
    /// Checks again and says so.
    void refresh();
    void setTrouble(std::optional<Error> trouble);
    [[nodiscard]] WizardModel &model() const { return m_model; }

private:
    WizardModel &m_model;
    QStringList m_fields;
    Problems m_problems;
    std::optional<Error> m_trouble;
};

} // namespace hubwright
