// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "engine/specschema.h"

#include "resources/resource.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <valijson/adapters/qtjson_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include <numeric>

namespace hubwright {

using namespace Qt::StringLiterals;

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(SpecSchema)
};

QStringList types(const QJsonObject &schema)
{
    const QJsonValue type = schema["type"_L1];
    return type.isArray() ? type.toVariant().toStringList() : QStringList{type.toString()};
}

const valijson::Schema &compiledSchema()
{
    static const auto schema = [] {
        auto result = std::make_unique<valijson::Schema>();
        const QJsonValue root = specSchema();
        const valijson::adapters::QtJsonAdapter adapter(root);
        valijson::SchemaParser(valijson::SchemaParser::kDraft7).populateSchema(adapter, *result);
        return result;
    }();
    return *schema;
}

QJsonValue fit(
    const QJsonValue &value, const QJsonObject &schema, const YamlDocument &document, const QString &path)
{
    if (value.isObject()) {
        QJsonObject fitted;
        const QJsonObject object = value.toObject();
        const QJsonObject properties = schema["properties"_L1].toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            if (!it->isNull() || !properties.contains(it.key()))
                fitted.insert(it.key(),
                    fit(*it, properties[it.key()].toObject(), document, memberPath(path, it.key())));
        return fitted;
    }
    if (value.isArray()) {
        QJsonArray fitted;
        for (const QJsonValue &item : value.toArray())
            fitted.append(fit(item, schema["items"_L1].toObject(), document, itemPath(path, fitted.size())));
        return fitted;
    }
    const bool wantsText = types(schema) == QStringList{u"string"_s};
    return wantsText && !value.isNull() && !value.isString() ? QJsonValue(document.written.value(path))
                                                             : value;
}

/// How many letters one has to change, add, leave out or swap with its neighbour to get from one word to the
/// other.
int editDistance(const QString &a, const QString &b)
{
    std::vector<std::vector<int>> cost(size_t(a.size() + 1), std::vector<int>(size_t(b.size() + 1)));
    for (qsizetype i = 0; i <= a.size(); ++i) {
        for (qsizetype j = 0; j <= b.size(); ++j) {
            int &best = cost[i][j];
            if (i == 0 || j == 0) {
                best = int(i + j);
                continue;
            }
            best = std::min(
                {cost[i - 1][j] + 1, cost[i][j - 1] + 1, cost[i - 1][j - 1] + (a[i - 1] != b[j - 1])});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                best = std::min(best, cost[i - 2][j - 2] + 1);
        }
    }
    return cost[a.size()][b.size()];
}

QString nearest(const QString &word, const QStringList &words)
{
    QString best;
    int distance = std::max(2, int(word.size()) / 3) + 1;
    for (const QString &candidate : words)
        if (const int d = editDistance(word.toLower(), candidate); d < distance)
            std::tie(best, distance) = std::pair(candidate, d);
    return best;
}

QString listed(const QStringList &words)
{
    if (words.size() < 2)
        return words.join(QString());
    return Texts::tr("%1 or %2").arg(words.mid(0, words.size() - 1).join(", "_L1), words.last());
}

QString wanted(const QJsonObject &schema)
{
    QStringList names;
    for (const QString &type : types(schema))
        names << (type == "string"_L1  ? Texts::tr("text")
                : type == "integer"_L1 ? Texts::tr("a whole number")
                : type == "boolean"_L1 ? Texts::tr("true or false")
                : type == "array"_L1   ? Texts::tr("a list, as [one, two]")
                                       : Texts::tr("a group of fields"));
    return listed(names);
}

/// Words an error of the validator. The schema uses only these keywords, so that each has one sentence.
class Translator
{
public:
    Translator(const QJsonValue &root, const YamlDocument &document)
        : m_root(root)
        , m_document(document)
    {
    }

