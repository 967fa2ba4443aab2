// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "wizard/defaults.h"

#include "widgets/quotabar.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace hubwright {

static QString tr(const char *text)
{
    return QCoreApplication::translate("Defaults", text);
}

QString whyTooSmall(const Flavor &flavor, const Image &image)
{
    if (flavor.diskGb > 0 && image.minDiskGb > flavor.diskGb)
        return tr("needs %1 GB of disk").arg(image.minDiskGb);
    if (image.minRamMb > flavor.ramMb)
        return tr("needs %1 of memory").arg(memoryText(image.minRamMb));
    return {};
}

Room roomFor(const Flavor &flavor, const QMap<Limited, Quota> &quotas, const QMap<Limited, qint64> &taken)
{
    Room room;
    const auto narrow = [&](Limited what, qint64 each) {
        const auto quota = quotas.constFind(what);
        if (quota == quotas.cend() || quota->isUnlimited() || each <= 0)
            return;
        const qint64 servers = std::max<qint64>(0, quota->left() - taken.value(what)) / each;
        if (servers < room.servers)
            room = {servers, what};
    };
    narrow(Limited::Instances, 1);
    narrow(Limited::Cores, flavor.vcpus);
    narrow(Limited::RamMb, flavor.ramMb);
    return room;
}

QString friendlyName(const Flavor &flavor)
{
    const QString size = flavor.ramMb >= 24 * 1024 ? tr("Large")
        : flavor.ramMb >= 6 * 1024                 ? tr("Medium")
                                                   : tr("Small");
    return tr("%1 (%2 CPU, %3)").arg(size).arg(flavor.vcpus).arg(memoryText(flavor.ramMb));
}

QList<const Image *> userImages(const Spec &spec, const Catalog &catalog)
{
    QList<const Image *> result;
    for (const UserImage &choice : spec.users.images) {
        if (const Image *image = catalog.image(choice.image.isEmpty() ? choice.buildFrom : choice.image))
            result << image;
    }
    return result;
}

static bool isUbuntuLts(const Image &image)
{
    const QString name = image.name.toLower();
    return image.distro == u"ubuntu"_s || name.contains(u"ubuntu"_s);
}

static QString bestImage(const Catalog &catalog)
{
    const auto rank = [](const Image &image) {
        const QString text = image.name + u' ' + image.version;
        return std::tuple(image.jupyterhub.isEmpty(), isUbuntuLts(image) && text.contains(u"24.04"_s),
            isUbuntuLts(image) && text.contains(u"22.04"_s), isUbuntuLts(image), image.created);
    };
    const auto best = std::ranges::max_element(catalog.images, {}, rank);
    return best == catalog.images.cend() ? QString() : best->name;
}

static QString smallest(
    const Catalog &catalog, int vcpus, qint64 ramMb, int diskGb, const QList<const Image *> &images)
{
    const Flavor *best = nullptr;
    for (const Flavor &flavor : catalog.flavors) {
        const bool holds = std::ranges::all_of(
            images, [&](const Image *image) { return whyTooSmall(flavor, *image).isEmpty(); });
        const bool large = flavor.vcpus >= vcpus && flavor.ramMb >= ramMb
            && (flavor.diskGb == 0 || flavor.diskGb >= diskGb);
        const auto size = [](const Flavor *f) { return std::tuple(f->ramMb, f->vcpus, f->diskGb); };
        if (holds && large && (!best || size(&flavor) < size(best)))
            best = &flavor;
    }
    return best ? best->name : QString();
}

Spec withDefaults(Spec spec, const Catalog &catalog)
{
    if (spec.cloud.region.isEmpty())
        spec.cloud.region = catalog.region;
    if (spec.network.external.isEmpty()) {
        const auto external = std::ranges::find_if(catalog.networks, &Network::external);
        if (external != catalog.networks.cend())
            spec.network.external = external->name;
    }
    const bool wantsName = spec.hub.https.method == HttpsAnswers::Method::LetsEncrypt;
    if (spec.hub.host.isEmpty() && wantsName && !catalog.zones.isEmpty())
        spec.hub.host = spec.name + u'.' + catalog.zones.first().name;
    if (spec.hub.image.isEmpty())
        spec.hub.image = bestImage(catalog);
    if (spec.users.images.isEmpty() && !spec.hub.image.isEmpty())
        spec.users.images << UserImage{tr("Python"), {}, spec.hub.image, {}};
    if (spec.hub.flavor.isEmpty()) {
        QList<const Image *> hubImage;
        if (const Image *image = catalog.image(spec.hub.image))
            hubImage << image;
        // pip and npm fail with less than 4 GiB.
        spec.hub.flavor = smallest(catalog, 2, 3900, 20, hubImage);
    }
    if (spec.users.flavors.isEmpty()) {
        const QString name = smallest(catalog, 1, 1900, 10, userImages(spec, catalog));
        if (const Flavor *flavor = catalog.flavor(name))
            spec.users.flavors << UserFlavor{friendlyName(*flavor), flavor->name};
    }
    return spec;
}

} // namespace hubwright
