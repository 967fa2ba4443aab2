// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "watched.h"

#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>

#include <csignal>
#include <sys/stat.h>

using namespace Qt::StringLiterals;

namespace {

constexpr int LongestRun = 60'000;

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QList<qint64> withChildren(qint64 pid)
{
    QList<qint64> all{pid};
    for (const QString &thread :
        QDir(u"/proc/%1/task"_s.arg(pid)).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QByteArray children = contentOf(u"/proc/%1/task/%2/children"_s.arg(pid).arg(thread));
        for (const QByteArray &child : children.simplified().split(' ')) {
            if (!child.isEmpty())
                all += withChildren(child.toLongLong());
        }
    }
    return all;
}

} // namespace

Watched::Watched(int mask)
    : m_environment(QProcessEnvironment::systemEnvironment())
    , m_mask(mask)
{
    QDir().mkpath(path(u"tmp"_s));
    m_environment.insert(u"HOME"_s, path());
    m_environment.insert(u"TMPDIR"_s, path(u"tmp"_s));
    for (const QString &kind : {u"DATA"_s, u"CONFIG"_s, u"CACHE"_s, u"STATE"_s})
        m_environment.insert(u"XDG_%1_HOME"_s.arg(kind), path(u"."_s + kind.toLower()));
    if (!qEnvironmentVariableIsSet("HUBWRIGHT_TEST_KEYRING")) // no keychain of the person who runs the tests
        m_environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"disabled:"_s);
    m_environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    m_environment.insert(u"OS_CLIENT_CONFIG_FILE"_s, own(u"clouds.yaml"_s));
}

Watched::Result Watched::run(const QString &program, const QStringList &arguments, const QByteArray &input,
    const std::function<bool()> &until, int signal)
{
    QProcess process;
    process.setProcessEnvironment(m_environment);
    process.setWorkingDirectory(path());
    process.setChildProcessModifier([mask = m_mask] { ::umask(mode_t(mask)); });
    process.start(u"" BINARY_DIR "/bin/"_s + program, QStringList{u"--home"_s, home()} + arguments);
    Result result;
    if (!process.waitForStarted())
        return result;
    const qint64 pid = process.processId();
    process.write(input);
    process.closeWriteChannel();
    QElapsedTimer time;
    time.start();
    do {
        look(pid, result);
        const bool isDue = until && until();
        if (isDue || time.elapsed() > LongestRun)
            ::kill(pid_t(pid), isDue ? signal : SIGKILL);
    } while (!process.waitForFinished(2) && process.state() != QProcess::NotRunning);
    result.code = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    result.out = process.readAllStandardOutput();
    result.errors = process.readAllStandardError();
    m_printed += result.out + result.errors;
    m_seen += result.seen;
    return result;
}

Watched::Result Watched::ctl(const QStringList &arguments, const QByteArray &input)
{
    return run(u"hubwrightctl"_s, arguments, input);
}

void Watched::look(qint64 pid, Result &result) const
{
    for (const qint64 one : withChildren(pid)) {
        const QByteArray arguments = contentOf(u"/proc/%1/cmdline"_s.arg(one));
        const QByteArray environment = contentOf(u"/proc/%1/environ"_s.arg(one));
        result.looks += !arguments.isEmpty();
        result.environments += !environment.isEmpty();
        for (const QByteArray &what : {arguments, environment}) {
            if (!result.seen.contains(what))
                result.seen += what + '\n';
        }
    }
}

QStringList Watched::search(const Canaries &canaries) const
{
    int files = 0;
    QStringList finds = canaries.findBelow(path(), &files);
    finds += canaries.findIn(u"output"_s, m_printed);
    finds += canaries.findIn(u"/proc"_s, m_seen);
    if (files == 0 || m_printed.isEmpty() || m_seen.isEmpty())
        finds += u"there was nothing to search"_s;
    return finds;
}

QStringList Watched::openToOthers(const QString &folder) const
{
    QStringList open;
    QDirIterator all(folder, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
        QDirIterator::Subdirectories);
    QStringList paths{folder};
    while (all.hasNext())
        paths += all.next();
    for (const QString &path : paths) {
        struct stat status
        {
        };
        const bool isThere = ::lstat(QFile::encodeName(path).constData(), &status) == 0;
        if (isThere && (status.st_mode & 077) != 0)
            open += u"%1: %2"_s.arg(path).arg(status.st_mode & 0777, 0, 8);
    }
    return open;
}

void writeFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("%s cannot be written", qPrintable(path));
}
