// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "commands.h"

#include "stopsignal.h"

#include "wiring/wiring.h"

#include <QFile>
#include <QJsonDocument>
#include <QTextStream>

namespace hubwright::ctl {
using namespace Qt::StringLiterals;

void practise(const Arguments &arguments, Workshop &workshop, Finish finish)
{
    practice::PracticeCloud::Options options;
    options.port = arguments.port;
    options.timeScale = arguments.timeScale;
    options.seed = arguments.seed;
    if (!arguments.faultsFile.isEmpty()) {
        QFile faults(arguments.faultsFile);
        if (!faults.open(QIODevice::ReadOnly)) {
            complain(
                u"The faults file %1 cannot be read: %2."_s.arg(arguments.faultsFile, faults.errorString()));
            return finish(ExitCode::BadInput);
        }
        options.faultsJson = faults.readAll();
    }
    auto *cloud = new practice::PracticeCloud(options);
    if (!cloud->start()) {
        complain(cloud->problem());
        return finish(ExitCode::BadInput);
    }
    auto *stop = new StopSignal(qApp);
    QObject::connect(stop, &StopSignal::received, [cloud, finish] {
        delete cloud;
        finish(ExitCode::Done);
    });
    const QString cloudsYaml = keepPracticeProfile(*cloud, workshop.home);
    const QJsonObject line{
        {u"openstack"_s, cloud->openstackUrl().toString()},
        {u"azure"_s, QString()},
        {u"clouds_yaml"_s, cloudsYaml},
        {u"control"_s, cloud->controlUrl().toString()},
    };
    QTextStream(stdout) << QJsonDocument(line).toJson(QJsonDocument::Compact) << '\n' << Qt::flush;
}

} // namespace hubwright::ctl
