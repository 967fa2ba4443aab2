// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "tst_session.h"

#include "../http/smallserver.h"
#include "data.h"

#include "openstack/cloud.h"
#include "openstack/signin.h"

#include <QCoroTask>
#include <QJsonDocument>
#include <QTest>

using namespace hubwright;
using namespace hubwright::openstack;
using namespace Qt::StringLiterals;

namespace {

/// Keystone and all services in one server. A test adds answers of its own before them.
class FakeCloud
{
public:
    using Answer = SmallServer::Answer;
    /// The status and body for "GET /path?query", or nothing: the usual one.
    std::function<std::optional<std::pair<int, QByteArray>>(
        const QByteArray &line, const QByteArray &request)>
        special;
    int lifetime = 3600; ///< of tokens, in seconds
    QByteArray newestCompute = "2.93";
    QByteArray trace = "X-Openstack-Request-Id: req-1\r\n"; ///< what services add and proxies do not
    QByteArrayList services{"compute", "network", "image"};

    FakeCloud()
        : m_server([this](const QByteArray &request) { return answer(request); })
    {
    }

    [[nodiscard]] QUrl url(const QString &path = u"/identity"_s) const { return m_server.url(path); }
    [[nodiscard]] QByteArrayList lines() const
    {
        QByteArrayList lines;
        for (const QByteArray &request : m_server.requests())
            lines.append(lineOf(request));
        return lines;
    }
    [[nodiscard]] QByteArray last() const
    {
        return m_server.requests().value(m_server.requests().size() - 1);
    }
    [[nodiscard]] int signIns() const { return int(lines().count("POST /identity/v3/auth/tokens")); }

private:
    static QByteArray lineOf(const QByteArray &request)
    {
        const QByteArrayList words = request.left(request.indexOf("\r\n")).split(' ');
        return words.value(0) + ' ' + words.value(1);
    }

    Answer answer(const QByteArray &request)
    {
        const QByteArray line = lineOf(request);
        const auto chosen = special ? special(line, request) : std::nullopt;
        if (chosen)
            return json(chosen->first, trace, chosen->second);
        if (line == "POST /identity/v3/auth/tokens")
            return json(201, "X-Subject-Token: token" + QByteArray::number(++m_tokens) + "\r\n", token());
        if (line == "GET /compute/v2.1/")
            return json(200, {}, R"({"version":{"version":")" + newestCompute + "\"}}");
        return json(200, {},
            R"({"flavors":[],"images":[],"networks":[],"subnets":[],"ports":[],"routers":[],"zones":[],"keypairs":[]})");
    }

    static Answer json(int status, const QByteArray &headers, const QByteArray &body)
    {
        return {SmallServer::http(status, "Content-Type: application/json\r\n" + headers, body), true, {}};
    }

    QByteArray token() const
    {
        QJsonArray catalog;
        for (const QByteArray &type : services) {
            const QJsonObject endpoint{{u"interface"_s, u"public"_s}, {u"region_id"_s, u"R"_s},
                {u"url"_s, url(u'/' + QString::fromLatin1(type)).toString()}};
            catalog.append(
                QJsonObject{{u"type"_s, QString::fromLatin1(type)}, {u"endpoints"_s, QJsonArray{endpoint}}});
        }
        const QDateTime ends = QDateTime::currentDateTimeUtc().addSecs(lifetime);
        const QJsonObject named{{u"id"_s, u"1"_s}, {u"name"_s, u"n"_s}};
        return QJsonDocument(
            QJsonObject{{u"token"_s,
                QJsonObject{{u"catalog"_s, catalog}, {u"project"_s, named}, {u"user"_s, named},
                    {u"expires_at"_s, ends.toString(Qt::ISODateWithMs)}}}})
            .toJson(QJsonDocument::Compact);
    }

    int m_tokens = 0;
    SmallServer m_server;
};

Profile profileFor(const QUrl &url)
{
    Profile profile;
    profile.name = u"fake"_s;
    profile.authUrl = url.toString();
    profile.method = Profile::Method::Password;
    profile.user = u"ada"_s;
    profile.userDomain = u"default"_s;
    profile.project = u"p"_s;
    profile.projectDomain = u"default"_s;
    return profile;
}

