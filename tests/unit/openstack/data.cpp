// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "data.h"

#include <QFile>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace {

QJsonDocument document(const QString &file)
{
    QFile data(QStringLiteral(SOURCE_DIR "/tests/unit/openstack/data/") + file);
    if (!data.open(QIODevice::ReadOnly))
        qFatal("No test data in %s", qPrintable(data.fileName()));
    return QJsonDocument::fromJson(data.readAll());
}

} // namespace

hubwright::http::Response captured::answer(const QString &name)
{
    for (const QJsonValue &one : document(u"errors.json"_s).array()) {
        if (one["name"_L1].toString() != name)
            continue;
        hubwright::http::Response response;
        response.status = one["status"_L1].toInt();
        response.body = one["body"_L1].toString().toUtf8();
        const QJsonObject headers = one["headers"_L1].toObject();
        for (auto i = headers.begin(); i != headers.end(); ++i)
            response.headers.append({i.key().toLatin1(), i.value().toString().toLatin1()});
        return response;
    }
    qFatal("errors.json has no answer “%s”", qPrintable(name));
}

QJsonObject captured::body(const QString &name)
{
    return document(u"lists.json"_s)[name].toObject();
}
