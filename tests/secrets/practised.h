// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "overheard.h"
#include "watched.h"

#include "engine/spec.h"

#include <QJsonObject>

/// The secrets that a person brings. With what has to be escaped somewhere, but on one line.
inline const QByteArray CloudPassword = "Kanarie/cloud+4711=&%\"'\\ sing";
inline const QByteArray SignInSecret = "Kanarie/sign-in+0815=&%\"'\\ sing";

/// A practice cloud that takes CloudPassword, a person's home with a clouds.yaml for it, and the canaries.
class Practised
{
public:
    /// How the person signs in to the cloud.
    enum class By { Password, PasswordInFile, Credential, Token };

    /// `faults` as JSON; `mask` as in Watched.
    explicit Practised(const QByteArray &faults = {}, int mask = 022);

    /// Writes clouds.yaml and returns what the cloud asks for: nothing where it stands in the file.
    QByteArray signIn(By by);
    /// Writes a spec with that sign-in method, "native" or "github", and returns its path.
    [[nodiscard]] QString spec(const QString &method) const;
    /// How many things tenants have made in the cloud.
    [[nodiscard]] int things() const;
    /// Looks for every canary, and for all that the cloud has heard, in all that came of it.
    [[nodiscard]] QStringList search();

    Watched person;
    Overheard overheard;
    Canaries canaries;
    std::unique_ptr<hubwright::practice::PracticeCloud> cloud;

private:
    [[nodiscard]] std::pair<QByteArray, QString> token() const;
    [[nodiscard]] QByteArray makeCredential(const QByteArray &secret) const;
};
