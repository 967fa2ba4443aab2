// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "engine/cidr.h"
#include "engine/specrules.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QSet>
#include <QUrl>

namespace hubwright {

using namespace Qt::StringLiterals;

namespace {

/// Goes over a spec from page to page and collects what is to be said.
class Check
{
    Q_DECLARE_TR_FUNCTIONS(SpecCheck)

public:
    explicit Check(const Spec &spec)
        : m_spec(spec)
    {
    }

    Problems all()
    {
        say(u"name"_s, checkName(m_spec.name));
        if (m_spec.recipe.isEmpty())
            error(u"recipe"_s, tr("No recipe is chosen."), tr("Write “recipe: openstack-vm”."));
        if (m_spec.cloud.profile.isEmpty())
            error(u"cloud.profile"_s, tr("No cloud is chosen."), tr("Name an entry of your clouds.yaml."));
        network();
        security();
        hub();
        https();
        flavors();
        images();
        users();
        signIn();
        return m_problems;
    }

private:
    void say(const QString &field, const Verdict &verdict)
    {
        if (!verdict.isGood())
            error(field, verdict.sentence, verdict.remedy);
    }
    void error(const QString &field, const QString &sentence, const QString &remedy)
    {
        m_problems.append({.field = field, .sentence = sentence, .remedy = remedy});
    }
    void warn(const QString &field, const QString &sentence, const QString &remedy)
    {
        m_problems.append(
            {.severity = Problem::Severity::Warning, .field = field, .sentence = sentence, .remedy = remedy});
    }

    void network()
    {
        const NetworkAnswers &network = m_spec.network;
        if (network.create && !network.existing.isEmpty())
            error(u"network.existing"_s,
                tr("The spec asks for a new network and for the existing “%1”.").arg(network.existing),
                tr("Keep either network.create or network.existing."));
        if (!network.create && network.existing.isEmpty())
            error(u"network.existing"_s, tr("No network is chosen."),
                tr("Name one, or write “create: {}” instead."));
        if (!network.create)
            return;
        newNetwork(*network.create);
        for (qsizetype i = 0; i < network.create->dns.size(); ++i)
            if (!isAddress(network.create->dns[i]))
                error(u"network.create.dns[%1]"_s.arg(i),
                    tr("“%1” is not an IP address.").arg(network.create->dns[i]),
                    tr("Name servers are given by address, as 9.9.9.9."));
    }

    void newNetwork(const NewNetwork &network)
    {
        // Beside the servers, a router, two DHCP agents and the hub take an address each.
        const Verdict verdict = checkCidr(network.cidr, 4 + std::max(1, m_spec.users.atOnce));
        say(u"network.create.cidr"_s, verdict);
        if (!verdict.isGood())
            return;
        const Cidr cidr = *Cidr::parse(network.cidr);
        if (cidr.isIPv6())
            return error(u"network.create.cidr"_s,
                tr("%1 is an IPv6 range, and floating IP addresses need IPv4.").arg(network.cidr),
                tr("Choose an IPv4 range, for example 10.42.0.0/24."));
        const QStringList privateRanges{
            u"10.0.0.0/8"_s, u"172.16.0.0/12"_s, u"192.168.0.0/16"_s, u"100.64.0.0/10"_s};
        const bool isPrivate = std::any_of(privateRanges.begin(), privateRanges.end(),
            [&](const QString &range) { return Cidr::parse(range)->contains(cidr); });
        if (!isPrivate)
            warn(u"network.create.cidr"_s,
                tr("%1 belongs to somebody on the internet, whom the servers could not reach.")
                    .arg(network.cidr),
                tr("Choose a private range, for example 10.42.0.0/24."));
    }

    void security()
    {
        const SecurityAnswers &security = m_spec.security;
        for (qsizetype i = 0; i < security.sshFrom.size(); ++i) {
            const QString field = u"security.ssh_from[%1]"_s.arg(i);
            const Verdict verdict = checkCidr(security.sshFrom[i]);
            say(field, verdict);
            if (verdict.isGood() && Cidr::parse(security.sshFrom[i])->prefix == 0)
                warn(field, tr("Everybody on the internet can try to sign in to the hub server by SSH."),
                    tr("Name your own address range."));
        }
        for (qsizetype i = 0; i < security.rules.size(); ++i)
            say(u"security.rules[%1]"_s.arg(i), checkRule(security.rules[i]));
        say(u"security.public_key"_s, checkPublicKey(security.publicKey));
        if (security.credentialDays < 1 || security.credentialDays > 3650)
            error(u"security.credential_days"_s, tr("The hub's credential lives from 1 to 3650 days."), {});
    }

