// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "must.h"

#include "http/redact.h"
#include "openstack/endpoints.h"
#include "openstack/fault.h"
#include "openstack/offers.h"
#include "openstack/paging.h"
#include "openstack/values.h"

using namespace hubwright;
using namespace hubwright::openstack;
using namespace Qt::StringLiterals;

/// As on the wire: "404 Not Found", headers, an empty line, the body.
static http::Response toResponse(const QByteArray &text)
{
    http::Response response;
    const qsizetype head = text.indexOf("\n\n");
    response.body = head < 0 ? QByteArray() : text.mid(head + 2);
    const QByteArrayList lines = text.left(head).split('\n');
    response.status = lines.first().left(3).toInt();
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        response.headers.append({line.left(colon), colon < 0 ? QByteArray() : line.mid(colon + 1).trimmed()});
    }
    return response;
}

static void readError(const http::Response &response)
{
    const QString words = wordsOf(response);
    must(!words.isEmpty() && words.size() <= 600, "The cloud's words are none or too many.");
    must(!words.contains(u'\n'), "The cloud's words have several lines.");
    const Error error = faultOf(response, u"list networks"_s);
    must(!error.sentence.isEmpty() && !error.remedy.isEmpty(), "An error does not say what to do.");
    must(error.retryAfter.count() >= 0, "It is to be tried again before now.");
    must(response.requestId().size() <= response.body.size() + 1'000'000, "A request id is made up.");
    (void)http::redactBody(response.body, response.header("Content-Type"));
    (void)http::redact(response.headers);
}

static void readLists(const QJsonObject &body)
{
    const auto list = [&](QLatin1StringView name) { return body[name].toArray(); };
    (void)toFlavors(list("flavors"_L1));
    (void)toImages(list("images"_L1), u"p"_s);
    (void)toNetworks(list("networks"_L1), list("subnets"_L1), list("ports"_L1), list("routers"_L1), u"p"_s);
    (void)toZones(list("zones"_L1));
    (void)deploymentNames(toKeyPairs(list("keypairs"_L1)));
    for (const Quotas &quotas : {computeQuotas(body, 3), networkQuotas(body), volumeQuotas(body)}) {
        for (const Quota &quota : quotas)
            must(quota.used >= 0 && (quota.isUnlimited() || quota.left() <= quota.limit),
                "A quota cannot be.");
    }
    for (const char *member : {"networks", "images", "zones"})
        (void)nextQuery(body, QLatin1StringView(member));
}

static void readCatalog(const QJsonObject &token)
{
    const Endpoints endpoints(token["catalog"_L1].toArray(), u"p"_s, u"publicURL"_s);
    for (const QString &region : endpoints.regions()) {
        (void)endpoints.services(region);
        for (const Service service :
            {Service::Compute, Service::Network, Service::Image, Service::Volume, Service::Dns})
            (void)versionRoot(endpoints.url(service, region));
    }
    (void)endpoints.interfaces();
    (void)identityUrl(token["url"_L1].toString());
    (void)utcTime(token["expires_at"_L1]);
}

/// Whatever a cloud answers becomes a value or an error that says what to do.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const http::Response response = toResponse(toBytes(data, size));
    readError(response);
    (void)response.date();
    try {
        const QJsonObject body = response.json(QUrl(u"https://cloud.example.org:5000/v3?x=y"_s));
        (void)http::redact(QJsonValue(body));
        readLists(body);
        readCatalog(body["token"_L1].toObject());
    } catch (const Error &error) {
        must(error.kind == Error::Kind::Unexpected || error.kind == Error::Kind::Transient,
            "The error is of a wrong kind.");
        must(!error.sentence.isEmpty(), "An error says nothing.");
    }
    return 0;
}
