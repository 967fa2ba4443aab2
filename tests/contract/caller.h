// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QJsonObject>
#include <QMap>
#include <QNetworkAccessManager>
#include <QNetworkReply>

/// Plain HTTP calls that wait for their answer. For tests only.
struct HttpAnswer
{
    int status = 0; ///< 0: there was none
    QNetworkReply::NetworkError error = QNetworkReply::NoError;
    QMap<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;
    [[nodiscard]] QJsonObject json() const;
};

class Caller
{
public:
    using Headers = QMap<QByteArray, QByteArray>;
    HttpAnswer call(const QByteArray &method, const QUrl &url, const Headers &headers = {},
        const QByteArray &body = {}, int timeoutMs = 60'000);

private:
    QNetworkAccessManager m_network;
};

/// A cloud that a test is signed in to with user and password.
class SignedIn
{
public:
    struct Account
    {
        QUrl authUrl;
        QString user = QStringLiteral("hubadmin");
        QString password = QStringLiteral("lab");
        QString project = QStringLiteral("hub");
        QString region = QStringLiteral("RegionOne");
    };
    explicit SignedIn(const Account &account);

    [[nodiscard]] bool isSignedIn() const { return !token.isEmpty(); }
    /// The catalog's public URL of a service type.
    [[nodiscard]] QString endpoint(const QString &type) const;
    HttpAnswer call(const QByteArray &method, const QString &type, const QString &path,
        const QJsonObject &body = {}, Caller::Headers headers = {});

    Caller caller;
    QByteArray token;
    QJsonObject info; ///< what Keystone says of the token
    QString region;
};
