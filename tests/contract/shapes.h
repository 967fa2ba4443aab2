// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "caller.h"

#include <QStringList>

/// Where two answers differ: status, content type, headers that say something, the keys and types of JSON at
/// every depth, and the texts of errors but for what is different in every cloud (ids, addresses, Python's
/// way to print a request). Empty: they say the same.
[[nodiscard]] QStringList differences(const HttpAnswer &real, const HttpAnswer &simulated);
