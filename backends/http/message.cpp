// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "http/message.h"

#include "engine/error.h"
#include "http/redact.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QLocale>

namespace hubwright::http {
using namespace Qt::StringLiterals;

namespace {

/// "Fri, 20 Nov 2026 15:12:46 GMT", as RFC 9110 has it, whatever the language of this computer.
QDateTime httpDate(const QByteArray &text)
{
    const QString form = u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s;
    QDateTime date = QLocale::c().toDateTime(QString::fromLatin1(text.trimmed()), form);
    date.setTimeSpec(Qt::UTC);
    return date;
}

} // namespace

QByteArray Response::header(const QByteArray &name) const
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

bool Response::isJson() const
{
    const QByteArray type = header("Content-Type").toLower().split(';').first().trimmed();
    return type == "application/json" || type == "text/json" || type.endsWith("+json");
}

QJsonObject Response::json(const QUrl &from) const
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(body, &error);
    if (document.isObject())
        return document.object();
    // Qt takes a chunked body that breaks off for a whole one.
    if (isJson() && error.error != QJsonParseError::NoError && header("Content-Length").isEmpty())
        throw Error(Error::Kind::Transient,
            QCoreApplication::translate("http", "The connection to %1 broke before its answer was complete.")
                .arg(from.host()),
            QCoreApplication::translate(
                "http", "Try again; Hubwright first looks whether the request was carried out."));
    const QString why
        = error.error == QJsonParseError::NoError ? u"It is not an object."_s : error.errorString();
    Error wrong(Error::Kind::Unexpected,
        QCoreApplication::translate("http", "%1 gave an answer that Hubwright cannot read.")
            .arg(from.toString(QUrl::RemoveQuery | QUrl::RemoveUserInfo)),
        QCoreApplication::translate("http",
            "Check that this is the address of the cloud itself, and that no sign-in "
            "page of a network stands in between."),
        u"HTTP %1, %2. %3\n%4"_s.arg(status).arg(QString::fromLatin1(header("Content-Type")), why,
            QString::fromUtf8(redactBody(body, header("Content-Type")).left(500))));
    wrong.requestId = requestId();
    throw wrong;
}

Milliseconds Response::retryAfter() const
{
    const QByteArray text = header("Retry-After").trimmed();
    bool isNumber = false;
    const int seconds = text.toInt(&isNumber);
    if (isNumber)
        return Seconds(std::max(0, seconds));
    const QDateTime then = httpDate(text);
    if (!then.isValid())
        return {};
    const QDateTime here = date();
    return Milliseconds(
        std::max<qint64>(0, (here.isValid() ? here : QDateTime::currentDateTimeUtc()).msecsTo(then)));
}

QDateTime Response::date() const
{
    return httpDate(header("Date"));
}

QString Response::requestId() const
{
    static constexpr const char *names[] = {"x-openstack-request-id", "x-compute-request-id",
        "x-ms-request-id", "x-ms-correlation-request-id", "request-id", "x-request-id"};
    for (const char *name : names) {
        if (const QByteArray id = header(name); !id.isEmpty())
            return QString::fromLatin1(id);
    }
    return {};
}

} // namespace hubwright::http
