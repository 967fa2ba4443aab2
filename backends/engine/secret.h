// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QByteArray>
#include <QDebug>
#include <QString>

namespace hubwright {

/// A value that must not be seen. It does not print; reveal() marks the few places that need its text.
class Secret
{
public:
    Secret() = default;
    explicit Secret(QString text)
        : m_text(std::move(text))
    {
    }
    [[nodiscard]] bool isEmpty() const { return m_text.isEmpty(); }
    [[nodiscard]] const QString &reveal() const { return m_text; }
    bool operator==(const Secret &) const = default;

private:
    QString m_text;
};

inline QDebug operator<<(QDebug debug, const Secret &)
{
    return debug << "•••";
}

/// 256 random bits from the system, as 64 hexadecimal digits.
[[nodiscard]] Secret newSecret();

} // namespace hubwright
