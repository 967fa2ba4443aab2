// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
// What is shown before a hub is removed, what is kept, and what is said of what is left.
#include "build/buildstate.h"
#include "driver.h"
#include "fakes.h"
#include "shots.h"
#include "wizard/page.h"
#include "wizard/wizardmodel.h"

#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace hubwright;

class TestRemoval : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepareApplication(); }
    void init();
    void cleanup();

    void keepsTheHubUnlessToldOtherwise();
    void showsWhatItRemovesBeforeItDoes();
    void removesAHubFromTheFirstPage();
    void keepsDataWhenAsked();
    void offersToBuildAgainWithTheDataThatWasKept();
    void offersNothingToKeepWhereThereIsNoData();
    void saysWhatIsLeft();
    void signsInAgainWhenTheCloudRefuses();

private:
    [[nodiscard]] QWidget *question() const { return QApplication::activeModalWidget(); }
    [[nodiscard]] QPushButton *answer(int number) const;
    [[nodiscard]] bool openQuestion();
    [[nodiscard]] QStringList column(int column) const;
    [[nodiscard]] QPushButton *tryAgain() const;
    void agree() { QTest::keyClick(answer(1), Qt::Key_Space); }
    void restart();

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<FakeCloud> m_cloud;
    std::unique_ptr<Workshop> m_workshop;
    std::unique_ptr<Driver> m_driver;
};

/// A hub that is ready, and the first page in front of it.
void TestRemoval::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    m_cloud = std::make_unique<FakeCloud>();
    m_cloud->timeScale = 3000;
    m_workshop = fakeWorkshop(*m_cloud, m_home->path());
    restart();
    QVERIFY(m_driver->answerUpTo(u"review"_s) && m_driver->goOn(u"build"_s));
    QTRY_COMPARE_WITH_TIMEOUT(m_driver->heading(), u"Your hub is ready"_s, 30000);
    restart();
}

void TestRemoval::cleanup()
{
    m_driver.reset();
    QTest::qWait(50); // what was let go of comes to its end
    m_workshop.reset();
    useDarkDesktop(false);
}

void TestRemoval::restart()
{
    m_driver.reset();
    m_driver = std::make_unique<Driver>(*m_workshop);
}

QPushButton *TestRemoval::answer(int number) const
{
    return question() ? question()->findChild<QPushButton *>(u"answer%1"_s.arg(number)) : nullptr;
}

bool TestRemoval::openQuestion()
{
    m_driver->window().activateWindow(); // without a window manager nobody does it when a dialog has closed
    (void)QTest::qWaitForWindowActive(&m_driver->window());
    if (!m_driver->goTo(u"removeHub"_s))
        return false;
    m_driver->press(Qt::Key_Return);
    return QTest::qWaitFor([this] { return answer(1) && answer(1)->isEnabled(); }, 5000);
}

QStringList TestRemoval::column(int column) const
{
    const QAbstractItemModel *model = question()->findChild<QTableView *>(u"findings"_s)->model();
    QStringList texts;
    for (int row = 0; row < model->rowCount(); ++row)
        texts << model->index(row, column).data().toString();
    return texts;
}

QPushButton *TestRemoval::tryAgain() const
{
    for (QPushButton *button : m_driver->window().findChildren<QPushButton *>()) {
        if (button->isVisible() && button->text().remove(u'&') == u"Try again")
            return button;
    }
    return nullptr;
}

void TestRemoval::keepsTheHubUnlessToldOtherwise()
{
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Escape}) {
        QVERIFY(openQuestion());
        QTest::keyClick(question(), key);
        QTRY_VERIFY(!question());
        QTest::qWait(100);
        QCOMPARE(m_cloud->things.size(), 16);
        QCOMPARE(m_driver->step(), u"welcome"_s);
    }
}

void TestRemoval::showsWhatItRemovesBeforeItDoes()
{
    m_cloud->things.remove(StepId(u"router"_s)); // by hand: the cloud is asked, not the journal
    QVERIFY(openQuestion());
    QVERIFY(shoot(question(), u"27-remove"_s));
    QCOMPARE(column(0).size(), 15);
    QVERIFY(column(0).contains(u"Hub server"_s));
    QVERIFY(!column(0).contains(u"Router"_s));
    QVERIFY(column(1).contains(u"physics-hub-server"_s));
    QVERIFY(column(2).contains(m_cloud->things.value(StepId(u"hub-server"_s))));
    QCOMPARE(column(3).count(u"removed"_s), 15);
    question()->close();
}

