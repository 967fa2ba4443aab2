// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/error.h"
#include "http/message.h"

#include <QJsonArray>

/// Answers that were captured from OpenStack Zed (data/*.json), and what several tests need.
namespace captured {

/// An error as the service gave it, by its name in errors.json.
[[nodiscard]] hubwright::http::Response answer(const QString &name);
/// A whole body from lists.json.
[[nodiscard]] QJsonObject body(const QString &name);

} // namespace captured

/// The error that a call throws, or nothing.
template <typename Call>
std::optional<hubwright::Error> errorOf(Call call)
{
    try {
        call();
    } catch (const hubwright::Error &error) {
        return error;
    }
    return std::nullopt;
}
