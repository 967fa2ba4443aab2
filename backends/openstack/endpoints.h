// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QJsonArray>
#include <QSet>
#include <QStringList>
#include <QUrl>

namespace hubwright::openstack {

enum class Service { Identity, Compute, Network, Image, Volume, Dns };
[[nodiscard]] QString nameOf(Service service); ///< "compute", "DNS": for sentences

/// A token's catalog: which service answers where. A value.
/// https://docs.openstack.org/api-ref/identity/v3/#service-catalog-and-endpoints
class Endpoints
{
public:
    Endpoints() = default;
    /// `interface` as clouds.yaml has it: "public", also in the old form "publicURL".
    Endpoints(QJsonArray catalog, QString projectId, QString interface);

    [[nodiscard]] QStringList regions() const;
    [[nodiscard]] QStringList interfaces() const;
    /// Types of the services that have an endpoint in that region.
    [[nodiscard]] QSet<QString> services(const QString &region) const;
    /// Without a trailing slash and with its version, which is added only where the catalog leaves it out;
    /// empty when the service is not offered. Identity's is not looked up here.
    [[nodiscard]] QUrl url(Service service, const QString &region) const;

private:
    [[nodiscard]] QUrl find(const QString &type, const QString &region) const;

    QJsonArray m_catalog;
    QString m_projectId;
    QString m_interface;
};

/// Keystone's v3 address from what people write into clouds.yaml: with or without "/v3", an old "/v2.0", a
/// prefix.
[[nodiscard]] QUrl identityUrl(const QString &authUrl);
/// The address without the project and what else follows the version: where a service describes its versions.
[[nodiscard]] QUrl versionRoot(const QUrl &endpoint);

} // namespace hubwright::openstack
