// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "resources/resource.h"

#include <QFile>

// Outside the namespace, as the macro wants it. A static library's resources are linked only when they are
// asked for.
static void initialize()
{
    Q_INIT_RESOURCE(hubwright);
}

namespace hubwright {

QByteArray resource(const QString &name)
{
    initialize();
    QFile file(QStringLiteral(":/hubwright/") + name);
    const bool isOpen = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(isOpen, "resource", qPrintable(name));
    return isOpen ? file.readAll() : QByteArray();
}

} // namespace hubwright
