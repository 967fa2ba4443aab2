// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "openstack/openrc.h"

#include "openstack/profileentry.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

namespace hubwright::openstack {
using namespace Qt::StringLiterals;

namespace {

using Variables = QMap<QString, QString>;

bool isNameChar(QChar c)
{
    return c == u'_' || (c.unicode() < 128 && c.isLetterOrNumber());
}

/// How much references to variables may add to a script in all: each may hold many others.
constexpr qsizetype LongestExpansion = 65'536;

/// The part of the shell's language that openrc files use. Splits into commands and words as it goes, because
/// a word's value depends on the assignments before it.
class Script
{
public:
    explicit Script(QString text)
        : m_text(std::move(text))
    {
    }

    Variables variables()
    {
        while (m_at < m_text.size()) {
            if (startsComment()) {
                while (m_at < m_text.size() && m_text[m_at] != u'\n')
                    ++m_at;
            } else if (endsCommand(m_text[m_at])) {
                finish();
                ++m_at;
            } else if (m_text[m_at].isSpace()) {
                ++m_at;
            } else {
                m_words.append(word());
            }
        }
        finish();
        return m_variables;
    }

private:
    [[nodiscard]] static bool endsCommand(QChar c)
    {
        return c == u'\n' || c == u';' || c == u'&' || c == u'|';
    }
    [[nodiscard]] bool startsComment() const
    {
        return m_text[m_at] == u'#' && (m_at == 0 || m_text[m_at - 1].isSpace() || m_text[m_at - 1] == u';');
    }

    QString word()
    {
        QString result;
        while (m_at < m_text.size()) {
            const QChar c = m_text[m_at];
            if (c.isSpace() || endsCommand(c))
                break;
            ++m_at;
            if (c == u'\'')
                result += literal();
            else if (c == u'"')
                result += quoted();
            else if (c == u'\\')
                result += escaped();
            else if (c == u'$')
                result += reference();
            else if (c == u'`')
                skipTo(u'`');
            else
                result += c;
        }
        return result;
    }

    QString literal()
    {
        const qsizetype start = m_at;
        skipTo(u'\'');
        return m_text.mid(start, m_at - 1 - start);
    }

    QString quoted()
    {
        QString result;
        while (m_at < m_text.size() && m_text[m_at] != u'"') {
            const QChar c = m_text[m_at++];
            if (c == u'\\' && m_at < m_text.size() && u"\"\\$`\n"_s.contains(m_text[m_at]))
                result += escaped();
            else if (c == u'$')
                result += reference();
            else if (c == u'`')
                skipTo(u'`');
            else
                result += c;
        }
        ++m_at;
        return result;
    }

    QString escaped()
    {
        if (m_at >= m_text.size())
            return {};
        const QChar c = m_text[m_at++];
        return c == u'\n' ? QString() : QString(c);
    }

    QString reference()
    {
        if (m_at >= m_text.size())
            return u"$"_s;
        if (m_text[m_at] == u'(') {
            skipPair(u'(', u')'); // what a command prints is not known without running it
            return {};
        }
        if (m_text[m_at] == u'{') {
            const qsizetype start = m_at + 1;
            skipPair(u'{', u'}');
            return limited(expanded(m_text.mid(start, m_at - 1 - start)));
        }
        const qsizetype start = m_at;
        while (m_at < m_text.size() && isNameChar(m_text[m_at]))
            ++m_at;
        return m_at == start ? u"$"_s : limited(m_variables.value(m_text.mid(start, m_at - start)));
    }

    /// The value, or nothing when there have been too many.
    QString limited(const QString &value)
    {
        m_expanded += value.size();
        return m_expanded <= LongestExpansion ? value : QString();
    }

    /// "NAME" or "NAME:-what to take when it is empty", which is not known when it has references itself.
    [[nodiscard]] QString expanded(const QString &inside) const
    {
        const qsizetype otherwise = inside.indexOf(u":-"_s);
        const QString value = m_variables.value(inside.left(otherwise));
        if (!value.isEmpty() || otherwise < 0)
            return value;
        static const QRegularExpression reference(u"[$`]"_s);
        const QString word = inside.mid(otherwise + 2);
        return word.contains(reference) ? QString() : word;
    }

