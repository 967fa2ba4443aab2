// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
// The wizard as a person uses it, with the keyboard alone.
#include "build/buildstate.h"
#include "driver.h"
#include "engine/specfile.h"
#include "fakes.h"
#include "shots.h"
#include "wizard/page.h"
#include "wizard/wizardmodel.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace hubwright;

class TestWizard : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepareApplication(); }
    void init();
    void cleanup();

    void buildsAHubByKeyboardAlone();
    void saysWhatIsWrongUnderTheField_data();
    void saysWhatIsWrongUnderTheField();
    void takesAProblemBackTheMomentItIsRight();
    void keepsWrongInputWhenGoingBack();
    void goesToTheFirstWrongFieldWhenNextIsRefused();
    void signsInOnlyOnceHoweverOftenReturnIsPressed();
    void escapeStopsAnUnansweredSignIn();
    void saysInABannerThatAPasswordIsNotAccepted();
    void goesBackByAltLeft();
    void goesBackByTheStepList();
    void keepsADraftThroughACrash();
    void asksBeforeItClosesOnAnswers();
    void findsFlavorsByWhatTheyHave();
    void renamesWhatPeopleSee();
    void refusesANameThatIsTaken();
    void opensASpecFile();
    void saysWhereASpecFileIsWrong();
    void pausesAndGoesOn();
    void offersToTryAgainWhenAStepFails();
    void removesWhatWasCreatedWhenStopped();
    void goesOnWithAnInterruptedHubFromTheFirstPage();
    void neverLetsProgressFall();
    void followsADesktopThatTurnsDark();

private:
    void restart();
    [[nodiscard]] bool startBuilding();
    [[nodiscard]] QAbstractButton *button(const QString &text) const;
    [[nodiscard]] QWidget *question() const { return QApplication::activeModalWidget(); }

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<FakeCloud> m_cloud;
    std::unique_ptr<Workshop> m_workshop;
    std::unique_ptr<Driver> m_driver;
};

void TestWizard::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    m_cloud = std::make_unique<FakeCloud>();
    m_workshop = fakeWorkshop(*m_cloud, m_home->path());
    restart();
}

void TestWizard::restart()
{
    m_driver.reset();
    m_driver = std::make_unique<Driver>(*m_workshop);
}

void TestWizard::cleanup()
{
    m_driver.reset();
    QTest::qWait(50); // what was let go of comes to its end
    m_workshop.reset();
    useDarkDesktop(false);
}

QAbstractButton *TestWizard::button(const QString &text) const
{
    for (QAbstractButton *candidate : m_driver->window().findChildren<QAbstractButton *>()) {
        if (candidate->isVisible() && candidate->text().remove(u'&') == text)
            return candidate;
    }
    return nullptr;
}

bool TestWizard::startBuilding()
{
    return m_driver->answerUpTo(u"review"_s) && m_driver->goOn(u"build"_s)
        && QTest::qWaitFor([this] { return !m_cloud->created.isEmpty(); }, 5000);
}

void TestWizard::buildsAHubByKeyboardAlone()
{
    QVERIFY(m_driver->answerUpTo(u"review"_s));
    QVERIFY(m_driver->goOn(u"build"_s));
    QTRY_COMPARE_WITH_TIMEOUT(m_driver->heading(), u"Your hub is ready"_s, 30000);
    QCOMPARE(m_cloud->created.size(), 16);
    const auto *url = m_driver->window().findChild<QLabel *>(u"url"_s);
    QCOMPARE(url->text(), u"https://physics.projects.example.org"_s);
    QCOMPARE(m_workshop->home.deployment(u"physics101"_s)->state, u"ready"_s);
    QVERIFY(!m_workshop->home.draft());
}

void TestWizard::saysWhatIsWrongUnderTheField_data()
{
    QTest::addColumn<QString>("step");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("input");
    QTest::addColumn<QString>("word");
    QTest::newRow("name") << u"cloud"_s << u"name"_s << u"Physics 101"_s << u"characters"_s;
    QTest::newRow("host") << u"network"_s << u"host"_s << u"not a host"_s << u"host"_s;
    QTest::newRow("email") << u"network"_s << u"email"_s << u"ada"_s << u"ada"_s;
    QTest::newRow("range") << u"network"_s << u"cidr"_s << u"10.42.0.0/99"_s << u"10.42.0.0/99"_s;
    QTest::newRow("overlap") << u"network"_s << u"cidr"_s << u"10.0.0.0/16"_s << u"lab-net"_s;
    QTest::newRow("ssh") << u"security"_s << u"sshFrom"_s << u"everywhere"_s << u"everywhere"_s;
    QTest::newRow("key") << u"security"_s << u"publicKey"_s << u"ssh-rsa nonsense"_s << u"key"_s;
    QTest::newRow("flavor name") << u"flavors"_s << u"flavorName0"_s << u" "_s << u"name"_s;
    QTest::newRow("package") << u"images"_s << u"packages0"_s << u"pan das!"_s << u"das!"_s;
}

