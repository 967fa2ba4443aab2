// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "engine/yaml.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringDecoder>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <sstream>

namespace hubwright {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype MaxBytes = 1 << 20;
constexpr int MaxDepth = 32;
constexpr int MaxValues = 20'000;
/// A comment behind the file. yaml-cpp takes the end of the file for a quotation mark; then this is in the
/// text.
constexpr auto End = "# end of the file";

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(YamlDocument)
};

QString text(const YAML::Node &node)
{
    return QString::fromStdString(node.Scalar());
}

/// A scalar without quotes, by the core schema.
QJsonValue typed(const QString &word)
{
    static const QRegularExpression integer(u"^[-+]?(0|[1-9][0-9]*)\\z"_s);
    static const QRegularExpression number(
        u"^[-+]?(\\.[0-9]+|(0|[1-9][0-9]*)(\\.[0-9]*)?)([eE][-+]?[0-9]+)?\\z"_s);
    static const QStringList nulls{{}, u"~"_s, u"null"_s, u"Null"_s, u"NULL"_s};
    if (nulls.contains(word))
        return QJsonValue::Null;
    if (word == "true"_L1 || word == "True"_L1 || word == "TRUE"_L1)
        return true;
    if (word == "false"_L1 || word == "False"_L1 || word == "FALSE"_L1)
        return false;
    bool fits = false;
    if (integer.match(word).hasMatch()) {
        if (const qint64 value = word.toLongLong(&fits); fits)
            return value;
    } else if (number.match(word).hasMatch()) {
        if (const double value = word.toDouble(&fits); fits && std::isfinite(value))
            return value;
    }
    return word;
}

/// Turns nodes into JSON and notes their lines. Throws Problem, so that the first one that cannot be read
/// ends it.
class Converter
{
public:
    /// `lines`: how many the file has.
    Converter(YamlDocument &document, int lines)
        : m_document(document)
        , m_lines(lines)
    {
    }

    /// What is not there at all, as the name in “? ”, stands at the end: not behind it.
    [[nodiscard]] int lineOf(const YAML::Node &node) const { return std::min(node.Mark().line + 1, m_lines); }

    QJsonValue convert(const YAML::Node &node, const QString &path, int line, int depth)
    {
        m_document.lines.insert(path, line);
        if (depth > MaxDepth)
            throw Problem{
                .sentence = Texts::tr("Values stand more than %n level(s) deep.", nullptr, MaxDepth),
                .line = line};
        if (++m_values > MaxValues)
            throw Problem{
                .sentence = Texts::tr("The file stands for more than %n value(s).", nullptr, MaxValues),
                .line = line};
        if (node.IsMap())
            return map(node, path, depth);
        if (node.IsSequence())
            return list(node, path, depth);
        return scalar(node, path, line);
    }

private:
    QJsonValue scalar(const YAML::Node &node, const QString &path, int line)
    {
        if (node.IsNull())
            return QJsonValue::Null;
        if (node.Scalar().find(End) != std::string::npos)
            throw Problem{.field = path,
                .sentence = Texts::tr("The quotation mark that opens in line %1 is not closed.").arg(line),
                .remedy = Texts::tr("Close it where the text ends."),
                .line = line};
        const bool isPlain = node.Tag() == "?";
        const QJsonValue value = isPlain ? typed(text(node)) : QJsonValue(text(node));
        if (!value.isString())
            m_document.written.insert(path, text(node));
        return value;
    }

    QJsonValue list(const YAML::Node &node, const QString &path, int depth)
    {
        QJsonArray array;
        for (const YAML::Node &item : node)
            array.append(convert(item, itemPath(path, array.size()), lineOf(item), depth + 1));
        return array;
    }

    QJsonValue map(const YAML::Node &node, const QString &path, int depth)
    {
        QJsonObject object;
        for (const auto &member : node) {
            const int line = lineOf(member.first);
            if (!member.first.IsScalar())
                throw Problem{.field = path,
                    .sentence = Texts::tr("The name of a field must be a word."),
                    .line = line};
            const QString name = text(member.first);
            const QString here = memberPath(path, name);
            if (object.contains(name)) {
                m_document.problems.append({.field = here,
                    .sentence = Texts::tr("%1 stands here twice.").arg(here),
                    .remedy = Texts::tr("Its first value is in line %1. Keep one of them.")
                                  .arg(m_document.lines.value(here)),
                    .line = line});
                continue;
            }
            object.insert(name, convert(member.second, here, line, depth + 1));
        }
        return object;
    }

    YamlDocument &m_document;
    int m_lines;
    int m_values = 0;
};

/// Notes where documents begin.
class DocumentStarts : public YAML::EventHandler
{
public:
    std::vector<YAML::Mark> marks;