    void hub()
    {
        const HubAnswers &hub = m_spec.hub;
        if (hub.flavor.isEmpty())
            error(u"hub.flavor"_s, tr("No flavor is chosen for the hub server."),
                tr("It needs at least 2 vCPU and 4 GB of memory."));
        if (hub.image.isEmpty())
            error(u"hub.image"_s, tr("No image is chosen for the hub server."),
                tr("Choose Ubuntu 22.04 or 24.04, or Debian 12."));
        say(u"hub.host"_s, checkHost(hub.host));
        if (hub.homeVolumeGb < 0 || hub.homeVolumeGb > 1000)
            error(u"hub.home_volume_gb"_s,
                tr("The volume for home directories has from 1 to 1000 GB, or 0 for none."), {});
        if (hub.homeVolumeGb == 0 && m_spec.users.idleHours > 0)
            warn(u"hub.home_volume_gb"_s,
                tr("A server that is unused for %n hour(s) is stopped, and all files on it are lost.",
                    nullptr, m_spec.users.idleHours),
                tr("Give the hub a volume for home directories, or set users.idle_hours to 0."));
        proxy();
    }

    void proxy()
    {
        const QString field = u"hub.proxy"_s;
        if (m_spec.hub.proxy.isEmpty())
            return;
        const QUrl url(m_spec.hub.proxy, QUrl::StrictMode);
        const bool isHttp = url.scheme() == "http"_L1 || url.scheme() == "https"_L1;
        if (!url.password().isEmpty())
            return error(field, tr("The proxy's address has a password in it, and a spec holds no secret."),
                tr("Use a proxy that needs none."));
        if (!url.isValid() || !isHttp || url.host().isEmpty() || url.hasQuery()
            || m_spec.hub.proxy.contains(u'\''))
            error(field, tr("“%1” is not the address of a proxy.").arg(m_spec.hub.proxy),
                tr("Write it as http://proxy.example.org:3128."));
    }

    void https()
    {
        const HubAnswers &hub = m_spec.hub;
        if (!hub.https.email.isEmpty() || hub.https.method == HttpsAnswers::Method::LetsEncrypt) {
            if (hub.https.email.isEmpty())
                error(u"hub.https.email"_s, tr("Let's Encrypt needs an e-mail address."),
                    tr("It writes there when there is trouble with the certificate."));
            else
                say(u"hub.https.email"_s, checkEmail(hub.https.email));
        }
        if (hub.https.method == HttpsAnswers::Method::LetsEncrypt && hub.host.isEmpty())
            error(u"hub.host"_s, tr("Let's Encrypt gives certificates to host names, and the hub has none."),
                tr("Name the host, or take a certificate of the hub's own."));
        if (hub.https.method == HttpsAnswers::Method::Internal)
            warn(u"hub.https.method"_s, tr("Browsers warn of the hub's own certificate."),
                tr("Use Let's Encrypt when the hub has a host name."));
    }

    void checkLabel(const QString &field, const QString &name, QSet<QString> &names)
    {
        if (name.trimmed().isEmpty())
            error(
                field, tr("It has no name for people to choose it by."), tr("Write one, for example Small."));
        else if (names.contains(name))
            error(field, tr("Two have the name “%1”.").arg(name), tr("Name them differently."));
        names.insert(name);
    }

    void flavors()
    {
        QSet<QString> names;
        if (m_spec.users.flavors.isEmpty())
            error(
                u"users.flavors"_s, tr("Users have no size of server to choose."), tr("Offer at least one."));
        for (qsizetype i = 0; i < m_spec.users.flavors.size(); ++i) {
            const QString field = u"users.flavors[%1]."_s.arg(i);
            checkLabel(field + "name"_L1, m_spec.users.flavors[i].name, names);
            if (m_spec.users.flavors[i].flavor.isEmpty())
                error(field + "flavor"_L1,
                    tr("No flavor is chosen for “%1”.").arg(m_spec.users.flavors[i].name),
                    tr("Name one of the cloud's."));
        }
    }

    void images()
    {
        QSet<QString> names;
        if (m_spec.users.images.isEmpty())
            error(u"users.images"_s, tr("Users have no environment to choose."),
                tr("Choose an image, or have one built."));
        for (qsizetype i = 0; i < m_spec.users.images.size(); ++i) {
            const UserImage &image = m_spec.users.images[i];
            const QString field = u"users.images[%1]"_s.arg(i);
            checkLabel(field + ".name"_L1, image.name, names);
            if (image.image.isEmpty() == image.buildFrom.isEmpty())
                error(field + ".image"_L1,
                    image.image.isEmpty()
                        ? tr("“%1” has no image.").arg(image.name)
                        : tr("“%1” is an image that is there, and is to be built.").arg(image.name),
                    tr("Give either image or build_from."));
            if (!image.image.isEmpty() && !image.packages.isEmpty())
                error(field + ".packages"_L1, tr("Packages can be added only to an image that is built."),
                    tr("Use build_from, or remove packages."));
            packages(field, image.packages);
        }
    }

    void packages(const QString &field, const QStringList &packages)
    {
        static const QRegularExpression requirement(
            u"^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?(\\[[A-Za-z0-9,._-]+\\])?"
            "((===|==|~=|!=|<=|>=|<|>)[A-Za-z0-9.*+!_-]+(,(===|==|~=|!=|<=|>=|<|>)[A-Za-z0-9.*+!_-]+)*)?\\z"_s);
        for (qsizetype i = 0; i < packages.size(); ++i)
            if (!requirement.match(packages[i]).hasMatch())
                error(u"%1.packages[%2]"_s.arg(field).arg(i),
                    tr("“%1” does not name a package of PyPI.").arg(packages[i]),
                    tr("Write the name, and a version if need be, as pandas==2.3.1."));
    }

