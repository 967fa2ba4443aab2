// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "matrix/badaddresses.h"

#include <QJsonObject>
#include <QList>

/// One way in which a request can go wrong.
struct FaultKind
{
    QString title;
    QJsonObject fault; ///< without what it matches: backends/practice/faults.h
    bool isMove = false; ///< the service is elsewhere: only what the catalog names can be
};

/// What befalls a request once and passes.
[[nodiscard]] QList<FaultKind> passingKinds(const BadAddresses &addresses);
/// What stays until the run gives up.
[[nodiscard]] QList<FaultKind> lastingKinds();
/// Everything at once, on any request, as the seed has it.
[[nodiscard]] QJsonArray mixOf(quint32 seed);
