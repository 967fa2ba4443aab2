// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "stopsignal.h"

#ifdef Q_OS_UNIX
#include <QSocketNotifier>

#include <csignal>
#include <sys/socket.h>
#include <unistd.h>
#endif

namespace hubwright::ctl {

#ifdef Q_OS_UNIX

static int g_pipe[2];
static volatile std::sig_atomic_t g_count = 0;

extern "C" void hubwrightctlOnSignal(int)
{
    g_count = g_count + 1;
    if (g_count > 1)
        ::_exit(130);
    const char byte = 1;
    [[maybe_unused]] const auto written = ::write(g_pipe[1], &byte, 1);
}

StopSignal::StopSignal(QObject *parent)
    : QObject(parent)
{
    if (::socketpair(AF_UNIX, SOCK_STREAM, 0, g_pipe) != 0)
        return;
    auto *notifier = new QSocketNotifier(g_pipe[0], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this] {
        char byte = 0;
        if (::read(g_pipe[0], &byte, 1) == 1)
            Q_EMIT received();
    });
    struct sigaction action
    {
    };
    action.sa_handler = hubwrightctlOnSignal;
    action.sa_flags = SA_RESTART;
    ::sigaction(SIGINT, &action, nullptr);
    ::sigaction(SIGTERM, &action, nullptr);
}

#else

StopSignal::StopSignal(QObject *parent)
    : QObject(parent)
{
}

#endif

} // namespace hubwright::ctl
