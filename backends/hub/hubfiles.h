// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/id.h"
#include "engine/secret.h"
#include "engine/spec.h"

#include <QMap>

namespace hubwright::hub {

// What is installed on the servers of recipe openstack-vm: text from a spec, made as data and emitted, never
// by pasting values into text. Pure functions.

/// What the hub must know of its cloud that the spec does not say.
struct Site
{
    DeploymentId deployment;
    QString host; ///< where people go: a name, or the floating IP
    QString keystoneUrl; ///< with or without /v3
    QString region;
    QString credentialId;
    QString networkName;
    QString networkCidr;
    QString hubAddress; ///< the hub's own address on that network
    QString volumeId; ///< of the homes; empty: none
    QString userGroup; ///< security group for users' servers
    int maxServers = 0;
    QMap<QString, QString> images; ///< Nova's image name by the name that people see
    bool verifyCloud = true;
};

struct SiteSecrets
{
    Secret credential; ///< of the hub's application credential
    Secret
        signIn; ///< client secret; native: first password of the admins; dummy: the one password; else empty
    Secret proof; ///< API token of the service that proves the hub
};

/// The hub server's user data: `#cloud-config`. It prints `HUBWRIGHT-HUB phase n/6 what`, `HUBWRIGHT-HUB
/// DONE` or `HUBWRIGHT-HUB ERROR in: command` to the console. At most 65,535 bytes in base64, Nova's limit;
/// throws Error::BadInput when the spec makes it longer.
[[nodiscard]] QByteArray hubCloudInit(const Spec &spec, const Site &site, const SiteSecrets &secrets);

/// The user data of a server that becomes a user image: installs /opt/jupyter, prints `HUBWRIGHT-IMAGE phase
/// …`, `HUBWRIGHT-IMAGE DONE` or `… ERROR in: …`, cleans up and powers off.
[[nodiscard]] QByteArray imageCloudInit(const UserImage &image, const QString &proxy);

/// Every file that hubCloudInit() puts on the hub, by its path, without secrets.
[[nodiscard]] QMap<QString, QByteArray> hubFiles(const Spec &spec, const Site &site);

/// What the console of a server says of our own scripts, parsed from all of its output.
struct BootProgress
{
    int phase = 0;
    int phases = 0;
    QString what; ///< of the last phase
    bool isDone = false;
    QString error; ///< not empty: the command that failed
};
/// `role` is "HUB" or "IMAGE". ANSI sequences and line prefixes do not matter.
[[nodiscard]] BootProgress readConsole(const QString &console, const QString &role);

inline constexpr auto JupyterHubVersion = "5.5.1";

} // namespace hubwright::hub
