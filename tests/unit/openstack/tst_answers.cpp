// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "tst_answers.h"

#include "data.h"

#include "openstack/endpoints.h"
#include "openstack/fault.h"
#include "openstack/paging.h"
#include "openstack/values.h"

#include <QJsonDocument>
#include <QTest>

using namespace hubwright;
using namespace hubwright::openstack;
using namespace Qt::StringLiterals;

namespace {

http::Response answer(
    int status, const QByteArray &type, const QByteArray &body, const QByteArray &retryAfter = {})
{
    http::Response response;
    response.status = status;
    response.headers = {{"Content-Type", type}};
    if (!retryAfter.isEmpty())
        response.headers.append(std::pair(QByteArray("Retry-After"), retryAfter));
    response.body = body;
    return response;
}

QJsonObject json(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object();
}

} // namespace

void AnswersTest::readsWhatEachServiceSays_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("words"); // the beginning
    const auto row = [](const char *name, Error::Kind kind, const QString &words) {
        QTest::newRow(name) << nameOf(kind) << words;
    };
    using enum Error::Kind;
    row("keystone wrong password", SignIn, u"The request you have made requires authentication."_s);
    row("keystone unknown credential", NotFound, u"Could not find Application Credential: abc."_s);
    row("keystone schema", BadInput, u"Invalid input for field 'roles': 'x' is not of type 'array'"_s);
    row("keystone forbidden", Refused, u"You are not authorized to perform the requested action"_s);
    row("nova not found", NotFound, u"Instance 00000000-0000-0000-0000-000000000000 could not be found."_s);
    row("nova bad token", SignIn, u"The request you have made requires authentication."_s);
    row("nova unknown path", NotFound, u"The resource could not be found."_s);
    row("nova flavor", BadInput, u"Flavor 999 could not be found."_s);
    row("nova quota", Quota, u"Quota exceeded for cores, ram: Requested 64, 512000"_s);
    row("nova microversion", BadInput, u"Version 2.999 is not supported by the API."_s);
    row("neutron not found", NotFound, u"Network 00000000-0000-0000-0000-000000000000 could not be found."_s);
    row("neutron unknown attribute", BadInput, u"Unrecognized attribute(s) 'foo'"_s);
    row("neutron forbidden", Refused, u"(rule:create_network and rule:create_network:router:external)"_s);
    row("neutron quota", Quota, u"Quota exceeded for resources: ['floatingip']."_s);
    row("glance not found", NotFound, u"No image found with ID 00000000-0000-0000-0000-000000000000"_s);
    row("glance as a page", NotFound, u"No image found with ID 00000000-0000-0000-0000-000000000000"_s);
    row("glance as text", NotFound, u"No image found with ID 00000000-0000-0000-0000-000000000000"_s);
    row("glance forbidden", Refused, u"You are not authorized to complete publicize_image action."_s);
    row("designate not found", NotFound, u"Could not find Zone"_s);
    row("designate bad id", BadInput, u"Invalid UUID zone_id: abc"_s);
    row("designate no dot", BadInput, u"Provided object is not valid."_s);
    row("designate no email", BadInput, u"'email' is a required property"_s);
    row("cinder not found", NotFound, u"Volume 00000000-0000-0000-0000-000000000000 could not be found."_s);
    row("cinder quota", Quota, u"VolumeSizeExceedsAvailableQuota: Requested volume"_s);
    row("magnum not found", NotFound, u"Cluster 00000000-0000-0000-0000-000000000000 could not be found"_s);
}

void AnswersTest::readsWhatEachServiceSays()
{
    QFETCH(QString, kind);
    QFETCH(QString, words);
    const Error error = faultOf(captured::answer(QString::fromLatin1(QTest::currentDataTag())), u"do it"_s);
    QVERIFY2(error.details.startsWith(words), qPrintable(error.details));
    QVERIFY2(!error.details.contains(u'<'), qPrintable(error.details));
    QCOMPARE(nameOf(error.kind), kind);
    QVERIFY(!error.remedy.isEmpty());
}

