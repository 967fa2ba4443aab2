// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QByteArrayList>

#include <random>

/// Makes inputs from other inputs: what it is given, with a few bytes, words or parts changed. The same seed
/// makes the same inputs, everywhere.
class Mutation
{
public:
    Mutation(QByteArrayList seeds, quint64 seed);

    [[nodiscard]] QByteArray next();

private:
    [[nodiscard]] qsizetype below(qsizetype end); ///< from 0; 0 when `end` is 0
    void change(QByteArray &text);

    QByteArrayList m_seeds;
    std::mt19937_64 m_random;
};
