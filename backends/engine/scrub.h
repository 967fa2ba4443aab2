// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QString>

namespace hubwright {

/// A text of others, or one that is to be given to others, without what looks like a secret: the values of
/// names like password, secret and token, as YAML, JSON or a header has them, passwords in addresses, private
/// keys, and long runs of digits and letters that nobody chose. Ids, names and addresses stay. It is a net
/// below the rule that nothing secret is written, not a licence to write it.
[[nodiscard]] QString scrub(QString text);

} // namespace hubwright