void AnswersTest::sortsErrorsThatWereNotCaptured_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, int status, const char *type, const char *body, Error::Kind kind,
                         const QString &words) {
        QTest::newRow(name) << status << QByteArray(type) << QByteArray(body) << nameOf(kind) << words;
    };
    using enum Error::Kind;
    row("Designate's quota", 413, "application/json",
        R"({"code":413,"type":"over_quota","message":"Quota exceeded for zones."})", Quota,
        u"Quota exceeded for zones."_s);
    row("in use", 409, "application/json",
        R"({"NeutronError":{"type":"NetworkInUse","message":"Unable to complete operation","detail":""}})",
        Conflict, u"Unable to complete operation"_s);
    row("no free address", 409, "application/json",
        R"({"NeutronError":{"type":"IpAddressGenerationFailure","message":"No more IP addresses","detail":""}})",
        Quota, u"No more IP addresses"_s);
    row("Magnum's quota", 403, "application/json",
        R"({"errors":[{"status":403,"title":"Resource limit exceeded: You have reached the maximum clusters per project, 5","detail":""}]})",
        Quota, u"Resource limit exceeded: You have reached the maximum clusters per project, 5"_s);
    row("a proxy's page", 502, "text/html",
        "<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad "
        "Gateway</h1></center><hr></body></html>",
        Transient, u"502 Bad Gateway"_s);
    row("rate limit", 429, "text/plain", "slow down", Transient, u"slow down"_s);
    row("nothing at all", 500, "", "", Transient, u"HTTP 500 Internal Server Error"_s);
    row("JSON that is none", 400, "application/json", "{", BadInput, u"HTTP 400 Bad Request"_s);
    row("entities", 400, "text/html", "<html><h1>400</h1>can&#x27;t &lt;do&gt; &amp;quot;</html>", BadInput,
        u"can't <do> &quot;"_s);
    row("too large, says a proxy", 413, "text/html", "<html><h1>413 Request Entity Too Large</h1></html>",
        BadInput, u"413 Request Entity Too Large"_s);
    row("not implemented", 501, "text/plain", "no", Unexpected, u"no"_s);
}

void AnswersTest::sortsErrorsThatWereNotCaptured()
{
    QFETCH(int, status);
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    QFETCH(QString, kind);
    QFETCH(QString, words);
    const Error error = faultOf(answer(status, type, body, "9"), u"do it"_s);
    QCOMPARE(error.details, words);
    QCOMPARE(nameOf(error.kind), kind);
    QCOMPARE(error.retryAfter.count(), error.isTransient() ? 9000 : 0);
}

void AnswersTest::keepsUserDataOutOfErrors()
{
    const Error error = faultOf(captured::answer(u"nova long user_data"_s), u"create a server"_s);
    QVERIFY(error.details.size() <= 600);
    QVERIFY2(!error.details.contains(u"c2VjcmV0c2VjcmV0"_s), qPrintable(error.details));
    QVERIFY2(error.details.contains(u"user_data"_s), qPrintable(error.details));
}

void AnswersTest::keepsSecretsOutOfErrors()
{
    const Error error
        = faultOf(answer(400, "application/json",
                      R"({"badRequest":{"message":"Value: {'name': 'x', 'adminPass': 'Sw0rdfish'}."}})"),
            u"create a server"_s);
    QCOMPARE(error.details, u"Value: {'name': 'x', 'adminPass': '•••'}."_s);
}

void AnswersTest::keepsTheRequestId()
{
    const Error error = faultOf(captured::answer(u"nova quota"_s), u"create a server"_s);
    QVERIFY2(error.requestId.startsWith(u"req-"_s), qPrintable(error.requestId));
    QCOMPARE(error.sentence, u"The cloud refused to create a server: it is more than the quota allows."_s);
}

void AnswersTest::namesWhereARedirectPoints()
{
    http::Response moved = answer(301, "text/html", {});
    moved.headers.append(std::pair(QByteArray("Location"), QByteArray("https://new.example.org/v2.1")));
    const Error error = faultOf(moved, u"list servers"_s);
    QCOMPARE(nameOf(error.kind), nameOf(Error::Kind::Unexpected));
    QVERIFY2(error.remedy.contains(u"https://new.example.org/v2.1"_s), qPrintable(error.remedy));
}

