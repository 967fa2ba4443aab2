// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QString>

#include <chrono>
#include <exception>

namespace hubwright {

/// Why something failed, in four parts that a person can read: what happened (sentence), what to do about it
/// (remedy), the cloud's own words (details) and its request id. Thrown by coroutines, carried by results.
class Error : public std::exception
{
public:
    enum class Kind {
        Cancelled, ///< the admin stopped it; nothing is wrong
        Transient, ///< the cloud was busy or the connection broke: the same again may succeed
        Unreachable, ///< no such host, nobody listens, no route
        Certificate, ///< the server's certificate is not trusted
        SignIn, ///< the cloud does not accept the credential, or no longer
        Refused, ///< signed in, but not allowed
        NotFound,
        Conflict, ///< exists already, or is in use
        Quota,
        BadInput, ///< an answer of the admin's cannot be built
        Broken, ///< a resource came up in an error state, or too late
        Local, ///< this computer: disk full, folder not writable, another process holds the deployment
        Unexpected, ///< an answer that we cannot read
    };

    Error(Kind kind, QString sentence, QString remedy = {}, QString details = {});

    Kind kind;
    QString sentence;
    QString remedy;
    QString details; ///< redacted already
    QString requestId; ///< what the cloud's operators ask for
    QString field; ///< the spec's field that causes it, as "network.create.cidr"; or empty
    std::chrono::milliseconds retryAfter{0}; ///< what the cloud asked for; 0: it did not

    /// Whether the engine repeats by itself.
    [[nodiscard]] bool isTransient() const { return kind == Kind::Transient || kind == Kind::Unreachable; }
    /// All parts in one text, for a terminal.
    [[nodiscard]] QString text() const;
    const char *what() const noexcept override { return m_what.constData(); }

private:
    QByteArray m_what;
};

/// "quota", "sign-in" …: for events and reports.
[[nodiscard]] QString nameOf(Error::Kind kind);

} // namespace hubwright
