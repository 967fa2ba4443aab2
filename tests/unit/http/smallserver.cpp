// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "smallserver.h"

#include <QSslSocket>

#include <memory>

SmallServer::SmallServer(std::function<Answer(const QByteArray &)> answer, std::optional<Identity> identity)
    : m_answer(std::move(answer))
    , m_identity(std::move(identity))
{
    listen(QHostAddress::LocalHost);
}

QUrl SmallServer::url(const QString &path) const
{
    QUrl url;
    url.setScheme(m_identity ? QStringLiteral("https") : QStringLiteral("http"));
    url.setHost(QStringLiteral("127.0.0.1"));
    url.setPort(serverPort());
    url.setPath(path);
    return url;
}

qsizetype SmallServer::openConnections() const
{
    const auto sockets = findChildren<QTcpSocket *>();
    return std::ranges::count_if(
        sockets, [](const QTcpSocket *s) { return s->state() == QAbstractSocket::ConnectedState; });
}

QByteArray SmallServer::http(int status, const QByteArray &headers, const QByteArray &body)
{
    return "HTTP/1.1 " + QByteArray::number(status)
        + " Status\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" + headers + "\r\n" + body;
}

void SmallServer::incomingConnection(qintptr handle)
{
    auto *const socket = new QSslSocket(this);
    socket->setSocketDescriptor(handle);
    if (m_identity) {
        socket->setLocalCertificate(m_identity->certificate);
        socket->setPrivateKey(m_identity->key);
        socket->startServerEncryption();
    }
    const auto seen = std::make_shared<QByteArray>();
    connect(socket, &QTcpSocket::readyRead, this, [this, socket, seen] { read(socket, *seen); });
    connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
}

void SmallServer::read(QTcpSocket *socket, QByteArray &seen)
{
    seen += socket->readAll();
    const qsizetype end = seen.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    qsizetype length = 0;
    for (const QByteArray &line : seen.left(end).split('\n')) {
        if (line.toLower().startsWith("content-length:"))
            length = line.mid(15).trimmed().toInt();
    }
    if (seen.size() < end + 4 + length)
        return;
    m_requests.append(std::exchange(seen, {}));
    const Answer answer = m_answer(m_requests.last());
    if (answer.before)
        answer.before();
    socket->write(answer.bytes);
    if (answer.closes)
        socket->disconnectFromHost();
}
