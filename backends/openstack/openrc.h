// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "openstack/cloudsyaml.h"

namespace hubwright::openstack {

/// Whether a file is an openrc.sh rather than a clouds.yaml.
[[nodiscard]] bool isOpenrc(const QString &fileName, const QByteArray &content);

/// The variables that an openrc.sh sets, without running any of it: assignments with or without `export`, the
/// shell's three quotings, references to variables set before. What a prompt (`read`) or a command would give
/// stays empty.
[[nodiscard]] QMap<QString, QString> shellVariables(const QString &script);

/// The one profile that an openrc.sh describes, named after the file ("hub-openrc.sh" is "hub"). Never
/// throws.
[[nodiscard]] Clouds readOpenrc(const QString &fileName, const QByteArray &content);

} // namespace hubwright::openstack
