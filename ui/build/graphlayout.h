// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/plan.h"

namespace hubwright {

/// Where a plan's steps stand: columns by depth, left to right; rows so that few edges cross. Pure.
struct GraphLayout
{
    struct Node
    {
        StepId id;
        int column = 0;
        double row = 0; ///< from 0; not always whole
    };
    struct Edge
    {
        int from = 0;
        int to = 0;
        bool critical = false;
        QList<double> via; ///< rows at which it passes the columns in between, so that it passes no step
    };
    QList<Node> nodes; ///< in the order of the outline
    QList<Edge> edges; ///< without those that others imply
    int columns = 0;
    double rows = 0;
};
[[nodiscard]] GraphLayout layOut(const Outline &steps);

} // namespace hubwright
