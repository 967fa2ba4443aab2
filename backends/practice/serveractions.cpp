// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "practice/compute.h"
#include "practice/console.h"
#include "practice/durations.h"

using namespace Qt::StringLiterals;

namespace hubwright::practice {

// Booting, actions on servers, and the volumes that hang on them.

Resource &bootServer(Call &call, const QJsonObject &wanted, const QStringList &ports)
{
    State &state = call.state;
    const Resource &flavor = *state["flavors"_L1].find(wanted["flavorRef"_L1].toString().section(u'/', -1));
    const bool isRefused = !flavor.body["extra_specs"_L1].toObject().isEmpty();
    const QString name = wanted["name"_L1].toString();
    QString hostname = wanted["hostname"_L1].toString(name).toLower();
    hostname.replace(u' ', u'-').replace(u'.', u'-');
    const QJsonObject body{{"name"_L1, name}, {"hostname"_L1, hostname}, {"user_id"_L1, call.token.user},
        {"metadata"_L1, wanted["metadata"_L1].toObject()},
        {"key_name"_L1, wanted["key_name"_L1].isString() ? wanted["key_name"_L1] : QJsonValue()},
        {"config_drive"_L1, wanted["config_drive"_L1].toBool() ? u"True"_s : QString()},
        {"description"_L1, wanted["description"_L1].isString() ? wanted["description"_L1] : QJsonValue()},
        {"updated"_L1, state.stamp(state.now())}};
    Resource &server = state.create(
        u"servers"_s, call.project(), body, isRefused ? Durations::ServerRefused : Durations::Server);
    server.status = u"BUILD"_s;
    server.inner = {{"flavor"_L1, flavor.id}, {"image"_L1, wanted["imageRef"_L1].toString()}};
    if (isRefused)
        server.inner["fault"_L1] = "No valid host was found. "_L1;
    const QString userData = unpackUserData(wanted["user_data"_L1].toString().toLatin1());
    const BootRole role = bootRole(userData);
    server.inner["role"_L1] = static_cast<int>(role);
    if (role != BootRole::None && !isRefused) {
        server.inner["phases"_L1] = QJsonArray::fromStringList(bootPhases(userData, role));
        state.note(u"boots"_s, server, name, server.ready, server.ready + bootTime(role));
    }
    for (const QString &id : ports) {
        Resource &port = *state["ports"_L1].find(id);
        port.body["device_id"_L1] = server.id;
        port.body["device_owner"_L1] = "compute:nova"_L1;
        port.body["dns_name"_L1] = hostname;
        port.ready = server.ready;
    }
    return server;
}

void needState(const Resource &server, const QString &action, const QStringList &states)
{
    const QString start = u"Cannot '%1' instance %2 while it is in "_s.arg(action, server.id);
    if (!server.task.isEmpty() && server.task != "deleting"_L1)
        throw novaError(409, start + u"task_state "_s + server.task);
    if (!states.contains(server.status))
        throw novaError(409, start + u"vm_state "_s + vmState(server.status));
}

namespace {

void begin(State &state, Resource &server, const char *task, const char *next, Moment time)
{
    server.task = QString::fromLatin1(task);
    server.next = QString::fromLatin1(next);
    server.taskEnds = state.now() + time;
    server.body["updated"_L1] = state.stamp(state.now());
}

Reply accepted()
{
    return emptyReply(202, "application/json");
}

Reply stop(Call &call, Resource &server, const QJsonValue &)
{
    needState(server, u"stop"_s, {u"ACTIVE"_s, u"ERROR"_s});
    begin(call.state, server, "powering-off", "SHUTOFF", Durations::ServerStop);
    return accepted();
}

Reply start(Call &call, Resource &server, const QJsonValue &)
{
    needState(server, u"start"_s, {u"SHUTOFF"_s});
    begin(call.state, server, "powering-on", "ACTIVE", Durations::ServerStart);
    return accepted();
}

Reply reboot(Call &call, Resource &server, const QJsonValue &how)
{
    const QString type = how["type"_L1].toString().toUpper();
    if (type != "SOFT"_L1 && type != "HARD"_L1)
        throw novaSchemaError(u"type"_s, how["type"_L1], u"is not one of ['HARD', 'SOFT']"_s);
    needState(server, u"reboot"_s,
        type == "HARD"_L1 ? QStringList{u"ACTIVE"_s, u"SHUTOFF"_s, u"ERROR"_s} : QStringList{u"ACTIVE"_s});
    begin(
        call.state, server, type == "HARD"_L1 ? "rebooting_hard" : "rebooting", "ACTIVE", Durations::Reboot);
    server.status = type == "HARD"_L1 ? u"HARD_REBOOT"_s : u"REBOOT"_s;
    return accepted();
}

Reply console(Call &call, Resource &server, const QJsonValue &how)
{
    if (server.status == "ERROR"_L1 || call.state.now() < server.created + 2'000)
        throw novaError(409, u"Instance %1 is not ready"_s.arg(server.id));
    QString output = consoleOf(server, call.state.now() - server.ready);
    if (how["length"_L1].isDouble() || how["length"_L1].isString()) {
        const QStringList lines = output.split(u'\n');
        const int length
            = how["length"_L1].isString() ? how["length"_L1].toString().toInt() : how["length"_L1].toInt();
        output = lines.mid(std::max<qsizetype>(0, lines.size() - length - (output.endsWith(u'\n') ? 1 : 0)))
                     .join(u'\n');
    }
    return jsonReply(200, {{"output"_L1, output}});
}

Reply snapshot(Call &call, Resource &server, const QJsonValue &how)
{
    needState(server, u"createImage"_s, {u"ACTIVE"_s, u"SHUTOFF"_s});
    const QString name = how["name"_L1].toString();
    if (name.isEmpty())
        throw novaSchemaError(u"createImage"_s, how, u"'name' is a required property"_s);
    const Resource &image = makeSnapshot(call, server, name, how["metadata"_L1].toObject());
    begin(call.state, server, "image_uploading", server.status.toLatin1().constData(), Durations::Snapshot);
    if (microversion(call.request) >= 45)
        return jsonReply(202, {{"image_id"_L1, image.id}});
    Reply reply = accepted();
    reply.addHeader("Location", (call.state.baseUrl() + u"/image/images/"_s + image.id).toLatin1());
    return reply;
}

QJsonObject showAttachment(const Resource &volume, int version)
{
    QJsonObject shown{{"volumeId"_L1, volume.id}, {"serverId"_L1, volume.inner["server"_L1]},
        {"device"_L1, volume.inner["device"_L1]}};
    if (version < 89)
        shown["id"_L1] = volume.id;
    if (version >= 70)
        shown["tag"_L1] = QJsonValue();
    if (version >= 79)
        shown["delete_on_termination"_L1] = false;
    if (version >= 89) {
        shown["attachment_id"_L1] = volume.inner["attachment"_L1];
        shown["bdm_uuid"_L1] = volume.inner["mapping"_L1];
    }
    return shown;
}

Resource &needAttached(Call &call)
{
    const Resource &server = needServer(call);
    Resource *volume = call.state["volumes"_L1].find(call.args.value(1));
    if (!volume || volume->inner["server"_L1].toString() != server.id)
        throw novaError(
            404, u"Instance %1 is not attached to volume %2"_s.arg(server.id, call.args.value(1)));
    return *volume;
}

} // namespace

Reply serverAction(Call &call)
{
    struct Action
    {
        const char *name;
        Reply (*run)(Call &, Resource &, const QJsonValue &);
    };
    static constexpr Action actions[]{{"os-stop", stop}, {"os-start", start}, {"reboot", reboot},
        {"os-getConsoleOutput", console}, {"createImage", snapshot}};
    if (call.json.size() != 1)
        throw novaError(400, u"Malformed request body"_s);
    const QString name = call.json.keys().first();
    for (const Action &action : actions)
        if (name == QLatin1StringView(action.name))
            return action.run(call, needServer(call), call.json[name]);
    throw novaError(400, u"There is no such action: %1"_s.arg(name));
}

Reply listAttachments(Call &call)
{
    const Resource &server = needServer(call);
    QJsonArray shown;
    for (const Resource *volume : call.state["volumes"_L1].all())
        if (volume->inner["server"_L1].toString() == server.id)
            shown.append(showAttachment(*volume, microversion(call.request)));
    return jsonReply(200, {{"volumeAttachments"_L1, shown}});
}

Reply makeAttachment(Call &call)
{
    const Resource &server = needServer(call);
    const QJsonObject wanted = call.json["volumeAttachment"_L1].toObject();
    const QString id = wanted["volumeId"_L1].toString();
    if (id.isEmpty())
        throw novaSchemaError(u"volumeAttachment"_s, wanted, u"'volumeId' is a required property"_s);
    needState(server, u"attach_volume"_s, {u"ACTIVE"_s, u"SHUTOFF"_s});
    Resource *volume = call.state["volumes"_L1].find(id);
    if (!volume || volume->project != call.project())
        throw novaError(404, u"Volume %1 could not be found."_s.arg(id));
    const QString holder = volume->inner["server"_L1].toString();
    if (!holder.isEmpty())
        throw novaError(
            400, u"Invalid volume: volume %1 is already attached to instances: %2"_s.arg(id, holder));
    if (volume->status != "available"_L1)
        throw novaError(400,
            u"Invalid volume: Volume %1 status must be available or downloading to reserve, but the current status is %2."_s
                .arg(id, volume->status));
    QString letter = u"b"_s;
    for (const Resource *other : call.state["volumes"_L1].all())
        if (other->inner["server"_L1].toString() == server.id)
            letter = QChar(letter[0].unicode() + 1);
    volume->inner["server"_L1] = server.id;
    volume->inner["device"_L1] = QString(u"/dev/vd"_s + letter);
    volume->inner["attachment"_L1] = call.state.uuid();
    volume->inner["mapping"_L1] = call.state.uuid();
    volume->status = u"reserved"_s;
    volume->task = u"attaching"_s;
    volume->next = u"in-use"_s;
    volume->taskEnds = call.state.now() + Durations::VolumeAttach;
    volume->inner["attachedAt"_L1] = call.state.stamp(volume->taskEnds, ".000000");
    call.state.note(
        u"attachments"_s, *volume, server.body["name"_L1].toString(), call.state.now(), volume->taskEnds);
    QJsonObject shown = showAttachment(*volume, 88);
    const int version = microversion(call.request);
    if (version < 79)
        shown.remove("delete_on_termination"_L1);
    if (version < 70)
        shown.remove("tag"_L1);
    return jsonReply(200, {{"volumeAttachment"_L1, shown}});
}

Reply getAttachment(Call &call)
{
    return jsonReply(
        200, {{"volumeAttachment"_L1, showAttachment(needAttached(call), microversion(call.request))}});
}

Reply deleteAttachment(Call &call)
{
    Resource &volume = needAttached(call);
    needState(needServer(call), u"detach_volume"_s, {u"ACTIVE"_s, u"SHUTOFF"_s});
    if (volume.status != "in-use"_L1)
        throw novaError(409,
            u"Invalid volume: Invalid input received: Invalid volume: Unable to detach volume. Volume status must be 'in-use' and attach_status must be 'attached' to detach."_s);
    volume.status = volume.task = u"detaching"_s;
    volume.next = u"available"_s;
    volume.taskEnds = call.state.now() + Durations::VolumeDetach;
    return accepted();
}

} // namespace hubwright::practice
