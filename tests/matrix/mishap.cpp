// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
// Preloaded into hubwrightctl: what can befall a computer at the very moment of a write to the journal.
//   MISHAP_KILL_AT=N   the process dies between the N-th write to the journal and its way to the disk
//   MISHAP_FULL_AT=N   from the N-th write to the journal on the disk is full: half of it is written, at most
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <string>

#include <sys/syscall.h>
#include <unistd.h>

namespace {

bool isJournal(int file)
{
    char target[4096];
    const std::string link = "/proc/self/fd/" + std::to_string(file);
    const ssize_t length = readlink(link.c_str(), target, sizeof target);
    return length > 0 && std::string(target, size_t(length)).ends_with("/journal.jsonl");
}

int moment(const char *name)
{
    const char *text = std::getenv(name);
    return text ? std::atoi(text) : 0;
}

} // namespace

extern "C" __attribute__((visibility("default"))) int fdatasync(int file)
{
    static int seen = 0;
    const int at = moment("MISHAP_KILL_AT");
    if (at > 0 && isJournal(file) && ++seen == at)
        kill(getpid(), SIGKILL);
    return int(syscall(SYS_fdatasync, file));
}

extern "C" __attribute__((visibility("default"))) ssize_t write(int file, const void *data, size_t size)
{
    static int seen = 0;
    const int at = moment("MISHAP_FULL_AT");
    if (at == 0 || !isJournal(file) || ++seen < at)
        return syscall(SYS_write, file, data, size);
    if (seen == at)
        return syscall(SYS_write, file, data, size / 2);
    errno = ENOSPC;
    return -1;
}
