// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/problem.h"

#include <QByteArray>
#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>

#include <utility>

namespace hubwright {

/// A YAML file as JSON, and where in the file each value stands. Scalars without quotes have the types of
/// YAML 1.2's core schema (https://yaml.org/spec/1.2.2/#103-core-schema), where yes and no are words; a
/// number with a leading zero stays text as well, because YAML 1.1 reads it as octal.
struct YamlDocument
{
    QJsonValue root;
    QHash<QString, int> lines; ///< from 1, by path: "users.flavors[1].name"; "" is the root
    QHash<QString, QString> written; ///< scalars that are no text, as they stand in the file: "1e3"
    Problems problems; ///< empty when all of it could be read

    /// Of the path, or of what it would stand in; 0 for an empty file.
    [[nodiscard]] int lineOf(QString path) const;
};

/// Reads one document: at most 1 MiB, 32 levels and 20,000 values, aliases counted as what they stand for.
/// Never throws; what cannot be read is a problem with its line.
[[nodiscard]] YamlDocument readYaml(const QByteArray &bytes);

/// "users.flavors" + "name" → "users.flavors.name"; + "a.b" → "users.flavors["a.b"]"
[[nodiscard]] QString memberPath(const QString &path, const QString &member);
/// "users.flavors" + 1 → "users.flavors[1]"
[[nodiscard]] QString itemPath(const QString &path, qsizetype index);

/// What writeYaml() writes: as QJsonValue, but maps keep the order of their members.
class YamlValue
{
public:
    using Members = QList<std::pair<QString, YamlValue>>;
    using Items = QList<YamlValue>;
    enum class Kind { Scalar, List, Map };

    YamlValue(QJsonValue scalar = {})
        : m_scalar(std::move(scalar))
    {
    }
    /// A scalar that is no text, in the words of its file: YamlDocument::written.
    [[nodiscard]] static YamlValue asWritten(const QString &words)
    {
        YamlValue value{QJsonValue(words)};
        value.m_isWritten = true;
        return value;
    }
    YamlValue(Items items)
        : m_kind(Kind::List)
        , m_items(std::move(items))
    {
    }
    YamlValue(Members members)
        : m_kind(Kind::Map)
        , m_members(std::move(members))
    {
    }

    [[nodiscard]] Kind kind() const { return m_kind; }
    [[nodiscard]] const QJsonValue &scalar() const { return m_scalar; }
    [[nodiscard]] bool isWritten() const { return m_isWritten; }
    [[nodiscard]] const Items &items() const { return m_items; }
    [[nodiscard]] const Members &members() const { return m_members; }
    bool operator==(const YamlValue &) const = default;

private:
    Kind m_kind = Kind::Scalar;
    QJsonValue m_scalar;
    bool m_isWritten = false;
    Items m_items;
    Members m_members;
};

/// Block style, with short lists and maps on one line. Text that YAML would read as something else is quoted.
[[nodiscard]] QByteArray writeYaml(const YamlValue &value);

} // namespace hubwright
