// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "wizard/steptable.h"

#include "engine/error.h"

#include <QWidget>

class QStackedWidget;

namespace hubwright {

class StepList;
class WelcomePage;
class WindowBar;

/// The window: step list, pages, buttons. Goes forward only when the page's state says so, which may take a
/// while; back always.
class WizardWindow : public QWidget
{
    Q_OBJECT
public:
    /// `workshop` outlives the window.
    explicit WizardWindow(Workshop &workshop, QWidget *parent = nullptr);
    ~WizardWindow() override;

    /// Starts with the answers of a file, at the first page.
    void openSpec(const QString &file);
    /// Something of the whole program: in the banner of the first page.
    void say(const Error &error);
    /// Goes on with a deployment that was interrupted.
    void resume(const QString &name);

    [[nodiscard]] WizardModel &model() const { return *m_model; }
    /// The id of the step that is shown: "network"; "welcome" before the first, "ready" after the last.
    [[nodiscard]] QString currentStep() const;
    [[nodiscard]] Page *currentPage() const;

Q_SIGNALS:
    void stepShown(const QString &id);

protected:
    void closeEvent(QCloseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void connectParts();
    void begin();
    void showStep(int step);
    void showWelcome();
    void next();
    void onValidated(int step, bool good);
    void back();
    void cancel();
    void askBeforeClosing();
    void askBeforeStopping(bool thenClose);
    void askBeforeRemoving(const QString &name);
    void closeIfStopped();
    void signInAgain(const QString &name, const QString &field);
    void goToField(const QString &path);
    void refreshFrame();
    [[nodiscard]] Page *page(int step);
    [[nodiscard]] bool isOnBuild() const;

    Workshop &m_workshop;
    std::unique_ptr<WizardModel> m_model;
    std::unique_ptr<States> m_states;
    QList<StepRow> m_rows;
    QList<Page *> m_pages;
    WelcomePage *m_welcome;
    StepList *m_list = nullptr;
    QStackedWidget *m_stack;
    WindowBar *m_bar;
    QString m_resumeAfter; ///< goes on as soon as its secret is known again
    int m_current = -1;
    int m_reached = 0;
    bool m_mayClose = false;
    bool m_closeWhenStopped = false;
};

} // namespace hubwright
