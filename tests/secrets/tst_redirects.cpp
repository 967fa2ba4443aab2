// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
// A service that sends its callers elsewhere does not get them there, and least of all their tokens.
#include "../unit/http/smallserver.h"

#include "hubapi/hubapi.h"
#include "openstack/cloud.h"

#include <QCoroTask>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace hubwright;
using namespace Qt::StringLiterals;
using openstack::Service;

namespace {

/// Where nobody may arrive: counts connections, not only whole requests.
class Elsewhere : public SmallServer
{
public:
    explicit Elsewhere(const QString &address, std::optional<Identity> identity = {})
        : SmallServer(
            [](const QByteArray &) {
                return Answer{http(200, {}, "{}"), true, {}};
            },
            std::move(identity))
        , m_address(address)
    {
        close();
        if (!listen(QHostAddress(address)))
            qFatal("nothing can listen on %s", qPrintable(address));
    }
    int arrivals = 0;
    [[nodiscard]] QByteArray location() const
    {
        QUrl there = url(u"/there"_s);
        there.setHost(m_address);
        return there.toEncoded();
    }

protected:
    void incomingConnection(qintptr handle) override
    {
        ++arrivals;
        SmallServer::incomingConnection(handle);
    }

private:
    QString m_address;
};

QByteArray tokenFor(const QUrl &service)
{
    QJsonArray catalog;
    for (const QString &type :
        {u"compute"_s, u"network"_s, u"image"_s, u"block-storage"_s, u"volumev3"_s, u"dns"_s}) {
        const QJsonObject endpoint{{u"interface"_s, u"public"_s}, {u"region_id"_s, u"R"_s},
            {u"url"_s, service.toString() + type + u"/v3/1"_s}};
        catalog.append(QJsonObject{{u"type"_s, type}, {u"endpoints"_s, QJsonArray{endpoint}}});
    }
    const QJsonObject named{{u"id"_s, u"1"_s}, {u"name"_s, u"n"_s}};
    return QJsonDocument(
        QJsonObject{
            {u"token"_s, QJsonObject{{u"catalog"_s, catalog}, {u"project"_s, named}, {u"user"_s, named}}}})
        .toJson();
}

/// Answers a sign-in where it is to, and sends everything else elsewhere.
class Sender : public SmallServer
{
public:
    Sender(int status, const QByteArray &location, bool signsIn, std::optional<Identity> identity = {})
        : SmallServer(
            [this, status, location, signsIn](const QByteArray &request) {
                if (signsIn && request.startsWith("POST /identity/v3/auth/tokens"))
                    return Answer{http(201, "Content-Type: application/json\r\nX-Subject-Token: canary\r\n",
                                      tokenFor(url())),
                        false, {}};
                return Answer{http(status, "Location: " + location + "\r\n", {}), false, {}};
            },
            std::move(identity))
    {
    }
};

Profile profileFor(const QUrl &url, Profile::Method method)
{
    Profile profile;
    profile.name = u"fake"_s;
    profile.authUrl = url.toString();
    profile.method = method;
    profile.user = u"ada"_s;
    profile.userDomain = u"default"_s;
    profile.region = u"R"_s;
    profile.timeScale = 1000; // of what it waits before it tries again
    profile.project = u"n"_s;
    profile.projectDomain = u"default"_s;
    return profile;
}

/// Its end, good or bad, does not matter here: only where it went.
template <typename T>
Task<> ended(Task<T> call)
{
    try {
        co_await std::move(call);
    } catch (const Error &) {
    }
}

Task<int> statusOf(Task<http::Response> call)
{
    try {
        const http::Response response = co_await std::move(call);
        co_return response.status;
    } catch (const Error &) {
    }
    co_return -1;
}

} // namespace

class RedirectsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sendsNoServiceCallElsewhere_data() { rows(); }
    void sendsNoServiceCallElsewhere();
    void signsInNowhereElse_data() { rows(); }
    void signsInNowhereElse();
    void provesAHubNowhereElse_data() { rows(); }
    void provesAHubNowhereElse();
    void looksForPagesOfAListNowhereElse();
    void believesNoOtherHostWhereKeystoneIs();

private:
    void rows();
    [[nodiscard]] std::unique_ptr<Elsewhere> elsewhere() const;
    /// For trust in `m_identity`, which nobody signed.
    http::Trust m_trust{.caFile = {}, .verify = false};
    Identity m_identity = selfSigned({});
};

void RedirectsTest::rows()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("to");
    QTest::addColumn<bool>("isSecure");
    for (const int status : {300, 301, 302, 303, 307, 308}) {
        QTest::addRow("%d to another host", status) << status << u"127.0.0.2"_s << false;
        QTest::addRow("%d to another port", status) << status << u"127.0.0.1"_s << false;
        QTest::addRow("%d from https to http", status) << status << u"127.0.0.1"_s << true;
    }
}

std::unique_ptr<Elsewhere> RedirectsTest::elsewhere() const
{
    const QString to = *static_cast<QString *>(QTest::qData("to", qMetaTypeId<QString>()));
    return std::make_unique<Elsewhere>(to);
}

