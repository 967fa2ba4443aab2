// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "canaries.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace {

/// What is the same of a text's Base64 whatever stands before and after it: the first and last digits hold
/// bits of the neighbours.
QByteArray base64Core(const QByteArray &secret, int before, QByteArray::Base64Options options)
{
    const QByteArray padded = QByteArray(before, '\0') + secret;
    QByteArray digits = padded.toBase64(options | QByteArray::OmitTrailingEquals);
    const qsizetype begin = (before * 8 + 5) / 6;
    const qsizetype end = padded.size() * 8 / 6;
    return digits.mid(begin, end - begin);
}

QByteArray percentEncodedWhole(const QByteArray &secret)
{
    QByteArray text;
    for (const char c : secret)
        text += '%' + QByteArray(1, c).toHex();
    return text;
}

QByteArray utf16(const QByteArray &secret, bool isBigEndian)
{
    QByteArray bytes;
    for (const QChar c : QString::fromUtf8(secret)) {
        const char low = char(c.unicode() & 0xff);
        const char high = char(c.unicode() >> 8);
        bytes += isBigEndian ? high : low;
        bytes += isBigEndian ? low : high;
    }
    return bytes;
}

QByteArray inJson(const QByteArray &secret)
{
    const QByteArray list
        = QJsonDocument(QJsonArray{QString::fromUtf8(secret)}).toJson(QJsonDocument::Compact);
    return list.sliced(2, list.size() - 4);
}

} // namespace

void Canaries::add(const QString &name, const QByteArray &secret)
{
    if (secret.size() < 8)
        qFatal("“%s” is too short to be told from other text", secret.constData());
    m_secrets[name] = secret;
    m_forms[name] = formsOf(secret);
}

QMap<QString, QByteArray> Canaries::formsOf(const QByteArray &secret)
{
    QMap<QString, QByteArray> forms{
        {u"plain"_s, secret},
        {u"JSON"_s, inJson(secret)},
        {u"JSON in JSON"_s, inJson(inJson(secret))},
        {u"URL"_s, secret.toPercentEncoding()},
        {u"URL, in small letters"_s, QUrl::toPercentEncoding(QString::fromUtf8(secret)).toLower()},
        {u"URL, every character"_s, percentEncodedWhole(secret)},
        {u"form"_s, secret.toPercentEncoding(" ").replace(' ', '+')},
        {u"hexadecimal"_s, secret.toHex()},
        {u"hexadecimal, in capitals"_s, secret.toHex().toUpper()},
        {u"UTF-16 LE"_s, utf16(secret, false)},
        {u"UTF-16 BE"_s, utf16(secret, true)},
    };
    for (int before = 0; before < 3; ++before) {
        forms[u"Base64 after %1"_s.arg(before)] = base64Core(secret, before, QByteArray::Base64Encoding);
        forms[u"base64url after %1"_s.arg(before)]
            = base64Core(secret, before, QByteArray::Base64UrlEncoding);
    }
    return forms;
}

QStringList Canaries::findIn(const QString &place, const QByteArray &content) const
{
    QStringList finds;
    const QByteArray unbroken = QByteArray(content).replace('\n', "").replace('\r', "");
    for (auto secret = m_forms.begin(); secret != m_forms.end(); ++secret) {
        for (auto form = secret->begin(); form != secret->end(); ++form) {
            if (content.contains(*form) || unbroken.contains(*form))
                finds += u"%1: %2 (%3)"_s.arg(place, secret.key(), form.key());
        }
    }
    return finds;
}

QStringList Canaries::findBelow(const QString &folder, int *files) const
{
    QStringList finds;
    QDirIterator all(folder, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
        QDirIterator::Subdirectories);
    while (all.hasNext()) {
        const QString path = all.next();
        finds += findIn(u"the name of "_s + path, QFile::encodeName(path));
        const QFileInfo info = all.fileInfo();
        QFile file(path);
        if (info.isSymLink())
            finds += findIn(path, QFile::encodeName(info.symLinkTarget()));
        else if (info.isFile() && file.open(QIODevice::ReadOnly)) {
            finds += findIn(path, file.readAll());
            if (files)
                ++*files;
        } else if (info.isFile()) {
            finds += path + u": cannot be read"_s;
        }
    }
    return finds;
}
