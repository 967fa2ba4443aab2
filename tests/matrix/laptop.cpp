// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "matrix/laptop.h"

#include <QDirIterator>
#include <QRegularExpression>

#include <atomic>

using namespace Qt::StringLiterals;

namespace {

constexpr int LongestRun = 120'000; // ms: what takes longer hangs

QString newName()
{
    static std::atomic<int> count = 0;
    return u"case%1"_s.arg(++count, 5, 10, QLatin1Char('0'));
}

} // namespace

Keyring::Keyring()
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(u"" SOURCE_DIR "/tests/unit/vault/with-keyring"_s,
        {u"sh"_s, u"-c"_s, u"echo $DBUS_SESSION_BUS_ADDRESS; read _"_s});
    while (!m_process.canReadLine()) {
        if (!m_process.waitForReadyRead(30'000))
            qFatal("The keyring does not start");
    }
    m_bus = QString::fromUtf8(m_process.readLine()).trimmed();
}

Keyring::~Keyring()
{
    m_process.closeWriteChannel(); // ends the shell's `read`, and with it the bus
    m_process.waitForFinished();
}

Laptop::Laptop(const CloudProcess &cloud, const Keyring &keyring, const QByteArray &spec)
    : m_cloudsYaml(cloud.cloudsYaml())
    , m_bus(keyring.bus())
    , m_name(newName())
{
    static const QRegularExpression name(u"^name: .*$"_s, QRegularExpression::PatternOption::MultilineOption);
    QFile file(m_folder.filePath(u"spec.yaml"_s));
    if (!file.open(QIODevice::WriteOnly))
        qFatal("%s cannot be written", qPrintable(file.fileName()));
    file.write(QString::fromUtf8(spec).replace(name, u"name: "_s + m_name).toUtf8());
}

QString Laptop::journal() const
{
    return home() + u"/deployments/%1/journal.jsonl"_s.arg(m_name);
}

std::unique_ptr<QProcess> Laptop::start(const QStringList &words, const Mishap &mishap) const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"OS_CLIENT_CONFIG_FILE"_s, m_cloudsYaml);
    environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, m_bus);
    if (!mishap.isEmpty()) {
        environment.insert(u"LD_PRELOAD"_s, u"" BINARY_DIR "/lib/hubwright-mishap.so"_s);
        environment.insert(u"ASAN_OPTIONS"_s, u"verify_asan_link_order=0"_s);
    }
    for (auto it = mishap.begin(); it != mishap.end(); ++it)
        environment.insert(it.key(), it.value());
    auto process = std::make_unique<QProcess>();
    process->setProcessEnvironment(environment);
    process->setProcessChannelMode(QProcess::MergedChannels);
    process->start(u"" BINARY_DIR "/bin/hubwrightctl"_s, QStringList{u"--home"_s, home()} + words);
    if (!process->waitForStarted(30'000))
        qFatal("hubwrightctl does not start");
    process->closeWriteChannel();
    return process;
}

Laptop::Ended Laptop::ended(QProcess &process)
{
    Ended ended;
    if (process.state() != QProcess::NotRunning && !process.waitForFinished(LongestRun)) {
        process.kill();
        process.waitForFinished();
        ended.words = u"It hangs.\n"_s;
    } else if (process.exitStatus() == QProcess::NormalExit) {
        ended.code = process.exitCode();
    }
    ended.words += QString::fromUtf8(process.readAll());
    m_written += ended.words;
    return ended;
}

Laptop::Ended Laptop::run(const QStringList &words, const Mishap &mishap)
{
    const std::unique_ptr<QProcess> process = start(words, mishap);
    return ended(*process);
}

QStringList Laptop::deploying() const
{
    return {u"deploy"_s, m_folder.filePath(u"spec.yaml"_s)};
}

QStringList Laptop::destroying() const
{
    return {u"destroy"_s, m_name, u"--yes"_s};
}

QStringList Laptop::goingOn() const
{
    const bool hasBegun
        = QFileInfo(journal()).size() > 0 && QFile::exists(QFileInfo(journal()).path() + u"/spec.yaml"_s);
    return hasBegun ? QStringList{u"resume"_s, m_name} : deploying();
}

QStringList Laptop::leaksOf(const QStringList &secrets) const
{
    QMap<QString, QByteArray> places{{u"what it wrote to the terminal"_s, m_written.toUtf8()}};
    QDirIterator files(m_folder.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly))
            places[file.fileName()] = file.readAll();
    }
    QStringList leaks;
    for (auto it = places.begin(); it != places.end(); ++it) {
        for (const QString &secret : secrets) {
            if (secret.size() >= 16 && it.value().contains(secret.toUtf8()))
                leaks += u"%1 holds a secret that begins with %2"_s.arg(it.key(), secret.left(4));
        }
    }
    return leaks;
}
