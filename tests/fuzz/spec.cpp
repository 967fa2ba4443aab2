// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "must.h"

#include "engine/specfile.h"

using namespace hubwright;

/// A spec that was read without errors, written and read again is the same.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const SpecFile file = readSpec(toBytes(data, size));
    const QByteArray written = writeSpec(file.spec);
    if (hasErrors(file.problems))
        return 0;
    const SpecFile again = readSpec(written);
    must(!hasErrors(again.problems), "A good spec is bad once written.");
    must(again.spec == file.spec, "A spec is another one once written.");
    must(writeSpec(again.spec) == written, "A spec is written in two ways.");
    return 0;
}