/// A cloud that is signed in to the fake one.
struct Signed
{
    explicit Signed(const FakeCloud &fake)
        : cloud(std::make_shared<Cloud>(std::make_shared<Session>(
            profileFor(fake.url()), Secret(u"pw"_s), http::Trust(), cancellation, nullptr)))
    {
        finished(cloud->session->signIn());
    }
    Cancellation cancellation;
    std::shared_ptr<Cloud> cloud;
};

std::pair<int, QByteArray> body(const QByteArray &text, int status = 200)
{
    return {status, text};
}

} // namespace

void SessionTest::sendsNoScopeWithAnApplicationCredential_data()
{
    QTest::addColumn<int>("method");
    QTest::addColumn<bool>("hasScope");
    QTest::newRow("application credential") << int(Profile::Method::ApplicationCredential) << false;
    QTest::newRow("password") << int(Profile::Method::Password) << true;
    QTest::newRow("token") << int(Profile::Method::Token) << true;
}

void SessionTest::sendsNoScopeWithAnApplicationCredential()
{
    QFETCH(int, method);
    QFETCH(bool, hasScope);
    Profile profile = profileFor(QUrl(u"http://h"_s));
    profile.method = Profile::Method(method);
    const QJsonObject auth = signInBody(profile, Secret(u"s"_s), Scope::Project)["auth"_L1].toObject();
    QCOMPARE(auth.contains(u"scope"_s), hasScope);
}

void SessionTest::findsAnIdentityServiceByItsVersions()
{
    FakeCloud fake;
    fake.special
        = [&](const QByteArray &line, const QByteArray &) -> std::optional<std::pair<int, QByteArray>> {
        if (line == "POST /odd/v3/auth/tokens")
            return body("{}", 404);
        if (line == "GET /odd")
            return body(
                R"({"versions":{"values":[{"id":"v3.14","links":[{"rel":"self","href":"http://inside/identity/v3/"}]}]}})",
                300);
        return std::nullopt;
    };
    Cancellation cancellation;
    Session session(profileFor(fake.url(u"/odd"_s)), Secret(u"pw"_s), {}, cancellation, nullptr);
    finished(session.signIn());
    QCOMPARE(session.region(), u"R"_s);
    QCOMPARE(session.endpoint(Service::Identity), fake.url(u"/identity/v3"_s));
}

void SessionTest::tellsThatThereIsNoIdentityService()
{
    SmallServer page([](const QByteArray &) {
        return SmallServer::Answer{
            SmallServer::http(200, "Content-Type: text/html\r\n", "<html>hello</html>"), true, {}};
    });
    Cancellation cancellation;
    Session session(profileFor(page.url()), Secret(u"pw"_s), {}, cancellation, nullptr);
    const auto error = errorOf([&] { finished(session.signIn()); });
    QCOMPARE(nameOf(error.value().kind), nameOf(Error::Kind::BadInput));
    QVERIFY2(error->sentence.contains(u"Keystone"_s), qPrintable(error->sentence));
}

namespace {

Task<int> readThrice(std::shared_ptr<Cloud> cloud)
{
    auto first = cloud->network.get(u"/a"_s);
    auto second = cloud->network.get(u"/b"_s);
    auto third = cloud->network.get(u"/c"_s);
    co_await first;
    co_await second;
    co_await third;
    co_return 3;
}

} // namespace

void SessionTest::sharesOneRenewalAmongWaiters()
{
    FakeCloud fake;
    fake.special
        = [](const QByteArray &, const QByteArray &request) -> std::optional<std::pair<int, QByteArray>> {
        const bool isOld = request.contains("X-Auth-Token: token1\r\n");
        return isOld ? std::optional(body(R"({"error":{"code":401,"message":"old"}})", 401)) : std::nullopt;
    };
    const Signed here(fake);
    int read = 0;
    const auto error = errorOf([&] { read = finished(readThrice(here.cloud)); });
    QVERIFY2(!error, error ? qPrintable(error->text()) : "");
    QCOMPARE(read, 3);
    QCOMPARE(fake.signIns(), 2);
}

