// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "openstack/steps/neutronstep.h"

namespace hubwright::openstack {
using namespace Qt::StringLiterals;

NeutronStep::NeutronStep(StepInfo info, std::shared_ptr<Cloud> cloud, QString type, QString name)
    : Step(std::move(info))
    , m_cloud(std::move(cloud))
    , m_type(std::move(type))
    , m_name(std::move(name))
{
}

QString NeutronStep::collection() const
{
    return u'/' + m_type + u's';
}

QString NeutronStep::member() const
{
    return QString(m_type).replace(u'-', u'_');
}

Resource NeutronStep::toResource(const QJsonObject &object) const
{
    Resource resource;
    resource.id = object["id"_L1].toString();
    resource.name = object["name"_L1].toString();
    if (resource.name.isEmpty()) // floating IPs are known by their address
        resource.name = object["floating_ip_address"_L1].toString();
    resource.facts = facts(object);
    resource.facts[u"id"_s] = resource.id;
    resource.facts[u"is_tagged"_s] = !object["tags"_L1].toArray().isEmpty();
    return resource;
}

QJsonObject NeutronStep::facts(const QJsonObject &) const
{
    return {};
}

Task<QList<Resource>> NeutronStep::find(StepContext &context)
{
    QUrlQuery query;
    query.addQueryItem(u"description"_s, markText(context.deployment(), info().id));
    const QJsonArray objects = co_await m_cloud->network.list(collection(), member() + u's', query);
    QList<Resource> found;
    for (const QJsonValue &object : objects)
        found += toResource(object.toObject());
    const QString known = context.known().id;
    if (found.isEmpty() && !known.isEmpty()) { // its description may have been edited
        const std::optional<QJsonObject> shown
            = co_await m_cloud->network.tryShow(collection() + u'/' + known, member());
        if (shown)
            found += toResource(*shown);
    }
    co_return found;
}

Task<Resource> NeutronStep::create(StepContext &context)
{
    QJsonObject wanted = attributes(context);
    if (!m_name.isEmpty()) // floating IPs have none
        wanted[u"name"_s] = m_name;
    wanted[u"description"_s] = markText(context.deployment(), info().id);
    const QJsonObject body{{member(), wanted}};
    const QJsonObject answer = co_await m_cloud->network.post(collection(), body);
    co_return toResource(answer[member()].toObject());
}

Task<Resource> NeutronStep::settle(StepContext &context, Resource resource)
{
    // The create call's answer is final for all these types: what they still report later (DOWN, ACTIVE) is
    // the state of a device, which nothing here waits for.
    if (!resource.facts[u"is_tagged"_s].toBool()) {
        const QJsonObject tags{{u"tags"_s, markTags(context.deployment(), info().id)}};
        co_await m_cloud->network.put(collection() + u'/' + resource.id + u"/tags"_s, tags);
        resource.facts[u"is_tagged"_s] = true;
    }
    co_return resource;
}

Task<> NeutronStep::remove(StepContext &, Resource resource)
{
    co_await m_cloud->network.remove(collection() + u'/' + resource.id);
}

} // namespace hubwright::openstack
