// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "openstack/steps/volumesteps.h"

namespace hubwright::openstack {
using namespace Qt::StringLiterals;

namespace {

Resource toResource(const QJsonObject &volume)
{
    const QString id = volume["id"_L1].toString();
    const QString status = volume["status"_L1].toString();
    const QJsonObject facts{{u"id"_s, id}, {u"status"_s, status}};
    return {id, facts, status == u"error", volume["name"_L1].toString()};
}

Error noVolume()
{
    return Error(Error::Kind::Broken, u"The cloud could not make the volume."_s,
        u"Try again: the volume is then made anew. If it stays so, ask the cloud's support."_s);
}

} // namespace

VolumeStep::VolumeStep(StepInfo info, std::shared_ptr<Cloud> cloud, QString name, int sizeGb)
    : Step(std::move(info))
    , m_cloud(std::move(cloud))
    , m_name(std::move(name))
    , m_sizeGb(sizeGb)
{
}

Task<QList<Resource>> VolumeStep::find(StepContext &context)
{
    const QJsonArray volumes = co_await m_cloud->volume.list(u"/volumes/detail"_s, u"volumes"_s);
    QList<Resource> found;
    for (const QJsonValue &volume : volumes) {
        if (hasMark(volume["metadata"_L1].toObject(), context.deployment(), info().id))
            found += toResource(volume.toObject());
    }
    co_return found;
}

Task<Resource> VolumeStep::create(StepContext &context)
{
    const QJsonObject volume{
        {u"name"_s, m_name},
        {u"size"_s, m_sizeGb},
        {u"description"_s, u"Homes of the hub's users"_s},
        {u"metadata"_s, markMetadata(context.deployment(), info().id)},
    };
    const QJsonObject body{{u"volume"_s, volume}};
    const QJsonObject answer = co_await m_cloud->volume.post(u"/volumes"_s, body);
    co_return toResource(answer["volume"_L1].toObject());
}

/// The server needs its id only, so nobody waits here until it is available: AttachmentStep does.
Task<Resource> VolumeStep::settle(StepContext &, Resource resource)
{
    if (resource.broken)
        throw noVolume();
    co_return resource;
}

Task<> VolumeStep::remove(StepContext &context, Resource resource)
{
    const QString path = u"/volumes/"_s + resource.id;
    bool isAsked = false;
    for (Polling poll(context, Seconds(5));;) {
        const std::optional<QJsonObject> answer = co_await m_cloud->volume.tryGet(path);
        if (!answer && isAsked)
            co_return;
        const QString status = answer ? answer->value("volume"_L1)["status"_L1].toString() : u"available"_s;
        const bool isFree = status == u"available" || status.startsWith(u"error");
        if (isFree && !isAsked) { // while its server goes it is still in use
            co_await m_cloud->volume.remove(path);
            isAsked = true;
        }
        co_await poll.wait();
    }
}

AttachmentStep::AttachmentStep(StepInfo info, std::shared_ptr<Cloud> cloud, Ref server, Ref volume)
    : Step(std::move(info))
    , m_cloud(std::move(cloud))
    , m_server(std::move(server))
    , m_volume(std::move(volume))
{
}

QString AttachmentStep::path(const StepContext &context) const
{
    return u"/servers/%1/os-volume_attachments"_s.arg(m_server.in(context));
}

Task<QList<Resource>> AttachmentStep::find(StepContext &context)
{
    const QString volume = m_volume.in(context);
    const std::optional<QJsonObject> answer = co_await m_cloud->compute.tryGet(
        path(context) + u'/' + volume); // an attachment's id is its volume's
    QList<Resource> found;
    if (answer)
        found += Resource{volume, {}, false};
    co_return found;
}

Task<Resource> AttachmentStep::create(StepContext &context)
{
    const QString volume = m_volume.in(context);
    for (Polling poll(context, info().expected);;) {
        const QJsonObject shown = co_await m_cloud->volume.show(u"/volumes/"_s + volume, u"volume"_s);
        const Resource now = toResource(shown);
        if (now.broken)
            throw noVolume();
        if (now.facts["status"_L1] == u"available"_s)
            break;
        co_await poll.wait();
    }
    const QJsonObject body{{u"volumeAttachment"_s, QJsonObject{{u"volumeId"_s, volume}}}};
    co_await m_cloud->compute.post(path(context), body);
    co_return Resource{volume, {}, false};
}

Task<Resource> AttachmentStep::settle(StepContext &context, Resource resource)
{
    for (Polling poll(context, info().expected);;) {
        const QJsonObject shown = co_await m_cloud->volume.show(u"/volumes/"_s + resource.id, u"volume"_s);
        const QString status = shown["status"_L1].toString();
        if (status == u"in-use")
            co_return resource;
        if (status.startsWith(u"error"))
            throw Error(Error::Kind::Broken, u"The cloud could not attach the volume."_s,
                u"Detach it in the cloud's dashboard and try again."_s, status);
        co_await poll.wait();
    }
}

Task<> AttachmentStep::remove(StepContext &, Resource)
{
    co_return;
}

} // namespace hubwright::openstack
