// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "openstack/cloud.h"
#include "openstack/steps/mark.h"

namespace hubwright::openstack {

struct SshKey
{
    QString publicKey; ///< as in authorized_keys
    Secret privateKey; ///< in OpenSSH's own format
};

/// The hub's key pair: imported, or made here, its private half in the vault at sshKeyName(). Key pairs have
/// no tags: the name holds the deployment's id. https://docs.openstack.org/api-ref/compute/#keypairs-keypairs
class KeyPairStep : public Step
{
public:
    /// `publicKey` empty: an ed25519 pair is made.
    KeyPairStep(StepInfo info, std::shared_ptr<Cloud> cloud, QString deploymentName, QString publicKey);
    Task<QList<Resource>> find(StepContext &context) override;
    Task<Resource> create(StepContext &context) override;
    Task<> remove(StepContext &context, Resource resource) override;

private:
    [[nodiscard]] QString name(const StepContext &context) const;
    Task<SshKey> keepSshKey(StepContext &context, QString comment);

    std::shared_ptr<Cloud> m_cloud;
    QString m_deploymentName;
    QString m_publicKey;
};

/// "ssh-key": the private key's name among a deployment's secrets.
inline constexpr auto SshKeySecret = "ssh-key";

/// Makes an ed25519 key pair. Throws Error::Local.
[[nodiscard]] SshKey newSshKey(const QString &comment);
/// The pair that this private key belongs to; nothing, when it is no key.
[[nodiscard]] std::optional<SshKey> sshKeyOf(const Secret &privateKey, const QString &comment);

} // namespace hubwright::openstack
