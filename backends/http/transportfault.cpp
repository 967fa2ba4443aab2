// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "http/transportfault.h"

#include <QCoreApplication>

namespace hubwright::http {
using namespace Qt::StringLiterals;

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("http", text);
}

QString place(const QUrl &url)
{
    return url.port() < 0 ? url.host() : u"%1:%2"_s.arg(url.host()).arg(url.port());
}

Error selfSigned(const QString &host, const QSslCertificate &certificate)
{
    return Error(Error::Kind::Certificate,
        say(QT_TRANSLATE_NOOP(
                "http", "The certificate of %1 is not from an authority that this computer trusts."))
            .arg(host),
        say(QT_TRANSLATE_NOOP("http",
            "Give the cloud's CA file (cacert); its operators publish it. Do not go on "
            "if you did not expect this: somebody may listen.")),
        say(QT_TRANSLATE_NOOP("http", "It was issued by “%1”."))
            .arg(certificate.issuerInfo(QSslCertificate::CommonName).join(u", "_s)));
}

Error expired(const QString &host, const QSslCertificate &certificate)
{
    return Error(Error::Kind::Certificate,
        say(QT_TRANSLATE_NOOP("http", "The certificate of %1 expired on %2."))
            .arg(host, certificate.expiryDate().date().toString(Qt::ISODate)),
        say(QT_TRANSLATE_NOOP("http",
            "Check the date of this computer. If it is right, the cloud's operators have to "
            "renew the certificate.")));
}

Error notYetValid(const QString &host, const QSslCertificate &certificate)
{
    return Error(Error::Kind::Certificate,
        say(QT_TRANSLATE_NOOP("http", "The certificate of %1 is valid only from %2 on."))
            .arg(host, certificate.effectiveDate().date().toString(Qt::ISODate)),
        say(QT_TRANSLATE_NOOP("http", "Set the date of this computer right.")));
}

Error wrongName(const QString &host, const QSslCertificate &certificate)
{
    QStringList names = certificate.subjectAlternativeNames().values();
    if (names.isEmpty())
        names = certificate.subjectInfo(QSslCertificate::CommonName);
    return Error(Error::Kind::Certificate,
        say(QT_TRANSLATE_NOOP("http", "The certificate that %1 shows is made for another name: %2."))
            .arg(host, names.join(u", "_s)),
        say(QT_TRANSLATE_NOOP(
            "http", "Use the cloud's address as its operators publish it, with that name.")));
}

/// The most telling one: an expired certificate of an unknown authority is first of all from an unknown
/// authority.
Error tlsError(const QString &host, const QList<QSslError> &errors, const QString &words)
{
    const auto first = [&](std::initializer_list<QSslError::SslError> kinds) -> const QSslError * {
        for (const QSslError &error : errors) {
            if (std::ranges::find(kinds, error.error()) != kinds.end())
                return &error;
        }
        return nullptr;
    };
    if (const auto *e = first({QSslError::CertificateExpired}))
        return expired(host, e->certificate());
    if (const auto *e = first({QSslError::CertificateNotYetValid}))
        return notYetValid(host, e->certificate());
    if (const auto *e = first({QSslError::SelfSignedCertificate, QSslError::SelfSignedCertificateInChain,
            QSslError::UnableToGetLocalIssuerCertificate, QSslError::UnableToVerifyFirstCertificate,
            QSslError::UnableToGetIssuerCertificate, QSslError::CertificateUntrusted}))
        return selfSigned(host, e->certificate());
    if (const auto *e = first({QSslError::HostNameMismatch}))
        return wrongName(host, e->certificate());
    return Error(Error::Kind::Certificate,
        say(QT_TRANSLATE_NOOP("http", "No secure connection to %1 could be made.")).arg(host),
        say(QT_TRANSLATE_NOOP("http",
            "Check whether its address begins with https:// or http://. If it is right, give "
            "the cloud's CA file (cacert).")),
        errors.isEmpty() ? words : errors.first().errorString());
}

Error interrupted(const QString &host, const Attempt &attempt, const QString &words)
{
    // Only what never left this computer is known to have had no effect.
    if (!attempt.wasSent)
        return Error(Error::Kind::Unreachable,
            say(QT_TRANSLATE_NOOP("http", "%1 cannot be reached.")).arg(host),
            say(QT_TRANSLATE_NOOP(
                "http", "Check that this computer is online, and on the VPN if the cloud needs one.")),
            words);
    return Error(Error::Kind::Transient,
        say(QT_TRANSLATE_NOOP("http", "The connection to %1 broke before its answer was complete."))
            .arg(host),
        say(QT_TRANSLATE_NOOP(
            "http", "Try again; Hubwright first looks whether the request was carried out.")),
        words);
}

Error tooSlow(const QString &host, const Attempt &attempt)
{
    return Error(attempt.wasSent ? Error::Kind::Transient : Error::Kind::Unreachable,
        say(QT_TRANSLATE_NOOP("http", "%1 did not answer in time.")).arg(host),
        say(QT_TRANSLATE_NOOP("http",
            "Try again. If this goes on, check the network, VPN and firewall between this "
            "computer and the cloud.")));
}

} // namespace

Error transportError(
    QNetworkReply::NetworkError code, const QString &words, const QUrl &url, const Attempt &attempt)
{
    const QString host = place(url);
    if (attempt.isTooLarge)
        return Error(Error::Kind::Unexpected,
            say(QT_TRANSLATE_NOOP(
                    "http", "The answer of %1 is longer than 32 MiB and was not read to its end."))
                .arg(host),
            say(QT_TRANSLATE_NOOP("http", "Check that this is the address of the cloud itself.")));
    switch (code) {
    case QNetworkReply::HostNotFoundError:
        return Error(Error::Kind::Unreachable,
            say(QT_TRANSLATE_NOOP("http", "There is no host named %1, as far as this computer can find out."))
                .arg(url.host()),
            say(QT_TRANSLATE_NOOP("http",
                "Check how the name is spelled, that this computer is online, and that it "
                "is on the VPN if the cloud needs one.")));
    case QNetworkReply::ConnectionRefusedError:
        return Error(Error::Kind::Unreachable,
            say(QT_TRANSLATE_NOOP("http", "%1 refuses the connection: nothing listens there.")).arg(host),
            say(QT_TRANSLATE_NOOP("http",
                "Check the port in the address. If it is right, the service is down or a "
                "firewall stands in between: try again later or ask the cloud's operators.")));
    case QNetworkReply::SslHandshakeFailedError:
        return tlsError(host, attempt.tlsErrors, words);
    case QNetworkReply::TimeoutError:
    case QNetworkReply::OperationCanceledError: // only the transfer timeout aborts without being asked
        return tooSlow(host, attempt);
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
    case QNetworkReply::UnknownProxyError:
        return Error(Error::Kind::Unreachable,
            say(QT_TRANSLATE_NOOP(
                    "http", "The proxy of this computer did not let the request to %1 through."))
                .arg(host),
            say(QT_TRANSLATE_NOOP("http", "Check the proxy in this computer's network settings.")), words);
    default:
        return interrupted(host, attempt, words);
    }
}

} // namespace hubwright::http
