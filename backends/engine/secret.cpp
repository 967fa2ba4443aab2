// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "engine/secret.h"

#include <QRandomGenerator>

#include <array>

namespace hubwright {

Secret newSecret()
{
    std::array<quint32, 8> bits;
    QRandomGenerator::system()->fillRange(bits.data(), bits.size());
    const auto bytes = QByteArray::fromRawData(reinterpret_cast<const char *>(bits.data()), sizeof(bits));
    return Secret(QString::fromLatin1(bytes.toHex()));
}

} // namespace hubwright
