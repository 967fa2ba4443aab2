// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "../contract/caller.h"
#include "practice/practicecloud.h"

#include <memory>

/// Somebody else in the project of a practice cloud, who makes things with the cloud's own API.
class Neighbour
{
public:
    explicit Neighbour(const hubwright::practice::PracticeCloud &cloud);

    /// What it makes carries these marks, as another deployment's would; empty: none.
    void markWith(const QString &deployment) { m_deployment = deployment; }
    /// One of each kind, named as those of a deployment `name` with a DNS name `host`. Ids by kind.
    void makeLookAlikes(const QString &name, const QString &host);
    QString makeServer(const QString &name, const QJsonObject &metadata, const QString &network = {});
    /// On a network, in a group, of a server: each may be empty.
    QString makePort(const QString &network, const QString &group = {}, const QString &server = {});
    QString makeNetwork(const QString &name);
    void remove(const QString &type, const QString &path);

    /// What exists in the cloud, as the API's own objects by kind and id.
    [[nodiscard]] QMap<QString, QMap<QString, QJsonObject>> resources();
    void befall(const QByteArray &faults);

private:
    QJsonObject make(const QString &type, const QString &path, const QString &member, QJsonObject wanted);
    [[nodiscard]] QJsonObject marked(QJsonObject wanted, const QString &step) const;
    [[nodiscard]] QJsonObject metadata(const QString &step) const;
    void makeKeyPair(const QString &name);
    void makeNetworkParts(const QString &prefix);
    void makeCredential(const QString &name);
    void makeRecord(const QString &host);
    [[nodiscard]] QString idOf(const QString &type, const QString &path, const QString &member);

    SignedIn m_user;
    QUrl m_control;
    QString m_deployment;
    int m_made = 0;
};
