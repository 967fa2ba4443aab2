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

Reply webobError(int status, const QString &explanation, const QString &detail)
{
    Reply reply;
    reply.status = status;
    reply.explanation = explanation;
    reply.detail = detail;
    return reply;
}

void writeError(Reply &reply, const QByteArray &accept)
{
    const QString reason = reasonOf(reply.status), title = QString::number(reply.status) + u' ' + reason;
    const auto accepts = [&](const char *type) { return accept.contains(type) || accept.contains("*/*"); };
    if (accepts("text/html")) {
        QString escaped = reply.explanation.toHtmlEscaped();
        escaped.replace(u'\'', "&#x27;"_L1);
        const QString page = u"<html>\n <head>\n  <title>%1</title>\n </head>\n <body>\n  <h1>%1</h1>\n  "
                             "%2<br /><br />\n%3\n\n\n </body>\n</html>"_s;
        reply.contentType = "text/html; charset=UTF-8";
        reply.body = page.arg(title, escaped, reply.detail).toUtf8();
    } else if (accepts("application/json")) {
        const QString message = reply.explanation + u"<br /><br />\n"_s + reply.detail + u"\n\n"_s;
        const Reply json
            = jsonReply(reply.status, {{"message"_L1, message}, {"code"_L1, title}, {"title"_L1, reason}});
        reply.contentType = json.contentType;
        reply.body = json.body;
    } else {
        reply.contentType = "text/plain; charset=UTF-8";
        reply.body
            = u"%1\n\n%2\n\n %3  "_s.arg(title, QString(reply.explanation).replace(u'\n', u' '), reply.detail)
                  .toUtf8();
    }
}

void setAll(QJsonObject &object, std::initializer_list<QLatin1StringView> names, const QJsonValue &value)
{
    for (const QLatin1StringView name : names)
        object.insert(name, value);
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
