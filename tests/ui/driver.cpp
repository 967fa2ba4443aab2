// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "driver.h"

#include "widgets/field.h"
#include "wizard/page.h"
#include "wizard/wizardmodel.h"

#include <QApplication>
#include <QLabel>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;

namespace hubwright {

Driver::Driver(Workshop &workshop)
    : m_window(std::make_unique<WizardWindow>(workshop))
{
    m_window->show();
    m_window->activateWindow();
    (void)QTest::qWaitForWindowActive(m_window.get());
}

Driver::~Driver() = default;

void Driver::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QWidget *target = QApplication::focusWidget();
    QTest::keyClick(target ? target : m_window.get(), key, modifiers);
}

void Driver::type(const QString &text)
{
    QTest::keyClicks(QApplication::focusWidget(), text);
}

bool Driver::goTo(const QString &objectName)
{
    for (int i = 0; i < 80; ++i) {
        const QWidget *focus = QApplication::focusWidget();
        if (focus && focus->objectName() == objectName)
            return true;
        press(Qt::Key_Tab);
    }
    return false;
}

bool Driver::fill(const QString &objectName, const QString &text)
{
    if (!goTo(objectName))
        return false;
    press(Qt::Key_A, Qt::ControlModifier);
    press(Qt::Key_Delete);
    type(text);
    return true;
}

bool Driver::goOn(const QString &toStep, int timeout)
{
    press(Qt::Key_Return);
    return waitFor(toStep, timeout);
}

bool Driver::waitFor(const QString &step, int timeout)
{
    return QTest::qWaitFor([&] { return this->step() == step; }, timeout);
}

bool Driver::answerUpTo(const QString &last, const QString &name)
{
    const auto at = [&](const QString &step) { return this->step() == step && step == last; };
    if (!goTo(u"newHub"_s) || !goOn(u"cloud"_s) || !fill(u"name"_s, name) || !goTo(u"profiles"_s))
        return false;
    for (int i = 0; i < 50 && m_window->model().spec().cloud.profile != profile; ++i)
        press(i == 0 ? Qt::Key_Home : Qt::Key_Down);
    if (at(u"cloud"_s))
        return true;
    if (!goOn(u"credentials"_s))
        return false;
    if (at(u"credentials"_s))
        return true;
    press(Qt::Key_Return);
    if (!QTest::qWaitFor([&] { return m_window->model().isSignedIn(); }, 20000))
        return false;
    QTest::qWait(1);
    if (!goOn(u"network"_s) || !fill(u"host"_s, host) || !fill(u"email"_s, u"ada@example.edu"_s))
        return false;
    for (const QString &step : {u"network"_s, u"security"_s, u"flavors"_s, u"images"_s, u"sign-in"_s}) {
        if (!waitFor(step))
            return false;
        if (at(step))
            return true;
        if (step == "sign-in"_L1 && (!fill(u"admins"_s, u"ada"_s) || !goTo(u"everyone"_s)))
            return false;
        if (step == "sign-in"_L1)
            press(Qt::Key_Space);
        press(Qt::Key_Return);
    }
    return waitFor(u"review"_s);
}

QString Driver::problemUnder(const QString &objectName) const
{
    const QWidget *widget = m_window->currentPage()->findChild<QWidget *>(objectName);
    while (widget && !qobject_cast<const Field *>(widget))
        widget = widget->parentWidget();
    const auto *label = widget ? widget->findChild<QLabel *>(u"problem"_s) : nullptr;
    return label && label->isVisibleTo(m_window.get()) ? label->text() : QString();
}

QString Driver::banner() const
{
    const QWidget *page
        = m_window->currentPage() ? static_cast<QWidget *>(m_window->currentPage()) : m_window.get();
    const auto *label = page->findChild<QLabel *>(u"bannerSentence"_s);
    return label && label->isVisibleTo(page) ? label->text() : QString();
}

QString Driver::heading() const
{
    return m_window->currentPage() ? m_window->currentPage()->heading() : QString();
}

} // namespace hubwright
