// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
// Preloaded into hubwrightctl: what can befall a computer at the very moment of a write to the journal.
//   MISHAP_KILL_AT=N   the process dies between the N-th write to the journal and its way to the disk
//   MISHAP_FULL_AT=N   from the N-th write to the journal on the disk is full: half of it is written, at most
//   MISHAP_CLOCK_JUMP=S   after the fifth write to the journal the time of day is S seconds later
// And for as long as it is preloaded no name server knows a host under .invalid; none is asked either.
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <ctime>
#include <string>

#include <dlfcn.h>
#include <netdb.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <unistd.h>

namespace {

int writes = 0; // to the journal

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

extern "C" __attribute__((visibility("default"))) int clock_gettime(clockid_t clock, timespec *time) noexcept
{
    const int result = int(syscall(SYS_clock_gettime, clock, time));
    if (clock == CLOCK_REALTIME && writes > 5)
        time->tv_sec += moment("MISHAP_CLOCK_JUMP");
    return result;
}

extern "C" __attribute__((visibility("default"))) int gettimeofday(timeval *time, void *) noexcept
{
    timespec now{};
    clock_gettime(CLOCK_REALTIME, &now);
    *time = {now.tv_sec, now.tv_nsec / 1000};
    return 0;
}

extern "C" __attribute__((visibility("default"))) ssize_t write(int file, const void *data, size_t size)
{
    const int at = moment("MISHAP_FULL_AT");
    if (!isJournal(file))
        return syscall(SYS_write, file, data, size);
    ++writes;
    if (at == 0 || writes < at)
        return syscall(SYS_write, file, data, size);
    if (writes == at)
        return syscall(SYS_write, file, data, size / 2);
    errno = ENOSPC;
    return -1;
}

extern "C" __attribute__((visibility("default"))) int getaddrinfo(
    const char *host, const char *service, const addrinfo *hints, addrinfo **found)
{
    if (host && std::string(host).ends_with(".invalid"))
        return EAI_NONAME;
    static const auto real = reinterpret_cast<decltype(&getaddrinfo)>(dlsym(RTLD_NEXT, "getaddrinfo"));
    return real(host, service, hints, found);
}
