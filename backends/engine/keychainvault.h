// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/vault.h"

namespace hubwright {

/// The system's keychain, through QtKeychain: Secret Service or KWallet, Credential Manager, Keychain.
class KeychainVault : public Vault
{
public:
    /// Whether there is a keychain that can be used. Changes nothing in it.
    Task<bool> answers();

    Task<> unlock() override;
    Task<std::optional<Secret>> read(QString key) override;
    Task<> write(QString key, Secret secret) override;
    Task<> remove(QString key) override;
    [[nodiscard]] bool isLasting() const override { return true; }
};

} // namespace hubwright
