// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/catalog.h"
#include "engine/spec.h"
#include "wizard/state.h"

namespace hubwright {

/// Where the servers' addresses come from, and under which name the hub is found.
class NetworkState : public State
{
    Q_OBJECT
    Q_PROPERTY(bool creates READ creates WRITE setCreates NOTIFY changed)
    Q_PROPERTY(QString cidr READ cidr WRITE setCidr NOTIFY changed)
    Q_PROPERTY(QString existing READ existing WRITE setExisting NOTIFY changed)
    Q_PROPERTY(QString external READ external WRITE setExternal NOTIFY changed)
    Q_PROPERTY(QString host READ host WRITE setHost NOTIFY changed)
    Q_PROPERTY(QString email READ email WRITE setEmail NOTIFY changed)
public:
    explicit NetworkState(WizardModel &model);

    [[nodiscard]] bool creates() const;
    /// The other answer is remembered while one looks at this one.
    void setCreates(bool creates);
    [[nodiscard]] QString cidr() const;
    void setCidr(const QString &cidr);
    [[nodiscard]] QStringList dns() const;
    void setDns(const QStringList &servers);
    [[nodiscard]] QString existing() const;
    void setExisting(const QString &network);
    [[nodiscard]] QString external() const;
    void setExternal(const QString &network);
    [[nodiscard]] QString host() const;
    void setHost(const QString &host);
    [[nodiscard]] HttpsAnswers::Method https() const;
    void setHttps(HttpsAnswers::Method method);
    [[nodiscard]] QString email() const;
    void setEmail(const QString &email);
    [[nodiscard]] QString proxy() const;
    void setProxy(const QString &proxy);

    [[nodiscard]] const QList<Network> &networks() const;
    [[nodiscard]] QStringList externalNetworks() const;
    /// What becomes of the host name: who makes its DNS record.
    [[nodiscard]] QString hostHint() const;

private:
    NewNetwork m_newNetwork;
    QString m_existing;
};

} // namespace hubwright
