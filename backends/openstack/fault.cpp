// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "openstack/fault.h"

#include "engine/scrub.h"
#include "http/redact.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSet>

namespace hubwright::openstack {
using namespace Qt::StringLiterals;

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("openstack", text);
}

QString oneLine(const QString &text)
{
    constexpr int longest = 600;
    const QString line = scrub(text).simplified();
    return line.size() <= longest ? line : line.left(longest - 1) + u'…';
}

QString withoutEntities(QString text)
{
    static const std::pair<QString, QString> entities[]
        = {{u"&lt;"_s, u"<"_s}, {u"&gt;"_s, u">"_s}, {u"&quot;"_s, u"\""_s}, {u"&#x27;"_s, u"'"_s},
            {u"&#39;"_s, u"'"_s}, {u"&nbsp;"_s, u" "_s}, {u"&amp;"_s, u"&"_s}};
    for (const auto &[entity, plain] : entities)
        text.replace(entity, plain, Qt::CaseInsensitive);
    return text;
}

/// webob's page has the message after its heading; the page of a proxy may have the heading only.
QString wordsOfHtml(const QString &html)
{
    static const QRegularExpression tag(u"<[^>]*>"_s);
    static const QRegularExpression hidden(u"<(style|script|title)\\b.*?</\\1>"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
    QString page = html;
    page.replace(hidden, u" "_s);
    const int heading = page.indexOf(u"</h1>"_s, 0, Qt::CaseInsensitive);
    const QString after = heading < 0 ? QString() : page.mid(heading).replace(tag, u" "_s).simplified();
    return withoutEntities(after.isEmpty() ? page.replace(tag, u" "_s).simplified() : after);
}

QString firstOf(const QJsonObject &object, std::initializer_list<QLatin1StringView> names)
{
    for (const QLatin1StringView name : names) {
        if (const QString text = object[name].toString(); !text.isEmpty())
            return text;
    }
    return {};
}

/// Nova and Glance put lines of a page into JSON: "No image found<br /><br />", "can&#x27;t".
QString withoutMarkup(QString text)
{
    static const QRegularExpression breaks(u"<br ?/?>"_s, QRegularExpression::CaseInsensitiveOption);
    return withoutEntities(text.replace(breaks, u" "_s));
}

/// "404 Not Found" stands before the message of Glance's plain text.
QString withoutStatusLine(QString text)
{
    static const QRegularExpression status(u"\\A\\s*[1-5]\\d\\d [A-Za-z -]+\\n\\s*"_s);
    const QString message = QString(text).remove(status);
    return message.trimmed().isEmpty() ? text : message;
}

/// Keystone's schema errors dump the schema after the first line.
QString firstLine(const QString &text)
{
    return text.section(u'\n', 0, 0);
}

/// Designate: {"errors": {"errors": [{"path": ["type", "email"], "message": …}]}}; Magnum: {"errors": [{…}]}.
QString wordsOfList(const QJsonValue &errors)
{
    const QJsonArray list = errors.isArray() ? errors.toArray() : errors["errors"_L1].toArray();
    QStringList words;
    for (const QJsonValue &one : list)
        words.append(firstLine(firstOf(one.toObject(), {"detail"_L1, "title"_L1, "message"_L1})));
    words.removeAll(QString());
    return words.join(u"; "_s);
}

QString wordsOfJson(const QJsonObject &body)
{
    if (const QString words = wordsOfList(body["errors"_L1]); !words.isEmpty())
        return words;
    if (const QString words
        = firstOf(body, {"message"_L1, "faultstring"_L1, "title"_L1, "NeutronError"_L1, "error"_L1});
        !words.isEmpty())
        return firstLine(words);
    for (const QJsonValue &inner : body) { // {"itemNotFound": {…}}, {"error": {…}}, {"NeutronError": {…}}
        if (const QString words = firstOf(inner.toObject(), {"message"_L1, "faultstring"_L1, "title"_L1});
            !words.isEmpty())
            return firstLine(words);
    }
    return {};
}

QString phrase(int status)
{
    static const QMap<int, QString> phrases{{400, u"Bad Request"_s}, {401, u"Unauthorized"_s},
        {403, u"Forbidden"_s}, {404, u"Not Found"_s}, {405, u"Method Not Allowed"_s},
        {406, u"Not Acceptable"_s}, {409, u"Conflict"_s}, {413, u"Content Too Large"_s},
        {415, u"Unsupported Media Type"_s}, {429, u"Too Many Requests"_s}, {500, u"Internal Server Error"_s},
        {501, u"Not Implemented"_s}, {502, u"Bad Gateway"_s}, {503, u"Service Unavailable"_s},
        {504, u"Gateway Timeout"_s}};
    return u"HTTP %1 %2"_s.arg(status).arg(phrases.value(status)).trimmed();
}

bool isOverQuota(const http::Response &response, const QString &words)
{
    const int status = response.status;
    if (status != 403 && status != 409 && status != 413)
        return false;
    static const QSet<QString> types{u"OverQuota"_s, u"IpAddressGenerationFailure"_s, u"NoMoreFixedIps"_s,
        u"over_quota"_s, u"overLimit"_s};
    const QJsonObject body = QJsonDocument::fromJson(response.body).object();
    for (const QString &type : {body["NeutronError"_L1]["type"_L1].toString(), body["type"_L1].toString()}) {
        if (types.contains(type))
            return true;
    }
    static const QRegularExpression said(
        u"quota|limit exceeded|reached the maximum|maximum number of .* exceeded"_s,
        QRegularExpression::CaseInsensitiveOption);
    return body.contains("overLimit"_L1) || said.match(words).hasMatch();
}

Error::Kind kindOf(const http::Response &response, const QString &words)
{
    if (isOverQuota(response, words))
        return Error::Kind::Quota;
    switch (response.status) {
    case 401:
        return Error::Kind::SignIn;
    case 403:
        return Error::Kind::Refused;
    case 404:
        return Error::Kind::NotFound;
    case 409:
        return Error::Kind::Conflict;
    case 408:
    case 425:
    case 429:
        return Error::Kind::Transient;
    case 501:
    case 505:
        return Error::Kind::Unexpected;
    default:
        break;
    }
    if (response.status >= 500)
        return Error::Kind::Transient;
    return response.status >= 400 ? Error::Kind::BadInput : Error::Kind::Unexpected;
}

struct Sentences
{
    QString what;
    QString remedy;
};

Sentences sentences(Error::Kind kind, const http::Response &response)
{
    switch (kind) {
    case Error::Kind::Quota:
        return {
            say(QT_TRANSLATE_NOOP("openstack", "The cloud refused to %1: it is more than the quota allows.")),
            say(QT_TRANSLATE_NOOP("openstack",
                "Remove what is no longer needed, choose something smaller, or ask the cloud's operators for "
                "more."))};
    case Error::Kind::SignIn:
        return {say(QT_TRANSLATE_NOOP(
                    "openstack", "The cloud refused to %1, as it no longer accepts the sign-in.")),
            say(QT_TRANSLATE_NOOP("openstack",
                "Sign in again. An application credential may have expired or been deleted: then make a new "
                "one."))};
    case Error::Kind::Refused:
        return {say(QT_TRANSLATE_NOOP("openstack", "The cloud does not allow this account to %1.")),
            say(QT_TRANSLATE_NOOP("openstack",
                "Ask the cloud's operators for the role that this needs, often “member”, or use another "
                "account."))};
    case Error::Kind::NotFound:
        return {
            say(QT_TRANSLATE_NOOP("openstack", "The cloud could not %1: it did not find what was named.")),
            say(QT_TRANSLATE_NOOP("openstack",
                "It may have been deleted meanwhile, or belong to another project or region. Look there and "
                "try again."))};
    case Error::Kind::Conflict:
        return {
            say(QT_TRANSLATE_NOOP("openstack", "The cloud could not %1, as it is in use or exists already.")),
            say(QT_TRANSLATE_NOOP(
                "openstack", "Try again in a moment; if that does not help, remove what is in the way."))};
    case Error::Kind::Transient:
        return {response.status == 429
                ? say(QT_TRANSLATE_NOOP("openstack", "The cloud asks to wait before it will %1."))
                : say(QT_TRANSLATE_NOOP("openstack", "The cloud had a fault of its own when it was to %1.")),
            say(QT_TRANSLATE_NOOP("openstack",
                "Try again. If this goes on, tell the cloud's operators the request's id and time."))};
    case Error::Kind::BadInput:
        return {say(QT_TRANSLATE_NOOP("openstack", "The cloud refused to %1.")),
            say(QT_TRANSLATE_NOOP("openstack", "Its words below say what it does not accept."))};
    default:
        return {say(QT_TRANSLATE_NOOP(
                    "openstack", "The cloud gave an answer that Hubwright cannot use when it was to %1.")),
            say(QT_TRANSLATE_NOOP(
                "openstack", "Check the service's address in the cloud's catalog with its operators."))};
    }
}

} // namespace

