// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "matrix/badaddresses.h"

#include <QHostAddress>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

BadAddresses::BadAddresses()
{
    if (!m_closed.bind(QHostAddress::LocalHost))
        qFatal("No port is free");
    const QString key = m_folder.filePath(u"key.pem"_s), certificate = m_folder.filePath(u"cert.pem"_s);
    const QStringList make{u"req"_s, u"-x509"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s,
        u"ec_paramgen_curve:P-256"_s, u"-nodes"_s, u"-subj"_s, u"/CN=127.0.0.1"_s, u"-keyout"_s, key,
        u"-out"_s, certificate};
    if (QProcess::execute(u"openssl"_s, make + QStringList{u"-batch"_s}) != 0)
        qFatal("openssl makes no certificate");
    m_tls.setProcessChannelMode(QProcess::MergedChannels);
    m_tls.start(u"openssl"_s,
        {u"s_server"_s, u"-accept"_s, u"127.0.0.1:0"_s, u"-key"_s, key, u"-cert"_s, certificate,
            u"-naccept"_s, u"1000000"_s});
    static const QRegularExpression accept(u"ACCEPT 127\\.0\\.0\\.1:(\\d+)"_s);
    QString said;
    while (m_tlsPort == 0) {
        if (!m_tls.waitForReadyRead(30'000))
            qFatal("The server with the untrusted certificate does not start: %s", qPrintable(said));
        said += QString::fromUtf8(m_tls.readAll());
        m_tlsPort = accept.match(said).captured(1).toUShort();
    }
    m_tls.closeReadChannel(QProcess::StandardOutput);
}

BadAddresses::~BadAddresses()
{
    m_tls.kill();
    m_tls.waitForFinished();
}

QString BadAddresses::refused() const
{
    return u"http://127.0.0.1:%1"_s.arg(m_closed.localPort());
}

QString BadAddresses::untrusted() const
{
    return u"https://127.0.0.1:%1"_s.arg(m_tlsPort);
}
