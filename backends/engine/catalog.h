// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QSet>
#include <QString>

#include <algorithm>
#include <optional>

namespace hubwright {

struct Spec;

/// A size of server.
struct Flavor
{
    QString id;
    QString name;
    int vcpus = 0;
    qint64 ramMb = 0;
    int diskGb = 0; ///< 0: the disk is as large as the image
    bool operator==(const Flavor &) const = default;
};

struct Image
{
    QString id;
    QString name;
    QString distro; ///< "ubuntu"; empty when the cloud does not say
    QString version; ///< "24.04"
    int minDiskGb = 0;
    qint64 minRamMb = 0;
    qint64 sizeBytes = 0;
    QDateTime created;
    bool own = false; ///< of this project, not the cloud's
    QString jupyterhub; ///< the version inside, when we built the image
    bool operator==(const Image &) const = default;
};

struct Subnet
{
    QString id;
    QString name;
    QString cidr;
    bool operator==(const Subnet &) const = default;
};

struct Network
{
    QString id;
    QString name;
    bool external = false; ///< floating IPs come from here
    bool shared = false; ///< of another project
    bool routed = false; ///< one of its subnets has a router to an external network
    QList<Subnet> subnets;
    bool operator==(const Network &) const = default;
};

/// A DNS zone that the project may write to. The name ends without a dot.
struct Zone
{
    QString id;
    QString name;
    bool operator==(const Zone &) const = default;
};

struct KeyPair
{
    QString name;
    QString fingerprint;
    bool operator==(const KeyPair &) const = default;
};

/// What a project may use of one thing. Memory is in MiB, volumes in GiB.
struct Quota
{
    static constexpr qint64 Unlimited = -1;
    static constexpr qint64 Most
        = 1'000'000'000'000; ///< of anything: sums and products of what is told stay in range
    qint64 used = 0;
    qint64 limit = Unlimited;
    /// Of what a cloud or a file says, which may be any numbers.
    [[nodiscard]] static Quota of(qint64 used, qint64 limit)
    {
        return {std::clamp<qint64>(used, 0, Most), std::clamp<qint64>(limit, Unlimited, Most)};
    }
    [[nodiscard]] bool isUnlimited() const { return limit < 0; }
    [[nodiscard]] qint64 left() const
    {
        return isUnlimited() ? std::numeric_limits<qint64>::max() : limit - used;
    }
    bool operator==(const Quota &) const = default;
};

enum class Limited {
    Instances,
    Cores,
    RamMb,
    KeyPairs,
    Networks,
    Subnets,
    Routers,
    Ports,
    FloatingIps,
    SecurityGroups,
    SecurityGroupRules,
    Volumes,
    VolumeGb,
};
/// "instances", "vCPU", "GB of memory" …, as in "needs 3 instances". Memory is counted in MiB all the same.
[[nodiscard]] QString nameOf(Limited what);

/// Who we are to the cloud.
struct Account
{
    QString user;
    QString project;
    QStringList roles;
    QDateTime credentialExpires; ///< invalid when it does not
    bool mayMakeCredentials = true; ///< false for a restricted application credential
    bool operator==(const Account &) const = default;
};

/// What a cloud offers to one project in one region, as of one moment. A value: it makes no calls.
struct Catalog
{
    Account account;
    QString region;
    QStringList regions;
    QSet<QString> services; ///< the cloud's own names: "dns", "volumev3", "container-infra"
    QList<Flavor> flavors;
    QList<Image> images;
    QList<Network> networks;
    QList<Zone> zones;
    QList<KeyPair> keyPairs;
    QStringList deploymentNames; ///< of deployments found by their tags
    QMap<Limited, Quota> quotas;

    [[nodiscard]] const Flavor *flavor(const QString &nameOrId) const;
    /// Of several with the name the newest, as clouds refresh their images under the old name.
    [[nodiscard]] const Image *image(const QString &nameOrId) const;
    [[nodiscard]] const Network *network(const QString &nameOrId) const;
    /// The zone that a host name falls into; the longest if several do.
    [[nodiscard]] const Zone *zoneOf(const QString &host) const;

    /// Only the flavors and images that the spec names: what is kept for resume and destroy, which plan with
    /// the catalog that deploy planned with.
    [[nodiscard]] Catalog relevantTo(const Spec &spec) const;
    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] static Catalog fromJson(const QJsonObject &json);
};

} // namespace hubwright
