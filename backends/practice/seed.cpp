// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "practice/network.h"
#include "practice/state.h"

using namespace Qt::StringLiterals;

namespace hubwright::practice {

namespace {

Resource &addSeeded(State &state, const QString &kind, const char *project, const QJsonObject &body)
{
    Resource &one = state.create(kind, QString::fromLatin1(project), body);
    one.isSeeded = true;
    one.ready = one.created;
    return one;
}

void seedFlavors(State &state)
{
    struct Row
    {
        const char *name;
        int vcpus;
        int ram;
        int disk;
    };
    static constexpr Row rows[]{{"m1.small", 1, 2048, 20}, {"m1.medium", 2, 4096, 40},
        {"m3.tiny", 1, 3072, 20}, {"m3.small", 2, 6144, 20}, {"m3.quad", 4, 15360, 20},
        {"m3.medium", 8, 30720, 60}, {"m3.large", 16, 61440, 60}, {"m3.xl", 32, 128000, 60},
        {"4c.extramem", 4, 65536, 20}, {"r3.large", 64, 512000, 60}, {"g3.small", 4, 15360, 60}};
    int number = 0;
    for (const Row &row : rows) {
        QJsonObject specs;
        if (QLatin1StringView(row.name) == "g3.small"_L1) // a GPU that no host has
            specs["resources:CUSTOM_PRACTICE_GPU"_L1] = "1"_L1;
        addSeeded(state, u"flavors"_s, AdminProject,
            {{"id"_L1, QString::number(++number)}, {"name"_L1, QLatin1StringView(row.name)},
                {"ram"_L1, row.ram}, {"disk"_L1, row.disk}, {"vcpus"_L1, row.vcpus},
                {"extra_specs"_L1, specs}});
    }
}

void seedImages(State &state)
{
    struct Row
    {
        const char *name;
        const char *distro;
        const char *version;
        const char *user;
        const char *kube;
    };
    static constexpr Row rows[]{{"ubuntu-22.04", "ubuntu", "22.04", "ubuntu", nullptr},
        {"ubuntu-24.04", "ubuntu", "24.04", "ubuntu", nullptr},
        {"debian-12", "debian", "12", "debian", nullptr},
        {"ubuntu-jammy-kube-v1.30.4", "ubuntu", "22.04", nullptr, "v1.30.4"}};
    for (const Row &row : rows) {
        QJsonObject body{{"name"_L1, QLatin1StringView(row.name)},
            {"os_distro"_L1, QLatin1StringView(row.distro)},
            {"os_version"_L1, QLatin1StringView(row.version)}, {"disk_format"_L1, "qcow2"_L1},
            {"container_format"_L1, "bare"_L1}, {"visibility"_L1, "public"_L1}, {"size"_L1, 262144},
            {"virtual_size"_L1, 2147483648.0}, {"protected"_L1, false}, {"min_ram"_L1, 0},
            {"min_disk"_L1, 10}, {"checksum"_L1, "067a1e8a0a5237275f67283965aab425"_L1},
            {"os_hidden"_L1, false}, {"os_hash_algo"_L1, "sha512"_L1},
            {"os_hash_value"_L1, QString(128, u'e')}, {"tags"_L1, QJsonArray()}, {"stores"_L1, "file"_L1}};
        if (row.user)
            body["os_admin_user"_L1] = QLatin1StringView(row.user);
        if (row.kube)
            body["kube_version"_L1] = QLatin1StringView(row.kube);
        addSeeded(state, u"images"_s, AdminProject, body).status = u"active"_s;
    }
}

void seedNetworks(State &state)
{
    QJsonObject network = networkKind(u"networks"_s).defaults;
    network["name"_L1] = "public"_L1;
    setAll(network, {"router:external"_L1, "is_default"_L1}, true);
    network["mtu"_L1] = 1500;
    network["tags"_L1] = QJsonArray();
    network["revision_number"_L1] = 2;
    const QString id = addSeeded(state, u"networks"_s, AdminProject, network).id;
    QJsonObject subnet = networkKind(u"subnets"_s).defaults;
    subnet["name"_L1] = "public"_L1;
    subnet["network_id"_L1] = id;
    subnet["cidr"_L1] = "203.0.113.0/24"_L1;
    subnet["gateway_ip"_L1] = "203.0.113.1"_L1;
    subnet["enable_dhcp"_L1] = false;
    subnet["allocation_pools"_L1]
        = QJsonArray{QJsonObject{{"start"_L1, "203.0.113.10"_L1}, {"end"_L1, "203.0.113.250"_L1}}};
    addSeeded(state, u"subnets"_s, AdminProject, subnet);
    defaultGroup(state, QString::fromLatin1(HubProject));
    defaultGroup(state, QString::fromLatin1(SandboxProject));
}

void seedZones(State &state)
{
    const Resource &zone = addSeeded(state, u"zones"_s, HubProject,
        {{"name"_L1, "hub.projects.example.org."_L1}, {"email"_L1, "hostmaster@example.org"_L1},
            {"description"_L1, "Zone of project hub"_L1}, {"ttl"_L1, 3600}, {"version"_L1, 2}});
    const QString name = zone.body["name"_L1].toString();
    const auto record = [&](const QString &type, const QString &text) {
        addSeeded(state, u"recordsets"_s, HubProject,
            {{"zone_id"_L1, zone.id}, {"zone_name"_L1, name}, {"name"_L1, name}, {"type"_L1, type},
                {"records"_L1, QJsonArray{text}}, {"description"_L1, QJsonValue()}, {"ttl"_L1, QJsonValue()},
                {"version"_L1, 1}});
    };
    record(u"NS"_s, u"ns1.practice.example.org."_s);
    record(u"SOA"_s, u"ns1.practice.example.org. hostmaster.example.org. 1795194460 3571 600 86400 3600"_s);
}

} // namespace

void seed(State &state)
{
    seedFlavors(state);
    seedImages(state);
    seedNetworks(state);
    seedZones(state);
}

} // namespace hubwright::practice