void AnswersTest::saysWhatARequestIsFor_data()
{
    QTest::addColumn<QByteArray>("verb");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("deed");
    const auto row = [](const char *verb, const char *path, const char *body, const QString &deed) {
        QTest::addRow("%s %s", verb, path)
            << QByteArray(verb) << QString::fromLatin1(path) << QByteArray(body) << deed;
    };
    row("POST", "/servers", R"({"server":{}})", u"create a server"_s);
    row("GET", "/servers/detail", "{}", u"show a server"_s);
    row("GET", "/networks", "{}", u"list networks"_s);
    row("DELETE", "/security-groups/1", "{}", u"delete a security group"_s);
    row("POST", "/servers/1/action", R"({"createImage":{}})", u"make an image of a server"_s);
    row("PUT", "/routers/1/add_router_interface", "{}", u"connect a router to a subnet"_s);
    row("POST", "/users/1/application_credentials", "{}", u"create an application credential"_s);
    row("PUT", "/networks/1/tags", "{}", u"change tags"_s);
    row("POST", "/zones/1/recordsets", "{}", u"create a DNS record"_s);
    row("PUT", "/wherever", "{}", u"answer PUT /wherever"_s);
}

void AnswersTest::saysWhatARequestIsFor()
{
    QFETCH(QByteArray, verb);
    QFETCH(QString, path);
    QFETCH(QByteArray, body);
    QFETCH(QString, deed);
    QCOMPARE(deedOf(verb, path, json(body)), deed);
}

