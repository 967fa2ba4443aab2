// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/yaml.h"

#include <QStringList>

#include <utility>

namespace hubwright::hub {

/// A file that a new server finds in its place.
struct ServerFile
{
    QString path;
    QByteArray content;
    QString permissions; ///< "0644"
};

/// `#cloud-config` that writes files and then runs commands, each a list of arguments that no shell sees.
/// Larger files are compressed. `role` is "HUB" or "IMAGE", as in the progress lines; `more` are further
/// keys. https://cloudinit.readthedocs.io/en/latest/reference/modules.html#write-files
[[nodiscard]] QByteArray cloudConfig(const QByteArray &role, const QList<ServerFile> &files,
    const QList<QStringList> &commands, const YamlValue::Members &more = {});

/// The bytes of user data that Nova takes: 65,535 in base64.
/// https://docs.openstack.org/api-ref/compute/#create-server
inline constexpr qsizetype MaxUserData = 65'535 / 4 * 3;

/// One word for a POSIX shell, whatever is in it.
[[nodiscard]] QString shellQuoted(const QString &text);
/// `KEY='value'` lines, to be read by a shell or by systemd.
[[nodiscard]] QByteArray environmentFile(const QList<std::pair<QString, QString>> &variables);

/// In the format of gzip; the same bytes for the same content.
[[nodiscard]] QByteArray gzipped(const QByteArray &content);

} // namespace hubwright::hub
