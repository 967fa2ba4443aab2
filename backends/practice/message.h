// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QString>
#include <QUrlQuery>

#include <chrono>

namespace hubwright::practice {

struct Request
{
    QByteArray method;
    QString path; ///< decoded, without a trailing slash
    QByteArray target; ///< as it came: path and query
    QUrlQuery query;
    QMap<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;

    [[nodiscard]] QString param(const QString &name) const
    {
        return query.queryItemValue(name, QUrl::FullyDecoded);
    }
    [[nodiscard]] QByteArray header(const QByteArray &lowerName) const { return headers.value(lowerName); }
};

/// What is answered. Also thrown: a handler that refuses throws the refusal.
struct Reply
{
    int status = 200;
    QByteArray contentType;
    QByteArray body;
    QList<QPair<QByteArray, QByteArray>> headers = {};
    QString explanation = {}; ///< of an error that WebOb writes: as what the client accepts, see writeError()
    QString detail = {};
    void addHeader(const QByteArray &name, const QByteArray &value)
    {
        headers.append(qMakePair(name, value));
    }
};

/// How an answer gets to the client; everything but Whole is a fault.
enum class Delivery {
    Whole,
    Reset, ///< the connection is reset instead
    Half, ///< the connection ends in the middle of the body
    Trickle, ///< a few bytes at a time
    Never, ///< the connection stays open and silent until the client gives up
};

struct Answer
{
    Reply reply;
    Delivery delivery = Delivery::Whole;
    std::chrono::milliseconds over{0}; ///< how long a trickle takes
};

[[nodiscard]] Reply jsonReply(int status, const QJsonObject &body);
[[nodiscard]] Reply emptyReply(int status, const QByteArray &contentType = {});
/// An error that WebOb writes: those of Glance, and unknown paths of Nova and Cinder.
[[nodiscard]] Reply webobError(int status, const QString &explanation, const QString &detail = {});
/// Gives such an error its body: HTML, JSON or, without an Accept header, plain text.
void writeError(Reply &reply, const QByteArray &accept);
/// Sets several attributes to one value. (A chain of = would go through references that the next insertion
/// moves.)
void setAll(QJsonObject &object, std::initializer_list<QLatin1StringView> names, const QJsonValue &value);
/// "Not Found" for 404.
[[nodiscard]] QString reasonOf(int status);

} // namespace hubwright::practice
