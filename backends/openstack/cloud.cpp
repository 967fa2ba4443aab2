// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "openstack/cloud.h"

namespace hubwright::openstack {

Cloud::Cloud(std::shared_ptr<Session> session_)
    : session(session_)
    , identity(session_, Service::Identity)
    , compute(session_, Service::Compute)
    , network(session_, Service::Network)
    , image(session_, Service::Image)
    , volume(session_, Service::Volume)
    , dns(session_, Service::Dns)
{
}

} // namespace hubwright::openstack
