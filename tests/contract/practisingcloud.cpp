// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "practisingcloud.h"

#include <QtGlobal>

using namespace Qt::StringLiterals;

Cloud::Cloud(double timeScale, const QByteArray &faults)
    : practice({0, timeScale, faults, 1})
{
    if (!practice.start())
        qFatal("%s", qPrintable(practice.problem()));
    user = std::make_unique<SignedIn>(SignedIn::Account{practice.openstackUrl()});
}

HttpAnswer Cloud::control(const QByteArray &method, const QString &path, const QByteArray &body)
{
    return user->caller.call(method, QUrl(practice.controlUrl().toString() + u'/' + path), {}, body);
}

HttpAnswer Cloud::hub(
    const QByteArray &method, const QString &host, const QString &path, const QJsonObject &body)
{
    return user->caller.call(method, QUrl(practice.hubGatewayUrl().toString() + path),
        {{"X-Hubwright-Host", host.toUtf8()}, {"Authorization", "token abc"}},
        body.isEmpty() ? QByteArray() : QJsonDocument(body).toJson());
}

int Cloud::count(const QString &kind)
{
    return control("GET", u"inventory"_s).json()[kind].toInt(-1);
}

QString Cloud::makeNetwork(const QString &name)
{
    return post(u"network"_s, u"/v2.0/networks"_s, {{"network"_L1, QJsonObject{{"name"_L1, name}}}})
        .json()["network"_L1]["id"_L1]
        .toString();
}

QString Cloud::boot(const QJsonObject &more, const QByteArray &userData)
{
    QJsonObject server{{"name"_L1, "s"_L1}, {"flavorRef"_L1, "4"_L1}, {"networks"_L1, "none"_L1},
        {"imageRef"_L1,
            get(u"image"_s, u"/v2/images?name=ubuntu-24.04"_s).json()["images"_L1][0]["id"_L1].toString()}};
    if (!userData.isEmpty())
        server["user_data"_L1] = QString::fromLatin1(userData.toBase64());
    for (auto it = more.begin(); it != more.end(); ++it)
        server[it.key()] = it.value();
    return post(u"compute"_s, u"/servers"_s, {{"server"_L1, server}}).json()["server"_L1]["id"_L1].toString();
}

QString Cloud::status(const QString &server)
{
    const HttpAnswer answer = get(u"compute"_s, u"/servers/"_s + server);
    return answer.status == 404 ? u"gone"_s : answer.json()["server"_L1]["status"_L1].toString();
}

QString Cloud::console(const QString &server)
{
    return post(
        u"compute"_s, u"/servers/%1/action"_s.arg(server), {{"os-getConsoleOutput"_L1, QJsonObject()}})
        .json()["output"_L1]
        .toString();
}

QString Cloud::expose(const QByteArray &userData, const QJsonObject &metadata)
{
    const QString external = get(u"network"_s, u"/v2.0/networks?router:external=true"_s)
                                 .json()["networks"_L1][0]["id"_L1]
                                 .toString();
    const QString network = makeNetwork();
    const QString subnet = post(u"network"_s, u"/v2.0/subnets"_s,
        {{"subnet"_L1,
            QJsonObject{{"network_id"_L1, network}, {"ip_version"_L1, 4}, {"cidr"_L1, "10.0.0.0/24"_L1}}}})
                               .json()["subnet"_L1]["id"_L1]
                               .toString();
    const QString router = post(u"network"_s, u"/v2.0/routers"_s,
        {{"router"_L1, QJsonObject{{"external_gateway_info"_L1, QJsonObject{{"network_id"_L1, external}}}}}})
                               .json()["router"_L1]["id"_L1]
                               .toString();
    user->call("PUT", u"network"_s, u"/v2.0/routers/%1/add_router_interface"_s.arg(router),
        {{"subnet_id"_L1, subnet}});
    const QString port
        = post(u"network"_s, u"/v2.0/ports"_s, {{"port"_L1, QJsonObject{{"network_id"_L1, network}}}})
              .json()["port"_L1]["id"_L1]
              .toString();
    boot({{"networks"_L1, QJsonArray{QJsonObject{{"port"_L1, port}}}}, {"metadata"_L1, metadata}}, userData);
    return post(u"network"_s, u"/v2.0/floatingips"_s,
        {{"floatingip"_L1, QJsonObject{{"floating_network_id"_L1, external}, {"port_id"_L1, port}}}})
        .json()["floatingip"_L1]["floating_ip_address"_L1]
        .toString();
}

QByteArray fault(const QString &kind, const QString &method, const QString &path, QJsonObject more)
{
    more["kind"_L1] = kind;
    more["match"_L1] = QJsonObject{{"method"_L1, method}, {"path"_L1, path}};
    return QJsonDocument(QJsonArray{more}).toJson();
}
