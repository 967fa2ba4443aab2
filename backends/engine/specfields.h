// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/spec.h"

#include <QString>

#include <array>
#include <utility>

namespace hubwright {

// The names of a spec's fields, once for reading and writing, in the order of the pages. An Io has
//   field(name, value)             text, number, switch, enum, struct with a describe(), or list of these
//   section(name, function)        a map in the file that is no struct of its own: function(io)
//   version(name, number)          the one that every file must begin with
//   either(name, value, other, text)   a struct, or else the name of what is used in its place
//   range(name, first, last)       443 or "8000-8100"
// A section for a new recipe is a struct in spec.h, a describe() here, and its part of the JSON Schema.

template <typename Enum>
struct EnumNames;
template <>
struct EnumNames<FirewallRule::Group>
{
    static constexpr std::array names{"hub", "users"};
};
template <>
struct EnumNames<HttpsAnswers::Method>
{
    static constexpr std::array names{"lets_encrypt", "internal"};
};

template <typename Io>
void describe(Io &io, CloudAnswers &cloud)
{
    io.field("profile", cloud.profile);
    io.field("region", cloud.region);
}

template <typename Io>
void describe(Io &io, NewNetwork &network)
{
    io.field("cidr", network.cidr);
    io.field("dns", network.dns);
}

template <typename Io>
void describe(Io &io, NetworkAnswers &network)
{
    io.either("create", network.create, "existing", network.existing);
    io.field("external", network.external);
}

template <typename Io>
void describe(Io &io, FirewallRule &rule)
{
    io.field("group", rule.group);
    io.field("protocol", rule.protocol);
    io.range("ports", rule.firstPort, rule.lastPort);
    io.field("from", rule.from);
}

template <typename Io>
void describe(Io &io, SecurityAnswers &security)
{
    io.field("ssh_from", security.sshFrom);
    io.field("isolate_users", security.isolateUsers);
    io.field("rules", security.rules);
    io.field("public_key", security.publicKey);
    io.field("credential_days", security.credentialDays);
}

template <typename Io>
void describe(Io &io, HttpsAnswers &https)
{
    io.field("method", https.method);
    io.field("email", https.email);
}

template <typename Io>
void describe(Io &io, HubAnswers &hub)
{
    io.field("flavor", hub.flavor);
    io.field("image", hub.image);
    io.field("host", hub.host);
    io.field("home_volume_gb", hub.homeVolumeGb);
    io.field("https", hub.https);
    io.field("proxy", hub.proxy);
}

template <typename Io>
void describe(Io &io, UserFlavor &flavor)
{
    io.field("name", flavor.name);
    io.field("flavor", flavor.flavor);
}

template <typename Io>
void describe(Io &io, UserImage &image)
{
    io.field("name", image.name);
    io.field("image", image.image);
    io.field("build_from", image.buildFrom);
    io.field("packages", image.packages);
}

template <typename Io>
void describe(Io &io, UserAnswers &users)
{
    io.field("flavors", users.flavors);
    io.field("images", users.images);
    io.field("at_once", users.atOnce);
    io.field("idle_hours", users.idleHours);
}

template <typename Io>
void describe(Io &io, SignInAnswers &signIn)
{
    io.field("method", signIn.method);
    io.field("client_id", signIn.clientId);
    io.field("tenant", signIn.tenant);
    io.field("issuer", signIn.issuer);
    io.field("bind_dn", signIn.bindDn);
    io.section("allow", [&signIn](Io &allow) {
        allow.field("users", signIn.users);
        allow.field("organizations", signIn.organizations);
        allow.field("groups", signIn.groups);
        allow.field("everyone", signIn.everyone);
    });
    io.field("admins", signIn.admins);
}

template <typename Io>
void describe(Io &io, Spec &spec)
{
    io.version("hubwright", Spec::Version);
    io.field("name", spec.name);
    io.field("recipe", spec.recipe);
    io.field("cloud", spec.cloud);
    io.field("network", spec.network);
    io.field("security", spec.security);
    io.field("hub", spec.hub);
    io.field("users", spec.users);
    io.field("sign_in", spec.signIn);
}

} // namespace hubwright
