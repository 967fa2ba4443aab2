// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "http/redact.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <QUrlQuery>

namespace hubwright::http {
using namespace Qt::StringLiterals;

namespace {

constexpr int LongestText = 2000;

/// Names are compared without case and separators: "adminPass", "admin_pass" and "admin-pass" are one.
QString plain(QString name)
{
    name.remove(u'_');
    name.remove(u'-');
    return name.toLower();
}

bool namesSecret(const QString &name)
{
    static const QSet<QString> whole{u"userdata"_s, u"privatekey"_s, u"blob"_s, u"assertion"_s,
        u"clientassertion"_s, u"devicecode"_s, u"secrettext"_s, u"passwd"_s, u"passcode"_s, u"customdata"_s,
        u"authorization"_s, u"protectedsettings"_s, u"clientkeydata"_s};
    static const QStringList ends{u"password"_s, u"secret"_s, u"adminpass"_s, u"passphrase"_s, u"token"_s};
    const QString key = plain(name);
    const auto fits = [&](const QString &end) { return key.endsWith(end); };
    return whole.contains(key) || std::ranges::any_of(ends, fits);
}

/// Names under which all of it is secret, whatever its shape.
bool namesSecretTree(const QString &name)
{
    return plain(name) == u"kubeconfigs"_s;
}

QJsonValue hidden(const QJsonValue &value)
{
    return value.isNull() || value.isUndefined() ? value : QJsonValue(QString::fromUtf8(Redacted));
}

QJsonObject redactObject(const QJsonObject &object, const QString &under)
{
    const bool isKubernetesSecret = object["kind"_L1].toString() == u"Secret"_s;
    QJsonObject result;
    for (auto i = object.begin(); i != object.end(); ++i) {
        const QString key = i.key();
        const bool isScalar = !i.value().isObject() && !i.value().isArray();
        const bool isTokenId = key == u"id"_s && under == u"token"_s;
        const bool isSecretData = isKubernetesSecret && (key == u"data"_s || key == u"stringData"_s);
        const bool hides
            = namesSecretTree(key) || isSecretData || (isScalar && (namesSecret(key) || isTokenId));
        if (hides)
            result[key] = hidden(i.value());
        else if (i.value().isObject())
            result[key] = redactObject(i.value().toObject(), key);
        else
            result[key] = redact(i.value());
    }
    return result;
}

QByteArray redactForm(const QByteArray &body)
{
    QByteArrayList items = body.split('&');
    for (QByteArray &item : items) {
        const QByteArray name = item.left(item.indexOf('='));
        if (namesSecret(QString::fromUtf8(QByteArray::fromPercentEncoding(name))) || name == "code")
            item = name + '=' + Redacted;
    }
    return items.join('&');
}

} // namespace

Headers redact(const Headers &headers)
{
    static const QSet<QByteArray> secrets{"x-auth-token", "x-subject-token", "x-service-token",
        "authorization", "proxy-authorization", "cookie", "set-cookie", "openstack-auth-receipt",
        "x-ms-authorization-auxiliary"};
    Headers result = headers;
    for (auto &[name, value] : result) {
        if (secrets.contains(name.toLower()))
            value = Redacted;
        else if (name.toLower() == "location")
            value = redact(QUrl::fromEncoded(value)).toEncoded();
    }
    return result;
}

QJsonValue redact(const QJsonValue &value)
{
    if (value.isObject())
        return redactObject(value.toObject(), {});
    if (!value.isArray())
        return value;
    QJsonArray result;
    for (const QJsonValue &one : value.toArray())
        result.append(redact(one));
    return result;
}

QUrl redact(QUrl url)
{
    QUrlQuery query(url);
    auto items = query.queryItems(QUrl::FullyDecoded);
    bool isChanged = false;
    for (auto &[name, value] : items) {
        if (namesSecret(name) || name == u"sig"_s || name == u"code"_s) {
            value = QString::fromUtf8(Redacted);
            isChanged = true;
        }
    }
    if (isChanged) {
        query.setQueryItems(items);
        url.setQuery(query);
    }
    if (!url.password().isEmpty())
        url.setPassword(QString::fromUtf8(Redacted));
    return url;
}

QByteArray redactBody(const QByteArray &body, const QByteArray &contentType)
{
    if (body.isEmpty())
        return body;
    const QByteArray type = contentType.toLower().split(';').first().trimmed();
    const QByteArray size = "(" + QByteArray::number(body.size()) + " bytes)";
    const QByteArray start = body.trimmed().left(1);
    if (type.endsWith("json") || start == "{" || start == "[") {
        const QJsonDocument document = QJsonDocument::fromJson(body);
        if (document.isObject())
            return QJsonDocument(redact(QJsonValue(document.object())).toObject())
                .toJson(QJsonDocument::Compact);
        if (document.isArray())
            return QJsonDocument(redact(QJsonValue(document.array())).toArray())
                .toJson(QJsonDocument::Compact);
        return size;
    }
    if (type == "application/x-www-form-urlencoded")
        return redactForm(body);
    const bool isText
        = type.startsWith("text/") || type.endsWith("xml") || type.endsWith("yaml") || type.isEmpty();
    if (!isText || body.left(LongestText).contains('\0'))
        return size;
    return body.size() <= LongestText ? body
                                      : QString::fromUtf8(body).left(LongestText).toUtf8() + "… " + size;
}

} // namespace hubwright::http
