// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "engine/yaml.h"

#include <QTest>

using namespace hubwright;
using namespace Qt::StringLiterals;

class YamlTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void typesScalars_data()
    {
        QTest::addColumn<QByteArray>("written");
        QTest::addColumn<QJsonValue>("read");
        const auto row = [](const char *written, const QJsonValue &read) {
            QTest::addRow("%s", written) << QByteArray(written) << read;
        };
        row("12", 12);
        row("-3", -3);
        row("1.5", 1.5);
        row("1e3", 1000);
        row("012", u"012"_s);
        row("0x1f", u"0x1f"_s);
        row("no", u"no"_s);
        row("On", u"On"_s);
        row("true", true);
        row("False", false);
        row("'true'", u"true"_s);
        row("\"12\"", u"12"_s);
        row("!!str 12", u"12"_s);
        row("~", QJsonValue::Null);
        row("'~'", u"~"_s);
        row("", QJsonValue::Null);
        row("10.42.0.0/24", u"10.42.0.0/24"_s);
        row("2026-01-01", u"2026-01-01"_s);
        row("22:22", u"22:22"_s);
        row("99999999999999999999", u"99999999999999999999"_s);
        row("1e999", u"1e999"_s);
    }
    void typesScalars()
    {
        QFETCH(QByteArray, written);
        QFETCH(QJsonValue, read);
        const YamlDocument document = readYaml("a: " + written + "\n");
        QVERIFY(document.problems.isEmpty());
        QCOMPARE(document.root["a"_L1], read);
    }

    void keepsHowAScalarWasWritten()
    {
        const YamlDocument document = readYaml("a: [1e3, '5', true]\n");
        QCOMPARE(document.written.value(u"a[0]"_s), u"1e3"_s);
        QVERIFY(!document.written.contains(u"a[1]"_s));
        QCOMPARE(document.written.value(u"a[2]"_s), u"true"_s);
    }

    void knowsLines()
    {
        const YamlDocument document = readYaml("a: 1\nb:\n  c:\n    - x\n    - {d: 1,\n       e: 2}\n");
        QCOMPARE(document.lineOf(u"a"_s), 1);
        QCOMPARE(document.lineOf(u"b.c"_s), 3);
        QCOMPARE(document.lineOf(u"b.c[1]"_s), 5);
        QCOMPARE(document.lineOf(u"b.c[1].e"_s), 6);
        QCOMPARE(document.lineOf(u"b.c[1].absent"_s), 5);
        QCOMPARE(document.lineOf(u"nowhere"_s), 1);
    }

    void saysWhatItCannotRead_data()
    {
        QTest::addColumn<QByteArray>("yaml");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char *name, const QByteArray &yaml, int line, const QString &sentence) {
            QTest::newRow(name) << yaml << line << sentence;
        };
        row("empty", "", 0, u"The file is empty."_s);
        row("only a comment", "# nothing\n", 0, u"The file is empty."_s);
        row("byte order mark only", "\xef\xbb\xbf", 0, u"The file is empty."_s);
        row("tab", "a:\n\tb: 1\n", 2, u"Line 2 begins with a tab, which YAML does not take."_s);
        row("tab behind spaces", "a:\n  b: 1\n  \tc: 2\n", 3,
            u"Line 3 begins with a tab, which YAML does not take."_s);
        row("open bracket", "a: [1, 2\nb: 3\n", 2, u"Line 2 cannot be read as YAML."_s);
        row("open quote", "a: 1\nb: \"x\nc: 3\n", 2,
            u"The quotation mark that opens in line 2 is not closed."_s);
        row("open single quote", "b: 'x", 1, u"The quotation mark that opens in line 1 is not closed."_s);
        row("bad indentation", "a: 1\n  b: 2\n", 2, u"Line 2 cannot be read as YAML."_s);
        row("unknown alias", "a: *x\n", 1, u"Line 1 cannot be read as YAML."_s);
        row("twice", "a: 1\nb: {c: 1}\na: 2\n", 3, u"a stands here twice."_s);
        row("twice below", "b:\n  c: 1\n  c: 2\n", 3, u"b.c stands here twice."_s);
        row("two documents", "a: 1\n---\nb: 1\n", 2, u"The file holds more than one document."_s);
        row("a comma", ",", 1, u"Line 1 cannot be read as YAML."_s);
        row("a brace behind a value", "a: 1\n}\n", 2, u"Line 2 cannot be read as YAML."_s);
        row("a map as name", "{a: 1}: 2\n", 1, u"The name of a field must be a word."_s);
        row("no name at all", "?", 1, u"The name of a field must be a word."_s);
        row("not UTF-8", "a: \xff\xfe\xfd\n", 0, u"The file is not text in UTF-8."_s);
        row("binary", QByteArray("a\0b", 3), 0, u"The file is not text in UTF-8."_s);
        row("too large", QByteArray((1 << 20) + 1, 'a'), 0, u"The file is larger than 1 MiB."_s);
        row("too deep", QByteArray(40, '[') + QByteArray(40, ']'), 1,
            u"Values stand more than 32 level(s) deep."_s);
        row("far too deep", QByteArray(100'000, '['), 1, u"Line 1 cannot be read as YAML."_s);
        QByteArray bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
        for (int i = 1; i < 12; ++i) {
            const QByteArray last = "*a" + QByteArray::number(i - 1);
            bomb += "a" + QByteArray::number(i) + ": &a" + QByteArray::number(i) + " ["
                + (last + ", ").repeated(9) + last + "]\n";
        }
        row("aliases of aliases", bomb, 1, u"The file stands for more than 20000 value(s)."_s);
        row("alias of itself", "a: &a [*a]\n", 1, u"Values stand more than 32 level(s) deep."_s);
    }
    void saysWhatItCannotRead()
    {
        QFETCH(QByteArray, yaml);
        QFETCH(int, line);
        QFETCH(QString, sentence);
        const YamlDocument document = readYaml(yaml);
        QCOMPARE(document.problems.size(), 1);
        QCOMPARE(document.problems[0].sentence, sentence);
        QCOMPARE(document.problems[0].line, line);
    }

    void readsUtf16AndWindowsLineEnds()
    {
        const QString text = u"\ufeffname: ä\r\nb: [1]\r\n"_s;
        const QByteArray utf16(reinterpret_cast<const char *>(text.utf16()), text.size() * 2);
        for (const QByteArray &bytes : {text.toUtf8(), utf16}) {
            const YamlDocument document = readYaml(bytes);
            QVERIFY(document.problems.isEmpty());
            QCOMPARE(document.root["name"_L1], u"ä"_s);
            QCOMPARE(document.lineOf(u"b"_s), 2);
        }
    }

    void readsBackTheTextThatItWrote_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"", " ", "no", "YES", "null", "~", "12", "012", "1e3", "0x1", "1_000",
                 "12:30", ".5", "- a", "a: b", "a #b", "#a", "'", "\"", "\\", "a\nb", "a\nb\n", "\n", " a\n",
                 "a\n\n", "a\n \nb\n", "a\tb\n", "{a}", "[a]", "*a", "&a", "!a", "%a", "@a", "|", ">",
                 "a:", "=", "<<", "true", "ä", "\xf0\x9f\x90\xa7", "{username}", "uid={username},ou=people",
                 "2026-01-01", "x: |\n  y\n", "---", "..."})
            QTest::addRow("%s", text) << QString::fromUtf8(text);
    }
    void readsBackTheTextThatItWrote()
    {
        QFETCH(QString, text);
        const YamlValue::Members inner{{u"list"_s, YamlValue::Items{QJsonValue(text)}}};
        const YamlValue::Members outer{{u"key"_s, QJsonValue(text)}, {u"map"_s, inner}};
        const YamlDocument document = readYaml(writeYaml(outer));
        QVERIFY(document.problems.isEmpty());
        QCOMPARE(document.root["key"_L1], QJsonValue(text));
        QCOMPARE(document.root["map"_L1]["list"_L1][0], QJsonValue(text));
    }

    void writesInTheOrderGiven()
    {
        const YamlValue::Members small{
            {u"name"_s, QJsonValue(u"Small"_s)}, {u"flavor"_s, QJsonValue(u"m1.small"_s)}};
        const YamlValue::Members root{
            {u"b"_s, QJsonValue(1)}, {u"a"_s, YamlValue::Items{small}}, {u"c"_s, YamlValue::Members{}}};
        QCOMPARE(writeYaml(root), "b: 1\na:\n  - {name: Small, flavor: m1.small}\nc: {}\n");
    }
};

QTEST_GUILESS_MAIN(YamlTest)
#include "tst_yaml.moc"
