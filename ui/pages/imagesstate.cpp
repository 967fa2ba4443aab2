// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "pages/imagesstate.h"

#include "wizard/defaults.h"
#include "wizard/wizardmodel.h"

using namespace Qt::StringLiterals;

namespace hubwright {

ImagesState::ImagesState(WizardModel &model)
    : State(model, {u"hub.image"_s, u"users.images"_s})
{
}

const QList<Image> &ImagesState::images() const
{
    return model().catalog().images;
}

QString ImagesState::hubImage() const
{
    return model().spec().hub.image;
}

void ImagesState::setHubImage(const QString &name)
{
    model().edit([&](Spec &spec) { spec.hub.image = name; });
}

const QList<UserImage> &ImagesState::userImages() const
{
    return model().spec().users.images;
}

void ImagesState::toggleReady(const QString &image)
{
    model().edit([&](Spec &spec) {
        const auto isIt = [&](const UserImage &choice) { return choice.image == image; };
        if (spec.users.images.removeIf(isIt) == 0)
            spec.users.images << UserImage{image, image, {}, {}};
    });
}

void ImagesState::addBuilt(const QString &image)
{
    const QString from = image.isEmpty() ? hubImage() : image;
    model().edit([&](Spec &spec) {
        QString name = tr("Python");
        const auto isTaken = [&](const UserImage &choice) { return choice.name == name; };
        for (int i = 2; std::ranges::any_of(spec.users.images, isTaken); ++i)
            name = tr("Python %1", "a second image's name").arg(i);
        spec.users.images << UserImage{name, {}, from, {}};
    });
}

void ImagesState::remove(int at)
{
    model().edit([&](Spec &spec) { spec.users.images.removeAt(at); });
}

void ImagesState::rename(int at, const QString &name)
{
    model().edit([&](Spec &spec) { spec.users.images[at].name = name; });
}

void ImagesState::setPackages(int at, const QStringList &packages)
{
    model().edit([&](Spec &spec) { spec.users.images[at].packages = packages; });
}

QString ImagesState::misfit(const UserImage &choice) const
{
    const Image *image = model().catalog().image(choice.image.isEmpty() ? choice.buildFrom : choice.image);
    if (!image)
        return {};
    for (const UserFlavor &offered : model().spec().users.flavors) {
        const Flavor *flavor = model().catalog().flavor(offered.flavor);
        const QString why = flavor ? whyTooSmall(*flavor, *image) : QString();
        if (!why.isEmpty())
            return tr("“%1” is too small for it: the image %2.").arg(offered.name, why);
    }
    return {};
}

} // namespace hubwright
