// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "certificates.h"

#include <QTcpServer>
#include <QUrl>

#include <functional>
#include <optional>

class QTcpSocket;

/// A web server of one page: reads a request to its end and then writes exactly the bytes that the test
/// chose, or closes, or keeps silent.
class SmallServer : public QTcpServer
{
    Q_OBJECT
public:
    struct Answer
    {
        QByteArray bytes;
        bool closes = true; ///< after the bytes
        std::function<void()> before; ///< called before anything is written
    };
    /// With an identity it speaks TLS.
    explicit SmallServer(
        std::function<Answer(const QByteArray &request)> answer, std::optional<Identity> identity = {});

    [[nodiscard]] QUrl url(const QString &path = QStringLiteral("/")) const;
    [[nodiscard]] const QByteArrayList &requests() const { return m_requests; }
    [[nodiscard]] qsizetype openConnections() const;

    /// "HTTP/1.1 200 OK" and so on, with a Content-Length.
    [[nodiscard]] static QByteArray http(int status, const QByteArray &headers, const QByteArray &body);

protected:
    void incomingConnection(qintptr handle) override;

private:
    void read(QTcpSocket *socket, QByteArray &seen);

    std::function<Answer(const QByteArray &)> m_answer;
    std::optional<Identity> m_identity;
    QByteArrayList m_requests;
};