    Problems translate(const valijson::ValidationResults::Error &error)
    {
        const QString what = QString::fromStdString(error.description);
        const auto [path, value] = resolve(error.context);
        const QJsonObject schema = schemaOf(path);
        if (what.startsWith("Object contains a property"_L1))
            return unknownFields(path, value.toObject(), schema);
        if (what.startsWith("Missing required property"_L1))
            return {missingField(path, what.section(u'\'', 1, 1))};
        if (what.startsWith("Value type"_L1))
            return {problem(path,
                Texts::tr("%1 must be %2.")
                    .arg(path.isEmpty() ? Texts::tr("The file") : path, wanted(schema)),
                path.isEmpty() ? Texts::tr("It begins with the line “hubwright: 1”.")
                               : schema["description"_L1].toString())};
        if (what.startsWith("Failed to match against any enum"_L1))
            return {unknownWord(path, value, schema)};
        if (what.startsWith("Expected number"_L1))
            return {problem(path,
                Texts::tr("%1 must be from %2 to %3.")
                    .arg(path)
                    .arg(schema["minimum"_L1].toInt())
                    .arg(schema["maximum"_L1].toInt()),
                schema["description"_L1].toString())};
        return {}; // that a member failed, which has been said of the member
    }

private:
    std::pair<QString, QJsonValue> resolve(const std::vector<std::string> &context) const
    {
        QString path;
        QJsonValue value = m_root;
        for (size_t i = 1; i < context.size(); ++i) { // the first is "<root>"
            const QString key = QString::fromStdString(context[i]).chopped(1).mid(1);
            path = value.isArray() ? itemPath(path, key.toInt()) : memberPath(path, key);
            value = value.isArray() ? value.toArray().at(key.toInt()) : value.toObject().value(key);
        }
        return {path, value};
    }

    Problem problem(const QString &path, const QString &sentence, const QString &remedy) const
    {
        return {.field = path, .sentence = sentence, .remedy = remedy, .line = m_document.lineOf(path)};
    }

    Problems unknownFields(const QString &path, const QJsonObject &object, const QJsonObject &schema) const
    {
        Problems problems;
        const QStringList known = schema["properties"_L1].toObject().keys();
        for (const QString &name : object.keys()) {
            if (known.contains(name))
                continue;
            const QString field = memberPath(path, name);
            const QString meant = nearest(name, known);
            problems << problem(field, Texts::tr("%1 is not a field that Hubwright knows.").arg(field),
                meant.isEmpty() ? Texts::tr("The fields here are %1.").arg(known.join(", "_L1))
                                : Texts::tr("Did you mean %1?").arg(memberPath(path, meant)));
        }
        return problems;
    }

    Problem missingField(const QString &path, const QString &name) const
    {
        const QString field = memberPath(path, name);
        return problem(
            field, Texts::tr("%1 is missing.").arg(field), schemaOf(field)["description"_L1].toString());
    }

    Problem unknownWord(const QString &path, const QJsonValue &value, const QJsonObject &schema) const
    {
        const QStringList words = schema["enum"_L1].toArray().toVariantList().size()
            ? toTexts(schema["enum"_L1].toArray())
            : QStringList();
        const QString word = value.toVariant().toString();
        const QString meant = nearest(word, words);
        return problem(path, Texts::tr("%1 cannot be “%2”: it is %3.").arg(path, word, listed(words)),
            meant.isEmpty() ? schema["description"_L1].toString() : Texts::tr("Did you mean %1?").arg(meant));
    }

    static QStringList toTexts(const QJsonArray &values)
    {
        QStringList texts;
        for (const QJsonValue &value : values)
            texts << value.toVariant().toString();
        return texts;
    }

    const QJsonValue &m_root;
    const YamlDocument &m_document;
};

} // namespace

const QJsonObject &specSchema()
{
    static const QJsonObject schema = QJsonDocument::fromJson(resource(u"spec.schema.json"_s)).object();
    return schema;
}

QJsonObject schemaOf(const QString &path)
{
    QJsonObject schema = specSchema();
    for (const QString &part : path.split(u'.', Qt::SkipEmptyParts)) {
        schema = schema["properties"_L1].toObject().value(part.section(u'[', 0, 0)).toObject();
        if (part.endsWith(u']'))
            schema = schema["items"_L1].toObject();
    }
    return schema;
}

QJsonValue fitToSchema(const YamlDocument &document)
{
    return fit(document.root, specSchema(), document, {});
}

Problems checkAgainstSchema(const QJsonValue &root, const YamlDocument &document)
{
    valijson::ValidationResults results;
    const valijson::adapters::QtJsonAdapter adapter(root);
    valijson::Validator(valijson::Validator::kStrongTypes).validate(compiledSchema(), adapter, &results);
    Problems problems;
    Translator translator(root, document);
    for (const auto &error : results)
        problems << translator.translate(error);
    return problems;
}

} // namespace hubwright
