// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/catalog.h"
#include "engine/spec.h"
#include "wizard/state.h"

namespace hubwright {

/// What the hub and people's servers start from: images that are there, and images that are built.
class ImagesState : public State
{
    Q_OBJECT
    Q_PROPERTY(QString hubImage READ hubImage WRITE setHubImage NOTIFY changed)
public:
    explicit ImagesState(WizardModel &model);

    [[nodiscard]] const QList<Image> &images() const;
    [[nodiscard]] QString hubImage() const;
    void setHubImage(const QString &name);

    [[nodiscard]] const QList<UserImage> &userImages() const;
    /// An image that is there, offered as it is; or no longer.
    void toggleReady(const QString &image);
    /// One more that is built from `image`, or from the hub's.
    void addBuilt(const QString &image);
    void remove(int at);
    void rename(int at, const QString &name);
    void setPackages(int at, const QStringList &packages);
    /// "Why a chosen flavor cannot hold this image", or empty.
    [[nodiscard]] QString misfit(const UserImage &choice) const;
};

} // namespace hubwright
