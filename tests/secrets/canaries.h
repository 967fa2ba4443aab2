// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QByteArray>
#include <QMap>
#include <QStringList>

/// Secrets that must be found nowhere, and a search for them in whatever a program leaves behind.
class Canaries
{
public:
    /// `name` is what a find is called by. Secrets of less than 8 characters say nothing and are refused.
    void add(const QString &name, const QByteArray &secret);
    [[nodiscard]] qsizetype count() const { return m_secrets.size(); }
    [[nodiscard]] QStringList names() const { return m_secrets.keys(); }

    /// Every way in which a secret is looked for: plain, in Base64 (of any alignment) and base64url, encoded
    /// for a URL (what has to be and everything), in hexadecimal digits, as JSON, in UTF-16.
    [[nodiscard]] static QMap<QString, QByteArray> formsOf(const QByteArray &secret);

    /// "place: name (form)" for each secret that stands in `content` in any form.
    [[nodiscard]] QStringList findIn(const QString &place, const QByteArray &content) const;
    /// The same for all files below a folder, hidden ones and the names of all included.
    /// `files` counts what was read, so that a test sees that it was not nothing.
    [[nodiscard]] QStringList findBelow(const QString &folder, int *files = nullptr) const;

private:
    QMap<QString, QByteArray> m_secrets;
    QMap<QString, QMap<QString, QByteArray>> m_forms;
};
