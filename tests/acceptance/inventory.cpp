// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "inventory.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace {

struct Kind
{
    QString type;
    QString idColumn;
};

const QList<Kind> &kinds()
{
    static const QList<Kind> all{{u"server"_s, u"ID"_s}, {u"volume"_s, u"ID"_s}, {u"network"_s, u"ID"_s},
        {u"subnet"_s, u"ID"_s}, {u"router"_s, u"ID"_s}, {u"port"_s, u"ID"_s}, {u"floating ip"_s, u"ID"_s},
        {u"security group"_s, u"ID"_s}, {u"keypair"_s, u"Name"_s}, {u"application credential"_s, u"ID"_s},
        {u"access rule"_s, u"ID"_s}, {u"image"_s, u"ID"_s}};
    return all;
}

} // namespace

QString stock::whyNot()
{
    if (qEnvironmentVariableIsEmpty("HUBWRIGHT_TEST_CLOUD"))
        return u"SKIPPED: HUBWRIGHT_TEST_CLOUD names no real cloud (an entry of clouds.yaml)"_s;
    if (QStandardPaths::findExecutable(u"openstack"_s).isEmpty())
        return u"SKIPPED: the openstack client is not installed (python3-openstackclient)"_s;
    return {};
}

QString stock::json(const QStringList &arguments)
{
    QProcess client;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"OS_CLOUD"_s, qEnvironmentVariable("HUBWRIGHT_TEST_CLOUD"));
    client.setProcessEnvironment(environment);
    client.start(u"openstack"_s, arguments + QStringList{u"-f"_s, u"json"_s});
    if (!client.waitForFinished(60'000) || client.exitCode() != 0)
        qFatal(
            "openstack %s: %s", qPrintable(arguments.join(u' ')), client.readAllStandardError().constData());
    return QString::fromUtf8(client.readAllStandardOutput());
}

QMap<QString, QSet<QString>> stock::inventory()
{
    QMap<QString, QSet<QString>> inventory;
    for (const Kind &kind : kinds()) {
        const QString text = json(kind.type.split(u' ') + QStringList{u"list"_s});
        for (const QJsonValue &row : QJsonDocument::fromJson(text.toUtf8()).array())
            inventory[kind.type] += row[kind.idColumn].toString();
    }
    return inventory;
}
