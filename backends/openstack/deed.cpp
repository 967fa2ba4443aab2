// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "openstack/fault.h"

#include <QMap>

namespace hubwright::openstack {
using namespace Qt::StringLiterals;

namespace {

struct Noun
{
    QString one;
    QString many;
};

const QMap<QString, Noun> &nouns()
{
    static const QMap<QString, Noun> nouns{
        {u"servers"_s, {u"a server"_s, u"servers"_s}},
        {u"flavors"_s, {u"a flavor"_s, u"flavors"_s}},
        {u"os-keypairs"_s, {u"a key pair"_s, u"key pairs"_s}},
        {u"os-volume_attachments"_s, {u"the attachment of a volume"_s, u"attached volumes"_s}},
        {u"images"_s, {u"an image"_s, u"images"_s}},
        {u"networks"_s, {u"a network"_s, u"networks"_s}},
        {u"subnets"_s, {u"a subnet"_s, u"subnets"_s}},
        {u"routers"_s, {u"a router"_s, u"routers"_s}},
        {u"ports"_s, {u"a port"_s, u"ports"_s}},
        {u"floatingips"_s, {u"a floating IP"_s, u"floating IPs"_s}},
        {u"security-groups"_s, {u"a security group"_s, u"security groups"_s}},
        {u"security-group-rules"_s, {u"a firewall rule"_s, u"firewall rules"_s}},
        {u"volumes"_s, {u"a volume"_s, u"volumes"_s}},
        {u"zones"_s, {u"a DNS zone"_s, u"DNS zones"_s}},
        {u"recordsets"_s, {u"a DNS record"_s, u"DNS records"_s}},
        {u"application_credentials"_s, {u"an application credential"_s, u"application credentials"_s}},
        {u"access_rules"_s, {u"an access rule"_s, u"access rules"_s}},
        {u"projects"_s, {u"a project"_s, u"projects"_s}},
        {u"tags"_s, {u"a tag"_s, u"tags"_s}},
        {u"limits"_s, {u"limits"_s, u"limits"_s}},
        {u"quotas"_s, {u"quotas"_s, u"quotas"_s}},
        {u"os-quota-sets"_s, {u"quotas"_s, u"quotas"_s}},
    };
    return nouns;
}

/// What happens to a thing by an action of its own rather than by the verb of HTTP.
QString actionOf(const QString &last, const QJsonObject &body)
{
    static const QMap<QString, QString> actions{
        {u"createImage"_s, u"make an image of a server"_s},
        {u"os-start"_s, u"start a server"_s},
        {u"os-stop"_s, u"stop a server"_s},
        {u"reboot"_s, u"reboot a server"_s},
        {u"os-getConsoleOutput"_s, u"read the console of a server"_s},
        {u"add_router_interface"_s, u"connect a router to a subnet"_s},
        {u"remove_router_interface"_s, u"disconnect a router from a subnet"_s},
        {u"action"_s, u"act on a resource"_s},
    };
    const QString inner = last == u"action"_s && !body.isEmpty() ? body.keys().first() : last;
    return actions.value(inner, actions.value(last));
}

} // namespace

QString deedOf(const QByteArray &verb, const QString &path, const QJsonObject &body)
{
    const QStringList parts = path.split(u'/', Qt::SkipEmptyParts);
    const QString last = parts.value(parts.size() - 1);
    if (const QString action = actionOf(last, body); !action.isEmpty())
        return action;
    qsizetype at = parts.size() - 1;
    while (at >= 0 && !nouns().contains(parts[at]))
        --at;
    if (at < 0)
        return u"answer %1 %2"_s.arg(QString::fromLatin1(verb), path);
    const Noun noun = nouns().value(parts[at]);
    const bool isList = at == parts.size() - 1;
    if (verb == "GET")
        return isList ? u"list "_s + noun.many : u"show "_s + noun.one;
    if (verb == "DELETE")
        return u"delete "_s + noun.one;
    return (verb == "POST" ? u"create "_s : u"change "_s) + (isList && verb != "POST" ? noun.many : noun.one);
}

} // namespace hubwright::openstack
