// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QByteArray>
#include <QString>

namespace hubwright {

/// The content of a file in resources/, "spec.schema.json". The name of no file is a programming error: it
/// asserts.
[[nodiscard]] QByteArray resource(const QString &name);

} // namespace hubwright
