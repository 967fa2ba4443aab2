// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "practice/compute.h"

#include <QCryptographicHash>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace hubwright::practice {

// Key pairs belong to the user, so their resources have the user where others have the project.

namespace {

QString fingerprint(const QByteArray &blob)
{
    const QByteArray hash = QCryptographicHash::hash(blob, QCryptographicHash::Md5);
    return QString::fromLatin1(hash.toHex(':'));
}

/// The decoded part of "ssh-ed25519 AAAA… comment"; empty when it is no key.
QByteArray blobOf(const QString &publicKey)
{
    const QStringList parts = publicKey.simplified().split(u' ');
    const QByteArray blob = QByteArray::fromBase64(parts.value(1).toLatin1());
    return blob.mid(4, parts[0].size()) == parts[0].toLatin1() ? blob : QByteArray();
}

QJsonObject summary(const Resource &key)
{
    return {{"name"_L1, key.body["name"_L1]}, {"public_key"_L1, key.body["public_key"_L1]},
        {"fingerprint"_L1, key.body["fingerprint"_L1]}, {"type"_L1, "ssh"_L1}};
}

Resource &need(Call &call)
{
    for (Resource *key : call.state["keypairs"_L1].all())
        if (key->project == call.token.user && key->body["name"_L1].toString() == call.args.value(0))
            return *key;
    throw novaError(404, u"Keypair %1 not found for user %2"_s.arg(call.args.value(0), call.token.user));
}

} // namespace

Reply listKeys(Call &call)
{
    QJsonArray keys;
    for (const Resource *key : call.state.listed(u"keypairs"_s, call.token.user))
        keys.append(QJsonObject{{"keypair"_L1, summary(*key)}});
    return jsonReply(200, {{"keypairs"_L1, keys}});
}

Reply makeKey(Call &call)
{
    const QJsonObject wanted = call.json["keypair"_L1].toObject();
    for (const QString &field : {u"name"_s, u"public_key"_s})
        if (!wanted.contains(
                field)) // before 2.92 Nova made a key of its own; a simulated one would open nothing
            throw novaSchemaError(u"keypair"_s, wanted, u"'%1' is a required property"_s.arg(field));
    const QString name = wanted["name"_L1].toString(), text = wanted["public_key"_L1].toString();
    static const QRegularExpression form(u"^[\\w\\- ]{1,255}$"_s), newForm(u"^[\\w\\-. @]{1,255}$"_s);
    if (!(microversion(call.request) >= 92 ? newForm : form).match(name).hasMatch())
        throw novaError(400,
            u"An invalid 'name' value was provided. The name must be: Only expected characters: "
            "[_- 0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ]"_s);
    const QByteArray blob = blobOf(text);
    if (blob.isEmpty())
        throw novaError(400, u"Keypair data is invalid: failed to generate fingerprint"_s);
    for (const Resource *key : call.state["keypairs"_L1].all())
        if (key->project == call.token.user
            && key->body["name"_L1].toString().compare(name, Qt::CaseInsensitive) == 0)
            throw novaError(409, u"Key pair '%1' already exists."_s.arg(name));
    if (call.state.count(u"keypairs"_s, call.token.user) >= 10)
        throw novaError(403, u"Quota exceeded, too many key pairs."_s);
    const Resource &key = call.state.create(u"keypairs"_s, call.token.user,
        {{"name"_L1, name}, {"public_key"_L1, text}, {"fingerprint"_L1, fingerprint(blob)}});
    QJsonObject shown = summary(key);
    shown["user_id"_L1] = call.token.user;
    const int version = microversion(call.request);
    if (version < 2)
        shown.remove("type"_L1);
    return jsonReply(version >= 2 ? 201 : 200, {{"keypair"_L1, shown}});
}

Reply getKey(Call &call)
{
    const Resource &key = need(call);
    QJsonObject shown = summary(key);
    shown["user_id"_L1] = call.token.user;
    shown["created_at"_L1] = call.state.stamp(key.created, ".000000");
    shown["deleted"_L1] = false;
    setAll(shown, {"deleted_at"_L1, "updated_at"_L1}, QJsonValue());
    shown["id"_L1] = 1;
    return jsonReply(200, {{"keypair"_L1, shown}});
}

Reply deleteKey(Call &call)
{
    call.state["keypairs"_L1].remove(QString(need(call).id));
    return emptyReply(microversion(call.request) >= 2 ? 204 : 202, "application/json");
}

} // namespace hubwright::practice
