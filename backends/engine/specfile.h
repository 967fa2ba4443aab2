// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/problem.h"
#include "engine/spec.h"

#include <QByteArray>

namespace hubwright {

struct SpecFile
{
    Spec spec; ///< what could be understood; defaults for the rest
    Problems problems; ///< with fields and lines; empty when the file is good
};

/// Reads YAML, checks it against resources/spec.schema.json and the rules of specrules.h. Never throws.
[[nodiscard]] SpecFile readSpec(const QByteArray &yaml);

/// The YAML of a spec in the order of the pages; what is at its default is left out.
[[nodiscard]] QByteArray writeSpec(const Spec &spec);

} // namespace hubwright
