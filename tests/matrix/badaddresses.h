// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QProcess>
#include <QTcpSocket>
#include <QTemporaryDir>

/// Addresses at which no cloud can be had, all on this computer. Belongs to the thread that made it.
class BadAddresses
{
public:
    BadAddresses();
    ~BadAddresses();

    [[nodiscard]] QString refused() const; ///< nobody listens
    [[nodiscard]] QString untrusted() const; ///< a certificate of nobody whom one could trust
    [[nodiscard]] static QString unknown()
    {
        return QStringLiteral("http://cloud.invalid");
    } ///< no such host

private:
    QTcpSocket m_closed; ///< has a port and does not listen
    QTemporaryDir m_folder;
    QProcess m_tls;
    quint16 m_tlsPort = 0;
};
