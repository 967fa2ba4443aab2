// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "practice/router.h"

namespace hubwright::practice {

[[nodiscard]] Reply novaError(int status, const QString &message);
/// The 400 of a body that does not fit the schema.
[[nodiscard]] Reply novaSchemaError(const QString &field, const QJsonValue &value, const QString &problem);
/// The minor part of the microversion: 90 for 2.90, 1 without a header.
[[nodiscard]] int microversion(const Request &request);

[[nodiscard]] Resource &needServer(Call &call);
[[nodiscard]] QJsonArray novaLinks(
    const State &state, const QString &kind, const QString &id, bool isBookmarkOnly);
[[nodiscard]] QJsonObject showServer(State &state, const Resource &server, int version, bool isAlone);
/// 409 unless the server is in one of the states and busy with nothing.
void needState(const Resource &server, const QString &action, const QStringList &states);
/// BUILD is "building" …
[[nodiscard]] QString vmState(const QString &status);
void askToDelete(State &state, Resource &server);
/// Starts a build; the body has been checked. Ports come from `networks`.
Resource &bootServer(Call &call, const QJsonObject &wanted, const QStringList &ports);

/// 403 when so many servers of the flavor are more than the quota allows.
void checkComputeQuota(Call &call, const Resource &flavor, int count);

Reply listServers(Call &call);
Reply listServersDetail(Call &call);
Reply makeServer(Call &call);
Reply getServer(Call &call);
Reply changeServer(Call &call);
Reply deleteServer(Call &call);
Reply serverAction(Call &call);
Reply getMetadata(Call &call);
Reply postMetadata(Call &call);
Reply oneMetadata(Call &call);
Reply listInterfaces(Call &call);
Reply listAddresses(Call &call);
Reply listAttachments(Call &call);
Reply makeAttachment(Call &call);
Reply getAttachment(Call &call);
Reply deleteAttachment(Call &call);
Reply listKeys(Call &call);
Reply makeKey(Call &call);
Reply getKey(Call &call);
Reply deleteKey(Call &call);

/// Snapshots are Glance's: image.cpp.
Resource &makeSnapshot(Call &call, const Resource &server, const QString &name, const QJsonObject &metadata);
/// Frees the volumes of a server that goes: volume.cpp.
void releaseVolumes(State &state, const QString &serverId);

} // namespace hubwright::practice
