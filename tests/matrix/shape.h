// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QJsonObject>
#include <QMap>
#include <QStringList>

/// What exists in a cloud without what differs from one deployment to the next (ids, addresses, times, the
/// deployment's name): by type, each resource as a line. Two deployments of one spec have the same shape.
using Shape = QMap<QString, QStringList>;

/// `resources`: what the practice cloud's control says.
[[nodiscard]] Shape shapeOf(const QJsonObject &resources, const QString &deployment);

/// One line of it.
[[nodiscard]] QString lineOf(QJsonObject resource, const QString &deployment);

struct Difference
{
    int duplicates = 0; ///< more of a type than there should be
    int lost = 0; ///< fewer
    QStringList lines; ///< every resource that is too much, missing or different
};
[[nodiscard]] Difference compare(const Shape &is, const Shape &should);
