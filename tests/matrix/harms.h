// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "matrix/matrix.h"

/// Something that people or the cloud do to a hub that is ready, and that going on mends.
struct Harm
{
    QString title;
    std::function<void(Case &)> befall;
};
/// All that can befall what this deployment is made of.
[[nodiscard]] QList<Harm> harmsTo(const Baseline &baseline);

/// What exists of a type.
[[nodiscard]] QJsonArray all(const Case &c, const QString &type);
void setStatus(const Case &c, const QString &type, const QJsonValue &resource, const QString &status);
