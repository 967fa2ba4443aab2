// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "engine/specfile.h"

#include "engine/specfields.h"
#include "engine/specrules.h"
#include "engine/specschema.h"

#include <QRegularExpression>

namespace hubwright {

using namespace Qt::StringLiterals;

namespace {

/// An Io that takes what it can understand, and leaves the rest as it is.
class Reader
{
public:
    explicit Reader(QJsonObject object)
        : m_object(std::move(object))
    {
    }

    template <typename T>
    void field(const char *name, T &value)
    {
        read(m_object.value(QLatin1String(name)), value);
    }

    template <typename Function>
    void section(const char *name, Function &&function)
    {
        Reader reader(m_object.value(QLatin1String(name)).toObject());
        function(reader);
    }

    void version(const char *, int) { }

    template <typename T>
    void either(const char *name, std::optional<T> &value, const char *other, QString &text)
    {
        const bool hasValue = m_object.contains(QLatin1String(name));
        if (!hasValue && m_object.contains(QLatin1String(other)))
            value.reset();
        if (hasValue)
            read(m_object.value(QLatin1String(name)), value.emplace());
        field(other, text);
    }

    void range(const char *name, int &first, int &last)
    {
        static const QRegularExpression form(u"^\\s*([0-9]{1,5})(?:\\s*-\\s*([0-9]{1,5}))?\\s*\\z"_s);
        const auto match = form.match(m_object.value(QLatin1String(name)).toVariant().toString());
        if (!match.hasMatch())
            return;
        first = match.captured(1).toInt();
        last = match.hasCaptured(2) ? match.captured(2).toInt() : first;
    }

private:
    static void read(const QJsonValue &json, QString &value) { value = json.toString(value); }
    static void read(const QJsonValue &json, bool &value) { value = json.toBool(value); }
    static void read(const QJsonValue &json, int &value) { value = json.toInt(value); }

    template <typename T>
    static void read(const QJsonValue &json, QList<T> &values)
    {
        if (json.isArray())
            values.clear();
        for (const QJsonValue &item : json.toArray())
            read(item, values.emplaceBack());
    }

    template <typename T>
    static void read(const QJsonValue &json, T &value)
    {
        if constexpr (std::is_enum_v<T>) {
            const auto &names = EnumNames<T>::names;
            const auto it = std::find(names.begin(), names.end(), json.toString().toLatin1());
            if (it != names.end())
                value = T(it - names.begin());
        } else {
            Reader reader(json.toObject());
            describe(reader, value);
        }
    }

    QJsonObject m_object;
};

/// An Io that collects fields that differ from what they are in a struct that nobody touched.
class Writer
{
public:
    template <typename T>
    static YamlValue toYaml(T value)
    {
        Writer writer;
        Writer defaults;
        T untouched;
        describe(writer, value);
        describe(defaults, untouched);
        return without(writer.m_members, defaults.m_members);
    }

    template <typename T>
    void field(const char *name, T &value)
    {
        m_members.append({QLatin1String(name), write(value)});
    }

    template <typename Function>
    void section(const char *name, Function &&function)
    {
        Writer writer;
        function(writer);
        m_members.append({QLatin1String(name), writer.m_members});
    }

    void version(const char *name, int number) { m_members.append({QLatin1String(name), YamlValue(number)}); }

    template <typename T>
    void either(const char *name, std::optional<T> &value, const char *other, QString &text)
    {
        // Of both, or of neither, something has to be seen: without a word the struct is meant.
        if (value && (!text.isEmpty() || *value != T{}))
            m_members.append({QLatin1String(name), toYaml(*value)});
        if (!value || !text.isEmpty())
            m_members.append({QLatin1String(other), YamlValue(text)});
    }

    void range(const char *name, int &first, int &last)
    {
        if (first == last && first != 0)
            m_members.append({QLatin1String(name), YamlValue(first)});
        else if (first != 0 || last != 0)
            m_members.append({QLatin1String(name), YamlValue(u"%1-%2"_s.arg(first).arg(last))});
    }

private:
    static YamlValue write(const QString &value) { return QJsonValue(value); }
    static YamlValue write(bool value) { return QJsonValue(value); }
    static YamlValue write(int value) { return QJsonValue(value); }

    template <typename T>
    static YamlValue write(const QList<T> &values)
    {
        YamlValue::Items items;
        for (const T &value : values) {
            if constexpr (std::is_same_v<T, QString>)
                items.append(write(value));
            else
                items.append(toYaml(value));
        }
        return items;
    }

    template <typename T>
    static YamlValue write(T value)
    {
        if constexpr (std::is_enum_v<T>) {
            return QJsonValue(QLatin1String(EnumNames<T>::names[size_t(value)]));
        } else {
            Writer writer;
            describe(writer, value);
            return writer.m_members;
        }
    }

    static YamlValue::Members without(const YamlValue::Members &members, const YamlValue::Members &defaults)
    {
        YamlValue::Members rest;
        for (const auto &[name, value] : members) {
            // Older clang does not capture a structured binding by itself.
            const auto isNamed = [&name = name](const auto &other) { return other.first == name; };
            const auto it = std::find_if(defaults.begin(), defaults.end(), isNamed);
            const bool isVersion = name == "hubwright"_L1;
            if (it == defaults.end() || isVersion)
                rest.append({name, value});
            else if (value.kind() != YamlValue::Kind::Map && value != it->second)
                rest.append({name, value});
            else if (const auto inner = without(value.members(), it->second.members()); !inner.isEmpty())
                rest.append({name, inner});
        }
        return rest;
    }

    YamlValue::Members m_members;
};

bool isPartOf(const QString &inner, const QString &outer)
{
    return inner == outer || inner.startsWith(outer + u'.') || inner.startsWith(outer + u'[');
}

/// Whether something was said of the field, of a part of it or of what it is part of.
bool isSaid(const Problems &problems, const QString &field)
{
    return std::any_of(problems.begin(), problems.end(),
        [&](const Problem &said) { return isPartOf(said.field, field) || isPartOf(field, said.field); });
}

} // namespace

SpecFile readSpec(const QByteArray &yaml)
{
    SpecFile file;
    const YamlDocument document = readYaml(yaml);
    file.problems = document.problems;
    if (document.root.isNull() || document.root.isUndefined())
        return file;
    const QJsonValue root = fitToSchema(document);
    for (const Problem &problem : checkAgainstSchema(root, document))
        if (!isSaid(document.problems, problem.field))
            file.problems.append(problem);
    Reader reader(root.toObject());
    describe(reader, file.spec);
    if (!root.isObject())
        return file;
    const Problems said = file.problems;
    for (Problem problem : checkSpec(file.spec)) {
        if (isSaid(said, problem.field))
            continue;
        problem.line = document.lineOf(problem.field);
        file.problems.append(problem);
    }
    std::stable_sort(file.problems.begin(), file.problems.end(),
        [](const Problem &a, const Problem &b) { return a.line < b.line; });
    return file;
}

QByteArray writeSpec(const Spec &spec)
{
    return writeYaml(Writer::toYaml(spec));
}

} // namespace hubwright
