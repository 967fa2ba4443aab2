// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "openstack/steps/recordstep.h"

namespace hubwright::openstack {
using namespace Qt::StringLiterals;

namespace {

constexpr int TimeToLive = 300; // seconds: a hub that moves is found again after five minutes

Resource toResource(const QJsonObject &record)
{
    const QString id = record["id"_L1].toString();
    const QJsonObject facts{
        {u"id"_s, id}, {u"status"_s, record["status"_L1]}, {u"records"_s, record["records"_L1]}};
    const bool isBroken = record["status"_L1].toString() == u"ERROR";
    return {id, facts, isBroken, record["name"_L1].toString()};
}

} // namespace

RecordStep::RecordStep(StepInfo info, std::shared_ptr<Cloud> cloud, QString zoneId, QString host, Ref address)
    : Step(std::move(info))
    , m_cloud(std::move(cloud))
    , m_zoneId(std::move(zoneId))
    , m_host(std::move(host))
    , m_address(std::move(address))
{
}

QString RecordStep::path() const
{
    return u"/zones/%1/recordsets"_s.arg(m_zoneId);
}

Task<QList<Resource>> RecordStep::find(StepContext &context)
{
    QUrlQuery query;
    query.addQueryItem(u"name"_s, m_host + u'.');
    query.addQueryItem(u"type"_s, u"A"_s);
    const QJsonArray records = co_await m_cloud->dns.list(path(), u"recordsets"_s, query);
    const QString mark = markText(context.deployment(), info().id);
    QList<Resource> found;
    for (const QJsonValue &record : records) {
        if (record["description"_L1].toString() == mark)
            found += toResource(record.toObject());
    }
    co_return found;
}

Task<Resource> RecordStep::create(StepContext &context)
{
    const QJsonObject body{
        {u"name"_s, m_host + u'.'},
        {u"type"_s, u"A"_s},
        {u"ttl"_s, TimeToLive},
        {u"records"_s, QJsonArray{m_address.in(context)}},
        {u"description"_s, markText(context.deployment(), info().id)},
    };
    std::optional<Error> error;
    QJsonObject answer;
    try {
        answer = co_await m_cloud->dns.post(path(), body);
    } catch (const Error &e) {
        error = e;
    }
    if (error && error->kind == Error::Kind::Conflict) {
        error->sentence
            = u"The name %1 has an address already, which Hubwright did not give it."_s.arg(m_host);
        error->remedy = u"Choose another host name, or remove that record from the zone and try again."_s;
        error->field = u"hub.host"_s;
    }
    if (error)
        throw *error;
    co_return toResource(answer);
}

Task<Resource> RecordStep::settle(StepContext &context, Resource resource)
{
    const QJsonArray wanted{m_address.in(context)};
    const QString own = path() + u'/' + resource.id;
    if (resource.facts["records"_L1].toArray() != wanted) { // the floating IP is another one now
        const QJsonObject body{{u"records"_s, wanted}};
        const QJsonObject answer = co_await m_cloud->dns.put(own, body);
        resource = toResource(answer);
    }
    for (Polling poll(context, info().expected);;) {
        if (resource.facts["status"_L1].toString() == u"ACTIVE")
            co_return resource;
        if (resource.broken)
            throw Error(Error::Kind::Broken,
                u"The cloud's name servers did not take the name %1."_s.arg(m_host),
                u"Try again in a few minutes: it is then made anew. If it stays so, ask the cloud's support."_s);
        co_await poll.wait();
        const QJsonObject shown = co_await m_cloud->dns.show(own);
        resource = toResource(shown);
    }
}

Task<> RecordStep::remove(StepContext &, Resource resource)
{
    co_await m_cloud->dns.remove(path() + u'/' + resource.id);
}

} // namespace hubwright::openstack
