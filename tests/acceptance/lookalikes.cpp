// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "lookalikes.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

Neighbour::Neighbour(const hubwright::practice::PracticeCloud &cloud)
    : m_user({cloud.openstackUrl()})
    , m_control(cloud.controlUrl())
{
    if (!m_user.isSignedIn())
        qFatal("the neighbour cannot sign in");
}

QJsonObject Neighbour::make(
    const QString &type, const QString &path, const QString &member, QJsonObject wanted)
{
    const QJsonObject body = member.isEmpty() ? wanted : QJsonObject{{member, wanted}};
    const HttpAnswer answer = m_user.call("POST", type, path, body);
    if (answer.status < 200 || answer.status >= 300)
        qFatal("POST %s: %d %s", qPrintable(path), answer.status, answer.body.constData());
    return member.isEmpty() ? answer.json() : answer.json()[member].toObject();
}

QJsonObject Neighbour::marked(QJsonObject wanted, const QString &step) const
{
    if (!m_deployment.isEmpty())
        wanted[u"description"_s] = u"hubwright-deployment=%1 hubwright-step=%2"_s.arg(m_deployment, step);
    return wanted;
}

QJsonObject Neighbour::metadata(const QString &step) const
{
    if (m_deployment.isEmpty())
        return {};
    return {{u"hubwright-deployment"_s, m_deployment}, {u"hubwright-step"_s, step}};
}

QString Neighbour::idOf(const QString &type, const QString &path, const QString &member)
{
    return m_user.call("GET", type, path).json()[member][0]["id"_L1].toString();
}

void Neighbour::makeLookAlikes(const QString &name, const QString &host)
{
    const QString prefix = u"hubwright-"_s + name;
    makeNetworkParts(prefix);
    makeServer(prefix + u"-hub"_s, metadata(u"hub-server"_s));
    QJsonObject ofUser = metadata(u""_s);
    ofUser.remove(u"hubwright-step"_s);
    ofUser[u"hubwright-user"_s] = u"ada"_s;
    makeServer(u"jhub-ada-abcdef"_s, ofUser);
    make(u"volumev3"_s, u"/volumes"_s, u"volume"_s,
        {{u"name"_s, prefix + u"-homes"_s}, {u"size"_s, 1}, {u"metadata"_s, metadata(u"home-volume"_s)}});
    QJsonObject image = metadata(u"image-1"_s);
    image[u"name"_s] = prefix + u"-image-1"_s;
    image[u"disk_format"_s] = u"qcow2"_s;
    image[u"container_format"_s] = u"bare"_s;
    const QString id = make(u"image"_s, u"/v2/images"_s, {}, image)["id"_L1].toString();
    // A hub finds images by their names, and must be able to start from this one as well.
    m_user.call("PUT", u"image"_s, u"/v2/images/%1/file"_s.arg(id), {{u"a"_s, u"disk"_s}},
        {{"Content-Type", "application/octet-stream"}});
    makeKeyPair(prefix + (m_deployment.isEmpty() ? QString() : u"-"_s + m_deployment.left(8)));
    makeCredential(prefix);
    makeRecord(host);
}

void Neighbour::makeNetworkParts(const QString &prefix)
{
    const auto make = [this](const QString &kind, const QJsonObject &wanted) {
        const QString path = u"/v2.0/%1s"_s.arg(QString(kind).replace(u'_', u'-'));
        const QJsonObject made
            = this->make(u"network"_s, path, kind, marked(wanted, QString(kind).replace(u'_', u'-')));
        return made["id"_L1].toString();
    };
    const QString network = make(u"network"_s, {{u"name"_s, prefix}});
    const QString subnet = make(u"subnet"_s,
        {{u"name"_s, prefix}, {u"network_id"_s, network}, {u"ip_version"_s, 4},
            {u"cidr"_s, u"192.168.%1.0/24"_s.arg(++m_made)}});
    const QString router = make(u"router"_s, {{u"name"_s, prefix}});
    m_user.call("PUT", u"network"_s, u"/v2.0/routers/%1/add_router_interface"_s.arg(router),
        {{u"subnet_id"_s, subnet}});
    const QString group = make(u"security_group"_s, {{u"name"_s, prefix + u"-hub"_s}});
    make(u"security_group"_s, {{u"name"_s, prefix + u"-users"_s}});
    make(u"security_group_rule"_s,
        {{u"security_group_id"_s, group}, {u"direction"_s, u"ingress"_s}, {u"protocol"_s, u"tcp"_s},
            {u"port_range_min"_s, 443}, {u"port_range_max"_s, 443}, {u"remote_ip_prefix"_s, u"0.0.0.0/0"_s}});
    make(u"port"_s,
        {{u"name"_s, prefix + u"-hub"_s}, {u"network_id"_s, network},
            {u"security_groups"_s, QJsonArray{group}}});
    const QString external = idOf(u"network"_s, u"/v2.0/networks?router:external=true"_s, u"networks"_s);
    make(u"floatingip"_s, {{u"floating_network_id"_s, external}});
}

