// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "openstack/cloudsyaml.h"

#include "engine/yaml.h"
#include "openstack/profileentry.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace hubwright::openstack {
using namespace Qt::StringLiterals;

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("openstack", text);
}

/// Members of `over` win; maps are merged member by member.
QJsonObject merged(QJsonObject base, const QJsonObject &over)
{
    for (auto i = over.begin(); i != over.end(); ++i) {
        const bool areMaps = base[i.key()].isObject() && i.value().isObject();
        base[i.key()]
            = areMaps ? QJsonValue(merged(base[i.key()].toObject(), i.value().toObject())) : i.value();
    }
    return base;
}

/// Scalars as they were written: a password of digits is not a number.
QJsonValue asWritten(const QJsonValue &value, const QString &path, const YamlDocument &document)
{
    if (value.isObject()) {
        QJsonObject result;
        const QJsonObject object = value.toObject();
        for (auto i = object.begin(); i != object.end(); ++i)
            result[i.key()] = asWritten(i.value(), memberPath(path, i.key()), document);
        return result;
    }
    if (value.isArray()) {
        QJsonArray result;
        for (const QJsonValue &item : value.toArray())
            result.append(asWritten(item, itemPath(path, result.size()), document));
        return result;
    }
    if (value.isNull() || value.isString())
        return value;
    return document.written.value(path, value.toString());
}

class Reader
{
public:
    explicit Reader(const CloudsText &text)
        : m_text(text)
    {
    }

    Clouds read()
    {
        m_document = readYaml(m_text.clouds);
        addProblems(m_document, m_text.source);
        const QJsonValue root = asWritten(m_document.root, {}, m_document);
        const QJsonValue clouds = root["clouds"_L1];
        if (!m_document.problems.isEmpty() && m_document.root.isNull())
            return m_result;
        if (!clouds.isObject()) {
            add(m_document.lineOf(u"clouds"_s),
                say(QT_TRANSLATE_NOOP("openstack", "It has no list “clouds”.")),
                say(QT_TRANSLATE_NOOP("openstack",
                    "A clouds.yaml begins with “clouds:” and an entry for each cloud; the "
                    "dashboard offers one under “API Access”.")));
            return m_result;
        }
        const QJsonObject secure = side(m_text.secure, u"secure.yaml"_s)["clouds"_L1].toObject();
        const QJsonObject vendors
            = side(m_text.vendors, u"clouds-public.yaml"_s)["public-clouds"_L1].toObject();
        const QJsonObject entries = clouds.toObject();
        for (auto i = entries.begin(); i != entries.end(); ++i)
            readEntry(i.key(), i.value().toObject(), secure[i.key()].toObject(), vendors);
        return m_result;
    }

private:
    void readEntry(
        const QString &name, const QJsonObject &entry, const QJsonObject &secure, const QJsonObject &vendors)
    {
        const QString vendor = entry["profile"_L1].toString(entry["cloud"_L1].toString());
        const QJsonObject whole = merged(merged(vendors[vendor].toObject(), entry), secure);
        ProfileEntry read = toProfile(name, whole, m_text.source);
        const QString path = memberPath(u"clouds"_s, name);
        for (Problem &problem : read.problems) {
            const bool isVendors = problem.field == u"auth.auth_url"_s && !vendor.isEmpty();
            if (isVendors)
                problem.remedy = say(QT_TRANSLATE_NOOP("openstack",
                                         "Hubwright does not know the vendor profile “%1”: "
                                         "write auth_url into the entry."))
                                     .arg(vendor);
            add(m_document.lineOf(path + u'.' + problem.field), problem.sentence, problem.remedy);
        }
        if (!read.problems.isEmpty())
            return;
        m_result.profiles.append(read.profile);
        if (!read.secret.isEmpty())
            m_result.secrets[name] = read.secret;
    }

    QJsonValue side(const QByteArray &text, const QString &name)
    {
        if (text.trimmed().isEmpty())
            return {};
        const YamlDocument document = readYaml(text);
        addProblems(document, QFileInfo(m_text.source).dir().filePath(name));
        return asWritten(document.root, {}, document);
    }

    void addProblems(const YamlDocument &document, const QString &file)
    {
        for (const Problem &problem : document.problems)
            add(problem.line, problem.sentence, problem.remedy, file);
    }

    void add(int line, const QString &sentence, const QString &remedy, QString file = {})
    {
        if (file.isEmpty())
            file = m_text.source;
        const QString native = QDir::toNativeSeparators(file);
        const QString place = line > 0 ? u"%1:%2"_s.arg(native).arg(line) : native;
        m_result.problems.append({.field = u"cloud.profile"_s,
            .sentence = place + u": "_s + sentence,
            .remedy = remedy,
            .line = line});
    }

    const CloudsText &m_text;
    YamlDocument m_document;
    Clouds m_result;
};

QStringList folders(const QString &home)
{
    QString config = qEnvironmentVariable("XDG_CONFIG_HOME");
    if (config.isEmpty())
        config = QDir::homePath() + u"/.config"_s;
    return {home, home + u"/practice"_s, u"."_s, config + u"/openstack"_s, u"/etc/openstack"_s};
}