QString wordsOf(const http::Response &response)
{
    QString words;
    if (response.isJson()) {
        words = withoutMarkup(wordsOfJson(QJsonDocument::fromJson(response.body).object()));
    } else {
        constexpr qsizetype longest
            = 32'768; // of a page: looking for tags that are not closed takes its square
        const QString text = QString::fromUtf8(response.body.left(longest));
        words = text.trimmed().startsWith(u'<') ? wordsOfHtml(text) : withoutStatusLine(text);
    }
    const QString line = oneLine(words);
    return line.isEmpty() ? phrase(response.status) : line;
}

Error faultOf(const http::Response &response, const QString &deed)
{
    if (response.status >= 300 && response.status < 400 && !response.header("Location").isEmpty())
        return Error(Error::Kind::Unexpected,
            say(QT_TRANSLATE_NOOP("openstack",
                    "The cloud could not %1: its service points to another address, which "
                    "Hubwright does not follow with a sign-in."))
                .arg(deed),
            say(QT_TRANSLATE_NOOP("openstack", "If this address is right, use it instead: %1"))
                .arg(http::redact(QUrl::fromEncoded(response.header("Location"))).toString()),
            phrase(response.status));
    const QString words = wordsOf(response);
    const Error::Kind kind = kindOf(response, words);
    const auto [what, remedy] = sentences(kind, response);
    Error error(kind, what.arg(deed), remedy, words);
    error.requestId = response.requestId();
    if (kind == Error::Kind::Transient)
        error.retryAfter = response.retryAfter();
    return error;
}

} // namespace hubwright::openstack
