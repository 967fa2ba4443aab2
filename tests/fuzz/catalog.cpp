// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "must.h"

#include "engine/catalog.h"

#include <QJsonDocument>

using namespace hubwright;

/// A catalog that was read from its file, written and read again is the same.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const Catalog catalog = Catalog::fromJson(QJsonDocument::fromJson(toBytes(data, size)).object());
    const Catalog again
        = Catalog::fromJson(QJsonDocument::fromJson(QJsonDocument(catalog.toJson()).toJson()).object());
    must(again.flavors == catalog.flavors, "Flavors are others once written.");
    must(again.images == catalog.images, "Images are others once written.");
    must(again.networks == catalog.networks, "Networks are others once written.");
    must(again.zones == catalog.zones, "Zones are others once written.");
    must(again.quotas == catalog.quotas, "Quotas are others once written.");
    must(again.services == catalog.services && again.region == catalog.region,
        "A region is another once written.");
    for (const Quota &quota : again.quotas)
        (void)quota.left();
    return 0;
}
