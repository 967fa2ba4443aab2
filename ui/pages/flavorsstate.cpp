// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "pages/flavorsstate.h"

#include "wizard/wizardmodel.h"

using namespace Qt::StringLiterals;

namespace hubwright {

FlavorsState::FlavorsState(WizardModel &model)
    : State(model,
        {u"hub.flavor"_s, u"hub.home_volume_gb"_s, u"users.flavors"_s, u"users.at_once"_s,
            u"users.idle_hours"_s})
{
}

QString FlavorsState::hubFlavor() const
{
    return model().spec().hub.flavor;
}

void FlavorsState::setHubFlavor(const QString &name)
{
    model().edit([&](Spec &spec) { spec.hub.flavor = name; });
}

const QList<UserFlavor> &FlavorsState::userFlavors() const
{
    return model().spec().users.flavors;
}

void FlavorsState::toggleUserFlavor(const QString &name)
{
    model().edit([&](Spec &spec) {
        if (spec.users.flavors.removeIf([&](const UserFlavor &known) { return known.flavor == name; }) > 0)
            return;
        const Flavor *flavor = catalog().flavor(name);
        QString label = flavor ? friendlyName(*flavor) : name;
        const auto isTaken = [&](const UserFlavor &known) { return known.name == label; };
        if (std::ranges::any_of(spec.users.flavors, isTaken))
            label = name;
        spec.users.flavors << UserFlavor{label, name};
    });
}

void FlavorsState::renameUserFlavor(int at, const QString &name)
{
    model().edit([&](Spec &spec) { spec.users.flavors[at].name = name; });
}

int FlavorsState::homeVolumeGb() const
{
    return model().spec().hub.homeVolumeGb;
}

void FlavorsState::setHomeVolumeGb(int gb)
{
    model().edit([&](Spec &spec) { spec.hub.homeVolumeGb = gb; });
}

int FlavorsState::idleHours() const
{
    return model().spec().users.idleHours;
}

void FlavorsState::setIdleHours(int hours)
{
    model().edit([&](Spec &spec) { spec.users.idleHours = hours; });
}

int FlavorsState::atOnce() const
{
    return model().spec().users.atOnce;
}

void FlavorsState::setAtOnce(int servers)
{
    model().edit([&](Spec &spec) { spec.users.atOnce = servers; });
}

const Catalog &FlavorsState::catalog() const
{
    return model().catalog();
}

QList<FlavorModel::Row> FlavorsState::rows(For purpose) const
{
    QList<const Image *> images;
    if (purpose == For::People)
        images = userImages(model().spec(), catalog());
    else if (const Image *image = catalog().image(model().spec().hub.image))
        images << image;
    const QMap<Limited, qint64> taken = purpose == For::People ? model().uses() : QMap<Limited, qint64>();
    QList<FlavorModel::Row> rows;
    rows.reserve(catalog().flavors.size());
    for (const Flavor &flavor : catalog().flavors) {
        QString tooSmall;
        for (const Image *image : std::as_const(images)) {
            tooSmall = whyTooSmall(flavor, *image);
            if (!tooSmall.isEmpty())
                break;
        }
        rows << FlavorModel::Row{
            flavor, flavor.name.toLower(), tooSmall, roomFor(flavor, catalog().quotas, taken)};
    }
    return rows;
}

const Flavor *FlavorsState::largest() const
{
    const Flavor *result = nullptr;
    for (const UserFlavor &choice : userFlavors()) {
        const Flavor *flavor = catalog().flavor(choice.flavor);
        if (flavor && (!result || flavor->ramMb > result->ramMb))
            result = flavor;
    }
    return result;
}

QMap<Limited, qint64> FlavorsState::takes(qint64 people) const
{
    QMap<Limited, qint64> result = model().uses();
    if (const Flavor *flavor = largest()) {
        result[Limited::Instances] += people;
        result[Limited::Cores] += people * flavor->vcpus;
        result[Limited::RamMb] += people * flavor->ramMb;
    }
    return result;
}

Room FlavorsState::room() const
{
    const Flavor *flavor = largest();
    return flavor ? roomFor(*flavor, catalog().quotas, model().uses()) : Room{0, Limited::Instances};
}

} // namespace hubwright