    void OnDocumentStart(const YAML::Mark &mark) override { marks.push_back(mark); }
    void OnDocumentEnd() override { }
    void OnNull(const YAML::Mark &, YAML::anchor_t) override { }
    void OnAlias(const YAML::Mark &, YAML::anchor_t) override { }
    void OnScalar(const YAML::Mark &, const std::string &, YAML::anchor_t, const std::string &) override { }
    void OnSequenceStart(
        const YAML::Mark &, const std::string &, YAML::anchor_t, YAML::EmitterStyle::value) override
    {
    }
    void OnSequenceEnd() override { }
    void OnMapStart(
        const YAML::Mark &, const std::string &, YAML::anchor_t, YAML::EmitterStyle::value) override
    {
    }
    void OnMapEnd() override { }
};

/// Throws unless there is one document. YAML::LoadAll() does not come to an end where yaml-cpp finds a
/// document without getting on, as in ",".
void mustBeOne(const std::string &yaml)
{
    std::istringstream stream(yaml);
    YAML::Parser parser(stream);
    DocumentStarts starts;
    while (starts.marks.size() < 2 && parser.HandleNextDocument(starts)) { }
    if (starts.marks.size() < 2)
        return;
    const YAML::Mark first = starts.marks[0];
    const YAML::Mark second = starts.marks[1];
    if (second.pos == first.pos)
        throw YAML::ParserException(second, {});
    throw Problem{.sentence = Texts::tr("The file holds more than one document."),
        .remedy = Texts::tr("Remove what follows the second line of three hyphens."),
        .line = second.line + 1};
}

/// The last line up to `line` that is indented with a tab, or 0.
int lineWithTab(const QString &yaml, int line)
{
    static const QRegularExpression tab(u"^ *\\t"_s);
    const QStringList lines = yaml.split(u'\n');
    for (int i = int(std::min<qsizetype>(line, lines.size())); i > 0; --i)
        if (tab.match(lines[i - 1]).hasMatch())
            return i;
    return 0;
}

Problem explain(const YAML::Exception &error, const QString &yaml)
{
    const int lines = int((u'|' + yaml).trimmed().count(u'\n')) + 1;
    const int line = error.mark.is_null() ? 1 : std::min(error.mark.line + 1, lines);
    if (const int tab = lineWithTab(yaml, line))
        return {.sentence = Texts::tr("Line %1 begins with a tab, which YAML does not take.").arg(tab),
            .remedy = Texts::tr("Indent it with spaces."),
            .line = tab};
    const std::string &why = error.msg;
    const QString remedy = why == YAML::ErrorMsg::END_OF_SEQ_FLOW
        ? Texts::tr("A bracket [ that was opened is not closed.")
        : why == YAML::ErrorMsg::END_OF_MAP_FLOW ? Texts::tr("A brace { that was opened is not closed.")
        : why == YAML::ErrorMsg::UNKNOWN_ANCHOR
        ? Texts::tr("It refers to a name that no & has set.")
        : Texts::tr("Look at indentation, colons and quotation marks there.");
    return {
        .sentence = Texts::tr("Line %1 cannot be read as YAML.").arg(line), .remedy = remedy, .line = line};
}

/// Text without its byte order mark, from UTF-8 or what the mark says; throws Problem.
QString decoded(const QByteArray &bytes)
{
    if (bytes.size() > MaxBytes)
        throw Problem{.sentence = Texts::tr("The file is larger than 1 MiB.")};
    QStringDecoder decode(QStringConverter::encodingForData(bytes).value_or(QStringConverter::Utf8));
    const QString yaml = decode(bytes);
    if (decode.hasError() || yaml.contains(QChar(0)))
        throw Problem{.sentence = Texts::tr("The file is not text in UTF-8."),
            .remedy = Texts::tr("Save it as UTF-8 in a text editor.")};
    if (yaml.trimmed().isEmpty())
        throw Problem{.sentence = Texts::tr("The file is empty.")};
    return yaml;
}

} // namespace

YamlDocument readYaml(const QByteArray &bytes)
{
    YamlDocument document;
    QString yaml;
    try {
        yaml = decoded(bytes);
        const std::string text = yaml.toStdString() + '\n' + End + '\n';
        mustBeOne(text);
        const YAML::Node root = YAML::Load(text);
        if (root.IsNull())
            throw Problem{.sentence = Texts::tr("The file is empty.")};
        Converter converter(document, int(yaml.count(u'\n')) + 1);
        document.root = converter.convert(root, {}, converter.lineOf(root), 0);
    } catch (const Problem &problem) {
        document.problems.append(problem);
    } catch (const YAML::Exception &error) {
        document.problems.append(explain(error, yaml));
    }
    return document;
}

int YamlDocument::lineOf(QString path) const
{
    while (!lines.contains(path) && !path.isEmpty())
        path.truncate(std::max({path.lastIndexOf(u'.'), path.lastIndexOf(u'['), qsizetype(0)}));
    return lines.value(path);
}

QString memberPath(const QString &path, const QString &member)
{
    static const QRegularExpression separators(u"[.\\[]"_s);
    if (member.isEmpty() || member.contains(separators)) // must not look like another member's path
        return u"%1[\"%2\"]"_s.arg(path, QString(member).replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s));
    return path.isEmpty() ? member : path + u'.' + member;
}

QString itemPath(const QString &path, qsizetype index)
{
    return u"%1[%2]"_s.arg(path).arg(index);
}

} // namespace hubwright
