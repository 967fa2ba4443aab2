// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/catalog.h"

#include <QJsonArray>

namespace hubwright::openstack {

// The services' lists as the catalog's values. Pure; what cannot be used (disabled flavors, kernels and
// ramdisks, zones that are being deleted) is left out.

/// On images of ours: the version of JupyterHub inside, as an image property.
inline constexpr auto JupyterHubKey = "hubwright-jupyterhub";

/// https://docs.openstack.org/api-ref/compute/#list-flavors-with-details
[[nodiscard]] QList<Flavor> toFlavors(const QJsonArray &flavors);
/// https://docs.openstack.org/api-ref/image/v2/#list-images; distribution and version from `os_distro` and
/// `os_version`, else guessed from the name.
/// https://docs.openstack.org/glance/latest/admin/useful-image-properties.html
[[nodiscard]] QList<Image> toImages(const QJsonArray &images, const QString &projectId);
/// `ports` are those of routers on subnets; a network is routed when such a router has an external gateway,
/// or is not visible to us. https://docs.openstack.org/api-ref/network/v2/#networks
[[nodiscard]] QList<Network> toNetworks(const QJsonArray &networks, const QJsonArray &subnets,
    const QJsonArray &ports, const QJsonArray &routers, const QString &projectId);
/// https://docs.openstack.org/api-ref/dns/dns-api-v2-index.html#zones
[[nodiscard]] QList<Zone> toZones(const QJsonArray &zones);
/// Each is wrapped once more: {"keypair": {…}}. https://docs.openstack.org/api-ref/compute/#list-keypairs
[[nodiscard]] QList<KeyPair> toKeyPairs(const QJsonArray &keyPairs);
/// Of this user's deployments, which have a key pair each: see deploymentKeyPair() in steps/mark.h.
[[nodiscard]] QStringList deploymentNames(const QList<KeyPair> &keyPairs);

using Quotas = QMap<Limited, Quota>;
/// https://docs.openstack.org/api-ref/compute/#limits-limits
[[nodiscard]] Quotas computeQuotas(const QJsonObject &limits, int keyPairs);
/// With what is used ({"network": {"limit", "used", "reserved"}}) or without ({"network": 5}).
/// https://docs.openstack.org/api-ref/network/v2/#quotas-extension-quotas
[[nodiscard]] Quotas networkQuotas(const QJsonObject &quotas);
/// https://docs.openstack.org/api-ref/block-storage/v3/#limits-limits
[[nodiscard]] Quotas volumeQuotas(const QJsonObject &limits);

/// What an image's name says of its system: "Featured-Ubuntu24" is ubuntu 24.04.
struct System
{
    QString distro;
    QString version;
    bool operator==(const System &) const = default;
};
[[nodiscard]] System guessSystem(const QString &imageName);

} // namespace hubwright::openstack
