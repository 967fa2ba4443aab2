// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "engine/scrub.h"

#include <QRegularExpression>

namespace hubwright {
using namespace Qt::StringLiterals;

namespace {

const QString Hidden = u"•••"_s;

QRegularExpression pattern(const QString &text)
{
    return QRegularExpression(
        text, QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
}

/// Of two kinds: hexadecimal ones, longer than any id, and those of Base64, which unlike paths and names have
/// capitals, small letters and digits.
QString withoutLongRuns(QString text)
{
    static const QRegularExpression hexadecimal(u"\\b[0-9a-fA-F]{48,}\\b"_s);
    static const QRegularExpression base64(
        u"(?<![A-Za-z0-9+/_=-])(?=[A-Z0-9+/_-]*[a-z])(?=[a-z0-9+/_-]*[A-Z])(?=[A-Za-z+/_-]*[0-9])[A-Za-z0-9+/_-]{40,}={0,2}"_s);
    text.replace(hexadecimal, Hidden);
    return text.replace(base64, Hidden);
}

} // namespace

QString scrub(QString text)
{
    static const QRegularExpression key
        = pattern(u"-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(?:-----END [A-Z ]*PRIVATE KEY-----|\\z)"_s);
    static const QRegularExpression inAddress = pattern(u"(://[^\\s/@:\"']*:)[^\\s/@\"']+(?=@)"_s);
    static const QString name
        = u"((?:password|passwd|passphrase|adminpass|secret|token|user_?data|private_?key|api_?key|authorization|cookie)s?"_s;
    static const QString is = uR"((?:\\*["'])?\]?\s*[:=]\s*u?))"_s; // closes the group that `name` opens
    // Possessive, as a long value would be too much to go back over.
    static const QRegularExpression doubleQuoted = pattern(name + is + uR"("(?:[^"\\]++|\\.)*+")"_s);
    static const QRegularExpression singleQuoted = pattern(name + is + uR"('(?:[^'\\]++|\\.|'')*+')"_s);
    static const QRegularExpression quotedTwice
        = pattern(name + is + uR"((\\+")(?:[^\\]++|(?!\\+").)*+\\+")"_s);
    static const QRegularExpression bare
        = pattern(name + uR"((?:\\*["'])?\]?\s*[:=][ \t]*)(?!•)[^\s"'\\{[,}][^\n"',}]*)"_s);
    text.replace(key, Hidden);
    text.replace(inAddress, u"\\1"_s + Hidden);
    text.replace(doubleQuoted, u"\\1\""_s + Hidden + u'"');
    text.replace(singleQuoted, u"\\1'"_s + Hidden + u'\'');
    text.replace(quotedTwice, u"\\1\\2"_s + Hidden + u"\\2"_s);
    text.replace(bare, u"\\1"_s + Hidden);
    return withoutLongRuns(text);
}

} // namespace hubwright
