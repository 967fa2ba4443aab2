// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "rows.h"

#include "style/style.h"
#include "style/translations.h"
#include "wiring/wiring.h"
#include "wizard/window.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>

namespace hubwright::bench {
using namespace Qt::StringLiterals;

namespace {

constexpr int Pairs = 15;

/// Leaves the program when a window was painted for the first time.
class LeaveOncePainted : public QObject
{
public:
    explicit LeaveOncePainted(QWidget *window) { window->installEventFilter(this); }
    bool eventFilter(QObject *object, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            QMetaObject::invokeMethod(qApp, &QApplication::quit, Qt::QueuedConnection);
        return QObject::eventFilter(object, event);
    }
};

double secondsOf(const QStringList &arguments)
{
    QProcess process;
    QElapsedTimer timer;
    timer.start();
    process.start(QApplication::applicationFilePath(), arguments);
    process.waitForFinished();
    return double(timer.nsecsElapsed()) / 1e9;
}

double median(QList<double> values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}

} // namespace

int showEmptyWindow()
{
    QWidget window;
    window.resize(1024, 720);
    const LeaveOncePainted leave(&window);
    window.show();
    return QApplication::exec();
}

int showFirstPage(const QString &home)
{
    QApplication::setStyle(new Style);
    installTranslations();
    const auto workshop = makeWorkshop(home, nullptr);
    workshop->vault = std::make_unique<MemoryVault>();
    WizardWindow window(*workshop);
    const LeaveOncePainted leave(&window);
    window.show();
    return QApplication::exec();
}

QList<Row> firstPage()
{
    QTemporaryDir home;
    QList<double> ratios;
    for (int i = 0; i < Pairs; ++i) { // in turn, so that a busy machine slows both
        const double empty = secondsOf({u"--empty-window"_s});
        ratios += secondsOf({u"--first-page"_s, home.path()}) / empty;
    }
    return {
        {u"first page shown"_s, u"an empty Qt window, started the same way"_s, median(ratios), 1.2, u"×"_s}};
}

} // namespace hubwright::bench
