// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "keyring.h"

#include <QDBusConnection>
#include <QDBusInterface>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusReply>
#include <QFile>

using namespace Qt::StringLiterals;

namespace {

const QString Name = u"org.freedesktop.secrets"_s;
const QString Root = u"/org/freedesktop/secrets"_s;

QDBusInterface object(const QString &path, const QString &interface)
{
    return QDBusInterface(
        Name, path, u"org.freedesktop.Secret."_s + interface, QDBusConnection::sessionBus());
}

QString collection()
{
    QDBusInterface service = object(Root, u"Service"_s);
    const QDBusReply<QDBusObjectPath> path = service.call(u"ReadAlias"_s, u"default"_s);
    if (!path.isValid() || path.value().path() == u"/"_s)
        qFatal("there is no default keyring: %s", qPrintable(path.error().message()));
    return path.value().path();
}

QVariant property(const QString &path, const QString &interface, const QString &name)
{
    QDBusInterface properties(
        Name, path, u"org.freedesktop.DBus.Properties"_s, QDBusConnection::sessionBus());
    const QDBusReply<QDBusVariant> value
        = properties.call(u"Get"_s, u"org.freedesktop.Secret."_s + interface, name);
    return value.value().variant();
}

} // namespace

QStringList keyring::keys()
{
    QStringList keys;
    for (const auto &item :
        qdbus_cast<QList<QDBusObjectPath>>(property(collection(), u"Collection"_s, u"Items"_s))) {
        const auto attributes
            = qdbus_cast<QMap<QString, QString>>(property(item.path(), u"Item"_s, u"Attributes"_s));
        if (attributes.value(u"server"_s) == u"Hubwright"_s)
            keys += attributes.value(u"user"_s);
    }
    keys.sort();
    return keys;
}

void keyring::lock()
{
    QDBusInterface service = object(Root, u"Service"_s);
    const QList<QDBusObjectPath> all{QDBusObjectPath(collection())};
    service.call(u"Lock"_s, QVariant::fromValue(all));
}

bool keyring::isLocked()
{
    return property(collection(), u"Collection"_s, u"Locked"_s).toBool();
}

PrivateBus::PrivateBus(bool services)
{
    QFile file(m_folder.filePath(u"bus.conf"_s));
    if (!file.open(QIODevice::WriteOnly))
        return;
    file.write("<busconfig><type>session</type><listen>unix:dir=" + QFile::encodeName(m_folder.path())
        + "</listen>" + (services ? "<standard_session_servicedirs/>" : "")
        + "<policy context=\"default\"><allow send_destination=\"*\" eavesdrop=\"true\"/>"
          "<allow eavesdrop=\"true\"/><allow own=\"*\"/></policy></busconfig>\n");
    file.close();
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"HOME"_s, m_folder.path());
    environment.insert(u"XDG_DATA_HOME"_s, m_folder.path());
    environment.insert(u"XDG_RUNTIME_DIR"_s, m_folder.path());
    environment.remove(u"DBUS_SESSION_BUS_ADDRESS"_s);
    m_daemon.setProcessEnvironment(environment);
    m_daemon.start(
        u"dbus-daemon"_s, {u"--nofork"_s, u"--print-address"_s, u"--config-file"_s, file.fileName()});
    if (m_daemon.waitForReadyRead(10'000))
        m_address = QString::fromUtf8(m_daemon.readLine()).trimmed();
}

PrivateBus::~PrivateBus()
{
    m_daemon.terminate();
    m_daemon.waitForFinished();
}
