// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "progress.h"

#ifdef Q_OS_UNIX
#include <sys/ioctl.h>
#include <unistd.h>
#endif

namespace hubwright::ctl {
using namespace Qt::StringLiterals;

namespace {

/// 0: standard output is no terminal.
int terminalWidth()
{
#ifdef Q_OS_UNIX
    winsize size{};
    if (::isatty(STDOUT_FILENO) && ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0)
        return size.ws_col;
#endif
    return 0;
}

QString sign(StepState state)
{
    switch (state) {
    case StepState::Waiting:
        return u"·"_s;
    case StepState::Done:
    case StepState::Removed:
    case StepState::Kept:
        return u"✓"_s;
    case StepState::Failed:
        return u"✗"_s;
    default:
        return u"▸"_s;
    }
}

QString duration(Milliseconds time)
{
    const auto seconds = time.count() / 1000;
    return seconds < 60 ? u"%1 s"_s.arg(seconds)
                        : u"%1:%2 min"_s.arg(seconds / 60).arg(seconds % 60, 2, 10, QChar(u'0'));
}

} // namespace

Progress::Progress(QObject *parent)
    : QObject(parent)
    , m_out(stdout)
    , m_isLive(terminalWidth() > 0)
{
    m_timer.setInterval(100);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Progress::draw);
}

void Progress::begin(const Outline &outline)
{
    m_rows.clear();
    for (const StepInfo &info : outline)
        m_rows += Row{info, {}, {}, {}, {}};
    m_out << u"%1 steps, about %2.\n"_s.arg(outline.size()).arg(duration(expectedTime(outline))) << Qt::flush;
    draw();
}

Progress::Row *Progress::rowOf(const StepId &step)
{
    const auto row = std::ranges::find_if(m_rows, [&](const Row &r) { return r.info.id == step; });
    return row == m_rows.end() ? nullptr : &*row;
}

void Progress::show(const StepEvent &event)
{
    Row *row = rowOf(event.step);
    if (!row)
        return;
    row->state = event.state;
    row->elapsed = event.elapsed;
    row->detail = event.detail;
    if (!m_isLive)
        print(*row);
    else if (!m_timer.isActive())
        m_timer.start(); // many events make one drawing
}

QString Progress::titleOf(const StepId &step) const
{
    const auto row = std::ranges::find_if(m_rows, [&](const Row &r) { return r.info.id == step; });
    return row == m_rows.end() ? step.value : row->info.title;
}

void Progress::end()
{
    m_timer.stop();
    draw();
}

QString Progress::line(const Row &row) const
{
    const bool isOver = hubwright::isOver(row.state);
    const QString time
        = row.state == StepState::Waiting ? u"~%1"_s.arg(duration(row.info.expected)) : duration(row.elapsed);
    const QString detail = isOver && row.state != StepState::Failed ? QString() : row.detail;
    return u"%1 %2 %3 %4 %5"_s.arg(sign(row.state), row.info.title.leftJustified(26),
        nameOf(row.state).leftJustified(9), time.rightJustified(10), detail);
}

void Progress::print(const Row &row)
{
    m_out << line(row) << '\n' << Qt::flush;
}

void Progress::draw()
{
    if (!m_isLive)
        return;
    if (m_drawn > 0)
        m_out << u"\x1b[%1A"_s.arg(m_drawn);
    const int width = terminalWidth();
    for (const Row &row : m_rows)
        m_out << line(row).left(width - 1) << u"\x1b[K\n"_s;
    m_out << Qt::flush;
    m_drawn = int(m_rows.size());
}

EventsFile::EventsFile(const QString &path)
    : m_file(path)
{
    constexpr auto ownerOnly = QFile::ReadOwner | QFile::WriteOwner;
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::Truncate | QIODevice::Unbuffered, ownerOnly)) {
        throw Error(Error::Kind::Local, u"The events file %1 cannot be written."_s.arg(path),
            u"Choose another with --events."_s, m_file.errorString());
    }
    if (!m_file.isSequential()) // a pipe or a terminal is not ours
        m_file.setPermissions(ownerOnly);
}

void EventsFile::write(const QByteArray &line)
{
    m_file.write(line + '\n');
}

} // namespace hubwright::ctl
