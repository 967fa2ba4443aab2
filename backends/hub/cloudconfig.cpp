// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "hub/cloudconfig.h"

#include <zlib.h>

namespace hubwright::hub {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype MaxPlainText = 400;

YamlValue yaml(const ServerFile &file)
{
    const bool isAscii = std::all_of(
        file.content.begin(), file.content.end(), [](char c) { return c == '\n' || (c >= ' ' && c <= '~'); });
    YamlValue::Members members{
        {u"path"_s, QJsonValue(file.path)}, {u"permissions"_s, QJsonValue(file.permissions)}};
    if (isAscii && file.content.size() <= MaxPlainText) {
        members.append({u"content"_s, QJsonValue(QString::fromLatin1(file.content))});
    } else {
        members.append({u"encoding"_s, QJsonValue(u"gz+b64"_s)});
        members.append({u"content"_s, QJsonValue(QString::fromLatin1(gzipped(file.content).toBase64()))});
    }
    return members;
}

} // namespace

QByteArray cloudConfig(const QByteArray &role, const QList<ServerFile> &files,
    const QList<QStringList> &commands, const YamlValue::Members &more)
{
    YamlValue::Items writeFiles;
    for (const ServerFile &file : files)
        writeFiles.append(yaml(file));
    YamlValue::Items runCommands;
    for (const QStringList &command : commands) {
        YamlValue::Items words;
        for (const QString &word : command)
            words.append(QJsonValue(word));
        runCommands.append(YamlValue(words));
    }
    YamlValue::Members root{{u"write_files"_s, writeFiles}, {u"runcmd"_s, runCommands}};
    root.append(more);
    return "#cloud-config\n# Tells its progress on the console as HUBWRIGHT-" + role + ".\n"
        + writeYaml(root);
}

QString shellQuoted(const QString &text)
{
    return u'\'' + QString(text).replace(u'\'', "'\\''"_L1) + u'\'';
}

QByteArray environmentFile(const QList<std::pair<QString, QString>> &variables)
{
    QString text;
    for (const auto &[name, value] : variables)
        text += name + u'=' + shellQuoted(value) + u'\n';
    return text.toUtf8();
}

QByteArray gzipped(const QByteArray &content)
{
    z_stream stream{};
    constexpr int gzipWindow = 15 + 16; // 16 asks zlib for gzip's header
    if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, gzipWindow, 9, Z_DEFAULT_STRATEGY) != Z_OK)
        qFatal("zlib cannot be used");
    QByteArray result(qsizetype(deflateBound(&stream, uLong(content.size()))), Qt::Uninitialized);
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(content.constData()));
    stream.avail_in = uInt(content.size());
    stream.next_out = reinterpret_cast<Bytef *>(result.data());
    stream.avail_out = uInt(result.size());
    deflate(&stream, Z_FINISH);
    result.resize(qsizetype(stream.total_out));
    deflateEnd(&stream);
    return result;
}

} // namespace hubwright::hub
