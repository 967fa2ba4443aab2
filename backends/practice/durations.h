// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QtGlobal>

namespace hubwright::practice {

// How long things take in the practice cloud, in milliseconds of its own time. Lower ends of what community
// clouds show ("typical" in their guides), so that a deployment is not slower here than there.

struct Durations
{
    static constexpr qint64 Server = 30'000; // 20–90 s
    static constexpr qint64 ServerRefused = 4'000; // "No valid host was found" comes from the scheduler
    static constexpr qint64 ServerDelete = 8'000;
    static constexpr qint64 ServerStop = 10'000;
    static constexpr qint64 ServerStart = 8'000;
    static constexpr qint64 Reboot = 12'000;
    static constexpr qint64 Snapshot = 90'000;
    static constexpr qint64 HubBoot = 300'000; // 4–9 min
    static constexpr qint64 ImageBoot = 360'000; // with the snapshot 8–20 min
    static constexpr qint64 PowerOff = 10'000; // from "DONE" to SHUTOFF
    static constexpr qint64 UserReady = 30'000; // from ACTIVE to the notebook server's first answer
    static constexpr qint64 Volume = 5'000; // 3–20 s
    static constexpr qint64 VolumeAttach = 6'000; // 5–20 s
    static constexpr qint64 VolumeDetach = 4'000;
    static constexpr qint64 VolumeDelete = 5'000;
    static constexpr qint64 FloatingIp = 3'000; // from DOWN to ACTIVE
    static constexpr qint64 RouterPort = 2'000;
    static constexpr qint64 Record = 8'000; // 5–60 s: Designate's poll of the name servers
    static constexpr qint64 Zone = 10'000;
    static constexpr qint64 ZoneDelete = 8'000;

    // A request's own time.
    static constexpr int Read = 80;
    static constexpr int Write = 250;
    static constexpr int SignIn = 300;
    static constexpr int BootServer = 900;
    static constexpr int MakeRouter = 1'800; // 2–5 s
    static constexpr int RouterInterface = 1'500; // 2 s
    static constexpr int MakeFloatingIp = 1'200; // 1–3 s
    static constexpr int MakeTopology = 3'000; // 2–10 s
};

} // namespace hubwright::practice