void RedirectsTest::sendsNoServiceCallElsewhere()
{
    QFETCH(int, status);
    QFETCH(bool, isSecure);
    const auto other = elsewhere();
    Sender server(status, other->location(), true, isSecure ? std::optional(m_identity) : std::nullopt);
    Cancellation cancellation;
    openstack::Session session(profileFor(server.url(u"/identity"_s), Profile::Method::Password),
        Secret(u"canary"_s), m_trust, cancellation, nullptr);
    QCoro::waitFor(ended(session.signIn()));
    for (const Service service : {Service::Identity, Service::Compute, Service::Network, Service::Image,
             Service::Volume, Service::Dns}) {
        for (const char *const verb : {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"}) {
            const qsizetype before = server.requests().size();
            http::Request request;
            request.verb = verb;
            request.url.setPath(u"/things"_s);
            if (*verb == 'P')
                request.body = R"({"user_data":"canary"})";
            QCOMPARE(QCoro::waitFor(statusOf(session.send(service, request))), status);
            QCOMPARE(server.requests().size(), before + 1);
            QVERIFY2(server.requests().last().contains("canary"), "the service got no token");
        }
    }
    QCOMPARE(other->arrivals, 0);
}

void RedirectsTest::signsInNowhereElse()
{
    QFETCH(int, status);
    QFETCH(bool, isSecure);
    for (const Profile::Method method :
        {Profile::Method::Password, Profile::Method::ApplicationCredential, Profile::Method::Token}) {
        const auto other = elsewhere();
        Sender server(status, other->location(), false, isSecure ? std::optional(m_identity) : std::nullopt);
        Cancellation cancellation;
        openstack::Session session(profileFor(server.url(u"/identity"_s), method), Secret(u"canary"_s),
            m_trust, cancellation, nullptr);
        QCoro::waitFor(ended(session.signIn()));
        QVERIFY(!server.requests().isEmpty());
        QCOMPARE(other->arrivals, 0);
    }
}

void RedirectsTest::provesAHubNowhereElse()
{
    QFETCH(int, status);
    QFETCH(bool, isSecure);
    const auto other = elsewhere();
    Sender server(status, other->location(), false, isSecure ? std::optional(m_identity) : std::nullopt);
    Cancellation cancellation;
    const hubapi::HubAddress address{
        .host = u"hub.example.org"_s, .ip = {}, .gateway = server.url(), .verify = false};
    hubapi::HubApi hub(address, Secret(u"canary"_s), cancellation);
    QCoro::waitFor(ended(hub.isHealthy()));
    QCoro::waitFor(ended(hub.version()));
    QCoro::waitFor(ended(hub.addUser(u"ada"_s)));
    QCoro::waitFor(ended(hub.startServer(u"ada"_s, {{u"flavor"_s, u"small"_s}})));
    QCoro::waitFor(ended(hub.serverState(u"ada"_s)));
    QCoro::waitFor(ended(hub.stopServer(u"ada"_s)));
    QCoro::waitFor(ended(hub.removeUser(u"ada"_s)));
    QCOMPARE(server.requests().size(), 7);
    for (const QByteArray &request : server.requests())
        QVERIFY2(request.contains("token canary"), request.constData());
    QCOMPARE(other->arrivals, 0);
}

void RedirectsTest::looksForPagesOfAListNowhereElse()
{
    Elsewhere other(u"127.0.0.2"_s);
    const QByteArray next = other.location() + "?marker=2";
    int pages = 0;
    SmallServer server([&](const QByteArray &request) {
        QByteArray body = R"({"networks":[]})";
        if (request.startsWith("POST "))
            body = tokenFor(server.url());
        else if (request.startsWith("GET /network/") && ++pages == 1)
            body = R"({"networks":[{}],"networks_links":[{"rel":"next","href":")" + next + "\"}]}";
        return SmallServer::Answer{SmallServer::http(request.startsWith("POST ") ? 201 : 200,
                                       "Content-Type: application/json\r\nX-Subject-Token: canary\r\n", body),
            true, {}};
    });
    Cancellation cancellation;
    const auto session = std::make_shared<openstack::Session>(
        profileFor(server.url(u"/identity"_s), Profile::Method::Password), Secret(u"canary"_s), http::Trust(),
        cancellation, nullptr);
    QCoro::waitFor(session->signIn());
    const openstack::Cloud cloud(session);
    openstack::Api networks(session, Service::Network);
    QCoro::waitFor(networks.list(u"/networks"_s, u"networks"_s));
    QCOMPARE(pages, 2);
    QCOMPARE(other.arrivals, 0);
}

void RedirectsTest::believesNoOtherHostWhereKeystoneIs()
{
    Elsewhere other(u"127.0.0.2"_s);
    const QByteArray versions = R"({"versions":{"values":[{"id":"v3.14","links":[{"rel":"self","href":")"
        + other.location() + "/v3/\"}]}]}}";
    SmallServer server([&](const QByteArray &request) {
        const bool isPost = request.startsWith("POST ");
        return SmallServer::Answer{SmallServer::http(isPost ? 404 : 300, "Content-Type: application/json\r\n",
                                       isPost ? QByteArray("{}") : versions),
            true, {}};
    });
    Cancellation cancellation;
    openstack::Session session(profileFor(server.url(u"/cloud"_s), Profile::Method::Password),
        Secret(u"canary"_s), http::Trust(), cancellation, nullptr);
    QCoro::waitFor(ended(session.signIn()));
    QVERIFY(std::ranges::any_of(server.requests(),
        [](const QByteArray &request) { return request.startsWith("POST /there/v3/auth/tokens"); }));
    QCOMPARE(other.arrivals, 0);
}

QTEST_GUILESS_MAIN(RedirectsTest)
#include "tst_redirects.moc"
