// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "caller.h"
#include "practice/practicecloud.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <memory>

/// A practice cloud that runs, and somebody who is signed in to it. For tests only.
class Cloud
{
public:
    explicit Cloud(double timeScale = 1000, const QByteArray &faults = {});

    HttpAnswer get(const QString &type, const QString &path) { return user->call("GET", type, path); }
    HttpAnswer post(const QString &type, const QString &path, const QJsonObject &body)
    {
        return user->call("POST", type, path, body);
    }
    HttpAnswer control(const QByteArray &method, const QString &path, const QByteArray &body = {});
    HttpAnswer hub(
        const QByteArray &method, const QString &host, const QString &path, const QJsonObject &body = {});
    int count(const QString &kind);

    // These return ids.
    QString makeNetwork(const QString &name = QStringLiteral("n"));
    QString boot(const QJsonObject &more, const QByteArray &userData = {});

    QString status(const QString &server);
    QString console(const QString &server);
    /// A server behind a floating IP; returns the address.
    QString expose(const QByteArray &userData, const QJsonObject &metadata);

    hubwright::practice::PracticeCloud practice;
    std::unique_ptr<SignedIn> user;
};

/// A list of one fault, as the practice cloud takes it.
QByteArray fault(const QString &kind, const QString &method = QStringLiteral("POST"),
    const QString &path = QStringLiteral("/networks$"), QJsonObject more = {});
