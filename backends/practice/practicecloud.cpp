// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "practice/practicecloud.h"

#include "practice/control.h"
#include "practice/httpserver.h"
#include "practice/services.h"

#include <mutex>

using namespace Qt::StringLiterals;

namespace hubwright::practice {

namespace {

/// As it is where YAML needs no quotes, for people to read.
QString inYaml(QString text)
{
    const bool isWord = std::ranges::all_of(text, [](QChar c) { return c.isLetter(); });
    return isWord ? text : u'\'' + text.replace(u'\'', u"''"_s) + u'\'';
}

QByteArray textOf(const Request &request)
{
    QByteArray text = request.method + ' ' + request.target + '\n';
    for (auto it = request.headers.begin(); it != request.headers.end(); ++it)
        text += it.key() + ": " + it.value() + '\n';
    return text + '\n' + request.body;
}

QByteArray textOf(const Reply &reply)
{
    QByteArray text = QByteArray::number(reply.status) + '\n';
    for (const auto &[name, value] : reply.headers)
        text += name + ": " + value + '\n';
    return text + '\n' + reply.body;
}

} // namespace

class PracticeCloud::Private
{
public:
    explicit Private(const Options &chosen)
        : options(chosen)
        , faults(chosen.seed)
        , router({identityService(), computeService(), networkService(), imageService(), volumeService(),
              dnsService(), hubService()})
    {
    }

    Answer answer(const Request &request);
    [[nodiscard]] QUrl url(const QString &path) const
    {
        return QUrl(u"http://127.0.0.1:%1%2"_s.arg(port).arg(path));
    }

    Options options;
    quint16 port = 0;
    QString problem;
    Pause pause;
    std::mutex mutex; // guards state and faults
    std::unique_ptr<State> state;
    Faults faults;
    Router router;
    std::unique_ptr<HttpServer> server; // last: ends before what its threads use

private:
    std::optional<Fault> arrive(const Request &request, const Router::Match &match);
    bool spend(int cloudMs);
    Answer move(const Fault &fault, const Request &request, const Router::Match &match);
};

bool PracticeCloud::Private::spend(int cloudMs)
{
    return pause.sleep(std::chrono::microseconds(static_cast<qint64>(cloudMs * 1000.0 / state->timeScale())));
}

std::optional<Fault> PracticeCloud::Private::arrive(const Request &request, const Router::Match &match)
{
    const std::lock_guard lock(mutex);
    const QString key = keyOf(request, match);
    ++state->requests[key];
    return faults.next(request, key);
}

Answer PracticeCloud::Private::move(const Fault &fault, const Request &request, const Router::Match &match)
{
    const std::lock_guard lock(mutex);
    state->nextMove = {match.service ? QString::fromLatin1(match.service->prefix) : QString(), fault.to};
    return {match.service ? match.service->refuse(Refusal::NoToken, request) : unauthorized(request)};
}

Answer PracticeCloud::Private::answer(const Request &request)
{
    if (request.path == "/control/hang-up"_L1) {
        server->hangUp();
        return {emptyReply(204), Delivery::Whole};
    }
    if (request.path.startsWith("/control/"_L1)) {
        const std::lock_guard lock(mutex);
        state->settle();
        return {control(*state, faults, request), Delivery::Whole};
    }
    const Router::Match match = router.match(request.method, request.path);
    const std::optional<Fault> fault = arrive(request, match);
    spend(match.route ? match.route->latency : 20);
    if (fault && fault->kind == "slow"_L1)
        pause.sleep(std::chrono::milliseconds(fault->delayMs));
    if (fault && fault->kind == "moved"_L1)
        return move(*fault, request, match);
    if (fault && !fault->isCarriedOut)
        return answerFor(*fault);
    Reply reply;
    {
        const std::lock_guard lock(mutex);
        state->settle();
        reply = dispatch(*state, match, request);
        if (options.overhear)
            options.overhear(textOf(request), textOf(reply));
    }
    return fault ? spoilt(*fault, std::move(reply)) : Answer{std::move(reply), Delivery::Whole};
}

PracticeCloud::PracticeCloud(const Options &options)
    : d(std::make_unique<Private>(options))
{
}

PracticeCloud::~PracticeCloud()
{
    d->pause.stop();
}

bool PracticeCloud::start()
{
    d->problem = d->faults.load(d->options.faultsJson);
    if (!d->problem.isEmpty())
        return false;
    d->server = std::make_unique<HttpServer>(
        [this](const Request &request) { return d->answer(request); }, d->pause);
    d->port = d->server->bind(d->options.port);
    if (d->port == 0) {
        d->problem = u"Port %1 is taken."_s.arg(d->options.port);
        return false;
    }
    const QString baseUrl = u"http://127.0.0.1:%1"_s.arg(d->port);
    d->state = std::make_unique<State>(d->options.timeScale, d->options.seed, baseUrl);
    d->state->password = d->options.password;
    d->state->reset();
    d->server->serve();
    return true;
}

QString PracticeCloud::problem() const
{
    return d->problem;
}

quint16 PracticeCloud::port() const
{
    return d->port;
}

QUrl PracticeCloud::openstackUrl() const
{
    return d->url(u"/identity/v3"_s);
}

QUrl PracticeCloud::controlUrl() const
{
    return d->url(u"/control"_s);
}

QUrl PracticeCloud::hubGatewayUrl() const
{
    return d->url(u"/hubs"_s);
}

QByteArray PracticeCloud::cloudsYaml() const
{
    const QString text = u"clouds:\n"
                         "  practice:\n"
                         "    auth_type: password\n"
                         "    auth:\n"
                         "      auth_url: %1\n"
                         "      username: hubadmin\n"
                         "      password: %4\n"
                         "      project_name: hub\n"
                         "      user_domain_name: Default\n"
                         "      project_domain_name: Default\n"
                         "    region_name: RegionOne\n"
                         "    interface: public\n"
                         "    identity_api_version: 3\n"
                         "    hubwright: {time_scale: %2, hub_gateway: '%3'}\n"_s;
    return text.arg(openstackUrl().toString())
        .arg(d->options.timeScale)
        .arg(hubGatewayUrl().toString(), inYaml(d->options.password))
        .toUtf8();
}

} // namespace hubwright::practice
