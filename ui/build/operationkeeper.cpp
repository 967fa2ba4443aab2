// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "build/operationkeeper.h"

namespace hubwright {

void LetGo::operator()(Operation *operation) const
{
    operation->disconnect();
    if (!operation->isRunning()) {
        operation->deleteLater();
        return;
    }
    QObject::connect(operation, &Operation::planned, operation, [operation] {
        if (!operation->isRunning())
            operation->deleteLater();
    });
    QObject::connect(operation, &Operation::surveyed, operation, &QObject::deleteLater);
    QObject::connect(operation, &Operation::failed, operation, &QObject::deleteLater);
    QObject::connect(operation, &Operation::finished, operation, &QObject::deleteLater);
    operation->cancel();
}

} // namespace hubwright
