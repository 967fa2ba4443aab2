// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "caller.h"

#include <QEventLoop>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace {

/// Qt sends a request again by itself when the connection breaks before the answer, unless it cannot rewind
/// the body.
class OneWayBody : public QIODevice
{
public:
    explicit OneWayBody(QByteArray body)
        : m_body(std::move(body))
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    [[nodiscard]] qint64 size() const override { return m_body.size(); }
    bool reset() override { return false; }

protected:
    qint64 readData(char *data, qint64 most) override
    {
        const qint64 count = std::min<qint64>(most, m_body.size() - pos());
        std::copy_n(m_body.constData() + pos(), count, data);
        return count;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_body;
};

} // namespace

QJsonObject HttpAnswer::json() const
{
    return QJsonDocument::fromJson(body).object();
}

HttpAnswer Caller::call(
    const QByteArray &method, const QUrl &url, const Headers &headers, const QByteArray &body, int timeoutMs)
{
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setTransferTimeout(timeoutMs);
    if (!body.isEmpty() && !headers.contains("Content-Type"))
        request.setRawHeader("Content-Type", "application/json");
    for (auto it = headers.begin(); it != headers.end(); ++it)
        request.setRawHeader(it.key(), it.value());
    OneWayBody once(body);
    QIODevice *device = body.isEmpty() ? nullptr : &once;
    const std::unique_ptr<QNetworkReply> reply(m_network.sendCustomRequest(request, method, device));
    QEventLoop loop;
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    loop.exec();
    HttpAnswer answer;
    answer.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    answer.error = reply->error();
    if (reply->isOpen())
        answer.body = reply->readAll();
    for (const auto &[name, value] : reply->rawHeaderPairs())
        answer.headers.insert(name.toLower(), value);
    return answer;
}

SignedIn::SignedIn(const Account &account)
    : region(account.region)
{
    const QJsonObject domain{{"name"_L1, "Default"_L1}};
    const QJsonObject user{
        {"name"_L1, account.user}, {"domain"_L1, domain}, {"password"_L1, account.password}};
    const QJsonObject identity{
        {"methods"_L1, QJsonArray{"password"_L1}}, {"password"_L1, QJsonObject{{"user"_L1, user}}}};
    const QJsonObject scope{{"project"_L1, QJsonObject{{"name"_L1, account.project}, {"domain"_L1, domain}}}};
    const QJsonObject body{{"auth"_L1, QJsonObject{{"identity"_L1, identity}, {"scope"_L1, scope}}}};
    const HttpAnswer answer = caller.call(
        "POST", QUrl(account.authUrl.toString() + u"/auth/tokens"_s), {}, QJsonDocument(body).toJson());
    token = answer.headers.value("x-subject-token");
    info = answer.json()["token"_L1].toObject();
}

QString SignedIn::endpoint(const QString &type) const
{
    for (const QJsonValue service : info["catalog"_L1].toArray()) {
        if (service["type"_L1].toString() != type)
            continue;
        for (const QJsonValue endpoint : service["endpoints"_L1].toArray())
            if (endpoint["interface"_L1] == "public"_L1 && endpoint["region_id"_L1].toString() == region)
                return endpoint["url"_L1].toString();
    }
    return {};
}

HttpAnswer SignedIn::call(const QByteArray &method, const QString &type, const QString &path,
    const QJsonObject &body, Caller::Headers headers)
{
    headers.insert("X-Auth-Token", token);
    return caller.call(method, QUrl(endpoint(type) + path), headers,
        body.isEmpty() ? QByteArray() : QJsonDocument(body).toJson(QJsonDocument::Compact));
}
