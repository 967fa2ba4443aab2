// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "matrix/cloudprocess.h"

#include <QJsonDocument>
#include <QUrl>

#include <httplib.h>

using namespace Qt::StringLiterals;

class CloudProcess::Link : public httplib::Client
{
public:
    Link(const QUrl &control)
        : httplib::Client(control.host().toStdString(), control.port())
        , root(control.path() + u'/')
    {
        set_keep_alive(true);
        set_tcp_nodelay(true);
    }
    [[nodiscard]] std::string path(const QString &what) const { return (root + what).toStdString(); }

private:
    QString root;
};

CloudProcess::CloudProcess(double timeScale)
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(u"" BINARY_DIR "/bin/hubwrightctl"_s,
        {u"practice"_s, u"--home"_s, m_home.path(), u"--time-scale"_s, QString::number(timeScale)});
    while (!m_process.canReadLine()) {
        if (!m_process.waitForReadyRead(30'000))
            qFatal("The practice cloud does not start");
    }
    const QJsonObject said = QJsonDocument::fromJson(m_process.readLine()).object();
    m_cloudsYaml = said["clouds_yaml"_L1].toString();
    m_link = std::make_unique<Link>(QUrl(said["control"_L1].toString()));
}

CloudProcess::~CloudProcess()
{
    m_process.kill();
    m_process.waitForFinished();
}

QJsonObject CloudProcess::get(const QString &what) const
{
    const httplib::Result answer = m_link->Get(m_link->path(what).c_str());
    if (!answer || answer->status != 200)
        qFatal("The practice cloud's control does not answer to %s", qPrintable(what));
    return QJsonDocument::fromJson(QByteArray::fromStdString(answer->body)).object();
}

void CloudProcess::post(const QString &what, const QJsonValue &body) const
{
    const QJsonDocument document
        = body.isArray() ? QJsonDocument(body.toArray()) : QJsonDocument(body.toObject());
    const std::string text = document.toJson().toStdString();
    const httplib::Result answer = m_link->Post(m_link->path(what).c_str(), text, "application/json");
    if (!answer || answer->status != 204)
        qFatal("The practice cloud refuses %s %s", qPrintable(what), text.c_str());
}

void CloudProcess::reset(int lateLists) const
{
    befall({});
    post(u"reset"_s);
    const QJsonObject looks{{u"looks"_s, lateLists}};
    post(u"late-lists"_s, looks);
}

int CloudProcess::struck() const
{
    return get(u"struck"_s)["struck"_L1].toInt();
}
