// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "mutation.h"

namespace {

/// What has a meaning in one of the formats, or is at the edge of a number, a text or a buffer.
const QByteArrayList &words()
{
    static const QByteArrayList list{QByteArray(1, '\0'), "\n", "\r\n", "\t", " ", "'", "\"", "`", "$(", "${",
        "}", "{", "[", "]", ": ", "- ", "&a ", "*a", "!!", "|\n", "%", "#", "\\", "\xff", "\xc3",
        "\xef\xbb\xbf", "\xf0\x9f\x92\xa9", "\x1b[", "\x1b]", "<", "</", "-1", "0", "1e308", "1e-400",
        "9223372036854775807", "-9223372036854775808", "18446744073709551616", "nan", "null", "true", "{}",
        "[]", "---\n", "...\n", "\\ud800", "export ", "\r\n\r\n"};
    return list;
}

} // namespace

Mutation::Mutation(QByteArrayList seeds, quint64 seed)
    : m_seeds(std::move(seeds))
    , m_random(seed)
{
    m_seeds.append(QByteArray());
}

QByteArray Mutation::next()
{
    QByteArray text = m_seeds[below(m_seeds.size())];
    for (qsizetype times = 1 + below(6); times > 0; --times)
        change(text);
    return text;
}

// Not std::uniform_int_distribution: what that gives differs between libraries.
qsizetype Mutation::below(qsizetype end)
{
    return end == 0 ? 0 : qsizetype(m_random() % quint64(end));
}

void Mutation::change(QByteArray &text)
{
    const qsizetype at = below(text.size() + 1);
    const qsizetype length = below(std::min<qsizetype>(text.size() - at, 64) + 1);
    switch (below(7)) {
    case 0:
        text.remove(at, length);
        break;
    case 1:
        text.insert(at, words()[below(words().size())]);
        break;
    case 2:
        text.replace(at, length, words()[below(words().size())]);
        break;
    case 3: // one bit
        if (at < text.size())
            text[at] = char(text[at] ^ (1 << below(8)));
        break;
    case 4: // again and again
        text.insert(at, text.mid(at, length).repeated(1 + below(20)));
        break;
    case 5: // a part of another
        text.insert(at, m_seeds[below(m_seeds.size())].mid(at, length));
        break;
    default:
        text.truncate(at);
    }
}