    /// From an opening bracket behind the closing one that belongs to it, past quotes and other such pairs.
    void skipPair(QChar open, QChar close)
    {
        int depth = 0;
        QChar quote;
        for (; m_at < m_text.size(); ++m_at) {
            const QChar c = m_text[m_at];
            if (c == u'\\' && quote != u'\'')
                ++m_at;
            else if (!quote.isNull())
                quote = c == quote ? QChar() : quote;
            else if (c == u'\'' || c == u'"' || c == u'`')
                quote = c;
            else if (c == open)
                ++depth;
            else if (c == close && --depth == 0)
                break;
        }
        m_at = std::min(m_at + 1, m_text.size() + 1);
    }

    void skipTo(QChar end)
    {
        while (m_at < m_text.size() && m_text[m_at] != end)
            ++m_at;
        m_at = std::min(m_at + 1, m_text.size() + 1);
    }

    void finish()
    {
        static const QSet<QString> openers{u"then"_s, u"else"_s, u"do"_s, u"{"_s};
        static const QSet<QString> prefixes{u"export"_s, u"declare"_s, u"readonly"_s, u"-x"_s, u"set"_s};
        QStringList words = std::exchange(m_words, {});
        while (!words.isEmpty() && openers.contains(words.first()))
            words.removeFirst();
        if (words.isEmpty())
            return;
        m_depth += words.first() == u"if"_s ? 1 : words.first() == u"fi"_s ? -1 : 0;
        // `if [ -z "$X" ]; then unset X; fi` only tidies up: what it would remove is empty.
        if (words.first() == u"unset"_s && m_depth == 0) {
            for (const QString &name : words.mid(1))
                m_variables.remove(name);
        }
        while (!words.isEmpty() && prefixes.contains(words.first()))
            words.removeFirst();
        for (const QString &assignment : words)
            assign(assignment);
    }

    void assign(const QString &word)
    {
        static const QRegularExpression pattern(
            u"^([A-Za-z_][A-Za-z0-9_]*)=(.*)$"_s, QRegularExpression::DotMatchesEverythingOption);
        if (const auto match = pattern.match(word); match.hasMatch())
            m_variables[match.captured(1)] = match.captured(2);
    }

    QString m_text;
    qsizetype m_at = 0;
    int m_depth = 0;
    qsizetype m_expanded = 0;
    QStringList m_words;
    Variables m_variables;
};

QString profileName(const QString &fileName, const Variables &variables)
{
    static const QRegularExpression ending(
        u"[-_.]?openrc([-_.]?v3)?(\\.sh|\\.txt)?$|\\.sh$"_s, QRegularExpression::CaseInsensitiveOption);
    QString name = QFileInfo(fileName).fileName().remove(ending);
    if (name.isEmpty())
        name = variables.value(u"OS_PROJECT_NAME"_s);
    return name.isEmpty() ? u"openstack"_s : name;
}

Clouds notText(const QString &fileName)
{
    Problem problem;
    problem.field = u"cloud.profile"_s;
    problem.sentence
        = QCoreApplication::translate("openstack", "%1 is not text.").arg(QDir::toNativeSeparators(fileName));
    problem.remedy
        = QCoreApplication::translate("openstack", "Download it again from the cloud's dashboard.");
    Clouds clouds;
    clouds.problems.append(problem);
    return clouds;
}

} // namespace

QMap<QString, QString> shellVariables(const QString &script)
{
    QString text = script;
    return Script(text.remove(u'\r')).variables();
}

bool isOpenrc(const QString &fileName, const QByteArray &content)
{
    static const QRegularExpression sets(
        u"^\\s*(export\\s+)?OS_[A-Z_]+="_s, QRegularExpression::MultilineOption);
    return fileName.endsWith(u".sh"_s) || sets.match(QString::fromUtf8(content)).hasMatch();
}

Clouds readOpenrc(const QString &fileName, const QByteArray &content)
{
    if (content.contains('\0')) // a shell drops it; a name with it can be kept nowhere
        return notText(fileName);
    const Variables variables = shellVariables(QString::fromUtf8(content));
    QJsonObject entry;
    for (auto i = variables.begin(); i != variables.end(); ++i) {
        if (i.key().startsWith(u"OS_"_s))
            entry[i.key().mid(3).toLower()] = i.value();
    }
    ProfileEntry read = toProfile(profileName(fileName, variables), entry, fileName);
    Clouds result;
    for (Problem &problem : read.problems) {
        problem.field = u"cloud.profile"_s;
        problem.sentence = QDir::toNativeSeparators(fileName) + u": "_s + problem.sentence;
        result.problems.append(problem);
    }
    if (!result.problems.isEmpty())
        return result;
    if (!read.secret.isEmpty())
        result.secrets[read.profile.name] = read.secret;
    result.profiles = {read.profile};
    return result;
}

} // namespace hubwright::openstack