void SessionTest::renewsAheadOfTheEnd()
{
    FakeCloud fake;
    fake.lifetime = 1;
    const Signed here(fake);
    QTest::qWait(900);
    fake.lifetime = 3600;
    (void)finished(here.cloud->network.get(u"/a"_s));
    QCOMPARE(fake.signIns(), 2);
    QVERIFY(fake.last().contains("X-Auth-Token: token2\r\n"));
}

void SessionTest::saysSignInWhenARenewedTokenIsRefused()
{
    FakeCloud fake;
    fake.special
        = [](const QByteArray &line, const QByteArray &) -> std::optional<std::pair<int, QByteArray>> {
        const bool isRead = line == "GET /network/v2.0/a";
        return isRead ? std::optional(body(R"({"error":{"code":401,"message":"no"}})", 401)) : std::nullopt;
    };
    const Signed here(fake);
    const auto error = errorOf([&] { (void)finished(here.cloud->network.get(u"/a"_s)); });
    QCOMPARE(nameOf(error.value().kind), nameOf(Error::Kind::SignIn));
    QCOMPARE(fake.lines().count("GET /network/v2.0/a"), 2);
}

void SessionTest::doesNotSendTheTokenToHostsInLinks()
{
    SmallServer other([](const QByteArray &) {
        return SmallServer::Answer{SmallServer::http(200, {}, "{}"), true, {}};
    });
    FakeCloud fake;
    const QByteArray next = other.url(u"/v2.0/networks"_s).toEncoded() + "?marker=1";
    fake.special
        = [&](const QByteArray &line, const QByteArray &) -> std::optional<std::pair<int, QByteArray>> {
        if (line == "GET /network/v2.0/networks")
            return body(
                R"({"networks":[{"id":"1"}],"networks_links":[{"rel":"next","href":")" + next + R"("}]})");
        return std::nullopt;
    };
    const Signed here(fake);
    const QJsonArray all = finished(here.cloud->network.list(u"/networks"_s, u"networks"_s));
    QCOMPARE(all.size(), 1);
    QVERIFY(other.requests().isEmpty());
    QCOMPARE(fake.lines().last(), QByteArray("GET /network/v2.0/networks?marker=1"));
}

void SessionTest::endsAListThatPointsToItself()
{
    FakeCloud fake;
    fake.special
        = [](const QByteArray &line, const QByteArray &) -> std::optional<std::pair<int, QByteArray>> {
        const bool isList = line.startsWith("GET /image/v2/images");
        return isList ? std::optional(body(R"({"images":[{"id":"1"}],"next":"/v2/images?marker=1"})"))
                      : std::nullopt;
    };
    const Signed here(fake);
    const auto error = errorOf([&] { (void)finished(here.cloud->image.list(u"/images"_s, u"images"_s)); });
    QCOMPARE(nameOf(error.value().kind), nameOf(Error::Kind::Unexpected));
}

void SessionTest::readsAllPages()
{
    FakeCloud fake;
    fake.special
        = [](const QByteArray &line, const QByteArray &) -> std::optional<std::pair<int, QByteArray>> {
        if (line == "GET /image/v2/images?name=a%2Bb")
            return body(R"({"images":[{"id":"1"}],"next":"/v2/images?name=a%2Bb&marker=1"})");
        if (line == "GET /image/v2/images?name=a%2Bb&marker=1")
            return body(R"({"images":[{"id":"2"}],"next":"/v2/images?name=a%2Bb&marker=2"})");
        if (line == "GET /image/v2/images?name=a%2Bb&marker=2")
            return body(R"({"images":[]})");
        return std::nullopt;
    };
    const Signed here(fake);
    QUrlQuery query;
    query.addQueryItem(u"name"_s, u"a+b"_s);
    QCOMPARE(finished(here.cloud->image.list(u"/images"_s, u"images"_s, query)).size(), 2);
}