void TestWizard::saysWhatIsWrongUnderTheField()
{
    QFETCH(QString, step);
    QFETCH(QString, field);
    QFETCH(QString, input);
    QFETCH(QString, word);
    QVERIFY(m_driver->answerUpTo(step));
    QVERIFY(m_driver->fill(field, input));
    QTRY_VERIFY2_WITH_TIMEOUT(m_driver->problemUnder(field).contains(word, Qt::CaseInsensitive),
        qPrintable(m_driver->problemUnder(field)), 1500);
    m_driver->press(Qt::Key_Return);
    QTest::qWait(50);
    QCOMPARE(m_driver->step(), step);
    QVERIFY(!m_driver->problemUnder(field).isEmpty());
}

void TestWizard::takesAProblemBackTheMomentItIsRight()
{
    QVERIFY(m_driver->answerUpTo(u"cloud"_s));
    QVERIFY(m_driver->fill(u"name"_s, u"Physics"_s));
    QTRY_VERIFY(!m_driver->problemUnder(u"name"_s).isEmpty());
    QVERIFY(m_driver->fill(u"name"_s, u"physics"_s));
    QCOMPARE(m_driver->problemUnder(u"name"_s), QString());
}

void TestWizard::keepsWrongInputWhenGoingBack()
{
    QVERIFY(m_driver->answerUpTo(u"network"_s));
    QVERIFY(m_driver->fill(u"cidr"_s, u"10.42"_s));
    m_driver->press(Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(m_driver->step(), u"credentials"_s);
    QVERIFY(m_driver->goOn(u"network"_s));
    QCOMPARE(m_driver->window().findChild<QLineEdit *>(u"cidr"_s)->text(), u"10.42"_s);
    m_driver->press(Qt::Key_Return);
    QTRY_VERIFY(!m_driver->problemUnder(u"cidr"_s).isEmpty());
}

void TestWizard::goesToTheFirstWrongFieldWhenNextIsRefused()
{
    QVERIFY(m_driver->answerUpTo(u"network"_s));
    QVERIFY(m_driver->fill(u"host"_s, u"physics.example.org"_s));
    QVERIFY(m_driver->fill(u"email"_s, u"nobody"_s));
    QVERIFY(m_driver->goTo(u"proxy"_s));
    m_driver->press(Qt::Key_Return);
    QTRY_COMPARE(QApplication::focusWidget()->objectName(), u"email"_s);
}

void TestWizard::signsInOnlyOnceHoweverOftenReturnIsPressed()
{
    m_cloud->latency = Milliseconds(200);
    QVERIFY(m_driver->answerUpTo(u"credentials"_s));
    for (int i = 0; i < 4; ++i)
        m_driver->press(Qt::Key_Return);
    const auto *next = m_driver->window().findChild<QAbstractButton *>(u"next"_s);
    QVERIFY2(next->text().contains(u"Checking…"_s), qPrintable(next->text()));
    QTRY_VERIFY(m_driver->window().model().isSignedIn());
    QCOMPARE(m_cloud->signIns, 1);
}

void TestWizard::escapeStopsAnUnansweredSignIn()
{
    m_cloud->latency = Milliseconds(60000);
    QVERIFY(m_driver->answerUpTo(u"credentials"_s));
    m_driver->press(Qt::Key_Return);
    QTest::qWait(50);
    m_driver->press(Qt::Key_Escape);
    const auto *next = m_driver->window().findChild<QAbstractButton *>(u"next"_s);
    QTRY_COMPARE(next->text(), u"&Sign in"_s);
    QCOMPARE(m_driver->banner(), QString());
}

void TestWizard::saysInABannerThatAPasswordIsNotAccepted()
{
    m_driver->profile = u"campus"_s;
    QVERIFY(m_driver->answerUpTo(u"credentials"_s));
    QVERIFY(m_driver->fill(u"secret"_s, u"guess"_s));
    m_driver->press(Qt::Key_Return);
    QTRY_VERIFY2(m_driver->banner().contains(u"does not accept"_s), qPrintable(m_driver->banner()));
    QVERIFY(shoot(&m_driver->window(), u"20-wrong-password"_s));
    QVERIFY(m_driver->fill(u"secret"_s, m_cloud->password));
    m_driver->press(Qt::Key_Return);
    QTRY_VERIFY(m_driver->window().model().isSignedIn());
    QCOMPARE(m_driver->banner(), QString());
}

void TestWizard::goesBackByAltLeft()
{
    QVERIFY(m_driver->answerUpTo(u"flavors"_s));
    m_driver->press(Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(m_driver->step(), u"security"_s);
}

void TestWizard::goesBackByTheStepList()
{
    QVERIFY(m_driver->answerUpTo(u"flavors"_s));
    QVERIFY(m_driver->goTo(u"step2"_s));
    m_driver->press(Qt::Key_Space);
    QCOMPARE(m_driver->step(), u"network"_s);
    QVERIFY(m_driver->goTo(u"step3"_s));
    m_driver->press(Qt::Key_Return);
    QCOMPARE(m_driver->step(), u"security"_s);
}

void TestWizard::keepsADraftThroughACrash()
{
    QVERIFY(m_driver->answerUpTo(u"network"_s));
    const auto before = m_driver->window().model().spec();
    QTRY_VERIFY(m_workshop->home.draft() == before);
    // A second workshop in the same folder, as after a crash: nothing of the first window is asked.
    const auto other = fakeWorkshop(*m_cloud, m_home->path());
    Driver again(*other);
    QVERIFY(again.goTo(u"continueDraft"_s));
    QVERIFY(again.goOn(u"cloud"_s));
    QCOMPARE(again.window().model().spec(), before);
}

void TestWizard::asksBeforeItClosesOnAnswers()
{
    QVERIFY(m_driver->answerUpTo(u"cloud"_s));
    m_driver->press(Qt::Key_Escape);
    QTRY_VERIFY(question());
    QVERIFY(shoot(question(), u"21-cancel-question"_s));
    QTest::keyClick(question(), Qt::Key_Escape);
    QTRY_VERIFY(!question());
    QVERIFY(m_driver->window().isVisible());
    m_driver->press(Qt::Key_Escape);
    QTRY_VERIFY(question());
    QTest::keyClick(question(), Qt::Key_Return);
    QTRY_VERIFY(!m_driver->window().isVisible());
    QCOMPARE(m_workshop->home.draft()->name, u"physics101"_s);
}

void TestWizard::findsFlavorsByWhatTheyHave()
{
    QVERIFY(m_driver->answerUpTo(u"flavors"_s));
    QVERIFY(m_driver->fill(u"flavorSearch"_s, u"4 cpu > 16 GB"_s));
    const auto *table = m_driver->window().findChild<QTableView *>(u"flavors"_s);
    QCOMPARE(table->model()->rowCount(), 1);
    QCOMPARE(table->model()->index(0, 0).data().toString(), u"4c.extramem"_s);
    QVERIFY(m_driver->goTo(u"flavors"_s));
    m_driver->press(Qt::Key_Space);
    QCOMPARE(m_driver->window().model().spec().users.flavors.last().flavor, u"4c.extramem"_s);
}

void TestWizard::renamesWhatPeopleSee()
{
    QVERIFY(m_driver->answerUpTo(u"flavors"_s));
    QVERIFY(m_driver->fill(u"flavorName0"_s, u"For lectures"_s));
    QCOMPARE(m_driver->window().model().spec().users.flavors.first().name, u"For lectures"_s);
}

void TestWizard::refusesANameThatIsTaken()
{
    Spec taken;
    taken.name = u"physics101"_s;
    taken.recipe = u"openstack-vm"_s;
    m_workshop->home.open(taken.name)->save(taken);
    restart();
    QVERIFY(m_driver->answerUpTo(u"cloud"_s));
    m_driver->press(Qt::Key_Return);
    QTRY_VERIFY2(m_driver->problemUnder(u"name"_s).contains(u"physics101"_s),
        qPrintable(m_driver->problemUnder(u"name"_s)));
}

static QString writeFile(const QTemporaryDir &folder, const QByteArray &content)
{
    QFile file(folder.filePath(u"spec.yaml"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) < 0)
        return {};
    return file.fileName();
}

void TestWizard::opensASpecFile()
{
    Spec spec;
    spec.name = u"chem"_s;
    spec.recipe = u"openstack-vm"_s;
    spec.cloud.profile = u"lab"_s;
    spec.hub = {u"m3.small"_s, u"ubuntu-24.04"_s, u"chem.example.org"_s, 50,
        {HttpsAnswers::Method::LetsEncrypt, u"a@example.edu"_s}, {}};
    spec.network.external = u"public"_s;
    spec.users.flavors << UserFlavor{u"Small"_s, u"m1.small"_s};
    spec.users.images << UserImage{u"Python"_s, {}, u"ubuntu-24.04"_s, {}};
    spec.signIn.admins << u"ada"_s;
    m_driver->window().openSpec(writeFile(*m_home, writeSpec(spec)));
    QCOMPARE(m_driver->step(), u"cloud"_s);
    QCOMPARE(m_driver->window().model().spec(), spec);
}

void TestWizard::saysWhereASpecFileIsWrong()
{
    m_driver->window().openSpec(writeFile(*m_home, "hubwright: 1\nname: chem\nhub: [\n"));
    QCOMPARE(m_driver->step(), u"welcome"_s);
    QVERIFY2(m_driver->banner().contains(u"line"_s), qPrintable(m_driver->banner()));
    QVERIFY(shoot(&m_driver->window(), u"22-spec-problem"_s));
}

void TestWizard::pausesAndGoesOn()
{
    QVERIFY(startBuilding());
    QVERIFY(m_driver->goTo(u"aside"_s));
    m_driver->press(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(m_driver->heading(), u"physics101 is paused"_s, 8000);
    const auto created = m_cloud->created;
    QVERIFY(shoot(&m_driver->window(), u"23-paused"_s));
    QTest::qWait(200);
    QCOMPARE(m_cloud->created, created);
    QVERIFY(m_driver->goTo(u"aside"_s));
    m_driver->press(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(m_driver->heading(), u"Your hub is ready"_s, 30000);
    QCOMPARE(m_cloud->created.size(), 16);
}

void TestWizard::offersToTryAgainWhenAStepFails()
{
    m_cloud->failures.insert(StepId(u"home-volume"_s), 1);
    QVERIFY(startBuilding());
    QTRY_VERIFY_WITH_TIMEOUT(button(u"Try again"_s), 15000);
    QVERIFY2(m_driver->banner().contains(u"no room"_s), qPrintable(m_driver->banner()));
    QVERIFY(shoot(&m_driver->window(), u"24-failed"_s));
    useDarkDesktop(true);
    QTest::qWait(50);
    QVERIFY(shoot(&m_driver->window(), u"24-failed-dark"_s));
    QTest::keyClick(button(u"Try again"_s), Qt::Key_Space);
    QTRY_COMPARE_WITH_TIMEOUT(m_driver->heading(), u"Your hub is ready"_s, 30000);
    QCOMPARE(m_cloud->created.size(), 16);
}

void TestWizard::removesWhatWasCreatedWhenStopped()
{
    QVERIFY(startBuilding());
    m_driver->press(Qt::Key_Escape);
    QTRY_VERIFY(question());
    QVERIFY(shoot(question(), u"25-stop-question"_s));
    QTest::keyClick(question()->findChild<QAbstractButton *>(u"answer1"_s), Qt::Key_Space);
    // What has come to exist meanwhile is shown first.
    const auto mayRemove = [this] {
        const auto *remove = question() ? question()->findChild<QAbstractButton *>(u"answer1"_s) : nullptr;
        return remove && remove->isEnabled() && question()->findChild<QTableView *>(u"findings"_s);
    };
    QTRY_VERIFY_WITH_TIMEOUT(mayRemove(), 5000);
    QTest::keyClick(question()->findChild<QAbstractButton *>(u"answer1"_s), Qt::Key_Space);
    QTRY_COMPARE_WITH_TIMEOUT(m_driver->heading(), u"physics101 is removed"_s, 15000);
    QVERIFY(m_cloud->things.isEmpty());
}

void TestWizard::goesOnWithAnInterruptedHubFromTheFirstPage()
{
    QVERIFY(startBuilding());
    QVERIFY(m_driver->goTo(u"aside"_s));
    m_driver->press(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(m_driver->heading(), u"physics101 is paused"_s, 8000);
    restart();
    QVERIFY(shoot(&m_driver->window(), u"26-welcome-with-hubs"_s));
    QVERIFY(m_driver->goTo(u"actOnHub"_s));
    m_driver->press(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(m_driver->heading(), u"Your hub is ready"_s, 30000);
    QCOMPARE(m_cloud->created.size(), 16);
}

void TestWizard::neverLetsProgressFall()
{
    m_cloud->failures.insert(StepId(u"home-volume"_s), 0);
    QVERIFY(startBuilding());
    const auto *bar = m_driver->window().findChild<QProgressBar *>(u"progress"_s);
    int last = 0, looks = 0;
    while (m_driver->heading() != "Your hub is ready"_L1 && looks < 2000) {
        QVERIFY2(bar->value() >= last, qPrintable(u"%1 after %2"_s.arg(bar->value()).arg(last)));
        last = bar->value();
        ++looks;
        QTest::qWait(20);
    }
    QVERIFY(looks > 20);
    QVERIFY(last > 900);
}

void TestWizard::followsADesktopThatTurnsDark()
{
    QVERIFY(m_driver->answerUpTo(u"cloud"_s));
    const auto corner
        = [this] { return m_driver->window().grab().toImage().pixelColor(900, 20).lightness(); };
    QVERIFY(corner() > 200);
    useDarkDesktop(true);
    QTest::qWait(20);
    QVERIFY(corner() < 60);
}

QTEST_MAIN(TestWizard)
#include "tst_wizard.moc"
