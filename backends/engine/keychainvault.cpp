// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "engine/keychainvault.h"

#include "engine/error.h"

#include <QCoroSignal>

#include <qt6keychain/keychain.h>

namespace hubwright {
using namespace Qt::StringLiterals;

namespace {

constexpr auto ServiceName = "Hubwright"_L1;
const QString ProbeKey = u"probe"_s;

void prepare(QKeychain::Job &job, const QString &key)
{
    job.setAutoDelete(false);
    job.setInsecureFallback(false);
    job.setKey(key);
}

Error keychainError(const QKeychain::Job &job)
{
    return Error(Error::Kind::Local, u"The keychain of this computer did not answer."_s,
        u"Unlock it and try again."_s, job.errorString());
}

Error locked(const QString &details)
{
    return Error(Error::Kind::Local, u"The keychain of this computer is locked."_s,
        u"Unlock it and try again. Where nobody can, “hubwrightctl --no-keychain” keeps secrets only until it ends."_s,
        details);
}

} // namespace

/// Asks for what is not there: to write would make a desktop ask for the password of a new keyring at every
/// start.
Task<bool> KeychainVault::answers()
{
    bool isThere = true;
    try {
        co_await read(ProbeKey);
    } catch (const Error &) {
        isThere = false;
    }
    co_return isThere;
}

/// Only writing tells: what is not there is not found in a locked keyring either.
Task<> KeychainVault::unlock()
{
    std::optional<Error> error;
    try {
        const Secret nothing(u"nothing"_s);
        co_await write(ProbeKey, nothing);
        co_await remove(ProbeKey);
    } catch (const Error &e) {
        error = e;
    }
    if (error)
        throw locked(error->details);
}

Task<std::optional<Secret>> KeychainVault::read(QString key)
{
    QKeychain::ReadPasswordJob job{ServiceName};
    prepare(job, key);
    job.start();
    co_await qCoro(&job, &QKeychain::Job::finished);
    if (job.error() == QKeychain::EntryNotFound)
        co_return std::nullopt;
    if (job.error() != QKeychain::NoError)
        throw keychainError(job);
    co_return Secret(job.textData());
}

Task<> KeychainVault::write(QString key, Secret secret)
{
    QKeychain::WritePasswordJob job{ServiceName};
    prepare(job, key);
    job.setTextData(secret.reveal());
    job.start();
    co_await qCoro(&job, &QKeychain::Job::finished);
    if (job.error() != QKeychain::NoError)
        throw keychainError(job);
}

Task<> KeychainVault::remove(QString key)
{
    QKeychain::DeletePasswordJob job{ServiceName};
    prepare(job, key);
    job.start();
    co_await qCoro(&job, &QKeychain::Job::finished);
    if (job.error() != QKeychain::NoError && job.error() != QKeychain::EntryNotFound)
        throw keychainError(job);
}

} // namespace hubwright