void SessionTest::patchesImagesAsGlanceWants()
{
    FakeCloud fake;
    const Signed here(fake);
    const QJsonObject changes{{u"a/b"_s, u"1"_s}};
    (void)finished(here.cloud->image.patch(u"/images/1"_s, changes));
    const QByteArray request = fake.last();
    QVERIFY2(request.contains("Content-Type: application/openstack-images-v2.1-json-patch\r\n"),
        request.constData());
    QVERIFY2(request.endsWith(R"([{"op":"add","path":"/a~1b","value":"1"}])"), request.constData());
}

void SessionTest::takesGoneForRemoved()
{
    FakeCloud fake;
    fake.special
        = [](const QByteArray &line, const QByteArray &) -> std::optional<std::pair<int, QByteArray>> {
        const bool isGone = line.endsWith("/ports/1");
        return isGone ? std::optional(body(R"({"NeutronError":{"message":"gone"}})", 404)) : std::nullopt;
    };
    const Signed here(fake);
    QVERIFY(!errorOf([&] { finished(here.cloud->network.remove(u"/ports/1"_s)); }));
    QVERIFY(!finished(here.cloud->network.tryGet(u"/ports/1"_s)).has_value());
}

void SessionTest::doesNotTakeForGoneWhatIsShown()
{
    FakeCloud fake;
    fake.special
        = [](const QByteArray &line, const QByteArray &) -> std::optional<std::pair<int, QByteArray>> {
        return line == "DELETE /network/v2.0/ports/1" ? std::optional(body("{}", 404)) : std::nullopt;
    };
    const Signed here(fake);
    const auto error = errorOf([&] { finished(here.cloud->network.remove(u"/ports/1"_s)); });
    QCOMPARE(nameOf(error.value().kind), nameOf(Error::Kind::Transient));
}

void SessionTest::takesOnlyAListForAList_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("another list") << QByteArray(R"({"servers": []})");
    QTest::newRow("an object") << QByteArray(R"({"networks": {}})");
}

void SessionTest::takesOnlyAListForAList()
{
    QFETCH(QByteArray, answer);
    FakeCloud fake;
    fake.special
        = [&](const QByteArray &line, const QByteArray &) -> std::optional<std::pair<int, QByteArray>> {
        return line == "GET /network/v2.0/networks" ? std::optional(body(answer)) : std::nullopt;
    };
    const Signed here(fake);
    const auto error
        = errorOf([&] { (void)finished(here.cloud->network.list(u"/networks"_s, u"networks"_s)); });
    QCOMPARE(nameOf(error.value().kind), nameOf(Error::Kind::Unexpected));
}

void SessionTest::showsOnlyWhatHasAnId_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a list") << QByteArray(R"({"server": []})");
    QTest::newRow("a number") << QByteArray(R"({"server": {"id": 7}})");
}

void SessionTest::showsOnlyWhatHasAnId()
{
    QFETCH(QByteArray, answer);
    FakeCloud fake;
    fake.special
        = [&](const QByteArray &line, const QByteArray &) -> std::optional<std::pair<int, QByteArray>> {
        return line == "GET /compute/v2.1/servers/1" ? std::optional(body(answer)) : std::nullopt;
    };
    const Signed here(fake);
    const auto error
        = errorOf([&] { (void)finished(here.cloud->compute.show(u"/servers/1"_s, u"server"_s)); });
    QCOMPARE(error.value().sentence,
        u"The cloud's answer is not what it should be when it is to show a server."_s);
}

void SessionTest::signsInWithAWholeTokenOnly()
{
    FakeCloud fake;
    fake.special
        = [](const QByteArray &line, const QByteArray &) -> std::optional<std::pair<int, QByteArray>> {
        const bool isSignIn = line == "POST /identity/v3/auth/tokens";
        return isSignIn ? std::optional(body(R"({"token": {"project": {}, "user": []}})", 201))
                        : std::nullopt;
    };
    const auto error = errorOf([&] { const Signed here(fake); });
    QCOMPARE(nameOf(error.value().kind), nameOf(Error::Kind::Unexpected));
}

