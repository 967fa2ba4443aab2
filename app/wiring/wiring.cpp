// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "wiring/wiring.h"

#include "openstack/provider.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

namespace hubwright {
using namespace Qt::StringLiterals;

std::unique_ptr<Workshop> makeWorkshop(const QString &home, http::Recorder *recorder)
{
    auto workshop = std::make_unique<Workshop>();
    workshop->home = Home(home);
    workshop->providers.push_back(std::make_unique<openstack::Provider>(workshop->home.path(), recorder));
    return workshop;
}

QString keepPracticeProfile(const practice::PracticeCloud &cloud, const Home &home)
{
    const QString path = home.path(u"practice/clouds.yaml"_s);
    QDir().mkpath(QFileInfo(path).path());
    QSaveFile file(path);
    const QByteArray content = cloud.cloudsYaml();
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        || file.write(content) != content.size() || !file.commit()) {
        throw Error(Error::Kind::Local, u"The file %1 cannot be written."_s.arg(path),
            u"Allow writing there, or choose another folder with --home."_s, file.errorString());
    }
    return path;
}

} // namespace hubwright
