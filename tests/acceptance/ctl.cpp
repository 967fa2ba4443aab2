// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "ctl.h"

#include "engine/specfile.h"

#include <QFile>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using hubwright::Spec;
using hubwright::practice::PracticeCloud;

namespace {

void writeFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        qFatal("%s cannot be written", qPrintable(path));
    file.write(content);
}

QByteArray readFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

Ctl::Ctl()
    : m_clouds(qEnvironmentVariable("OS_CLIENT_CONFIG_FILE"))
{
}

void Ctl::use(const PracticeCloud &cloud)
{
    useClouds(cloud.cloudsYaml());
}

void Ctl::useClouds(const QByteArray &cloudsYaml)
{
    m_clouds = path(u"clouds.yaml"_s);
    writeFile(m_clouds, cloudsYaml);
}

Ctl::Result Ctl::run(const QStringList &arguments, const QByteArray &input) const
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"OS_CLIENT_CONFIG_FILE"_s, m_clouds);
    environment.remove(u"DBUS_SESSION_BUS_ADDRESS"_s); // no keychain of the person who runs the tests
    process.setProcessEnvironment(environment);
    process.start(u"" BINARY_DIR "/bin/hubwrightctl"_s, QStringList{u"--home"_s, home()} + arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(240'000))
        process.kill();
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
        QString::fromUtf8(process.readAllStandardOutput()),
        QString::fromUtf8(process.readAllStandardError())};
}

Ctl::Result Ctl::runThrough(const QStringList &wrapper, const QStringList &arguments) const
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"OS_CLIENT_CONFIG_FILE"_s, m_clouds);
    environment.remove(u"DBUS_SESSION_BUS_ADDRESS"_s);
    process.setProcessEnvironment(environment);
    process.start(wrapper.first(), wrapper.sliced(1) + arguments);
    if (!process.waitForFinished(60'000))
        process.kill();
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
        QString::fromUtf8(process.readAllStandardOutput()),
        QString::fromUtf8(process.readAllStandardError())};
}

QString Ctl::write(const Spec &spec) const
{
    return write(hubwright::writeSpec(spec));
}

QString Ctl::write(const QByteArray &yaml) const
{
    const QString file = path(u"spec.yaml"_s);
    writeFile(file, yaml);
    return file;
}

QList<QJsonObject> Ctl::lines(const QString &file) const
{
    QList<QJsonObject> objects;
    for (const QByteArray &line : readFile(path(file)).split('\n')) {
        if (!line.isEmpty())
            objects += QJsonDocument::fromJson(line).object();
    }
    return objects;
}

Spec exampleSpec()
{
    const auto read = hubwright::readSpec(readFile(u"" SOURCE_DIR "/resources/examples/openstack-vm.yaml"_s));
    if (!read.problems.isEmpty())
        qFatal("%s", qPrintable(hubwright::toText(read.problems, u"openstack-vm.yaml"_s)));
    return read.spec;
}

QJsonValue control(const PracticeCloud &cloud, const QString &path)
{
    QNetworkAccessManager manager;
    QUrl url = cloud.controlUrl();
    url.setPath(url.path() + path);
    const std::unique_ptr<QNetworkReply> reply(manager.get(QNetworkRequest(url)));
    QSignalSpy finished(reply.get(), &QNetworkReply::finished);
    finished.wait();
    const QJsonDocument document = QJsonDocument::fromJson(reply->readAll());
    return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
}

Answer post(QUrl service, const QString &path, const QByteArray &token, const QJsonObject &body)
{
    QNetworkAccessManager manager;
    service.setPath(service.path() + path);
    QNetworkRequest request(service);
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    if (!token.isEmpty())
        request.setRawHeader("X-Auth-Token", token);
    const std::unique_ptr<QNetworkReply> reply(manager.post(request, QJsonDocument(body).toJson()));
    QSignalSpy finished(reply.get(), &QNetworkReply::finished);
    finished.wait();
    return {QJsonDocument::fromJson(reply->readAll()).object(), reply->rawHeader("X-Subject-Token")};
}

QJsonObject inventory(const PracticeCloud &cloud)
{
    return control(cloud, u"/inventory"_s).toObject();
}