void SessionTest::saysThatComputeDoesNotTellItsVersion()
{
    FakeCloud fake;
    fake.special
        = [](const QByteArray &line, const QByteArray &) -> std::optional<std::pair<int, QByteArray>> {
        return line == "GET /compute/v2.1/" ? std::optional(body("{}", 403)) : std::nullopt;
    };
    const auto error = errorOf([&] { const Signed here(fake); });
    QCOMPARE(error.value().sentence,
        u"The cloud does not allow this account to tell the version of its compute service."_s);
}

void SessionTest::refusesAServiceThatIsNotOffered()
{
    FakeCloud fake;
    const Signed here(fake);
    QVERIFY(!here.cloud->dns.isOffered());
    const auto error = errorOf([&] { finished(here.cloud->dns.remove(u"/zones/1"_s)); });
    QCOMPARE(error.value().sentence, u"The cloud offers no DNS service in the region “R”."_s);
}

void SessionTest::asksForTheNewestMicroversionBelowOurs_data()
{
    QTest::addColumn<QByteArray>("offered");
    QTest::addColumn<QByteArray>("asked");
    QTest::newRow("newer") << QByteArray("2.96") << QByteArray("2.90");
    QTest::newRow("older") << QByteArray("2.79") << QByteArray("2.79");
    QTest::newRow("much older") << QByteArray("2.9") << QByteArray("2.9");
    QTest::newRow("does not say") << QByteArray() << QByteArray("2.1");
}

void SessionTest::asksForTheNewestMicroversionBelowOurs()
{
    QFETCH(QByteArray, offered);
    QFETCH(QByteArray, asked);
    FakeCloud fake;
    fake.newestCompute = offered;
    const Signed here(fake);
    (void)finished(here.cloud->compute.get(u"/limits"_s));
    QVERIFY2(
        fake.last().contains("X-OpenStack-Nova-API-Version: " + asked + "\r\n"), fake.last().constData());
}

void SessionTest::reportsAReadThatFailsOfACatalog()
{
    FakeCloud fake;
    fake.special
        = [](const QByteArray &line, const QByteArray &) -> std::optional<std::pair<int, QByteArray>> {
        const bool fails = line.startsWith("GET /network/v2.0/subnets");
        return fails ? std::optional(body(R"({"NeutronError":{"message":"forbidden"}})", 403)) : std::nullopt;
    };
    const Signed here(fake);
    const auto error = errorOf([&] { (void)finished(readCatalog(here.cloud)); });
    QCOMPARE(error.value().sentence, u"The cloud does not allow this account to list subnets."_s);
}

void SessionTest::readsACatalogWithoutHiddenLists()
{
    FakeCloud fake;
    fake.services.append("dns");
    fake.special
        = [](const QByteArray &line, const QByteArray &) -> std::optional<std::pair<int, QByteArray>> {
        const bool isHidden
            = line.startsWith("GET /dns/v2/zones") || line.startsWith("GET /network/v2.0/quotas/1/");
        return isHidden ? std::optional(body(R"({"message":"no"})", 403)) : std::nullopt;
    };
    const Signed here(fake);
    const Catalog catalog = finished(readCatalog(here.cloud));
    QVERIFY(catalog.zones.isEmpty());
    QVERIFY(fake.lines().contains("GET /network/v2.0/quotas/1"));
}

void SessionTest::believesNoProxyThatAListIsHidden()
{
    FakeCloud fake;
    fake.trace.clear();
    fake.services.append("dns");
    fake.special
        = [](const QByteArray &line, const QByteArray &) -> std::optional<std::pair<int, QByteArray>> {
        const bool isHidden = line.startsWith("GET /dns/v2/zones");
        return isHidden ? std::optional(body(R"({"message":"no"})", 403)) : std::nullopt;
    };
    const Signed here(fake);
    const auto error = errorOf([&] { (void)finished(readCatalog(here.cloud)); });
    QCOMPARE(nameOf(error.value().kind), nameOf(Error::Kind::Refused));
}
