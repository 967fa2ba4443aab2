// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "overheard.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

void Overheard::listenTo(hubwright::practice::PracticeCloud::Options &options)
{
    options.overhear = [this](const QByteArray &request, const QByteArray &answer) {
        hear(request);
        hear(answer);
    };
}

void Overheard::addTo(Canaries &canaries)
{
    const std::lock_guard lock(m_mutex);
    for (auto kind = m_secrets.begin(); kind != m_secrets.end(); ++kind) {
        for (qsizetype i = 0; i < kind->size(); ++i)
            canaries.add(u"%1 %2"_s.arg(kind.key()).arg(i + 1), kind->at(i).toUtf8());
    }
}

qsizetype Overheard::count(const QString &kind)
{
    const std::lock_guard lock(m_mutex);
    return m_secrets.value(kind).size();
}

void Overheard::note(const QString &kind, const QString &secret)
{
    if (secret.size() >= 8 && !m_secrets[kind].contains(secret))
        m_secrets[kind] += secret;
}

void Overheard::hear(const QByteArray &message)
{
    const std::lock_guard lock(m_mutex);
    const qsizetype end = message.indexOf("\n\n");
    for (const QByteArray &line : message.left(end).split('\n')) {
        const QByteArray name = line.left(line.indexOf(':')).toLower();
        const QString value = QString::fromUtf8(line.mid(line.indexOf(':') + 1)).trimmed();
        if (name == "x-auth-token" || name == "x-subject-token")
            note(u"token"_s, value);
        else if (name == "authorization")
            note(u"authorization"_s, value.section(u' ', -1));
    }
    hearJson(QJsonDocument::fromJson(message.mid(end + 2)).object());
}

void Overheard::hearJson(const QJsonValue &value)
{
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (it.key() == "user_data"_L1)
            hearUserData(QByteArray::fromBase64(it.value().toString().toLatin1()));
        else if (it.key() == "secret"_L1 || it.key() == "adminPass"_L1)
            note(it.key(), it.value().toString());
        else
            hearJson(it.value());
    }
    for (const QJsonValue &one : value.toArray())
        hearJson(one);
}

/// secrets.json stands in it as text in quotes: "{\n    \"credential\": \"…\",\n …".
void Overheard::hearUserData(const QByteArray &cloudConfig)
{
    static const QRegularExpression member(
        u"\\\\?\"(credential|proof|sign_in)\\\\?\": \\\\?\"([^\"\\\\]+)"_s);
    auto all = member.globalMatch(QString::fromUtf8(cloudConfig));
    while (all.hasNext()) {
        const auto match = all.next();
        note(match.captured(1), match.captured(2));
    }
}
