// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/problem.h"
#include "engine/spec.h"

namespace hubwright {

// What can be said about answers without asking a cloud. The pages call the single rules as one types,
// readSpec() all of them. Each returns the sentence to show beside the field, and nothing when the value is
// good.

struct Verdict
{
    QString sentence;
    QString remedy;
    [[nodiscard]] bool isGood() const { return sentence.isEmpty(); }
};

[[nodiscard]] Verdict checkName(const QString &name); ///< `^[a-z]([a-z0-9-]{0,20}[a-z0-9])?$`
[[nodiscard]] Verdict checkHost(const QString &host); ///< a full name, or empty
[[nodiscard]] Verdict checkCidr(const QString &cidr, int minHosts = 0);
[[nodiscard]] Verdict checkEmail(const QString &email);
[[nodiscard]] Verdict checkPublicKey(const QString &key); ///< ssh-ed25519, ssh-rsa or ecdsa; or empty
[[nodiscard]] Verdict checkRule(const FirewallRule &rule);

/// Whether two IPv4 or IPv6 ranges share an address.
[[nodiscard]] bool cidrsOverlap(const QString &a, const QString &b);

/// All rules, over the whole spec.
[[nodiscard]] Problems checkSpec(const Spec &spec);

} // namespace hubwright
