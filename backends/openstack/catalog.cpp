// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "openstack/cloud.h"
#include "openstack/offers.h"

namespace hubwright::openstack {
using namespace Qt::StringLiterals;

namespace {

/// The first error of several reads; shared, as each read outlives the call that starts it.
using FirstError = std::shared_ptr<std::optional<Error>>;

enum class Must { Work, MayFail };

/// The service itself says so, and no proxy before it, on a bad day: a hub that was planned without the zone
/// of its name would stay without it.
bool isHidden(const Error &error)
{
    const bool isSo = error.kind == Error::Kind::Refused || error.kind == Error::Kind::NotFound;
    return isSo && !error.requestId.isEmpty();
}

/// Awaits a read and never throws, so that no read is left without one who awaits it. `MayFail`: what this
/// account may not see counts as empty.
template <typename T>
Task<T> settled(Task<T> read, FirstError first, Must must)
{
    try {
        co_return co_await std::move(read);
    } catch (const Error &error) {
        const bool counts = must == Must::Work || !isHidden(error);
        if (counts && !*first)
            *first = error;
    }
    co_return T();
}

/// An empty list when the service is not offered.
Task<QJsonArray> list(Api *api, QString path, QString member, QString query)
{
    if (!api->isOffered())
        co_return QJsonArray();
    const QUrlQuery filter(query);
    co_return co_await api->list(path, member, filter);
}

Task<QJsonObject> get(Api *api, QString path)
{
    if (!api->isOffered())
        co_return QJsonObject();
    co_return co_await api->get(path);
}

/// What is used is told by an extension that not all clouds have.
Task<QJsonObject> readNetworkQuotas(Api *network, QString projectId)
{
    const QString path = u"/quotas/"_s + projectId;
    if (!network->isOffered())
        co_return QJsonObject();
    bool isMissing = false;
    try {
        co_return co_await network->get(path + u"/details.json"_s);
    } catch (const Error &error) {
        isMissing = error.kind == Error::Kind::NotFound || error.kind == Error::Kind::Refused
            || error.kind == Error::Kind::BadInput;
        if (!isMissing)
            throw;
    }
    co_return co_await network->get(path);
}

const QString routerPorts
    = u"fields=id&fields=device_id&fields=fixed_ips&device_owner=network:router_interface"
      "&device_owner=network:router_interface_distributed"
      "&device_owner=network:ha_router_replicated_interface"_s;

} // namespace

Task<Catalog> readCatalog(std::shared_ptr<Cloud> cloud)
{
    const QString project = cloud->session->projectId();
    const auto first = std::make_shared<std::optional<Error>>();
    const auto all = [&](Api &api, const QString &path, const QString &member, const QString &query,
                         Must must) { return settled(list(&api, path, member, query), first, must); };
    auto flavors = all(cloud->compute, u"/flavors/detail"_s, u"flavors"_s, {}, Must::Work);
    auto images = all(cloud->image, u"/images"_s, u"images"_s, u"status=active&limit=1000"_s, Must::Work);
    auto networks = all(cloud->network, u"/networks"_s, u"networks"_s, {}, Must::Work);
    auto subnets = all(cloud->network, u"/subnets"_s, u"subnets"_s, {}, Must::Work);
    auto ports = all(cloud->network, u"/ports"_s, u"ports"_s, routerPorts, Must::MayFail);
    auto routers = all(cloud->network, u"/routers"_s, u"routers"_s, {}, Must::MayFail);
    auto zones = all(cloud->dns, u"/zones"_s, u"zones"_s, {}, Must::MayFail);
    auto keyPairs = all(cloud->compute, u"/os-keypairs"_s, u"keypairs"_s, {}, Must::MayFail);
    auto compute = settled(get(&cloud->compute, u"/limits"_s), first, Must::MayFail);
    auto network = settled(readNetworkQuotas(&cloud->network, project), first, Must::MayFail);
    auto volume = settled(get(&cloud->volume, u"/limits"_s), first, Must::MayFail);

    Catalog catalog;
    catalog.account = cloud->session->account();
    catalog.region = cloud->session->region();
    catalog.regions = cloud->session->regions();
    catalog.services = cloud->session->services();
    const QJsonArray networkList = co_await networks;
    const QJsonArray subnetList = co_await subnets;
    const QJsonArray portList = co_await ports;
    const QJsonArray routerList = co_await routers;
    catalog.flavors = toFlavors(co_await flavors);
    catalog.images = toImages(co_await images, project);
    catalog.networks = toNetworks(networkList, subnetList, portList, routerList, project);
    catalog.zones = toZones(co_await zones);
    catalog.keyPairs = toKeyPairs(co_await keyPairs);
    catalog.deploymentNames = deploymentNames(catalog.keyPairs);
    catalog.quotas = computeQuotas(co_await compute, int(catalog.keyPairs.size()));
    catalog.quotas.insert(networkQuotas(co_await network));
    catalog.quotas.insert(volumeQuotas(co_await volume));
    if (*first)
        throw Error(**first);
    co_return catalog;
}

} // namespace hubwright::openstack
