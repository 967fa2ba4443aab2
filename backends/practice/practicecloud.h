// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QByteArray>
#include <QUrl>

#include <functional>
#include <memory>

namespace hubwright::practice {

/// A simulated OpenStack on 127.0.0.1, for learning, demos and tests: Keystone, Nova, Neutron, Glance, Cinder
/// and Designate as real HTTP, and the hubs that run on its servers. It answers as release Zed does;
/// tests/contract compares it with a real one. It is seeded as the lab is: user hubadmin, password lab,
/// project hub.
///
/// Nothing happens here by a timer: every resource knows when it will be ready, on a clock that runs
/// `timeScale` times as fast as the real one. Tokens and credentials end in real time.
class PracticeCloud
{
public:
    struct Options
    {
        quint16 port = 0; ///< 0: any free one
        double timeScale = 60; ///< a minute of the cloud in a second
        QByteArray faultsJson; ///< a list, see faults.h; empty: none
        quint64 seed = 1; ///< of ids, addresses and faults with a probability
        QString password = QStringLiteral("lab"); ///< of all its users
        /// Called with each request and its answer, headers and bodies, from the cloud's own threads but one
        /// at a time: for tests that have to know what was told to it and what it has issued.
        std::function<void(const QByteArray &request, const QByteArray &answer)> overhear = {};
    };

    explicit PracticeCloud(const Options &options);
    /// Ends all connections; returns within moments.
    ~PracticeCloud();
    PracticeCloud(const PracticeCloud &) = delete;
    PracticeCloud &operator=(const PracticeCloud &) = delete;

    /// Serves from now on, in threads of its own. False, with the reason in problem(), when the port is taken
    /// or the faults are not understood.
    [[nodiscard]] bool start();
    [[nodiscard]] QString problem() const;

    [[nodiscard]] quint16 port() const;
    [[nodiscard]] QUrl openstackUrl() const; ///< Keystone: ".../identity/v3"
    [[nodiscard]] QUrl controlUrl() const; ///< see control.h
    /// Where hubs answer: ".../hubs"; which one is in the request's header X-Hubwright-Host.
    [[nodiscard]] QUrl hubGatewayUrl() const;
    /// A clouds.yaml with one cloud, `practice`. Its key `hubwright` is for us, other clients ignore it.
    [[nodiscard]] QByteArray cloudsYaml() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace hubwright::practice
