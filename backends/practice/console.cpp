// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "practice/console.h"

#include "practice/durations.h"

#include <QRegularExpression>

#include <zlib.h>

using namespace Qt::StringLiterals;

namespace hubwright::practice {

namespace {

QByteArray gunzip(const QByteArray &packed)
{
    z_stream stream{};
    if (!packed.startsWith("\x1f\x8b") || inflateInit2(&stream, 16 + MAX_WBITS) != Z_OK)
        return packed;
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(packed.constData()));
    stream.avail_in = static_cast<uInt>(packed.size());
    QByteArray all, part(65536, Qt::Uninitialized);
    int result = Z_OK;
    while (result == Z_OK && all.size() < 4'000'000) {
        stream.next_out = reinterpret_cast<Bytef *>(part.data());
        stream.avail_out = static_cast<uInt>(part.size());
        result = inflate(&stream, Z_NO_FLUSH);
        all.append(part.constData(), part.size() - static_cast<qsizetype>(stream.avail_out));
    }
    inflateEnd(&stream);
    return all;
}

struct Line
{
    Moment at;
    QString text;
};

std::vector<Line> linesOf(const Resource &server)
{
    const QString host = server.body["hostname"_L1].toString();
    std::vector<Line> lines{{0, u"[    0.000000] Linux version 6.8.0-practice (practice@cloud)"_s},
        {6'000, u"cloud-init[701]: Cloud-init v. 24.1 running 'init' at practice. Up 6.02 seconds."_s},
        {14'000, u"cloud-init[845]: Cloud-init v. 24.1 running 'modules:config'. Up 14.40 seconds."_s}};
    const auto role = static_cast<BootRole>(server.inner["role"_L1].toInt());
    if (role == BootRole::None) {
        lines.push_back({21'000,
            u"cloud-init[999]: Cloud-init v. 24.1 finished. Datasource DataSourceOpenStackLocal.  Up 21.00 seconds"_s});
        lines.push_back({21'000, u'\n' + host + u" login: "_s});
        return lines;
    }
    const QString tag = role == BootRole::Hub ? u"HUBWRIGHT-HUB"_s : u"HUBWRIGHT-IMAGE"_s;
    const QJsonArray phases = server.inner["phases"_L1].toArray();
    const Moment total = bootTime(role), first = total / 6; // package lists and packages come first
    lines.push_back(
        {20'000, u"cloud-init[1012]: Get:1 http://archive.ubuntu.com/ubuntu noble InRelease [256 kB]"_s});
    for (qsizetype i = 0; i < phases.size(); ++i)
        lines.push_back({first + (total - first) * i / phases.size(),
            u"cloud-init[1012]: %1 phase %2/%3 %4"_s.arg(tag)
                .arg(i + 1)
                .arg(phases.size())
                .arg(phases[i].toString())});
    lines.push_back({total, u"cloud-init[1012]: %1 DONE"_s.arg(tag)});
    lines.push_back(
        {total, u"cloud-init[1012]: Cloud-init v. 24.1 finished. Datasource DataSourceOpenStackLocal."_s});
    if (role == BootRole::Image)
        lines.push_back({total + 2'000, u"[  362.104417] reboot: Power down"_s});
    return lines;
}

} // namespace

QString unpackUserData(const QByteArray &base64)
{
    static const QRegularExpression packed(u"(?:[A-Za-z0-9+/]{20,}={0,2}\\s*)+"_s);
    const QString text = QString::fromUtf8(gunzip(QByteArray::fromBase64(base64)));
    QString all = text;
    for (auto matches = packed.globalMatch(text); matches.hasNext();) {
        const QByteArray bytes
            = QByteArray::fromBase64(matches.next().captured().simplified().remove(u' ').toLatin1());
        all += u'\n' + QString::fromUtf8(gunzip(bytes));
    }
    return all;
}

BootRole bootRole(const QString &userData)
{
    if (userData.contains("HUBWRIGHT-HUB"_L1))
        return BootRole::Hub;
    return userData.contains("HUBWRIGHT-IMAGE"_L1) ? BootRole::Image : BootRole::None;
}

QStringList bootPhases(const QString &userData, BootRole role)
{
    static const QRegularExpression titles(u"\\bTITLES=\\(([^)]*)\\)"_s), title(u"\"([^\"]*)\""_s);
    QStringList phases;
    for (auto matches = title.globalMatch(titles.match(userData).captured(1)); matches.hasNext();)
        phases << matches.next().captured(1);
    if (!phases.isEmpty())
        return phases;
    return role == BootRole::Hub
        ? QStringList{u"venv"_s, u"pip"_s, u"proxy"_s, u"homes"_s, u"hub"_s, u"tls"_s}
        : QStringList{u"venv"_s, u"jupyter"_s, u"packages"_s, u"clean"_s};
}

Moment bootTime(BootRole role)
{
    if (role == BootRole::None)
        return 21'000;
    return role == BootRole::Hub ? Durations::HubBoot : Durations::ImageBoot;
}

QString consoleOf(const Resource &server, Moment since)
{
    QString text;
    for (const Line &line : linesOf(server))
        if (line.at <= since)
            text += line.text + (line.text.endsWith(u' ') ? QString() : u"\r\n"_s);
    return text;
}

} // namespace hubwright::practice
