// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "must.h"

#include "engine/yaml.h"

using namespace hubwright;

static YamlValue toYaml(const QJsonValue &value)
{
    if (value.isObject()) {
        YamlValue::Members members;
        const QJsonObject object = value.toObject();
        for (auto i = object.begin(); i != object.end(); ++i)
            members.append({i.key(), toYaml(i.value())});
        return members;
    }
    if (!value.isArray())
        return value;
    YamlValue::Items items;
    for (const QJsonValue &item : value.toArray())
        items.append(toYaml(item));
    return items;
}

/// What was read and is written again reads the same, and every problem has a line of the file or none.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = toBytes(data, size);
    const YamlDocument document = readYaml(bytes);
    for (const Problem &problem : document.problems) {
        must(!problem.sentence.isEmpty(), "A problem says nothing.");
        must(problem.line >= 0 && size_t(problem.line) <= size + 1, "A problem is outside the file.");
    }
    const bool isWhole = document.problems.isEmpty();
    if (!isWhole || !(document.root.isObject() || document.root.isArray()))
        return 0;
    const YamlDocument again = readYaml(writeYaml(toYaml(document.root)));
    must(again.problems.isEmpty(), "What was read cannot be read once written.");
    must(again.root == document.root, "What was read is something else once written.");
    return 0;
}
