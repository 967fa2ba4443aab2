// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QByteArray>
#include <QSslCertificate>
#include <QSslKey>

/// A certificate and its key, made on the spot.
struct Identity
{
    QSslCertificate certificate;
    QSslKey key;
};

struct CertificateWish
{
    QByteArray commonName = "127.0.0.1";
    QByteArray alternativeName = "IP:127.0.0.1"; ///< as in a subjectAltName of OpenSSL
    int validFromDays = -1;
    int validToDays = 30;
};

/// Signed by itself, and good as a CA.
[[nodiscard]] Identity selfSigned(const CertificateWish &wish);
