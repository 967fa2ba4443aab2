// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "openstack/steps/keypairstep.h"

#include <libssh/libssh.h>

#include <memory>

namespace hubwright::openstack {
using namespace Qt::StringLiterals;

namespace {

using KeyHandle = std::unique_ptr<ssh_key_struct, decltype(&ssh_key_free)>;

Error noKey()
{
    return Error(
        Error::Kind::Local, u"A key pair could not be made."_s, u"Give a public key of your own instead."_s);
}

QString publicPartOf(ssh_key key, const QString &comment)
{
    char *part = nullptr;
    if (ssh_pki_export_pubkey_base64(key, &part) != SSH_OK)
        throw noKey();
    const QString line = u"ssh-ed25519 %1 %2"_s.arg(QString::fromLatin1(part), comment);
    ssh_string_free_char(part);
    return line;
}

} // namespace

SshKey newSshKey(const QString &comment)
{
    ssh_key raw = nullptr;
    if (ssh_pki_generate(SSH_KEYTYPE_ED25519, 0, &raw) != SSH_OK)
        throw noKey();
    const KeyHandle key(raw, &ssh_key_free);
    SshKey result;
    result.publicKey = publicPartOf(key.get(), comment);
    char *privatePart = nullptr;
    if (ssh_pki_export_privkey_base64(key.get(), nullptr, nullptr, nullptr, &privatePart) != SSH_OK)
        throw noKey();
    result.privateKey = Secret(QString::fromLatin1(privatePart));
    ssh_string_free_char(privatePart);
    return result;
}

std::optional<SshKey> sshKeyOf(const Secret &privateKey, const QString &comment)
{
    ssh_key raw = nullptr;
    const QByteArray text = privateKey.reveal().toUtf8();
    if (ssh_pki_import_privkey_base64(text.constData(), nullptr, nullptr, nullptr, &raw) != SSH_OK)
        return std::nullopt;
    const KeyHandle key(raw, &ssh_key_free);
    return SshKey{publicPartOf(key.get(), comment), privateKey};
}

} // namespace hubwright::openstack
