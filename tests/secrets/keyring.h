// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

/// The keyring on this process's D-Bus, spoken to by other means than the program's own.
/// https://specifications.freedesktop.org/secret-service/latest/
namespace keyring {

/// The keys of all that Hubwright keeps in it, in order.
[[nodiscard]] QStringList keys();
void lock();
[[nodiscard]] bool isLocked();

} // namespace keyring

/// A D-Bus of its own, on which `services` may be started (as on a desktop) or none.
class PrivateBus
{
public:
    explicit PrivateBus(bool services);
    ~PrivateBus();
    Q_DISABLE_COPY_MOVE(PrivateBus)
    [[nodiscard]] QString address() const { return m_address; } ///< empty: it could not be started

private:
    QTemporaryDir m_folder;
    QProcess m_daemon;
    QString m_address;
};
