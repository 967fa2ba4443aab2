// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "style/style.h"
#include "style/translations.h"
#include "wiring/hardening.h"
#include "wiring/wiring.h"
#include "wizard/window.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QCoroTask>
#include <QTimer>

using namespace hubwright;
using namespace Qt::StringLiterals;

namespace {

struct Options
{
    QString home;
    QString spec;
    QString resume;
    bool practice = false;
};

Options readOptions(const QApplication &app)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QApplication::tr("Builds a JupyterHub on your OpenStack or Azure."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({
        {u"home"_s, QApplication::tr("Keep deployments and drafts in this folder."), u"DIR"_s},
        {u"practice"_s, QApplication::tr("Serve a simulated cloud, “practice”, to learn and try on.")},
        {u"open"_s, QApplication::tr("Start with the answers of this file."), u"SPEC"_s},
        {u"resume"_s, QApplication::tr("Go on with this deployment."), u"NAME"_s},
    });
    parser.process(app);
    return {parser.value(u"home"_s), parser.value(u"open"_s), parser.value(u"resume"_s),
        parser.isSet(u"practice"_s)};
}

/// What lives as long as the program. The window is the last to come and the first to go.
struct Session
{
    Options options;
    std::unique_ptr<practice::PracticeCloud> cloud;
    std::unique_ptr<Workshop> workshop;
    std::unique_ptr<Vault> firstVault;
    std::unique_ptr<WizardWindow> window;
};

std::optional<Error> startPractice(Session &session)
{
    session.cloud = std::make_unique<practice::PracticeCloud>(practice::PracticeCloud::Options());
    if (!session.cloud->start())
        return Error(Error::Kind::Local, QApplication::tr("The practice cloud could not be started."), {},
            session.cloud->problem());
    try {
        keepPracticeProfile(*session.cloud, session.workshop->home);
    } catch (const Error &error) {
        return error;
    }
    return {};
}

/// The window does not wait for the keychain, which may ask a person first. What was kept in memory until it
/// answers stays readable for whoever is reading it.
Task<> openKeychain(Session &session)
{
    if (!session.options.practice) { // nothing of a practice is worth a place in somebody's keychain
        std::unique_ptr<Vault> vault = co_await openVault();
        session.firstVault = std::exchange(session.workshop->vault, std::move(vault));
    }
    if (!session.options.resume.isEmpty())
        session.window->resume(session.options.resume);
}

} // namespace

int main(int argc, char **argv)
{
    hardenProcess();
    QApplication app(argc, argv);
    QApplication::setApplicationName(u"hubwright"_s);
    QApplication::setApplicationDisplayName(u"Hubwright"_s);
    QApplication::setApplicationVersion(u"" HUBWRIGHT_VERSION ""_s);
    QApplication::setDesktopFileName(u"hubwright"_s);
    QApplication::setStyle(new Style);
    installTranslations();

    Session session;
    session.options = readOptions(app);
    session.workshop = makeWorkshop(session.options.home, nullptr);
    session.workshop->vault = std::make_unique<MemoryVault>();
    const std::optional<Error> trouble = session.options.practice ? startPractice(session) : std::nullopt;

    session.window = std::make_unique<WizardWindow>(*session.workshop);
    session.window->show();
    if (trouble)
        session.window->say(*trouble);
    if (!session.options.spec.isEmpty())
        session.window->openSpec(session.options.spec);
    QTimer::singleShot(0, &app, [&session] { openKeychain(session); });
    return QApplication::exec();
}
