// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "engine/yaml.h"

#include <QRegularExpression>

#include <yaml-cpp/yaml.h>

namespace hubwright {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype MaxFlowLength = 90;

bool isScalar(const YamlValue &value)
{
    return value.kind() == YamlValue::Kind::Scalar;
}

/// About as many characters as it takes on one line, or too many for any. A map in a map or list reads better
/// below.
qsizetype flowLength(const YamlValue &value)
{
    const QJsonValue &scalar = value.scalar();
    if (isScalar(value))
        return scalar.isString() && scalar.toString().contains(u'\n')
            ? MaxFlowLength
            : scalar.toVariant().toString().size() + 2;
    qsizetype length = 2;
    for (const YamlValue &item : value.items())
        length += isScalar(item) ? flowLength(item) + 2 : MaxFlowLength;
    for (const auto &[name, member] : value.members())
        length
            += member.kind() != YamlValue::Kind::Map ? name.size() + flowLength(member) + 4 : MaxFlowLength;
    return length;
}

/// Whether a reader of YAML 1.1 or 1.2 gets the same text back when it stands without quotes.
bool isPlain(const QString &text)
{
    static const QRegularExpression safe(u"^[A-Za-z/_][A-Za-z0-9_./@:+=-]*( [A-Za-z0-9_./@+=(),-]+)*\\z"_s);
    static const QRegularExpression typed(
        u"^(null|true|false|yes|no|on|off|y|n)\\z"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression address(u"^[0-9]+\\.[0-9]+\\.[0-9]+\\.[0-9]+(/[0-9]+)?\\z"_s);
    return (safe.match(text).hasMatch() && !typed.match(text).hasMatch() && !text.endsWith(u':'))
        || address.match(text).hasMatch();
}

/// Text of whole lines, which reads best as a block.
bool isBlock(const QString &text)
{
    static const QRegularExpression lines(u"^[!-~]([ -~]*\n)*[ -~]*[!-~]\n\\z"_s);
    return text.contains(u'\n') && lines.match(text).hasMatch();
}

void writeText(YAML::Emitter &out, const QString &text, bool isFlow)
{
    if (!isFlow && isBlock(text))
        out << YAML::Literal << text.chopped(1).toStdString();
    else if (isPlain(text))
        out << text.toStdString();
    else
        out << YAML::DoubleQuoted << text.toStdString();
}

/// So many digits without a point would be read as text, as those of an id are.
QString numberText(const QVariant &number)
{
    const QString text = number.toString();
    const bool hasMark = text.contains(u'.') || text.contains(u'e');
    return number.typeId() == QMetaType::Double && !hasMark ? text + u".0"_s : text;
}

void writeScalar(YAML::Emitter &out, const QJsonValue &value, bool isFlow)
{
    if (value.isString())
        writeText(out, value.toString(), isFlow);
    else if (value.isBool())
        out << value.toBool();
    else if (value.isDouble())
        out << numberText(value.toVariant()).toStdString();
    else
        out << YAML::Null;
}

void write(YAML::Emitter &out, const YamlValue &value, bool isRoot, bool isInFlow)
{
    const bool isFlow = isInFlow || (!isRoot && flowLength(value) < MaxFlowLength);
    switch (value.kind()) {
    case YamlValue::Kind::Scalar:
        if (value.isWritten())
            out << value.scalar().toString().toStdString();
        else
            writeScalar(out, value.scalar(), isInFlow);
        return;
    case YamlValue::Kind::List:
        out << (isFlow ? YAML::Flow : YAML::Block) << YAML::BeginSeq;
        for (const YamlValue &item : value.items())
            write(out, item, false, isFlow);
        out << YAML::EndSeq;
        return;
    case YamlValue::Kind::Map:
        out << (isFlow ? YAML::Flow : YAML::Block) << YAML::BeginMap;
        for (const auto &[name, member] : value.members()) {
            out << YAML::Key;
            writeText(out, name, true);
            out << YAML::Value;
            write(out, member, false, isFlow);
        }
        out << YAML::EndMap;
        return;
    }
}

} // namespace

QByteArray writeYaml(const YamlValue &value)
{
    YAML::Emitter out;
    out.SetIndent(2);
    write(out, value, true, false);
    Q_ASSERT_X(out.good(), "writeYaml", out.GetLastError().c_str());
    return QByteArray(out.c_str(), qsizetype(out.size())) + '\n';
}

} // namespace hubwright
