// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "prompt.h"

#include <QTextStream>

#include <cstdio>

#ifdef Q_OS_UNIX
#include <termios.h>
#include <unistd.h>
#endif

namespace hubwright::ctl {
using namespace Qt::StringLiterals;

namespace {

#ifdef Q_OS_UNIX
/// The terminal does not show what is typed while this lives.
class Silence
{
public:
    Silence()
    {
        ::tcgetattr(STDIN_FILENO, &m_before);
        termios silent = m_before;
        silent.c_lflag &= ~tcflag_t(ECHO);
        ::tcsetattr(STDIN_FILENO, TCSANOW, &silent);
    }
    ~Silence() { ::tcsetattr(STDIN_FILENO, TCSANOW, &m_before); }
    Q_DISABLE_COPY_MOVE(Silence)

private:
    termios m_before{};
};
#else
struct Silence
{
};
#endif

QString readLine()
{
    return QTextStream(stdin).readLine();
}

} // namespace

bool isTerminal()
{
#ifdef Q_OS_UNIX
    return ::isatty(STDIN_FILENO);
#else
    return true;
#endif
}

std::optional<Secret> askSecret(const QString &question)
{
    if (!isTerminal())
        return std::nullopt;
    QTextStream(stderr) << question << ": " << Qt::flush;
    const Silence silence;
    const QString answer = readLine();
    QTextStream(stderr) << '\n';
    return answer.isEmpty() ? std::nullopt : std::optional(Secret(answer));
}

bool confirm(const QString &question)
{
    QTextStream(stderr) << question << u" Type “yes”: "_s << Qt::flush;
    return readLine().trimmed() == u"yes";
}

QMap<QString, Secret> readSecrets()
{
    QMap<QString, Secret> secrets;
    QTextStream input(stdin);
    while (!input.atEnd()) {
        const QString line = input.readLine();
        const qsizetype equals = line.indexOf(u'=');
        if (equals > 0)
            secrets[line.first(equals).trimmed()] = Secret(line.sliced(equals + 1));
    }
    return secrets;
}

} // namespace hubwright::ctl
