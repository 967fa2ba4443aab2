// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "fakes.h"

#include "engine/specrules.h"

#include <QCoroTimer>

using namespace Qt::StringLiterals;

namespace hubwright {

namespace {

class FakeStep : public Step
{
public:
    FakeStep(FakeCloud &cloud, StepInfo info)
        : Step(std::move(info))
        , m_cloud(cloud)
    {
    }
    Task<QList<Resource>> find(StepContext &) override
    {
        QList<Resource> found;
        if (m_cloud.things.contains(info().id))
            found << Resource{m_cloud.things.value(info().id), {}, false, u"physics-"_s + info().id.value};
        co_return found;
    }
    Task<Resource> create(StepContext &context) override
    {
        co_await context.sleep(Milliseconds(info().expected) / 3);
        if (m_cloud.failures.value(info().id) > 0) {
            --m_cloud.failures[info().id];
            Error error(Error::Kind::Quota,
                u"The cloud has no room for the %1."_s.arg(info().title.toLower()),
                u"Ask for more quota, or remove servers that are no longer needed, then try again."_s,
                u"409 Conflict: Quota exceeded for instances: requested 1, used 10 of 10"_s);
            error.requestId = u"req-8f2c"_s;
            throw error;
        }
        const QString id = u"%1-%2"_s.arg(info().id.value).arg(m_cloud.created.size());
        m_cloud.things.insert(info().id, id);
        m_cloud.created << info().id.value;
        co_return Resource{id, {}, false};
    }
    Task<Resource> settle(StepContext &context, Resource resource) override
    {
        for (int i = 1; i <= 4; ++i) {
            context.say(u"phase %1 of 4"_s.arg(i));
            co_await context.sleep(Milliseconds(info().expected) / 6);
        }
        co_return resource;
    }
    Task<> remove(StepContext &context, Resource) override
    {
        co_await context.sleep(Milliseconds(3000));
        if (m_cloud.stubborn.contains(info().id))
            throw Error(Error::Kind::Refused,
                u"The cloud does not let go of the %1."_s.arg(info().title.toLower()),
                u"Ask its operators."_s);
        m_cloud.things.remove(info().id);
    }

private:
    FakeCloud &m_cloud;
};

class FakeRecipe : public Recipe
{
public:
    explicit FakeRecipe(FakeCloud &cloud)
        : m_cloud(cloud)
    {
    }
    Problems preflight(const Spec &spec, const Catalog &catalog) const override;
    Plan plan(const Spec &spec, const Catalog &catalog) const override;
    QMap<Limited, qint64> uses(const Spec &spec, const Catalog &catalog) const override;
    QList<std::pair<QString, QString>> secrets(const Spec &spec) const override;
    QStringList secretNames() const override { return {u"sign-in"_s}; }
    QList<FirewallRule> firewall(const Spec &spec) const override;
    QUrl url(const Spec &spec, const std::function<QJsonObject(StepId)> &) const override
    {
        return QUrl(u"https://%1"_s.arg(spec.hub.host));
    }

private:
    FakeCloud &m_cloud;
};

Problems FakeRecipe::preflight(const Spec &spec, const Catalog &catalog) const
{
    Problems problems;
    if (!spec.hub.flavor.isEmpty() && !catalog.flavor(spec.hub.flavor))
        problems << Problem{Problem::Severity::Error, u"hub.flavor"_s,
            u"This cloud has no flavor %1."_s.arg(spec.hub.flavor), u"Choose another."_s, 0};
    for (const Network &network : catalog.networks) {
        for (const Subnet &subnet : network.subnets) {
            if (spec.network.create && cidrsOverlap(subnet.cidr, spec.network.create->cidr))
                problems << Problem{Problem::Severity::Error, u"network.create.cidr"_s,
                    u"%1 overlaps the network “%2” (%3)."_s.arg(
                        spec.network.create->cidr, network.name, subnet.cidr),
                    u"Choose another range."_s, 0};
        }
    }
    if (catalog.account.credentialExpires.isValid())
        problems << Problem{Problem::Severity::Warning, u"cloud"_s,
            u"Your own credential ends before the hub's does."_s, u"Renew it before you remove the hub."_s,
            0};
    return problems;
}

Plan FakeRecipe::plan(const Spec &spec, const Catalog &) const
{
    std::vector<std::unique_ptr<Step>> steps;
    const auto add = [&](const QString &id, const QString &title, const QString &about,
                         const QStringList &needs, int seconds) {
        StepInfo info{StepId(id), title, about, {}, Seconds(seconds), StepInfo::Makes::Resource,
            {u"openstack %1 create --tag hubwright %2-%1"_s.arg(id, spec.name)}};
        for (const QString &need : needs)
            info.needs << StepId(need);
        info.holdsData = id == "home-volume"_L1;
        steps.push_back(std::make_unique<FakeStep>(m_cloud, info));
    };
    add(u"hub-credential"_s, u"Hub credential"_s,
        u"With this the hub makes people's servers, and nothing else."_s, {}, 1);
    add(u"network"_s, u"Network"_s, u"The private network of all servers."_s, {}, 1);
    add(u"subnet"_s, u"Subnet"_s, u"Its range of addresses."_s, {u"network"_s}, 1);
    add(u"router"_s, u"Router"_s, u"The way to the internet."_s, {}, 4);
    add(u"router-interface"_s, u"Router interface"_s, u"Joins network and router."_s,
        {u"subnet"_s, u"router"_s}, 2);
    add(u"security-groups"_s, u"Security groups"_s, u"Who reaches what."_s, {}, 3);
    add(u"key-pair"_s, u"Key pair"_s, u"For SSH to the hub."_s, {}, 1);
    add(u"home-volume"_s, u"Home volume"_s, u"People's files; it survives the hub server."_s, {}, 8);
    add(u"hub-port"_s, u"Hub port"_s, u"The hub's place in the network."_s,
        {u"subnet"_s, u"security-groups"_s}, 1);
    add(u"floating-ip"_s, u"Floating IP"_s, u"The hub's public address."_s,
        {u"router-interface"_s, u"hub-port"_s}, 3);
    add(u"dns-record"_s, u"DNS record"_s, u"The hub's name."_s, {u"floating-ip"_s}, 12);
    add(u"user-image"_s, u"User image"_s, u"The software that people work with, built once."_s,
        {u"router-interface"_s}, 540);
    add(u"hub-server"_s, u"Hub server"_s, u"The server that JupyterHub runs on."_s,
        {u"hub-port"_s, u"hub-credential"_s, u"key-pair"_s, u"home-volume"_s, u"router-interface"_s}, 60);
    add(u"first-boot"_s, u"First boot"_s, u"The server is installing JupyterHub."_s, {u"hub-server"_s}, 360);
    add(u"https"_s, u"HTTPS"_s, u"The certificate, and the hub's first answer."_s,
        {u"first-boot"_s, u"dns-record"_s}, 30);
    add(u"trial-server"_s, u"Trial server"_s, u"A person's server is started and stopped."_s,
        {u"https"_s, u"user-image"_s}, 120);
    return Plan(std::move(steps));
}

QMap<Limited, qint64> FakeRecipe::uses(const Spec &spec, const Catalog &catalog) const
{
    const Flavor *flavor = catalog.flavor(spec.hub.flavor);
    return {{Limited::Instances, 1}, {Limited::Cores, flavor ? flavor->vcpus : 0},
        {Limited::RamMb, flavor ? flavor->ramMb : 0}, {Limited::Volumes, 1},
        {Limited::VolumeGb, spec.hub.homeVolumeGb}, {Limited::FloatingIps, 1}};
}

QList<std::pair<QString, QString>> FakeRecipe::secrets(const Spec &spec) const
{
    if (spec.signIn.method == "github"_L1)
        return {{u"sign-in"_s, u"Client secret of the GitHub application"_s}};
    return {};
}

QList<FirewallRule> FakeRecipe::firewall(const Spec &spec) const
{
    using Group = FirewallRule::Group;
    if (!spec.security.rules.isEmpty())
        return spec.security.rules;
    return {{Group::Hub, u"tcp"_s, 80, 80, u"0.0.0.0/0"_s}, {Group::Hub, u"tcp"_s, 443, 443, u"0.0.0.0/0"_s},
        {Group::Hub, u"tcp"_s, 8081, 8081, u"users"_s}, {Group::Hub, u"tcp"_s, 2049, 2049, u"users"_s},
        {Group::Users, u"tcp"_s, 8666, 8666, u"hub"_s}};
}

class FakeConnection : public Connection
{
public:
    FakeConnection(FakeCloud &cloud, Cancellation &cancellation, QString region)
        : m_cloud(cloud)
        , m_cancellation(cancellation)
        , m_region(std::move(region))
    {
    }
    Account account() const override { return m_cloud.catalog.account; }
    Task<Catalog> catalog() override
    {
        Clock clock;
        co_await clock.sleep(m_cloud.latency, m_cancellation);
        ++m_cloud.catalogs;
        Catalog result = m_cloud.catalog;
        if (!m_region.isEmpty())
            result.region = m_region;
        co_return result;
    }
    std::unique_ptr<Recipe> recipe(const QString &) override { return std::make_unique<FakeRecipe>(m_cloud); }
    double timeScale() const override { return m_cloud.timeScale; }

private:
    FakeCloud &m_cloud;
    Cancellation &m_cancellation;
    QString m_region;
};

Profile profileOf(const QString &name, const QString &project, bool hasSecret)
{
    Profile profile;
    profile.name = name;
    profile.provider = u"fake"_s;
    profile.source = u"/etc/openstack/clouds.yaml"_s;
    profile.authUrl = u"https://%1.example.org:5000/v3"_s.arg(name);
    profile.method = hasSecret ? Profile::Method::ApplicationCredential : Profile::Method::Password;
    profile.user = hasSecret ? u"a1b2c3d4"_s : u"ada"_s;
    profile.project = project;
    profile.region = u"RegionOne"_s;
    profile.hasSecret = hasSecret;
    return profile;
}

} // namespace

QList<RecipeInfo> FakeProvider::recipes() const
{
    return {{u"openstack-vm"_s, u"fake"_s, u"Hub on OpenStack servers"_s,
        u"One small server runs the hub; each person gets a server of their own."_s}};
}

QList<Profile> FakeProvider::profiles(Problems *) const
{
    return QList<Profile>{profileOf(u"lab"_s, u"hub"_s, true), profileOf(u"campus"_s, u"teaching"_s, false)}
    + m_kept;
}

Provider::Import FakeProvider::import(const QString &fileName, const QByteArray &content) const
{
    Import result;
    if (!content.contains("clouds:")) {
        result.problems << Problem{
            Problem::Severity::Error, {}, u"%1 is not a clouds.yaml."_s.arg(fileName), {}, 1};
        return result;
    }
    Profile profile = profileOf(u"dropped"_s, u"physics"_s, false);
    profile.source = fileName;
    result.profiles << profile;
    result.secrets.insert(u"dropped"_s, Secret(m_cloud.password));
    return result;
}

Task<> FakeProvider::keep(Profile profile, Secret secret, Vault &vault)
{
    const auto isKnown = [&](const Profile &known) { return known.name == profile.name; };
    if (profile.name != "lab"_L1 && profile.name != "campus"_L1) {
        m_kept.removeIf(isKnown);
        m_kept << profile;
    }
    const QString key = u"cloud/%1/password"_s.arg(profile.name);
    co_await vault.write(key, secret);
}

Task<std::shared_ptr<Connection>> FakeProvider::connect(
    CloudAnswers cloud, Secret secret, Vault &vault, Cancellation &cancellation)
{
    const QList<Profile> all = profiles(nullptr);
    const auto found = std::ranges::find(all, cloud.profile, &Profile::name);
    if (found == all.cend())
        throw Error(Error::Kind::BadInput, u"There is no cloud %1."_s.arg(cloud.profile));
    Profile profile = *found;
    if (!cloud.region.isEmpty())
        profile.region = cloud.region;
    if (secret.isEmpty() && !profile.hasSecret) {
        const QString key = u"cloud/%1/password"_s.arg(profile.name);
        const std::optional<Secret> kept = co_await vault.read(key);
        if (!kept)
            throw Error(Error::Kind::SignIn, u"The password of %1 is not known here."_s.arg(profile.user),
                u"Type it on the Credentials page."_s);
        secret = *kept;
    }
    co_return co_await connect(profile, secret, cancellation);
}

Task<std::shared_ptr<Connection>> FakeProvider::connect(
    Profile profile, Secret secret, Cancellation &cancellation)
{
    Clock clock;
    co_await clock.sleep(m_cloud.latency, cancellation);
    ++m_cloud.signIns;
    const bool isWrong = !profile.hasSecret && secret.reveal() != m_cloud.password;
    if (isWrong || m_cloud.refusesSignIn) {
        Error error(Error::Kind::SignIn,
            u"The cloud does not accept this password for %1."_s.arg(profile.user),
            u"Type it again, and check user name and domain."_s,
            u"401 Unauthorized: The request you have made requires authentication."_s);
        error.requestId = u"req-41d0"_s;
        throw error;
    }
    std::shared_ptr<Connection> connection
        = std::make_shared<FakeConnection>(m_cloud, cancellation, profile.region);
    co_return connection;
}

FakeCloud::FakeCloud()
    : catalog(catalogWith(10))
{
}

Catalog FakeCloud::catalogWith(int flavors)
{
    Catalog c;
    c.account = {u"hubadmin"_s, u"hub"_s, {u"member"_s, u"reader"_s},
        QDateTime(QDate(2027, 3, 12), QTime(9, 0)), true};
    c.region = u"RegionOne"_s;
    c.regions = QStringList{u"RegionOne"_s, u"RegionTwo"_s};
    c.services = {u"dns"_s, u"volumev3"_s};
    c.flavors = {{u"1"_s, u"m3.tiny"_s, 1, 3072, 5}, {u"2"_s, u"m1.small"_s, 1, 2048, 20},
        {u"3"_s, u"m3.small"_s, 2, 6144, 20}, {u"4"_s, u"m3.quad"_s, 4, 15360, 20},
        {u"5"_s, u"m3.medium"_s, 8, 30720, 60}, {u"6"_s, u"m3.large"_s, 16, 61440, 60},
        {u"7"_s, u"m3.xl"_s, 32, 128000, 60}, {u"8"_s, u"4c.extramem"_s, 4, 65536, 40},
        {u"9"_s, u"g3.small"_s, 4, 15360, 60}, {u"10"_s, u"r3.large"_s, 64, 512000, 60}};
    for (int i = int(c.flavors.size()); i < flavors; ++i)
        c.flavors << Flavor{u"f%1"_s.arg(i), u"gen%1.size-%2"_s.arg(i % 37).arg(i), 1 + i % 64,
            1024 * (1 + i % 512), 10 * (1 + i % 20)};
    const QDateTime made(QDate(2026, 9, 1), QTime(4, 0));
    c.images = {{u"i1"_s, u"ubuntu-24.04"_s, u"ubuntu"_s, u"24.04"_s, 8, 512, 620'000'000, made, false, {}},
        {u"i2"_s, u"ubuntu-22.04"_s, u"ubuntu"_s, u"22.04"_s, 8, 512, 580'000'000, made, false, {}},
        {u"i3"_s, u"debian-12"_s, u"debian"_s, u"12"_s, 4, 256, 410'000'000, made, false, {}},
        {u"i4"_s, u"datascience-2026"_s, u"ubuntu"_s, u"24.04"_s, 20, 2048, 6'300'000'000, made.addDays(30),
            true, u"5.5.1"_s},
        {u"i5"_s, u"rocky-9"_s, u"rocky"_s, u"9"_s, 10, 512, 900'000'000, made, false, {}}};
    c.networks = {{u"n1"_s, u"public"_s, true, true, false, {{u"s1"_s, u"public"_s, u"203.0.113.0/24"_s}}},
        {u"n2"_s, u"lab-net"_s, false, false, true, {{u"s2"_s, u"lab"_s, u"10.0.0.0/24"_s}}},
        {u"n3"_s, u"storage"_s, false, true, false, {{u"s3"_s, u"storage"_s, u"172.20.0.0/16"_s}}}};
    c.zones = {{u"z1"_s, u"projects.example.org"_s}};
    c.keyPairs = {{u"ada"_s, u"12:34"_s}};
    c.quotas = {{Limited::Instances, {0, 11}}, {Limited::Cores, {2, 40}}, {Limited::RamMb, {4096, 131072}},
        {Limited::Volumes, {1, 10}}, {Limited::VolumeGb, {40, 1000}}, {Limited::FloatingIps, {0, 4}}};
    return c;
}

std::unique_ptr<Workshop> fakeWorkshop(FakeCloud &cloud, const QString &home)
{
    auto workshop = std::unique_ptr<Workshop>(new Workshop{Home(home), {}, std::make_unique<MemoryVault>()});
    workshop->providers.push_back(std::make_unique<FakeProvider>(cloud));
    return workshop;
}

} // namespace hubwright
