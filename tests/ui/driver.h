// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "wizard/window.h"

namespace hubwright {

/// A person with a keyboard and no mouse, in front of a wizard.
class Driver
{
public:
    explicit Driver(Workshop &workshop);
    ~Driver();

    [[nodiscard]] WizardWindow &window() { return *m_window; }
    [[nodiscard]] QString step() const { return m_window->currentStep(); }
    /// A key to whatever has the keyboard.
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void type(const QString &text);
    /// Tab until the widget of that object name has the keyboard. False: it cannot be reached.
    [[nodiscard]] bool goTo(const QString &objectName);
    /// Replaces the text of a field.
    [[nodiscard]] bool fill(const QString &objectName, const QString &text);
    /// Return, and wait until that step is shown.
    [[nodiscard]] bool goOn(const QString &toStep, int timeout = 5000);
    [[nodiscard]] bool waitFor(const QString &step, int timeout = 5000);
    /// From the first page to Review, with answers for a hub of that name.
    [[nodiscard]] bool answerUpTo(const QString &step, const QString &name = QStringLiteral("physics101"));
    /// The sentence under a field, or empty.
    [[nodiscard]] QString problemUnder(const QString &objectName) const;
    [[nodiscard]] QString banner() const;
    [[nodiscard]] QString heading() const;
    /// The names under which the clouds are listed, and the secret that they ask for.
    QString profile = QStringLiteral("lab");
    QString host = QStringLiteral("physics.projects.example.org");

private:
    std::unique_ptr<WizardWindow> m_window;
};

} // namespace hubwright
