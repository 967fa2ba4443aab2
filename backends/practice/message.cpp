// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "practice/message.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace hubwright::practice {

Reply jsonReply(int status, const QJsonObject &body)
{
    return {status, "application/json", QJsonDocument(body).toJson(QJsonDocument::Compact), {}};
}

Reply emptyReply(int status, const QByteArray &contentType)
{
    return {status, contentType, {}, {}};
}

Reply htmlReply(int status, const QString &text)
{
    QString escaped = text.toHtmlEscaped();
    escaped.replace(u'\'', "&#x27;"_L1);
    const QString title = QString::number(status) + u' ' + reasonOf(status);
    const QString page = u"<html>\n <head>\n  <title>%1</title>\n </head>\n <body>\n  <h1>%1</h1>\n  "
                         "%2<br /><br />\n\n\n\n </body>\n</html>"_s;
    return {status, "text/html; charset=UTF-8", page.arg(title, escaped).toUtf8(), {}};
}

QString reasonOf(int status)
{
    static const QMap<int, QString> reasons{{200, u"OK"_s}, {201, u"Created"_s}, {202, u"Accepted"_s},
        {204, u"No Content"_s}, {300, u"Multiple Choices"_s}, {400, u"Bad Request"_s},
        {401, u"Unauthorized"_s}, {403, u"Forbidden"_s}, {404, u"Not Found"_s},
        {405, u"Method Not Allowed"_s}, {406, u"Not Acceptable"_s}, {409, u"Conflict"_s},
        {413, u"Request Entity Too Large"_s}, {415, u"Unsupported Media Type"_s},
        {429, u"Too Many Requests"_s}, {500, u"Internal Server Error"_s}, {502, u"Bad Gateway"_s},
        {503, u"Service Unavailable"_s}, {504, u"Gateway Timeout"_s}};
    return reasons.value(status, u"Error"_s);
}

} // namespace hubwright::practice