QStringList named(const QString &folder, const QString &base)
{
    const QString path = folder + u'/' + base;
    return {path + u".yaml"_s, path + u".yml"_s, path + u".json"_s};
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The first that exists beside the file, then in the standard places; `variable` names it outright.
QByteArray beside(const QString &cloudsFile, const QString &home, const QString &base, const char *variable)
{
    QStringList candidates{qEnvironmentVariable(variable)};
    candidates += named(QFileInfo(cloudsFile).path(), base);
    for (const QString &folder : folders(home))
        candidates += named(folder, base);
    for (const QString &path : candidates) {
        if (!path.isEmpty() && QFileInfo(path).isFile())
            return contentOf(path);
    }
    return {};
}

void add(Clouds &all, const Clouds &more)
{
    for (const Profile &profile : more.profiles) {
        if (all.profile(profile.name))
            continue;
        all.profiles.append(profile);
        if (more.secrets.contains(profile.name))
            all.secrets[profile.name] = more.secrets[profile.name];
    }
    all.problems += more.problems;
}

/// With the words that stand in the document: a password 1.10 must not become 1.1.
YamlValue toYaml(const QJsonValue &value, const QString &path, const YamlDocument &document)
{
    if (value.isObject()) {
        YamlValue::Members members;
        const QJsonObject object = value.toObject();
        for (auto i = object.begin(); i != object.end(); ++i)
            members.append({i.key(), toYaml(i.value(), memberPath(path, i.key()), document)});
        return members;
    }
    if (value.isArray()) {
        YamlValue::Items items;
        for (const QJsonValue &item : value.toArray())
            items.append(toYaml(item, itemPath(path, items.size()), document));
        return items;
    }
    const bool isWritten = !value.isString() && !value.isNull() && document.written.contains(path);
    return isWritten ? YamlValue::asWritten(document.written.value(path)) : YamlValue(value);
}

/// All members but one.
YamlValue::Members othersOf(
    const QJsonObject &object, const QString &name, const QString &path, const YamlDocument &document)
{
    YamlValue::Members members;
    for (auto i = object.begin(); i != object.end(); ++i) {
        if (i.key() != name)
            members.append({i.key(), toYaml(i.value(), memberPath(path, i.key()), document)});
    }
    return members;
}

} // namespace

const Profile *Clouds::profile(const QString &name) const
{
    const auto found = std::ranges::find(profiles, name, &Profile::name);
    return found == profiles.end() ? nullptr : &*found;
}

Clouds readClouds(const CloudsText &text)
{
    return Reader(text).read();
}

QStringList cloudsPlaces(const QString &home)
{
    QStringList places;
    if (const QString given = qEnvironmentVariable("OS_CLIENT_CONFIG_FILE"); !given.isEmpty())
        places.append(given);
    for (const QString &folder : folders(home))
        places += named(folder, u"clouds"_s);
    return places;
}

Clouds findClouds(const QString &home)
{
    Clouds all;
    QSet<QString> seen;
    for (const QString &place : cloudsPlaces(home)) {
        const QFileInfo file(place);
        if (!file.isFile() || seen.contains(file.canonicalFilePath()))
            continue;
        seen.insert(file.canonicalFilePath());
        if (!file.isReadable()) {
            all.problems.append({.field = u"cloud.profile"_s,
                .sentence = say(QT_TRANSLATE_NOOP("openstack", "The file %1 cannot be read."))
                                .arg(QDir::toNativeSeparators(place)),
                .remedy
                = say(QT_TRANSLATE_NOOP("openstack", "Allow your account to read it, or remove it."))});
            continue;
        }
        const CloudsText text{.source = file.absoluteFilePath(),
            .clouds = contentOf(place),
            .secure = beside(place, home, u"secure"_s, "OS_CLIENT_SECURE_FILE"),
            .vendors = beside(place, home, u"clouds-public"_s, "OS_CLIENT_VENDOR_FILE")};
        add(all, readClouds(text));
    }
    return all;
}

Error unknownCloud(const QString &name, const Clouds &clouds, const QStringList &places)
{
    QStringList names;
    for (const Profile &profile : clouds.profiles)
        names.append(profile.name);
    QStringList files;
    for (const QString &place : places)
        files.append(QDir::toNativeSeparators(place));
    QStringList unread;
    for (const Problem &problem : clouds.problems)
        unread.append(problem.sentence);
    const QString remedy = names.isEmpty()
        ? say(QT_TRANSLATE_NOOP(
            "openstack", "Sign in once in the wizard, or put a clouds.yaml into ~/.config/openstack."))
        : say(QT_TRANSLATE_NOOP("openstack", "Use one of: %1.")).arg(names.join(u", "_s));
    Error error(Error::Kind::BadInput,
        name.isEmpty()
            ? say(QT_TRANSLATE_NOOP("openstack", "No cloud is chosen."))
            : say(QT_TRANSLATE_NOOP("openstack", "No cloud “%1” is known on this computer.")).arg(name),
        remedy, say(QT_TRANSLATE_NOOP("openstack", "Looked into: %1.")).arg(files.join(u", "_s)));
    if (!unread.isEmpty())
        error.details += u'\n' + unread.join(u'\n');
    error.field = u"cloud.profile"_s;
    return error;
}

QByteArray writeClouds(const QByteArray &existing, const Profile &profile, const QString &path)
{
    QJsonObject root;
    YamlDocument document;
    if (!existing.trimmed().isEmpty()) {
        document = readYaml(existing);
        if (!document.problems.isEmpty() || !document.root.isObject())
            throw Error(Error::Kind::Local,
                say(QT_TRANSLATE_NOOP("openstack", "The file %1 cannot be read, so nothing was added to it."))
                    .arg(QDir::toNativeSeparators(path)),
                say(QT_TRANSLATE_NOOP("openstack", "Mend it or remove it, then sign in again.")),
                document.problems.isEmpty() ? QString() : document.problems.first().sentence);
        root = document.root.toObject();
    }
    const QString list = u"clouds"_s;
    YamlValue::Members entries = othersOf(root[list].toObject(), profile.name, list, document);
    entries.append({profile.name, toYaml(toEntry(profile), {}, {})});
    YamlValue::Members members = othersOf(root, list, {}, document);
    members.append({list, entries});
    return writeYaml(members);
}

} // namespace hubwright::openstack
