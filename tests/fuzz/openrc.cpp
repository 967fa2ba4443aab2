// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "must.h"

#include "openstack/openrc.h"

using namespace hubwright;
using namespace hubwright::openstack;

/// What an openrc says is not much longer than itself, and its profile survives in a clouds.yaml.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray script = toBytes(data, size);
    (void)isOpenrc(QStringLiteral("download"), script);
    for (const QString &value : shellVariables(QString::fromUtf8(script)))
        must(value.size() <= script.size() + 65'536, "A variable has grown beyond all measure.");
    const Clouds clouds = readOpenrc(QStringLiteral("fuzz-openrc.sh"), script);
    must(clouds.profiles.isEmpty() != clouds.problems.isEmpty(), "It is neither read nor refused.");
    for (const Profile &profile : clouds.profiles) {
        const Clouds again = readClouds(
            {.source = profile.source, .clouds = writeClouds({}, profile, {}), .secure = {}, .vendors = {}});
        Profile wanted = profile;
        wanted.hasSecret = false;
        must(again.profiles.value(0) == wanted, "A profile is another one once written.");
    }
    return 0;
}
