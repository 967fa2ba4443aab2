// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace hubwright {

// The admin's answers: all that is needed to build the hub again, and no secret. The fields, their defaults
// and their meaning to a person are in resources/spec.schema.json; how they are named in YAML is in
// specfields.h.

struct CloudAnswers
{
    QString profile; ///< an entry of clouds.yaml
    QString region; ///< empty: the profile's
    bool operator==(const CloudAnswers &) const = default;
};

struct NewNetwork
{
    QString cidr = QStringLiteral("10.42.0.0/24");
    QStringList dns; ///< name servers given to servers; empty: the cloud's
    bool operator==(const NewNetwork &) const = default;
};

struct NetworkAnswers
{
    std::optional<NewNetwork> create = NewNetwork{}; ///< either this
    QString existing; ///< or the name of a network that is there
    QString external; ///< where floating IPs come from
    bool operator==(const NetworkAnswers &) const = default;
};

struct FirewallRule
{
    enum class Group { Hub, Users };
    Group group = Group::Hub;
    QString protocol = QStringLiteral("tcp"); ///< tcp, udp or icmp
    int firstPort = 0;
    int lastPort = 0;
    QString from; ///< a CIDR, "hub" or "users"
    bool operator==(const FirewallRule &) const = default;
};

struct SecurityAnswers
{
    QStringList sshFrom; ///< CIDRs that may SSH to the hub; empty: nobody
    bool isolateUsers = true; ///< a user's server cannot reach another's
    QList<FirewallRule> rules; ///< empty: the recipe's own, see openstack/firewall.h; else exactly these
    QString publicKey; ///< an OpenSSH public key for the hub; empty: a key pair is made
    int credentialDays = 365; ///< how long the hub's own credential lives
    bool operator==(const SecurityAnswers &) const = default;
};

struct HttpsAnswers
{
    enum class Method {
        LetsEncrypt,
        Internal, ///< a certificate authority of the hub's own: browsers warn
    };
    Method method = Method::LetsEncrypt;
    QString email; ///< Let's Encrypt writes there before a certificate ends
    bool operator==(const HttpsAnswers &) const = default;
};

struct HubAnswers
{
    QString flavor;
    QString image;
    QString host; ///< the hub's full name, "hub.example.org"; empty: the floating IP's
    int homeVolumeGb = 100; ///< 0: homes live and die with the user's server
    HttpsAnswers https;
    QString proxy; ///< HTTP proxy for the hub's own downloads
    bool operator==(const HubAnswers &) const = default;
};

struct UserFlavor
{
    QString name; ///< what people see
    QString flavor;
    bool operator==(const UserFlavor &) const = default;
};

struct UserImage
{
    QString name; ///< what people see
    QString image; ///< either an image that is there
    QString buildFrom; ///< or the one to build it from
    QStringList packages; ///< from PyPI, when it is built
    bool operator==(const UserImage &) const = default;
};

struct UserAnswers
{
    QList<UserFlavor> flavors;
    QList<UserImage> images;
    int atOnce = 0; ///< servers at a time; 0: as many as the quota allows
    int idleHours = 2; ///< a server unused for so long is stopped; 0: never
    bool operator==(const UserAnswers &) const = default;
};

struct SignInAnswers
{
    QString method
        = QStringLiteral("native"); ///< native, github, azuread, generic-oauth, cilogon, ldap, pam, dummy
    QString clientId;
    QString tenant; ///< azuread
    QString issuer; ///< generic-oauth: the provider's address; ldap: the server's, "ldaps://ldap.example.org"
    QString bindDn; ///< ldap: "uid={username},ou=people,dc=example,dc=org"
    QStringList admins;
    QStringList users; ///< who may sign in: these
    QStringList organizations; ///< or members of these; cilogon: the entity IDs of identity providers
    QStringList groups;
    bool everyone = false; ///< or whoever the method knows
    bool operator==(const SignInAnswers &) const = default;
};

struct Spec
{
    static constexpr int Version = 1;
    QString name;
    QString recipe;
    CloudAnswers cloud;
    NetworkAnswers network;
    SecurityAnswers security;
    HubAnswers hub;
    UserAnswers users;
    SignInAnswers signIn;
    bool operator==(const Spec &) const = default;
};

} // namespace hubwright
