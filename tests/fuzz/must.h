// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QByteArray>

#include <cstdint>

/// Ends the process, so that the fuzzer keeps the input, when something does not hold that must hold of any
/// input.
inline void must(bool holds, const char *what)
{
    if (!holds)
        qFatal("%s", what);
}

inline QByteArray toBytes(const uint8_t *data, size_t size)
{
    return QByteArray(reinterpret_cast<const char *>(data), qsizetype(size));
}

/// Reads a parser's input. Returns 0, as libFuzzer wants it.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
