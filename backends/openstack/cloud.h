// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "openstack/api.h"

namespace hubwright::openstack {

/// All services of one cloud that the steps talk to, signed in to one project and region.
struct Cloud
{
    explicit Cloud(std::shared_ptr<Session> session);

    std::shared_ptr<Session> session;
    Api identity;
    Api compute; ///< at microversion 2.90, or the newest below it that the cloud has
    Api network;
    Api image;
    Api volume;
    Api dns;
};

/// Reads what the cloud offers: flavors, images, networks, zones, key pairs, quotas, all at once.
Task<Catalog> readCatalog(std::shared_ptr<Cloud> cloud);

} // namespace hubwright::openstack