QString Neighbour::makeNetwork(const QString &name)
{
    return make(u"network"_s, u"/v2.0/networks"_s, u"network"_s, {{u"name"_s, name}})["id"_L1].toString();
}

QString Neighbour::makePort(const QString &network, const QString &group, const QString &server)
{
    QJsonObject port{{u"network_id"_s, network}};
    if (!group.isEmpty())
        port[u"security_groups"_s] = QJsonArray{group};
    if (!server.isEmpty()) {
        port[u"device_id"_s] = server;
        port[u"device_owner"_s] = u"compute:nova"_s;
    }
    return make(u"network"_s, u"/v2.0/ports"_s, u"port"_s, port)["id"_L1].toString();
}

QString Neighbour::makeServer(const QString &name, const QJsonObject &metadata, const QString &network)
{
    QJsonObject server{{u"name"_s, name}, {u"flavorRef"_s, u"4"_s}, {u"metadata"_s, metadata},
        {u"imageRef"_s, idOf(u"image"_s, u"/v2/images?name=ubuntu-24.04"_s, u"images"_s)}};
    if (network.isEmpty())
        server[u"networks"_s] = u"none"_s;
    else
        server[u"networks"_s] = QJsonArray{QJsonObject{{u"uuid"_s, network}}};
    return make(u"compute"_s, u"/servers"_s, u"server"_s, server)["id"_L1].toString();
}

void Neighbour::makeKeyPair(const QString &name)
{
    make(u"compute"_s, u"/os-keypairs"_s, u"keypair"_s,
        {{u"name"_s, name},
            {u"public_key"_s,
                u"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGJ7rIbpVqlyIpx4Wi9yrmkDU2Yb9h5GQfPDaFXkVxcw ada"_s}});
}

void Neighbour::makeCredential(const QString &name)
{
    const QString user = m_user.info["user"_L1]["id"_L1].toString();
    const QJsonObject rule{
        {u"service"_s, u"compute"_s}, {u"method"_s, u"GET"_s}, {u"path"_s, u"/v2.1/%1/**"_s.arg(++m_made)}};
    const QJsonObject wanted = marked(
        {{u"name"_s, u"%1-hub%2"_s.arg(name, m_deployment.left(2))}, {u"access_rules"_s, QJsonArray{rule}}},
        u"credential"_s);
    make(
        u"identity"_s, u"/users/%1/application_credentials"_s.arg(user), u"application_credential"_s, wanted);
}

/// A name has one set of records of each type: theirs are of other types than the hub's.
void Neighbour::makeRecord(const QString &host)
{
    const QString zone = idOf(u"dns"_s, u"/v2/zones"_s, u"zones"_s);
    const QJsonObject wanted
        = marked({{u"name"_s, host + u'.'}, {u"type"_s, m_deployment.isEmpty() ? u"TXT"_s : u"AAAA"_s},
                     {u"records"_s, QJsonArray{m_deployment.isEmpty() ? u"\"v=1\""_s : u"2001:db8::1"_s}}},
            u"dns-record"_s);
    make(u"dns"_s, u"/v2/zones/%1/recordsets"_s.arg(zone), {}, wanted);
    const QJsonObject other = marked(
        {{u"name"_s, u"%1.example.net."_s.arg(m_made)}, {u"email"_s, u"ada@example.net"_s}}, u"dns-record"_s);
    make(u"dns"_s, u"/v2/zones"_s, {}, other);
}

void Neighbour::remove(const QString &type, const QString &path)
{
    m_user.call("DELETE", type, path);
}

QMap<QString, QMap<QString, QJsonObject>> Neighbour::resources()
{
    const QJsonObject all = m_user.caller.call("GET", QUrl(m_control.toString() + u"/resources"_s)).json();
    QMap<QString, QMap<QString, QJsonObject>> byKind;
    for (auto it = all.begin(); it != all.end(); ++it) {
        QMap<QString, QJsonObject> &kind = byKind[it.key()];
        for (const QJsonValue &one : it.value().toArray()) {
            const bool isNamed = it.key() == u"keypairs"; // they are known by their names
            kind.insert(one[isNamed ? "name"_L1 : "id"_L1].toString(), one.toObject());
        }
    }
    return byKind;
}

void Neighbour::befall(const QByteArray &faults)
{
    const HttpAnswer answer
        = m_user.caller.call("POST", QUrl(m_control.toString() + u"/faults"_s), {}, faults);
    if (answer.status != 204)
        qFatal("the cloud does not understand the faults: %s", answer.body.constData());
}
