// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "must.h"
#include "mutation.h"

#include <QDir>
#include <QFile>

#include <cstdio>

// A fuzzer for every day, without clang: usage: tst_fuzz_NAME FOLDER RUNS. Runs the seeds in the folder, then
// mutations of them. HUBWRIGHT_FUZZ_SEED gives other mutations. With a file instead of a folder it runs just
// that.

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read.", qPrintable(path));
    return file.readAll();
}

/// Runs inputs, each of which stands in a file until it has passed: what a crash or a hang leaves is the
/// input.
class Runner
{
public:
    explicit Runner(const QString &path)
        : m_file(path)
    {
        if (!m_file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
            qFatal("%s cannot be written.", qPrintable(path));
    }
    ~Runner() { m_file.remove(); }

    void run(const QByteArray &input)
    {
        m_file.resize(0);
        m_file.seek(0);
        m_file.write(input);
        LLVMFuzzerTestOneInput(reinterpret_cast<const uint8_t *>(input.constData()), size_t(input.size()));
    }

private:
    QFile m_file;
};

} // namespace

int main(int argc, char **argv)
{
    if (argc < 2)
        qFatal("usage: %s FOLDER RUNS | FILE", argv[0]);
    const QString given = QString::fromLocal8Bit(argv[1]);
    if (!QFileInfo(given).isDir()) {
        const QByteArray input = contentOf(given);
        return LLVMFuzzerTestOneInput(
            reinterpret_cast<const uint8_t *>(input.constData()), size_t(input.size()));
    }

    QByteArrayList seeds;
    for (const QFileInfo &file : QDir(given).entryInfoList(QDir::Files, QDir::Name))
        seeds.append(contentOf(file.filePath()));
    if (seeds.isEmpty())
        qFatal("There are no seeds in %s.", argv[1]);
    const quint64 seed = qEnvironmentVariable("HUBWRIGHT_FUZZ_SEED", QString::number(1)).toULongLong();
    const int runs = argc > 2 ? QByteArray(argv[2]).toInt() : 0;
    const QString kept
        = QFileInfo(QString::fromLocal8Bit(argv[0])).fileName() + QString::fromLatin1(".input");
    std::printf("%lld seeds, %d mutations, HUBWRIGHT_FUZZ_SEED=%llu; the input that fails stays in %s\n",
        qlonglong(seeds.size()), runs, qulonglong(seed), qPrintable(QFileInfo(kept).absoluteFilePath()));
    std::fflush(stdout);

    Runner runner(kept);
    for (const QByteArray &input : seeds)
        runner.run(input);
    Mutation mutation(seeds, seed);
    for (int i = 0; i < runs; ++i)
        runner.run(mutation.next());
    return 0;
}