void AnswersTest::findsTheNextPage_data()
{
    QTest::addColumn<QByteArray>("page");
    QTest::addColumn<QString>("member");
    QTest::addColumn<QString>("query"); // empty: it is the last page
    QTest::addRow("Nova") << QByteArray(
        R"({"servers_links":[{"rel":"next","href":"http://h/v2.1/servers?limit=1&marker=a"}]})")
                          << u"servers"_s << u"limit=1&marker=a"_s;
    QTest::addRow("Neutron, first page") << QByteArray(
        R"({"networks_links":[{"rel":"next","href":"http://h/v2.0/networks?marker=b"},{"rel":"previous","href":"http://h/x?p=1"}]})")
                                         << u"networks"_s << u"marker=b"_s;
    QTest::addRow("Neutron, last page")
        << QByteArray(R"({"networks_links":[{"rel":"previous","href":"http://h/x?p=1"}]})") << u"networks"_s
        << QString();
    QTest::addRow("Glance, relative")
        << QByteArray(R"({"next":"/v2/images?limit=1&marker=c"})") << u"images"_s << u"limit=1&marker=c"_s;
    QTest::addRow("Designate") << QByteArray(
        R"({"links":{"self":"http://h/z","next":"http://h/z?marker=d"}})")
                               << u"zones"_s << u"marker=d"_s;
    QTest::addRow("Keystone, last page")
        << QByteArray(R"({"links":{"next":null,"self":"http://h/p","previous":null}})") << u"projects"_s
        << QString();
    QTest::addRow("encoded marker") << QByteArray(R"({"next":"/v1/x?marker=a%26b+c"})") << u"x"_s
                                    << u"marker=a%26b+c"_s;
    QTest::addRow("none") << QByteArray("{}") << u"x"_s << QString();
}

void AnswersTest::findsTheNextPage()
{
    QFETCH(QByteArray, page);
    QFETCH(QString, member);
    QFETCH(QString, query);
    QCOMPARE(nextQuery(json(page), member).value_or(QString()), query);
}

void AnswersTest::findsKeystone_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("url");
    QTest::addRow("with version") << u"https://h:5000/v3"_s << u"https://h:5000/v3"_s;
    QTest::addRow("with slash") << u"https://h:5000/v3/"_s << u"https://h:5000/v3"_s;
    QTest::addRow("without version") << u"https://h:5000"_s << u"https://h:5000/v3"_s;
    QTest::addRow("prefix") << u"https://h/identity"_s << u"https://h/identity/v3"_s;
    QTest::addRow("prefix and version") << u"https://h/identity/v3"_s << u"https://h/identity/v3"_s;
    QTest::addRow("old version") << u"https://h:5000/v2.0/"_s << u"https://h:5000/v3"_s;
    QTest::addRow("blanks") << u" https://h:5000/v3 "_s << u"https://h:5000/v3"_s;
}

void AnswersTest::findsKeystone()
{
    QFETCH(QString, written);
    QFETCH(QString, url);
    QCOMPARE(identityUrl(written).toString(), url);
}

void AnswersTest::addsVersionsWhereTheyAreMissing_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<Service>("service");
    QTest::addColumn<QString>("listed");
    QTest::addColumn<QString>("url");
    const auto row = [](const char *type, Service service, const QString &listed, const QString &url) {
        QTest::addRow("%s %s", type, qPrintable(listed))
            << QString::fromLatin1(type) << service << listed << url;
    };
    row("network", Service::Network, u"http://h:9696"_s, u"http://h:9696/v2.0"_s);
    row("network", Service::Network, u"http://h:9696/v2.0/"_s, u"http://h:9696/v2.0"_s);
    row("network", Service::Network, u"https://h/networking"_s, u"https://h/networking/v2.0"_s);
    row("image", Service::Image, u"http://h:9292/"_s, u"http://h:9292/v2"_s);
    row("image", Service::Image, u"http://h:9292/v2"_s, u"http://h:9292/v2"_s);
    row("dns", Service::Dns, u"http://h:9001"_s, u"http://h:9001/v2"_s);
    row("compute", Service::Compute, u"http://h:8774/v2.1"_s, u"http://h:8774/v2.1"_s);
    row("compute", Service::Compute, u"http://h:8774/v2.1/p1"_s, u"http://h:8774/v2.1/p1"_s);
    row("compute", Service::Compute, u"http://h:8774/v2/p1"_s, u"http://h:8774/v2.1/p1"_s);
    row("compute", Service::Compute, u"https://h/compute"_s, u"https://h/compute/v2.1"_s);
    row("volumev3", Service::Volume, u"http://h:8776/v3/p1"_s, u"http://h:8776/v3/p1"_s);
    row("volumev3", Service::Volume, u"http://h:8776/v3"_s, u"http://h:8776/v3/p1"_s);
    row("block-storage", Service::Volume, u"https://h/volume"_s, u"https://h/volume/v3/p1"_s);
}

void AnswersTest::addsVersionsWhereTheyAreMissing()
{
    QFETCH(QString, type);
    QFETCH(Service, service);
    QFETCH(QString, listed);
    QFETCH(QString, url);
    const QJsonObject endpoint{{u"interface"_s, u"public"_s}, {u"region_id"_s, u"R"_s}, {u"url"_s, listed}};
    const QJsonObject entry{{u"type"_s, type}, {u"endpoints"_s, QJsonArray{endpoint}}};
    const Endpoints endpoints({entry}, u"p1"_s, u"public"_s);
    QCOMPARE(endpoints.url(service, u"R"_s).toString(), url);
}

void AnswersTest::prefersTheWantedInterface()
{
    QJsonArray list;
    for (const QString &interface : {u"admin"_s, u"internal"_s, u"public"_s})
        list.append(QJsonObject{{u"interface"_s, interface}, {u"region"_s, u"R"_s},
            {u"url"_s, u"http://%1:9292"_s.arg(interface)}});
    const QJsonArray catalog{QJsonObject{{u"type"_s, u"image"_s}, {u"endpoints"_s, list}}};
    QCOMPARE(Endpoints(catalog, {}, u"internalURL"_s).url(Service::Image, u"R"_s).host(), u"internal"_s);
    QCOMPARE(Endpoints(catalog, {}, {}).url(Service::Image, u"R"_s).host(), u"public"_s);
    QVERIFY(Endpoints(catalog, {}, u"public"_s).url(Service::Image, u"Other"_s).isEmpty());
}

void AnswersTest::readsTimesAsUtc_data()
{
    QTest::addColumn<QString>("text");
    QTest::addRow("Keystone's token") << u"2030-01-01T00:00:00.000000Z"_s;
    QTest::addRow("Keystone's credential") << u"2030-01-01T00:00:00.000000"_s;
    QTest::addRow("Neutron") << u"2030-01-01T00:00:00Z"_s;
    QTest::addRow("Magnum") << u"2030-01-01T01:00:00+01:00"_s;
}

void AnswersTest::readsTimesAsUtc()
{
    QFETCH(QString, text);
    QCOMPARE(utcTime(text), QDateTime(QDate(2030, 1, 1), QTime(0, 0), Qt::UTC));
}
