// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "must.h"

#include "openstack/cloudsyaml.h"

using namespace hubwright;
using namespace hubwright::openstack;

static Clouds read(const QByteArray &clouds, const QByteArray &secure = {}, const QByteArray &vendors = {})
{
    return readClouds({.source = QStringLiteral("/nowhere/clouds.yaml"),
        .clouds = clouds,
        .secure = secure,
        .vendors = vendors});
}

static void mustKeepTheOthers(const Clouds &before, const Clouds &after, const QString &added)
{
    for (const Profile &profile : before.profiles) {
        if (profile.name == added)
            continue;
        const Profile *kept = after.profile(profile.name);
        must(kept, "An entry is lost when another is added.");
        must(*kept == profile, "An entry is another one when another is added.");
        must(after.secrets.value(profile.name) == before.secrets.value(profile.name),
            "A secret is another one when an entry is added.");
    }
}

/// A profile that was read can be added to its file, reads the same, and leaves the others as they were.
/// secure.yaml and clouds-public.yaml follow behind lines of "%%%".
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    QByteArrayList files;
    QByteArray rest = toBytes(data, size);
    for (qsizetype end = 0; end >= 0; rest.remove(0, end + 5)) {
        end = rest.indexOf("\n%%%\n");
        files.append(end < 0 ? rest : rest.first(end + 1));
        if (end < 0)
            break;
    }
    (void)read(files.value(0), files.value(1), files.value(2));
    const Clouds clouds = read(files.value(0));
    for (const Profile &profile : clouds.profiles.mid(0, 4)) {
        const Clouds alone = read(writeClouds({}, profile, {}));
        must(alone.profiles.size() == 1 && alone.secrets.isEmpty(), "A profile is not one once written.");
        Profile wanted = profile;
        wanted.hasSecret = false;
        must(alone.profiles.first() == wanted, "A profile is another one once written.");
        try {
            mustKeepTheOthers(clouds, read(writeClouds(files.value(0), profile, {})), profile.name);
        } catch (const Error &error) {
            must(error.kind == Error::Kind::Local && !clouds.problems.isEmpty(),
                "A good file cannot be added to.");
        }
    }
    return 0;
}
