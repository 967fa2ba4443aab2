// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "matrix/shape.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace {

/// The same text for every deployment.
QString masked(QString text, const QString &deployment)
{
    static const QList<std::pair<QRegularExpression, QString>> masks{
        {QRegularExpression(u"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"_s), u"<id>"_s},
        {QRegularExpression(u"[0-9a-f]{32}"_s), u"<id>"_s},
        {QRegularExpression(u"\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z?"_s), u"<time>"_s},
        {QRegularExpression(u"([0-9a-f]{2}:){15}[0-9a-f]{2}"_s), u"<fingerprint>"_s},
        {QRegularExpression(u"([0-9a-f]{2}:){5}[0-9a-f]{2}"_s), u"<mac>"_s},
        {QRegularExpression(u"\\b\\d+\\.\\d+\\.\\d+\\.\\d+\\b(?!/)"_s), u"<address>"_s},
        {QRegularExpression(u"ssh-ed25519 \\S+"_s), u"<key>"_s},
        {QRegularExpression(u"(?<=<name>-)[0-9a-f]{8}\\b"_s), u"<short>"_s},
    };
    text.replace(deployment, u"<name>"_s);
    for (const auto &[pattern, word] : masks)
        text.replace(pattern, word);
    return text;
}

} // namespace

QString lineOf(QJsonObject resource, const QString &deployment)
{
    // How often it was changed, and when last, is not what it is.
    for (const QString &name : {u"revision_number"_s, u"updated_at"_s, u"version"_s, u"serial"_s})
        resource.remove(name);
    return masked(QString::fromUtf8(QJsonDocument(resource).toJson(QJsonDocument::Compact)), deployment);
}

Shape shapeOf(const QJsonObject &resources, const QString &deployment)
{
    Shape shape;
    for (auto it = resources.begin(); it != resources.end(); ++it) {
        QStringList lines;
        for (const QJsonValue resource : it.value().toArray())
            lines += lineOf(resource.toObject(), deployment);
        lines.sort();
        if (!lines.isEmpty())
            shape[it.key()] = lines;
    }
    return shape;
}

Difference compare(const Shape &is, const Shape &should)
{
    Difference difference;
    const QStringList types = is.keys() + should.keys();
    for (const QString &type : QSet<QString>(types.begin(), types.end())) {
        QStringList extra = is.value(type);
        QStringList missing;
        for (const QString &line : should.value(type)) {
            if (!extra.removeOne(line))
                missing += line;
        }
        const int more = int(is.value(type).size() - should.value(type).size());
        difference.duplicates += std::max(more, 0);
        difference.lost += std::max(-more, 0);
        for (const QString &line : extra)
            difference.lines += u"+ %1 %2"_s.arg(type, line);
        for (const QString &line : missing)
            difference.lines += u"- %1 %2"_s.arg(type, line);
    }
    return difference;
}
