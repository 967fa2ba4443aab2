// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "openstack/steps/imagesteps.h"

#include "hub/hubfiles.h"
#include "openstack/steps/hubserversteps.h"

namespace hubwright::openstack {
using namespace Qt::StringLiterals;

namespace {

const QString UsedUp = u"is_used_up"_s;

Resource toResource(const QJsonObject &image)
{
    const QString id = image["id"_L1].toString();
    const QString status = image["status"_L1].toString();
    const QJsonObject facts{{u"id"_s, id}, {u"name"_s, image["name"_L1]}, {u"status"_s, status}};
    const bool isBroken = status == u"killed" || status == u"deleted";
    return {id, facts, isBroken, image["name"_L1].toString()};
}

} // namespace

Task<QList<Resource>> findImages(std::shared_ptr<Cloud> cloud, DeploymentId deployment, StepId step)
{
    QUrlQuery query; // any property of an image is a filter
    query.addQueryItem(QString::fromLatin1(DeploymentKey), deployment.value);
    query.addQueryItem(QString::fromLatin1(StepKey), step.value);
    const QJsonArray images = co_await cloud->image.list(u"/images"_s, u"images"_s, query);
    QList<Resource> found;
    for (const QJsonValue &image : images)
        found += toResource(image.toObject());
    co_return found;
}

ImageBuilderStep::ImageBuilderStep(
    StepInfo info, std::shared_ptr<Cloud> cloud, QString name, UserImage wanted, QString proxy, Parts parts)
    : ServerStep(std::move(info), std::move(cloud), std::move(name))
    , m_wanted(std::move(wanted))
    , m_proxy(std::move(proxy))
    , m_parts(std::move(parts))
{
}

Task<QList<Resource>> ImageBuilderStep::find(StepContext &context)
{
    QList<Resource> found = co_await ServerStep::find(context);
    if (!found.isEmpty())
        co_return found;
    const QList<Resource> images = co_await findImages(m_cloud, context.deployment(), m_parts.image);
    if (!images.isEmpty() && images.first().facts["status"_L1] == u"active"_s)
        found += Resource{images.first().id, {{u"id"_s, images.first().id}, {UsedUp, true}}, false};
    co_return found;
}

Task<QJsonObject> ImageBuilderStep::attributes(StepContext &context)
{
    const QByteArray userData = hub::imageCloudInit(m_wanted, m_proxy);
    co_return QJsonObject{
        {u"flavorRef"_s, m_parts.flavorId},
        {u"imageRef"_s, m_parts.imageId},
        {u"networks"_s, QJsonArray{QJsonObject{{u"uuid"_s, m_parts.network.in(context)}}}},
        {u"security_groups"_s, QJsonArray{QJsonObject{{u"name"_s, m_parts.securityGroup.in(context)}}}},
        {u"config_drive"_s, true},
        {u"user_data"_s, QString::fromLatin1(userData.toBase64())},
    };
}

Task<> ImageBuilderStep::watch(StepContext &context, Resource resource)
{
    if (resource.facts["status"_L1] != u"ACTIVE"_s)
        co_return;
    const QString console = co_await consoleOutput(m_cloud, resource.id);
    tellProgress(context, hub::readConsole(console, u"IMAGE"_s));
}

Task<Resource> ImageBuilderStep::settle(StepContext &context, Resource resource)
{
    if (resource.facts[UsedUp].toBool())
        co_return resource;
    co_return co_await ServerStep::settle(context, resource);
}

Task<> ImageBuilderStep::remove(StepContext &context, Resource resource)
{
    if (!resource.facts[UsedUp].toBool())
        co_await ServerStep::remove(context, resource);
}

ImageStep::ImageStep(StepInfo info, std::shared_ptr<Cloud> cloud, QString name, StepId builder)
    : Step(std::move(info))
    , m_cloud(std::move(cloud))
    , m_name(std::move(name))
    , m_builder(std::move(builder))
{
}

Task<QList<Resource>> ImageStep::find(StepContext &context)
{
    co_return co_await findImages(m_cloud, context.deployment(), info().id);
}

Task<Resource> ImageStep::create(StepContext &context)
{
    QJsonObject metadata = markMetadata(context.deployment(), info().id);
    metadata[u"hubwright-jupyterhub"_s] = QString::fromLatin1(hub::JupyterHubVersion);
    const QJsonObject body{{u"createImage"_s, QJsonObject{{u"name"_s, m_name}, {u"metadata"_s, metadata}}}};
    const QString path = u"/servers/%1/action"_s.arg(context.facts(m_builder)["id"_L1].toString());
    const QJsonObject answer = co_await m_cloud->compute.post(path, body);
    const QString id = answer["image_id"_L1].toString();
    co_return Resource{id, {{u"id"_s, id}, {u"name"_s, m_name}}, false};
}

Task<Resource> ImageStep::settle(StepContext &context, Resource resource)
{
    for (Polling poll(context, info().expected);;) {
        if (resource.facts["status"_L1] == u"active"_s)
            break;
        const QJsonObject image = co_await m_cloud->image.show(u"/images/"_s + resource.id);
        resource = toResource(image);
        if (resource.broken)
            throw Error(Error::Kind::Broken, u"The cloud could not store the image."_s,
                u"Try again: it is then stored anew. If it stays so, ask the cloud's support."_s);
        if (resource.facts["status"_L1] != u"active"_s)
            co_await poll.wait();
    }
    const QJsonObject builder = context.facts(m_builder);
    if (!builder[UsedUp].toBool())
        co_await deleteServer(m_cloud, context, builder["id"_L1].toString());
    co_return resource;
}

Task<> ImageStep::remove(StepContext &, Resource resource)
{
    co_await m_cloud->image.remove(u"/images/"_s + resource.id);
}

} // namespace hubwright::openstack
