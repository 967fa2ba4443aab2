// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "http/recorder.h"

#include "engine/error.h"
#include "http/redact.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>

namespace hubwright::http {
using namespace Qt::StringLiterals;

namespace {

QJsonObject toJson(const Headers &headers)
{
    QJsonObject result;
    for (const auto &[name, value] : redact(headers))
        result[QString::fromLatin1(name)] = QString::fromUtf8(value);
    return result;
}

/// JSON stands in a recording as itself, anything else as text.
QJsonValue toJson(const QByteArray &body, const Headers &headers)
{
    const Response message{.status = 0, .headers = headers, .body = {}};
    const QByteArray text = redactBody(body, message.header("Content-Type"));
    const QJsonDocument document = QJsonDocument::fromJson(text);
    if (document.isObject())
        return document.object();
    if (document.isArray())
        return document.array();
    return text.isEmpty() ? QJsonValue() : QJsonValue(QString::fromUtf8(text));
}

} // namespace

Recorder::Recorder(const QString &path)
    : m_file(path)
{
    constexpr auto ownerOnly = QFile::ReadOwner | QFile::WriteOwner;
    const bool isOpen = m_file.open(QIODevice::WriteOnly | QIODevice::Truncate | QIODevice::Text, ownerOnly);
    if (!isOpen)
        throw Error(Error::Kind::Local,
            QCoreApplication::translate("http", "The recording %1 cannot be written: %2.")
                .arg(QDir::toNativeSeparators(path), m_file.errorString()),
            QCoreApplication::translate("http", "Choose another file for the recording."));
    if (!m_file.isSequential()) // a pipe or a terminal is not ours
        m_file.setPermissions(ownerOnly);
}

void Recorder::record(const Request &request, const Response &response)
{
    const QJsonObject line{
        {u"method"_s, QString::fromLatin1(request.verb)},
        {u"url"_s, redact(request.url).toString(QUrl::FullyEncoded)},
        {u"requestHeaders"_s, toJson(request.headers)},
        {u"requestBody"_s, toJson(request.body, request.headers)},
        {u"status"_s, response.status},
        {u"responseHeaders"_s, toJson(response.headers)},
        {u"responseBody"_s, toJson(response.body, response.headers)},
    };
    m_file.write(QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n');
    m_file.flush();
}

} // namespace hubwright::http
