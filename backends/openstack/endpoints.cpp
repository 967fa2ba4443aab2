// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "openstack/endpoints.h"

#include <QJsonObject>
#include <QRegularExpression>

namespace hubwright::openstack {
using namespace Qt::StringLiterals;

namespace {

const QRegularExpression &versionSegment()
{
    static const QRegularExpression pattern(u"^v\\d+(\\.\\d+)?$"_s);
    return pattern;
}

QUrl withoutSlash(QUrl url)
{
    QString path = url.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    url.setPath(path);
    return url;
}

bool hasVersion(const QUrl &url)
{
    const QStringList parts = url.path().split(u'/');
    return std::ranges::any_of(parts, [](const QString &p) { return versionSegment().match(p).hasMatch(); });
}

QUrl appended(QUrl url, const QString &path)
{
    url.setPath(url.path() + path);
    return url;
}

bool isIn(const QJsonObject &endpoint, const QString &region)
{
    return endpoint["region_id"_L1].toString() == region || endpoint["region"_L1].toString() == region;
}

/// Names under which the catalog may have it, the better first.
/// https://service-types.openstack.org/service-types.json
QStringList typesOf(Service service)
{
    switch (service) {
    case Service::Identity:
        return {u"identity"_s};
    case Service::Compute:
        return {u"compute"_s};
    case Service::Network:
        return {u"network"_s};
    case Service::Image:
        return {u"image"_s};
    case Service::Volume:
        return {u"volumev3"_s, u"block-storage"_s, u"block-store"_s, u"volume"_s};
    case Service::Dns:
        return {u"dns"_s};
    }
    Q_UNREACHABLE();
}

/// Cinder wants the project in its path, unless it is newer than 3.67; with it all are content.
QUrl volumeUrl(const QUrl &url, const QString &projectId)
{
    if (!hasVersion(url))
        return appended(url, u"/v3/"_s + projectId);
    return url.path().endsWith(u"/v3"_s) ? appended(url, u'/' + projectId) : url;
}

/// "/v2" is Nova's old API, without microversions, under the same roof as "/v2.1".
QUrl computeUrl(QUrl url)
{
    if (!hasVersion(url))
        return appended(url, u"/v2.1"_s);
    static const QRegularExpression old(u"/v2(?=/|$)"_s);
    url.setPath(url.path().replace(old, u"/v2.1"_s));
    return url;
}

} // namespace

QString nameOf(Service service)
{
    switch (service) {
    case Service::Identity:
        return u"identity"_s;
    case Service::Compute:
        return u"compute"_s;
    case Service::Network:
        return u"network"_s;
    case Service::Image:
        return u"image"_s;
    case Service::Volume:
        return u"volume"_s;
    case Service::Dns:
        return u"DNS"_s;
    }
    Q_UNREACHABLE();
}

Endpoints::Endpoints(QJsonArray catalog, QString projectId, QString interface)
    : m_catalog(std::move(catalog))
    , m_projectId(std::move(projectId))
    , m_interface(std::move(interface))
{
    if (m_interface.endsWith(u"URL"_s))
        m_interface.chop(3);
    if (m_interface.isEmpty())
        m_interface = u"public"_s;
}

QStringList Endpoints::regions() const
{
    QStringList regions;
    for (const QJsonValue &service : m_catalog) {
        for (const QJsonValue &endpoint : service["endpoints"_L1].toArray()) {
            const QString region = endpoint["region_id"_L1].toString(endpoint["region"_L1].toString());
            if (!region.isEmpty() && !regions.contains(region))
                regions.append(region);
        }
    }
    regions.sort();
    return regions;
}

QStringList Endpoints::interfaces() const
{
    QStringList interfaces;
    for (const QJsonValue &service : m_catalog) {
        for (const QJsonValue &endpoint : service["endpoints"_L1].toArray())
            interfaces.append(endpoint["interface"_L1].toString());
    }
    interfaces.sort();
    interfaces.removeDuplicates();
    return interfaces;
}

QSet<QString> Endpoints::services(const QString &region) const
{
    QSet<QString> types;
    for (const QJsonValue &service : m_catalog) {
        const QString type = service["type"_L1].toString();
        if (!find(type, region).isEmpty())
            types.insert(type);
    }
    return types;
}

QUrl Endpoints::find(const QString &type, const QString &region) const
{
    for (const QJsonValue &service : m_catalog) {
        if (service["type"_L1].toString() != type)
            continue;
        for (const QJsonValue &value : service["endpoints"_L1].toArray()) {
            const QJsonObject endpoint = value.toObject();
            if (endpoint["interface"_L1].toString() == m_interface && isIn(endpoint, region))
                return withoutSlash(QUrl(endpoint["url"_L1].toString()));
        }
    }
    return {};
}

QUrl Endpoints::url(Service service, const QString &region) const
{
    for (const QString &type : typesOf(service)) {
        const QUrl url = find(type, region);
        if (url.isEmpty())
            continue;
        switch (service) {
        case Service::Identity:
            return url;
        case Service::Compute:
            return computeUrl(url);
        case Service::Network:
            return hasVersion(url) ? url : appended(url, u"/v2.0"_s);
        case Service::Image:
        case Service::Dns:
            return hasVersion(url) ? url : appended(url, u"/v2"_s);
        case Service::Volume:
            return volumeUrl(url, m_projectId);
        }
    }
    return {};
}

QUrl identityUrl(const QString &authUrl)
{
    QUrl url = withoutSlash(QUrl(authUrl.trimmed(), QUrl::StrictMode));
    url.setQuery(QString());
    url.setFragment({});
    QString path = url.path();
    if (path.endsWith(u"/v2.0"_s))
        path.chop(5);
    if (!path.endsWith(u"/v3"_s))
        path += u"/v3"_s;
    url.setPath(path);
    return url;
}

QUrl versionRoot(const QUrl &endpoint)
{
    QStringList kept;
    for (const QString &part : endpoint.path().split(u'/')) {
        kept.append(part);
        if (versionSegment().match(part).hasMatch())
            break;
    }
    QUrl root = endpoint;
    root.setPath(kept.join(u'/') + u'/');
    return root;
}

} // namespace hubwright::openstack
