// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "wiring/wiring.h"

#include "openstack/provider.h"

namespace hubwright {

Task<std::unique_ptr<Workshop>> openWorkshop(QString home, http::Recorder *recorder)
{
    auto workshop = std::make_unique<Workshop>();
    workshop->home = Home(home);
    workshop->providers.push_back(std::make_unique<openstack::Provider>(workshop->home.path(), recorder));
    workshop->vault = co_await openVault();
    co_return workshop;
}

} // namespace hubwright
