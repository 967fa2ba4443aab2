// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QList>
#include <QString>

class QFormLayout;

namespace hubwright {

/// Fills a layout with names and values that can be selected; values that are empty are left out.
void setFacts(QFormLayout *layout, const QList<std::pair<QString, QString>> &facts);

} // namespace hubwright