void TestRemoval::removesAHubFromTheFirstPage()
{
    QVERIFY(openQuestion());
    agree();
    QTRY_COMPARE_WITH_TIMEOUT(m_driver->heading(), u"physics101 is removed"_s, 15000);
    QVERIFY(m_cloud->things.isEmpty());
    QCOMPARE(m_workshop->home.deployment(u"physics101"_s)->state, u"destroyed"_s);
}

void TestRemoval::keepsDataWhenAsked()
{
    const QString volume = m_cloud->things.value(StepId(u"home-volume"_s));
    QVERIFY(openQuestion());
    auto *keep = question()->findChild<QCheckBox *>(u"keepData"_s);
    QVERIFY(keep->isVisible() && !keep->isChecked());
    QTest::keyClick(keep, Qt::Key_Space);
    QCOMPARE(column(3).filter(u"kept"_s).size(), 1);
    QVERIFY(shoot(question(), u"28-remove-keeping-data"_s));
    useDarkDesktop(true);
    QTest::qWait(50);
    QVERIFY(shoot(question(), u"28-remove-keeping-data-dark"_s));
    agree();
    QTRY_COMPARE_WITH_TIMEOUT(m_driver->heading(), u"physics101 is removed"_s, 15000);
    QCOMPARE(m_cloud->things.values(), QStringList(volume));
    QVERIFY(shoot(&m_driver->window(), u"29-removed-data-kept"_s));
}

void TestRemoval::offersToBuildAgainWithTheDataThatWasKept()
{
    const QString volume = m_cloud->things.value(StepId(u"home-volume"_s));
    QVERIFY(openQuestion());
    QTest::keyClick(question()->findChild<QCheckBox *>(u"keepData"_s), Qt::Key_Space);
    agree();
    QTRY_COMPARE_WITH_TIMEOUT(m_driver->heading(), u"physics101 is removed"_s, 15000);
    restart();
    QVERIFY(m_driver->goTo(u"actOnHub"_s));
    m_driver->press(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(m_driver->heading(), u"Your hub is ready"_s, 30000);
    QCOMPARE(m_cloud->things.value(StepId(u"home-volume"_s)), volume);
    QCOMPARE(m_cloud->things.size(), 16);
}

void TestRemoval::offersNothingToKeepWhereThereIsNoData()
{
    m_cloud->things.remove(StepId(u"home-volume"_s));
    QVERIFY(openQuestion());
    QVERIFY(!question()->findChild<QCheckBox *>(u"keepData"_s)->isVisible());
    question()->close();
}

void TestRemoval::saysWhatIsLeft()
{
    m_cloud->stubborn = {StepId(u"dns-record"_s)};
    QVERIFY(openQuestion());
    agree();
    QTRY_COMPARE_WITH_TIMEOUT(m_driver->heading(), u"physics101 could not be removed completely"_s, 15000);
    QVERIFY2(
        m_driver->banner().contains(u"does not let go of the dns record"_s), qPrintable(m_driver->banner()));
    QVERIFY(shoot(&m_driver->window(), u"29-left"_s));
    QVERIFY(m_cloud->things.contains(StepId(u"dns-record"_s)));
    const auto texts = m_driver->window().findChildren<QLabel *>();
    QVERIFY(std::ranges::any_of(texts,
        [](const QLabel *label) { return label->text().contains(u"DNS record (physics-dns-record)"_s); }));

    m_cloud->stubborn.clear();
    QTRY_VERIFY(tryAgain());
    QTest::keyClick(tryAgain(), Qt::Key_Space);
    QTRY_COMPARE_WITH_TIMEOUT(m_driver->heading(), u"physics101 is removed"_s, 15000);
    QVERIFY(m_cloud->things.isEmpty());
}

void TestRemoval::signsInAgainWhenTheCloudRefuses()
{
    m_cloud->refusesSignIn = true;
    QVERIFY(m_driver->goTo(u"removeHub"_s));
    m_driver->press(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(m_driver->heading(), u"The removal of physics101 could not begin"_s, 5000);
    QTRY_VERIFY(!question());
    QCOMPARE(m_cloud->things.size(), 16);
}

QTEST_MAIN(TestRemoval)
#include "tst_removal.moc"
