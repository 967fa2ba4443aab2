// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "rows.h"

#include "engine/operation.h"
#include "engine/specfile.h"
#include "openstack/provider.h"
#include "practice/durations.h"
#include "practice/practicecloud.h"
#include "wiring/wiring.h"

#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>

namespace hubwright::bench {
using namespace Qt::StringLiterals;

namespace {

using D = practice::Durations;
constexpr double TimeScale = 10;

/// What the cloud itself takes for each step, in ms of its time: its requests one after the other, and what
/// it does between them. No waiting between looks, no work of ours.
qint64 cloudTime(const StepId &step)
{
    constexpr qint64 made = D::Write + D::Write; // create and tag
    static const QHash<QString, qint64> times{
        {u"network"_s, made},
        {u"subnet"_s, made},
        {u"router"_s, D::MakeRouter + D::Write},
        {u"router-interface"_s, D::RouterInterface},
        {u"hub-security-group"_s, made},
        {u"user-security-group"_s, made},
        {u"security-rules"_s, 2 * (D::Read + D::Write)},
        {u"credential"_s, D::Write + D::SignIn + 2 * D::Read},
        {u"key-pair"_s, D::Write},
        {u"home-volume"_s, D::Write},
        {u"hub-port"_s, made},
        {u"floating-ip"_s, D::MakeFloatingIp + D::Write},
        {u"dns-record"_s, D::Write + D::Record + D::Read},
        {u"hub-server"_s, D::BootServer + D::Server + D::Read},
        {u"home-volume-attached"_s, D::Read + D::Write + D::VolumeAttach + D::Read},
        {u"first-boot"_s, D::HubBoot + D::Write},
        {u"https"_s, 2 * D::Read},
        {u"proof"_s, 4 * D::Write + D::Server + D::UserReady + D::ServerDelete + 2 * D::Read},
    };
    return times.value(step.value);
}

Spec example()
{
    QFile file(u"" SOURCE_DIR "/resources/examples/openstack-vm.yaml"_s);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the example spec cannot be read");
    return readSpec(file.readAll()).spec;
}

/// Milliseconds of the cloud's time along the longest chain.
double criticalTime(Outline outline)
{
    for (StepInfo &step : outline)
        step.expected
            = Seconds(cloudTime(step.id)); // milliseconds in seconds' clothes: only their sum matters
    return double(expectedTime(outline).count());
}

} // namespace

QList<Row> makespan()
{
    practice::PracticeCloud::Options options;
    options.timeScale = TimeScale;
    practice::PracticeCloud cloud(options);
    QTemporaryDir home;
    if (!cloud.start())
        qFatal("the practice cloud does not start");
    const auto workshop = makeWorkshop(home.path(), nullptr);
    workshop->vault = std::make_unique<MemoryVault>();
    keepPracticeProfile(cloud, workshop->home);

    Operation operation(*workshop);
    Outline outline;
    QElapsedTimer timer;
    QObject::connect(&operation, &Operation::planned, [&](const Outline &planned) {
        outline = planned;
        timer.start();
    });
    QObject::connect(
        &operation, &Operation::failed, [](const Error &error) { qFatal("%s", qPrintable(error.text())); });
    QSignalSpy finished(&operation, &Operation::finished);
    operation.deploy(example());
    if (!finished.wait(300'000))
        qFatal("the deployment did not end");
    const double taken = double(timer.elapsed()) * TimeScale;
    return {{u"makespan of openstack-vm"_s, u"the cloud's own time along the plan's critical path"_s,
        taken / criticalTime(outline), 1.05, u"×"_s}};
}

} // namespace hubwright::bench
