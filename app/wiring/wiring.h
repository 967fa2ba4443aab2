// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/operation.h"
#include "http/recorder.h"
#include "practice/practicecloud.h"

namespace hubwright {

/// The folder and every cloud that this program knows, without a vault: see openVault(). `recorder` may be
/// null; it must outlive the workshop. A new cloud is one more line in wiring.cpp.
[[nodiscard]] std::unique_ptr<Workshop> makeWorkshop(const QString &home, http::Recorder *recorder);

/// Writes the practice cloud's clouds.yaml into our own folder, where the profile `practice` is found.
/// Returns its path. Throws Error::Local.
QString keepPracticeProfile(const practice::PracticeCloud &cloud, const Home &home);

} // namespace hubwright
