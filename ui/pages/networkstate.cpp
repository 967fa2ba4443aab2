// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "pages/networkstate.h"

#include "wizard/wizardmodel.h"

using namespace Qt::StringLiterals;

namespace hubwright {

NetworkState::NetworkState(WizardModel &model)
    : State(model, {u"network"_s, u"hub.host"_s, u"hub.https"_s, u"hub.proxy"_s})
{
}

bool NetworkState::creates() const
{
    return model().spec().network.create.has_value();
}

void NetworkState::setCreates(bool creates)
{
    NetworkAnswers answers = model().spec().network;
    if (creates == answers.create.has_value())
        return;
    if (answers.create)
        m_newNetwork = *answers.create;
    else
        m_existing = answers.existing;
    answers.create = creates ? std::optional(m_newNetwork) : std::nullopt;
    answers.existing = creates ? QString() : m_existing;
    model().edit([&](Spec &spec) { spec.network = answers; });
}

QString NetworkState::cidr() const
{
    return model().spec().network.create.value_or(m_newNetwork).cidr;
}

void NetworkState::setCidr(const QString &cidr)
{
    model().edit([&](Spec &spec) {
        if (spec.network.create)
            spec.network.create->cidr = cidr.trimmed();
    });
}

QStringList NetworkState::dns() const
{
    return model().spec().network.create.value_or(m_newNetwork).dns;
}

void NetworkState::setDns(const QStringList &servers)
{
    model().edit([&](Spec &spec) {
        if (spec.network.create)
            spec.network.create->dns = servers;
    });
}

QString NetworkState::existing() const
{
    return model().spec().network.existing;
}

void NetworkState::setExisting(const QString &network)
{
    model().edit([&](Spec &spec) {
        if (!spec.network.create)
            spec.network.existing = network;
    });
}

QString NetworkState::external() const
{
    return model().spec().network.external;
}

void NetworkState::setExternal(const QString &network)
{
    model().edit([&](Spec &spec) { spec.network.external = network; });
}

QString NetworkState::host() const
{
    return model().spec().hub.host;
}

void NetworkState::setHost(const QString &host)
{
    model().edit([&](Spec &spec) { spec.hub.host = host.trimmed(); });
}

HttpsAnswers::Method NetworkState::https() const
{
    return model().spec().hub.https.method;
}

void NetworkState::setHttps(HttpsAnswers::Method method)
{
    model().edit([&](Spec &spec) { spec.hub.https.method = method; });
}

QString NetworkState::email() const
{
    return model().spec().hub.https.email;
}

void NetworkState::setEmail(const QString &email)
{
    model().edit([&](Spec &spec) { spec.hub.https.email = email.trimmed(); });
}

QString NetworkState::proxy() const
{
    return model().spec().hub.proxy;
}

void NetworkState::setProxy(const QString &proxy)
{
    model().edit([&](Spec &spec) { spec.hub.proxy = proxy.trimmed(); });
}

const QList<Network> &NetworkState::networks() const
{
    return model().catalog().networks;
}

QStringList NetworkState::externalNetworks() const
{
    QStringList names;
    for (const Network &network : networks()) {
        if (network.external)
            names << network.name;
    }
    return names;
}

QString NetworkState::hostHint() const
{
    const QList<Zone> &zones = model().catalog().zones;
    if (const Zone *zone = host().isEmpty() ? nullptr : model().catalog().zoneOf(host()))
        return tr("Hubwright makes the DNS record in your cloud's zone %1.").arg(zone->name);
    if (!host().isEmpty())
        return tr("During the build you are shown the DNS record to make with whoever runs this domain.");
    return zones.isEmpty() ? tr("Left empty, the hub is found under its IP address only.")
                           : tr("A name in %1 gets its DNS record by itself.").arg(zones.first().name);
}

} // namespace hubwright
