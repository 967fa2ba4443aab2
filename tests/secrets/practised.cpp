// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "practised.h"

#include "engine/specfile.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>

using namespace hubwright;
using namespace Qt::StringLiterals;

namespace {

struct Answer
{
    QByteArray token;
    QJsonObject body;
};

/// A GET when there is no body.
Answer ask(const QUrl &url, const QByteArray &token, const QJsonObject &body)
{
    QNetworkAccessManager manager;
    QNetworkRequest request(url);
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    if (!token.isEmpty())
        request.setRawHeader("X-Auth-Token", token);
    const std::unique_ptr<QNetworkReply> reply(
        body.isEmpty() ? manager.get(request) : manager.post(request, QJsonDocument(body).toJson()));
    QSignalSpy finished(reply.get(), &QNetworkReply::finished);
    finished.wait();
    return {reply->rawHeader("X-Subject-Token"), QJsonDocument::fromJson(reply->readAll()).object()};
}

} // namespace

Practised::Practised(const QByteArray &faults, int mask)
    : person(mask)
{
    canaries.add(u"password"_s, CloudPassword);
    canaries.add(u"sign-in secret"_s, SignInSecret);
    canaries.add(u"a private key of OpenSSH"_s, "b3BlbnNzaC1rZXktdjEA"); // how every one of them begins
    practice::PracticeCloud::Options options;
    options.timeScale = 2000;
    options.password = QString::fromUtf8(CloudPassword);
    options.faultsJson = faults;
    overheard.listenTo(options);
    cloud = std::make_unique<practice::PracticeCloud>(options);
    if (!cloud->start())
        qFatal("%s", qPrintable(cloud->problem()));
}

std::pair<QByteArray, QString> Practised::token() const
{
    const QJsonObject domain{{u"id"_s, u"default"_s}};
    const QJsonObject user{
        {u"name"_s, u"hubadmin"_s}, {u"password"_s, QString::fromUtf8(CloudPassword)}, {u"domain"_s, domain}};
    const QJsonObject identity{
        {u"methods"_s, QJsonArray{u"password"_s}}, {u"password"_s, QJsonObject{{u"user"_s, user}}}};
    const QJsonObject scope{{u"project"_s, QJsonObject{{u"name"_s, u"hub"_s}, {u"domain"_s, domain}}}};
    const Answer answer = ask(QUrl(cloud->openstackUrl().toString() + u"/auth/tokens"_s), {},
        {{u"auth"_s, QJsonObject{{u"identity"_s, identity}, {u"scope"_s, scope}}}});
    return {answer.token, answer.body["token"_L1]["user"_L1]["id"_L1].toString()};
}

QByteArray Practised::makeCredential(const QByteArray &secret) const
{
    const auto [token, user] = this->token();
    const QJsonObject wanted{
        {u"name"_s, u"mine"_s}, {u"secret"_s, QString::fromUtf8(secret)}, {u"unrestricted"_s, true}};
    const QUrl url(u"%1/users/%2/application_credentials"_s.arg(cloud->openstackUrl().toString(), user));
    const Answer answer = ask(url, token, {{u"application_credential"_s, wanted}});
    return answer.body["application_credential"_L1]["id"_L1].toString().toLatin1();
}

QByteArray Practised::signIn(By by)
{
    const QByteArray user = "username: hubadmin, user_domain_name: Default, ";
    const QByteArray project = "project_name: hub, project_domain_name: Default";
    QByteArray secret = CloudPassword;
    QByteArray entry = "auth_type: password, auth: {" + user + project;
    if (by == By::Token) {
        secret = token().first;
        entry = "auth_type: v3token, auth: {" + project;
    } else if (by == By::Credential) {
        secret = "Kanarie/credential+0042=&%\"'\\ sing";
        canaries.add(u"application credential"_s, secret);
        entry = "auth_type: v3applicationcredential, auth: {application_credential_id: "
            + makeCredential(secret);
    } else if (by == By::PasswordInFile) {
        entry += ", password: '" + QByteArray(secret).replace("'", "''") + "'";
        secret.clear();
    }
    writeFile(person.own(u"clouds.yaml"_s),
        "clouds:\n  practice: {" + entry + ", auth_url: '" + cloud->openstackUrl().toEncoded()
            + "'}, region_name: RegionOne, hubwright: {time_scale: 2000, hub_gateway: '"
            + cloud->hubGatewayUrl().toEncoded() + "'}}\n");
    return secret;
}

QString Practised::spec(const QString &method) const
{
    QFile file(u"" SOURCE_DIR "/resources/examples/openstack-vm.yaml"_s);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the example is missing");
    Spec spec = readSpec(file.readAll()).spec;
    if (method == u"github"_s) {
        spec.signIn = {};
        spec.signIn.method = method;
        spec.signIn.clientId = u"Ov23liAbCdEfGhIjKlMn"_s;
        spec.signIn.organizations = {u"physics"_s};
        spec.signIn.admins = {u"ada"_s};
    }
    const QString path = person.path(u"spec.yaml"_s);
    writeFile(path, writeSpec(spec));
    return path;
}

int Practised::things() const
{
    const QJsonObject inventory = ask(QUrl(cloud->controlUrl().toString() + u"/inventory"_s), {}, {}).body;
    int count = 0;
    for (const QJsonValue &one : inventory)
        count += one.toInt();
    return count;
}

QStringList Practised::search()
{
    overheard.addTo(canaries);
    return person.search(canaries);
}
