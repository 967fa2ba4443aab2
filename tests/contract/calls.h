// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QString>

/// One call of the contract: made to the real cloud and to the practice cloud alike. {name} in path, headers
/// and body stands for what an earlier call kept under that name.
struct ContractCall
{
    const char *sentence;
    const char *method;
    const char *service; ///< type in the catalog; a "/" after it: its root, without version and project
    const char *path;
    const char *body; ///< null: none
    int status; ///< what a real cloud was seen to answer
    const char *keep = nullptr; ///< "name=path.to.a.value", "@" for the header X-Subject-Token
    const char *until = nullptr; ///< repeat until: "path.to.a.value=text", or "404"
    QMap<QByteArray, QByteArray> headers = {}; ///< X-Auth-Token empty: none is sent
};

/// In the order in which they are to be made: they build things, look at them and remove them again.
[[nodiscard]] QList<ContractCall> identityCalls();
[[nodiscard]] QList<ContractCall> networkCalls();
[[nodiscard]] QList<ContractCall> groupCalls();
[[nodiscard]] QList<ContractCall> imageCalls();
[[nodiscard]] QList<ContractCall> computeCalls();
[[nodiscard]] QList<ContractCall> volumeCalls();
[[nodiscard]] QList<ContractCall> dnsCalls();

/// Nova's header for the microversion that we use.
inline const QMap<QByteArray, QByteArray> Nova{{"X-OpenStack-Nova-API-Version", "2.90"}};
inline constexpr auto Nobody = "00000000-0000-0000-0000-000000000000";
