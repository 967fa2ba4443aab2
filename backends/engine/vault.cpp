// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "engine/vault.h"

#include "engine/keychainvault.h"

namespace hubwright {

Task<> MemoryVault::unlock()
{
    co_return;
}

Task<std::optional<Secret>> MemoryVault::read(QString key)
{
    const auto found = m_secrets.find(key);
    co_return found == m_secrets.end() ? std::nullopt : std::optional(found->second);
}

Task<> MemoryVault::write(QString key, Secret secret)
{
    m_secrets[key] = std::move(secret);
    co_return;
}

Task<> MemoryVault::remove(QString key)
{
    m_secrets.erase(key);
    co_return;
}

Task<std::unique_ptr<Vault>> openVault()
{
    auto keychain = std::make_unique<KeychainVault>();
    if (co_await keychain->answers())
        co_return std::move(keychain);
    co_return std::make_unique<MemoryVault>();
}

} // namespace hubwright
