// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/error.h"
#include "engine/task.h"
#include "http/message.h"

#include <QCoroTask>
#include <QJsonArray>

/// Answers that were captured from OpenStack Zed (data/*.json), and what several tests need.
namespace captured {

/// An error as the service gave it, by its name in errors.json.
[[nodiscard]] hubwright::http::Response answer(const QString &name);
/// A whole body from lists.json.
[[nodiscard]] QJsonObject body(const QString &name);

} // namespace captured

template <typename T>
hubwright::Task<std::optional<T>> endOf(hubwright::Task<T> task, std::exception_ptr *thrown)
{
    try {
        co_return co_await std::move(task);
    } catch (...) {
        *thrown = std::current_exception();
    }
    co_return std::nullopt;
}

inline hubwright::Task<> endOf(hubwright::Task<> task, std::exception_ptr *thrown)
{
    try {
        co_await std::move(task);
    } catch (...) {
        *thrown = std::current_exception();
    }
}

/// Runs a task to its end and gives its value, or throws what it threw: QCoro::waitFor() waits for ever then.
template <typename T>
T finished(hubwright::Task<T> task)
{
    std::exception_ptr thrown;
    auto ended = endOf(std::move(task), &thrown);
    if constexpr (std::is_void_v<T>) {
        QCoro::waitFor(ended);
        if (thrown)
            std::rethrow_exception(thrown);
    } else {
        std::optional<T> value = QCoro::waitFor(ended);
        if (thrown)
            std::rethrow_exception(thrown);
        return std::move(*value);
    }
}

/// The error that a call throws, or nothing.
template <typename Call>
std::optional<hubwright::Error> errorOf(Call call)
{
    try {
        call();
    } catch (const hubwright::Error &error) {
        return error;
    }
    return std::nullopt;
}
