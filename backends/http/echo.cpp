// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "http/echo.h"

#include "http/redact.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace hubwright::http {
using namespace Qt::StringLiterals;

namespace {

/// Shorter ones are parts of words: of those only what stands in quotes is taken for an echo.
constexpr qsizetype ShortestInWords = 8;
/// As much of a long one has to be repeated before it counts.
constexpr qsizetype Tell = 32;

/// The texts that redaction takes away: what is there before and not after.
void collect(const QJsonValue &before, const QJsonValue &after, QStringList &secrets)
{
    if (before.isObject()) {
        const QJsonObject object = before.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            collect(it.value(), after.isObject() ? after[it.key()] : after, secrets);
    } else if (before.isArray()) {
        const QJsonArray array = before.toArray();
        for (qsizetype i = 0; i < array.size(); ++i)
            collect(array[i], after.isArray() ? after.toArray()[i] : after, secrets);
    } else if (before != after) {
        secrets += before.toVariant().toString();
    }
}

QStringList secretsOf(const Request &request)
{
    QStringList secrets;
    const Headers shown = redact(request.headers);
    for (qsizetype i = 0; i < shown.size(); ++i) {
        if (shown[i].second != request.headers[i].second) // without the scheme: "token …"
            secrets += QString::fromUtf8(request.headers[i].second).section(u' ', -1);
    }
    const QJsonDocument body = QJsonDocument::fromJson(request.body);
    const QJsonValue value = body.isArray() ? QJsonValue(body.array()) : QJsonValue(body.object());
    collect(value, redact(value), secrets);
    secrets.removeAll(QString());
    return secrets;
}

QStringList formsOf(const QString &secret)
{
    const QByteArray json = QJsonDocument(QJsonArray{secret}).toJson(QJsonDocument::Compact);
    QString quoted = secret; // as Python shows a text
    quoted.replace(u'\\', u"\\\\"_s).replace(u'\'', u"\\'"_s);
    QStringList forms{secret, secret.toHtmlEscaped(), QString::fromUtf8(json.sliced(2, json.size() - 4)),
        quoted, QString::fromLatin1(QUrl::toPercentEncoding(secret))};
    forms.removeDuplicates();
    return forms;
}

void hideLong(QString &text, const QString &form)
{
    const QString tell = form.left(Tell);
    const QString mark = QString::fromUtf8(Redacted);
    for (qsizetype at = text.indexOf(tell); at >= 0; at = text.indexOf(tell, at + mark.size())) {
        qsizetype length = tell.size();
        while (length < form.size() && at + length < text.size() && text[at + length] == form[length])
            ++length;
        text.replace(at, length, mark);
    }
}

void hide(QString &text, const QString &form)
{
    if (form.size() >= ShortestInWords)
        return hideLong(text, form);
    for (const QChar quote : {u'"', u'\''})
        text.replace(quote + form + quote, quote + QString::fromUtf8(Redacted) + quote);
}

QJsonValue hide(const QJsonValue &value, const QStringList &forms)
{
    if (value.isString()) {
        QString text = value.toString();
        if (forms.contains(text)) // all of it
            return QString::fromUtf8(Redacted);
        for (const QString &form : forms)
            hide(text, form);
        return text;
    }
    if (value.isArray()) {
        QJsonArray array;
        for (const QJsonValue &one : value.toArray())
            array.append(hide(one, forms));
        return array;
    }
    QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        it.value() = hide(it.value(), forms);
    return value.isObject() ? QJsonValue(object) : value;
}

} // namespace

QByteArray withoutEcho(const QByteArray &body, const Request &request)
{
    QStringList forms;
    for (const QString &secret : secretsOf(request))
        forms += formsOf(secret);
    if (forms.isEmpty() || body.isEmpty())
        return body;
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (document.isObject() || document.isArray()) {
        const QJsonValue whole
            = document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
        const QJsonValue shown = hide(whole, forms);
        const QJsonDocument written
            = shown.isArray() ? QJsonDocument(shown.toArray()) : QJsonDocument(shown.toObject());
        return shown == whole ? body : written.toJson(QJsonDocument::Compact);
    }
    QString text = QString::fromUtf8(body);
    const QString before = text;
    for (const QString &form : forms)
        hide(text, form);
    return text == before ? body : text.toUtf8();
}

} // namespace hubwright::http
