// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/yaml.h"

#include <QJsonObject>

namespace hubwright {

/// resources/spec.schema.json, parsed.
[[nodiscard]] const QJsonObject &specSchema();
/// What the schema says of the field at a path, "users.flavors[1].name"; empty when there is no such field.
[[nodiscard]] QJsonObject schemaOf(const QString &path);

/// Gives each value the type that the schema wants where that is only a matter of quotation marks (a text
/// field takes 1e3 as it stands), and drops fields that were left empty.
[[nodiscard]] QJsonValue fitToSchema(const YamlDocument &document);

/// Every way in which a document does not fit the schema, in our words, with fields and lines.
[[nodiscard]] Problems checkAgainstSchema(const QJsonValue &root, const YamlDocument &document);

} // namespace hubwright
