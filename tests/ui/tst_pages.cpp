// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
// Every page as a person sees it: pictures of all of them, and what holds for all of them.
#include "build/buildstate.h"
#include "driver.h"
#include "fakes.h"
#include "shots.h"
#include "wizard/page.h"
#include "wizard/wizardmodel.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QLabel>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace hubwright;

namespace {
const QStringList answerSteps{u"cloud"_s, u"credentials"_s, u"network"_s, u"security"_s, u"flavors"_s,
    u"images"_s, u"sign-in"_s, u"review"_s};
}

class TestPages : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepareApplication(); }
    void cleanup() { useDarkDesktop(false); }
    void showsEveryPage_data();
    void showsEveryPage();
    void namesEveryWidgetThatTakesTheKeyboard();
    void usesEachMnemonicOncePerPage();

private:
    void walk(Driver &driver, const std::function<void(const QString &)> &visit);
};

/// Goes through the whole wizard and calls `visit` on every page, while it is built, and when it is ready.
void TestPages::walk(Driver &driver, const std::function<void(const QString &)> &visit)
{
    visit(u"00-welcome"_s);
    QVERIFY(driver.goTo(u"newHub"_s));
    QVERIFY(driver.goOn(u"cloud"_s));
    QVERIFY(driver.fill(u"name"_s, u"physics101"_s));
    QVERIFY(driver.goTo(u"profiles"_s));
    driver.press(Qt::Key_Down);
    driver.press(Qt::Key_Up);
    visit(u"01-cloud"_s);
    QVERIFY(driver.goOn(u"credentials"_s));
    visit(u"02-credentials"_s);
    driver.press(Qt::Key_Return);
    QVERIFY(QTest::qWaitFor([&] { return driver.window().model().isSignedIn(); }));
    QTest::qWait(10);
    visit(u"02-credentials-signed-in"_s);
    QVERIFY(driver.goOn(u"network"_s));
    QVERIFY(driver.fill(u"host"_s, u"physics.projects.example.org"_s));
    QVERIFY(driver.fill(u"email"_s, u"ada@example.edu"_s));
    visit(u"03-network"_s);
    QVERIFY(driver.goOn(u"security"_s));
    visit(u"04-security"_s);
    QVERIFY(driver.goOn(u"flavors"_s));
    QVERIFY(driver.goTo(u"flavors"_s));
    driver.press(Qt::Key_Down);
    driver.press(Qt::Key_Down);
    driver.press(Qt::Key_Space);
    driver.press(Qt::Key_Down);
    driver.press(Qt::Key_Space);
    visit(u"05-flavors"_s);
    QVERIFY(driver.goOn(u"images"_s));
    QVERIFY(driver.fill(u"packages0"_s, u"pandas, scipy"_s));
    visit(u"06-images"_s);
    QVERIFY(driver.goOn(u"sign-in"_s));
    QVERIFY(driver.goTo(u"method"_s));
    driver.press(Qt::Key_Down);
    QVERIFY(driver.fill(u"admins"_s, u"ada"_s));
    visit(u"07-sign-in-github"_s);
    QVERIFY(driver.goTo(u"method"_s));
    driver.press(Qt::Key_Up);
    QVERIFY(driver.goTo(u"everyone"_s));
    driver.press(Qt::Key_Space);
    visit(u"07-sign-in"_s);
    QVERIFY(driver.goOn(u"review"_s));
    QTest::qWait(300);
    QVERIFY(driver.goTo(u"graph"_s));
    driver.press(Qt::Key_Right);
    visit(u"08-review"_s);
    QVERIFY(driver.goOn(u"build"_s));
    QTest::qWait(1400);
    visit(u"09-build"_s);
    QVERIFY(QTest::qWaitFor([&] { return driver.heading() == "Your hub is ready"_L1; }, 20000));
    QTest::qWait(50);
    visit(u"10-ready"_s);
}

void TestPages::showsEveryPage_data()
{
    QTest::addColumn<QString>("suffix");
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QSize>("size");
    QTest::newRow("light") << u"light"_s << false << QSize(1120, 720);
    QTest::newRow("dark") << u"dark"_s << true << QSize(1120, 720);
    QTest::newRow("small") << u"small"_s << false << QSize(1024, 640);
}

void TestPages::showsEveryPage()
{
    QFETCH(QString, suffix);
    QFETCH(bool, dark);
    QFETCH(QSize, size);
    useDarkDesktop(dark);
    QTemporaryDir home;
    FakeCloud cloud;
    const auto workshop = fakeWorkshop(cloud, home.path());
    Driver driver(*workshop);
    driver.window().resize(size);
    int written = 0;
    walk(driver, [&](const QString &name) {
        QTest::qWait(30);
        QCOMPARE(driver.window().size(), size);
        written += shoot(&driver.window(), u"%1-%2"_s.arg(name, suffix));
    });
    QCOMPARE(written, 13);
}

static QString describe(const QWidget *widget)
{
    return u"%1 “%2”"_s.arg(QString::fromLatin1(widget->metaObject()->className()), widget->objectName());
}

void TestPages::namesEveryWidgetThatTakesTheKeyboard()
{
    QTemporaryDir home;
    FakeCloud cloud;
    const auto workshop = fakeWorkshop(cloud, home.path());
    Driver driver(*workshop);
    QStringList nameless;
    walk(driver, [&](const QString &page) {
        for (QWidget *widget : driver.window().findChildren<QWidget *>()) {
            if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus) || widget->focusProxy())
                continue;
            const QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(widget);
            if (!accessible || accessible->text(QAccessible::Name).trimmed().isEmpty())
                nameless << page + u": "_s + describe(widget);
        }
    });
    QCOMPARE(nameless.join(u'\n'), QString());
}

/// The character after a single ampersand.
static QChar mnemonicOf(const QString &text)
{
    for (qsizetype i = 0; i + 1 < text.size(); ++i) {
        if (text[i] == u'&' && text[i + 1] != u'&')
            return text[i + 1].toLower();
        i += text[i] == u'&';
    }
    return {};
}

void TestPages::usesEachMnemonicOncePerPage()
{
    QTemporaryDir home;
    FakeCloud cloud;
    const auto workshop = fakeWorkshop(cloud, home.path());
    Driver driver(*workshop);
    QStringList twice;
    walk(driver, [&](const QString &page) {
        QMap<QChar, QString> seen;
        const auto take = [&](const QString &text) {
            const QChar key = mnemonicOf(text);
            if (key.isNull())
                return;
            if (seen.contains(key))
                twice << u"%1: “%2” and “%3”"_s.arg(page, seen.value(key), text);
            seen.insert(key, text);
        };
        for (const QAbstractButton *button : driver.window().findChildren<QAbstractButton *>()) {
            if (button->isVisible())
                take(button->text());
        }
        for (const QLabel *label : driver.window().findChildren<QLabel *>()) {
            if (label->isVisible() && label->buddy())
                take(label->text());
        }
    });
    QCOMPARE(twice.join(u'\n'), QString());
}

QTEST_MAIN(TestPages)
#include "tst_pages.moc"
