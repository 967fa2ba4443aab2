// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "shapes.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace {

/// Keys whose content is the cloud's own business.
const QStringList &ignoredKeys()
{
    static const QStringList keys{
        u"extra_specs"_s, // of a flavor: which ones is up to the operator
        u"catalog"_s, // more services in one cloud than in another
        u"updated_at"_s, // null or a time, depending on how fast the cloud is
        u"virtual_size"_s, // Glance looks into the image
    };
    return keys;
}

QString typeOf(const QJsonValue &value)
{
    static const QMap<QJsonValue::Type, QString> names{{QJsonValue::Null, u"null"_s},
        {QJsonValue::Bool, u"bool"_s}, {QJsonValue::Double, u"number"_s}, {QJsonValue::String, u"text"_s},
        {QJsonValue::Array, u"list"_s}, {QJsonValue::Object, u"object"_s}};
    return names.value(value.type(), u"nothing"_s);
}

using Values = QList<QJsonValue>;

Values valuesAt(const Values &objects, const QString &key)
{
    Values values;
    for (const QJsonValue &object : objects)
        values << object[key];
    return values;
}

QStringList typesOf(const Values &values)
{
    QSet<QString> types;
    for (const QJsonValue &value : values)
        types << typeOf(value);
    QStringList sorted(types.begin(), types.end());
    sorted.sort();
    return sorted;
}

/// Compares what stands at one place: more than one value where the place is inside of a list.
void compare(const Values &real, const Values &simulated, const QString &path, QStringList &found)
{
    const QString realTypes = typesOf(real).join(u" or "_s), types = typesOf(simulated).join(u" or "_s);
    if (realTypes != types) {
        found << u"%1: %2 in the real cloud, %3 in the practice cloud"_s.arg(path, realTypes, types);
        return;
    }
    const auto inside = [](const Values &values) {
        Values all;
        for (const QJsonValue &value : values)
            for (const QJsonValue one : value.toArray())
                all << one;
        return all;
    };
    const Values a = inside(real), b = inside(simulated);
    if (a.isEmpty() != b.isEmpty())
        found << u"%1: %2 entries in the real cloud, %3 in the practice cloud"_s.arg(path).arg(a.size()).arg(
            b.size());
    else if (!a.isEmpty())
        compare(a, b, path + u"[]"_s, found);
    QSet<QString> keys;
    for (const QJsonValue &value : real + simulated)
        for (const QString &key : value.toObject().keys())
            keys << key;
    for (const QString &key : qAsConst(keys))
        if (!ignoredKeys().contains(key))
            compare(valuesAt(real, key), valuesAt(simulated, key), path + u'.' + key, found);
}

/// The sentence of an error, whatever service it comes from.
QString messageOf(const HttpAnswer &answer)
{
    const QString text = QString::fromUtf8(answer.body);
    if (text.trimmed().startsWith(u'<'))
        return text.section(u"</h1>"_s, 1).simplified();
    if (answer.headers.value("content-type").startsWith("text/plain"))
        return text.section(u"\n\n"_s, 1).simplified();
    const QJsonObject body = answer.json();
    if (body.contains("message"_L1))
        return body["message"_L1].toString();
    const QJsonValue inner = body.isEmpty() ? QJsonValue() : *body.begin();
    return inner["message"_L1].toString();
}

QString normalized(QString message)
{
    static const QRegularExpression ids(u"[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}"_s);
    static const QRegularExpression addresses(u"\\b(203\\.0\\.113|10\\.77\\.0)\\.\\d+\\b"_s);
    static const QRegularExpression printed(
        u"Value: .*?(?=\\. [^.]*$)"_s, QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression schema(
        u"Failed validating .*$"_s, QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression used(u"(already used|and) \\d+G?(, \\d+)?"_s);
    message.replace(used, u"\\1 #"_s)
        .replace(ids, u"#"_s)
        .replace(addresses, u"#"_s)
        .replace(printed, u"Value: #"_s)
        .remove(schema);
    return message.simplified();
}

} // namespace

QStringList differences(const HttpAnswer &real, const HttpAnswer &simulated)
{
    QStringList found;
    if (real.status != simulated.status)
        found << u"status: %1 in the real cloud, %2 in the practice cloud"_s.arg(real.status)
                     .arg(simulated.status);
    const QByteArray realType = real.headers.value("content-type").toLower();
    const QByteArray type = simulated.headers.value("content-type").toLower();
    if (realType != type)
        found << u"content type: %1 in the real cloud, %2 in the practice cloud"_s.arg(
            QString::fromLatin1(realType), QString::fromLatin1(type));
    for (const QByteArray &name : {QByteArray("location"), QByteArray("www-authenticate"),
             QByteArray("retry-after"), QByteArray("x-subject-token"), QByteArray("x-openstack-request-id"),
             QByteArray("x-openstack-nova-api-version"), QByteArray("openstack-api-version"),
             QByteArray("date")})
        if (real.headers.contains(name) != simulated.headers.contains(name))
            found << u"header %1: only in the %2 cloud"_s.arg(
                QString::fromLatin1(name), real.headers.contains(name) ? u"real"_s : u"practice"_s);
    if (realType.startsWith("application/json"))
        compare({real.json()}, {simulated.json()}, u"body"_s, found);
    if (real.status >= 400 && normalized(messageOf(real)) != normalized(messageOf(simulated)))
        found << u"message: \"%1\" in the real cloud, \"%2\" in the practice cloud"_s.arg(
            normalized(messageOf(real)).left(200), normalized(messageOf(simulated)).left(200));
    return found;
}