    void users()
    {
        if (m_spec.users.atOnce < 0)
            error(u"users.at_once"_s, tr("There cannot be fewer servers than 0."), {});
        if (m_spec.users.idleHours < 0)
            error(u"users.idle_hours"_s, tr("A server cannot be unused for fewer hours than 0."), {});
    }

    void signIn()
    {
        const SignInAnswers &signIn = m_spec.signIn;
        static const QStringList registered{u"github"_s, u"azuread"_s, u"generic-oauth"_s, u"cilogon"_s};
        static const QStringList others{u"native"_s, u"ldap"_s, u"pam"_s, u"dummy"_s};
        const QString &method = signIn.method;
        if (!registered.contains(method) && !others.contains(method))
            return error(u"sign_in.method"_s,
                tr("“%1” is no way to sign in that Hubwright knows.").arg(method),
                tr("Choose %1.").arg((registered + others).join(", "_L1)));
        if (registered.contains(method) && signIn.clientId.isEmpty())
            error(u"sign_in.client_id"_s,
                tr("Sign-in with %1 needs the client ID of an application.").arg(method),
                tr("Register one with the provider, and copy its ID."));
        if (method == "azuread"_L1 && signIn.tenant.isEmpty())
            error(u"sign_in.tenant"_s, tr("Sign-in with azuread needs the directory (tenant) ID."),
                tr("It is on the overview of the application."));
        if (method == "dummy"_L1 && !m_spec.hub.host.isEmpty())
            error(u"sign_in.method"_s,
                tr("With dummy, whoever knows one password is whoever they say they are, on a hub with a "
                   "public name."),
                tr("Choose another method, or remove hub.host for a trial."));
        issuer();
        allowed();
    }

    void issuer()
    {
        const SignInAnswers &signIn = m_spec.signIn;
        const QUrl url(signIn.issuer, QUrl::StrictMode);
        const bool isAt = url.isValid() && !url.host().isEmpty();
        if (signIn.method == "generic-oauth"_L1 && !(isAt && url.scheme() == "https"_L1))
            error(u"sign_in.issuer"_s, tr("Sign-in with generic-oauth needs the provider's address."),
                tr("Write it as https://login.example.org/realms/lab."));
        if (signIn.method != "ldap"_L1)
            return;
        if (!isAt || (url.scheme() != "ldaps"_L1 && url.scheme() != "ldap"_L1))
            error(u"sign_in.issuer"_s, tr("Sign-in with ldap needs the server's address."),
                tr("Write it as ldaps://ldap.example.org."));
        if (signIn.bindDn.count("{username}"_L1) != 1)
            error(u"sign_in.bind_dn"_s, tr("It does not say how a user's entry is named."),
                tr("Write it with {username} in it, as uid={username},ou=people,dc=example,dc=org."));
    }

    void allowed()
    {
        const SignInAnswers &signIn = m_spec.signIn;
        const bool isCilogon = signIn.method == "cilogon"_L1;
        static const QStringList withGroups{u"azuread"_s, u"generic-oauth"_s, u"ldap"_s, u"pam"_s};
        if (!signIn.organizations.isEmpty() && signIn.method != "github"_L1 && !isCilogon)
            error(u"sign_in.allow.organizations"_s,
                tr("Sign-in with %1 knows no organizations.").arg(signIn.method),
                tr("Allow users or everyone."));
        if (!signIn.groups.isEmpty() && !withGroups.contains(signIn.method))
            error(u"sign_in.allow.groups"_s, tr("Sign-in with %1 knows no groups.").arg(signIn.method),
                tr("Allow users or everyone."));
        if (isCilogon && signIn.organizations.isEmpty())
            error(u"sign_in.allow.organizations"_s,
                tr("Sign-in with cilogon needs at least one identity provider."),
                tr("Write its entity ID, as https://idp.example.org/idp/shibboleth."));
        const bool isAnyoneAllowed = signIn.everyone || !signIn.users.isEmpty()
            || !signIn.organizations.isEmpty() || !signIn.groups.isEmpty();
        if (!isAnyoneAllowed && signIn.admins.isEmpty())
            error(u"sign_in.allow"_s, tr("Nobody could sign in."),
                tr("Name users, organizations or groups, or let everyone in."));
        else if (!isAnyoneAllowed)
            warn(u"sign_in.allow"_s, tr("Only admins can sign in."),
                tr("Name users, organizations or groups, or let everyone in."));
        else if (signIn.admins.isEmpty())
            warn(u"sign_in.admins"_s, tr("The hub has no admin."),
                tr("Name at least one, who can see and stop users' servers."));
    }

    const Spec &m_spec;
    Problems m_problems;
};

} // namespace

Problems checkSpec(const Spec &spec)
{
    return Check(spec).all();
}

} // namespace hubwright
