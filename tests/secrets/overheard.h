// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "canaries.h"

#include "practice/practicecloud.h"

#include <QJsonValue>

#include <mutex>

/// What a practice cloud was told and has issued: the secrets that nobody chose before. Learnt from the bytes
/// that went to and fro, by other means than the program's own redaction.
class Overheard
{
public:
    /// Call before the cloud is made; must outlive it.
    void listenTo(hubwright::practice::PracticeCloud::Options &options);
    /// Adds all of it: "token 1", "adminPass 1", "credential", "proof", "sign_in" …
    void addTo(Canaries &canaries);
    /// How many different secrets of that kind.
    [[nodiscard]] qsizetype count(const QString &kind);

private:
    void hear(const QByteArray &message);
    void hearJson(const QJsonValue &value);
    void hearUserData(const QByteArray &cloudConfig);
    void note(const QString &kind, const QString &secret);

    std::mutex m_mutex;
    QMap<QString, QStringList> m_secrets;
};
