// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/secret.h"
#include "engine/task.h"

#include <map>
#include <memory>
#include <optional>

namespace hubwright {

/// Where secrets are: the system's keychain, or memory where there is none; never a file.
/// Keys are readable paths, as "deployment/<uuid>/hub-credential" or "cloud/<profile>/password".
class Vault
{
public:
    virtual ~Vault() = default;
    /// Makes sure that secrets can be kept, before anything is made that would be lost without: the system
    /// may ask a person to unlock the keychain. Throws Error::Local when it stays locked.
    virtual Task<> unlock() = 0;
    /// The secret, or nothing when it is not there. Throws Error::Local when the keychain is locked.
    virtual Task<std::optional<Secret>> read(QString key) = 0;
    virtual Task<> write(QString key, Secret secret) = 0;
    /// A secret that is not there is removed already.
    virtual Task<> remove(QString key) = 0;
    /// False: the secrets are gone when the program ends, and the admin is asked again on resume.
    [[nodiscard]] virtual bool isLasting() const = 0;
};

/// Keeps secrets until it is destroyed.
class MemoryVault : public Vault
{
public:
    Task<> unlock() override;
    Task<std::optional<Secret>> read(QString key) override;
    Task<> write(QString key, Secret secret) override;
    Task<> remove(QString key) override;
    [[nodiscard]] bool isLasting() const override { return false; }

private:
    std::map<QString, Secret> m_secrets;
};

/// The system's keychain when it answers, else a MemoryVault. Never falls back to a file.
Task<std::unique_ptr<Vault>> openVault();

} // namespace hubwright
