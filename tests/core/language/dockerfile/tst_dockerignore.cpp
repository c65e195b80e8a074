#include "core/language/dockerfile/dockerignore.h"

#include <QtTest>

using namespace stagewright::dockerfile;

class DockerIgnoreTest : public QObject
{
    Q_OBJECT

private slots:
    void file_isReadLineByLine()
    {
        const std::vector<std::string> expected = {"a/b", "c", "!d", "#e", "g", "!", "."};
        QCOMPARE(readIgnorePatterns(
                     "\xef\xbb\xbf# note\n\n  a/./b/  \n/c\n! d \n #e\r\n./f/../g\n!\n./\n"),
                 expected);
        QVERIFY(!DockerIgnore::parse("!").has_value());
        QCOMPARE(DockerIgnore::parse("/x/\n!y")->patterns(), (std::vector<std::string>{"x", "!y"}));
    }

    void pattern_kinds_data()
    {
        using Kind = PathPattern::Kind;
        QTest::addColumn<QByteArray>("pattern");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QByteArray>("expression");
        const auto row = [](const char *pattern, Kind kind, const char *expression = "") {
            QTest::newRow(pattern)
                << QByteArray(pattern) << static_cast<int>(kind) << QByteArray(expression);
        };
        row("wine.txt", Kind::Exact);
        row("wine/**", Kind::Prefix);
        row("wine**", Kind::Prefix);
        row("**/wine", Kind::Suffix);
        row("**.txt", Kind::Suffix);
        row("**", Kind::Suffix);
        row("***", Kind::Expression, "^(.*/)?[^/]*$");
        row("w*.t?t", Kind::Expression, "^w[^/]*\\.t[^/]t$");
        row("a/**/b", Kind::Expression, "^a/(.*/)?b$");
        row("**/a/**", Kind::Expression, "^(.*/)?a/.*$");
        row("[a-c]", Kind::Expression, "^[a-c]$");
        row("\\*", Kind::Expression, "^\\*$");
        row("(a)$*", Kind::Expression, "^\\(a\\)\\$[^/]*$");
    }

    void pattern_kinds()
    {
        QFETCH(QByteArray, pattern);
        QFETCH(int, kind);
        QFETCH(QByteArray, expression);
        const auto parsed = PathPattern::parse(pattern.toStdString());
        QVERIFY(parsed);
        QCOMPARE(static_cast<int>(parsed->kind()), kind);
        QCOMPARE(parsed->expressionText(), expression.toStdString());
    }

    void isIgnored_data()
    {
        QTest::addColumn<QByteArray>("rules");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<bool>("matches");
        const auto row = [](const char *rules, const char *path, bool matches) {
            QTest::addRow("%s: %s", rules, path)
                << QByteArray(rules) << QByteArray(path) << matches;
        };
        row("node_modules", "node_modules/x/y", true);
        row("node_modules", "src/node_modules", false);
        row("**/node_modules", "a/b/node_modules/x", true);
        row("*|!keep", "keep", false);
        row("*|!keep", "drop/keep", true);
        row("a/**/z", "a/z", true);
        row("a/**/z", "a/b/c/z", true);
        row("a/**/z", "a/bz", false);
        row("a**b", "axb", false);
        row("a**b", "ax/b", true);
        row("a/x|!a", "a/x", false);
        row("d[!x]c", "d!c", true);
        row("d[^x]c", "dxc", false);
        row("d[^x]c", "d/c", true); // a class may take a slash
        row("*.\xC3\xA4?", "q.\xC3\xA4\xC3\xB6", true);
        // What regular expressions make of it.
        row("bin\\Debug", "bin/Debug", false);
        row("bin\\Debug", "binxebug", true);
        row("v\\d", "v7", true);
        row("a|b*", "b2", true);
        row("x{2}*", "xxy", true);
        row("*.{js,ts}", "a.js", false);
        row("*.{js,ts}", "a.{js,ts}", true);
        row("a^b*", "a^b", false);
        row("[[:digit:]]*", "7up", true);
    }

    void isIgnored()
    {
        QFETCH(QByteArray, rules);
        QFETCH(QByteArray, path);
        QFETCH(bool, matches);
        std::vector<std::string> list;
        const auto parts = rules.startsWith("a|") ? QList<QByteArray>{rules} : rules.split('|');
        for (const auto &rule : parts)
            list.push_back(rule.toStdString());
        const auto ignore = DockerIgnore::fromPatterns(list);
        QVERIFY(ignore.has_value());
        QCOMPARE(ignore->isIgnored(path.toStdString()), matches);
    }

    void isLeftOut_walksFromTheRoot()
    {
        const auto ignore = DockerIgnore::fromPatterns({"a/x", "!a", "b", "!b/y"});
        QVERIFY(ignore->isLeftOut("a/x"));
        QVERIFY(!ignore->isIgnored("a/x"));
        QVERIFY(!ignore->isLeftOut("a/z"));
        QVERIFY(ignore->isLeftOut("b/z"));
        QVERIFY(!ignore->isLeftOut("b/y/q"));
        QVERIFY(!ignore->isLeftOut("."));
    }

    void malformed_isRefused_data()
    {
        QTest::addColumn<QByteArray>("pattern");
        for (const char *pattern : {"[", "a[", "[]", "[a-", "[b-a]", "\\", "obj\\Release", "x\\y",
                                    "a{1001}*", "[[:who:]]*", "!"})
            QTest::newRow(pattern) << QByteArray(pattern);
    }

    void malformed_isRefused()
    {
        QFETCH(QByteArray, pattern);
        QVERIFY(!DockerIgnore::fromPatterns({"ok", pattern.toStdString()}).has_value());
    }

    void exceptionFromNothing_isNotCompared()
    {
        QVERIFY(DockerIgnore::fromPatterns({"!obj\\Release", "ok"}).has_value());
        QVERIFY(!DockerIgnore::fromPatterns({"!["}).has_value());
    }

    void longPattern_takesLinearTime()
    {
        std::string pattern = "[b]";
        for (int i = 0; i < 200; ++i)
            pattern += "a*";
        const auto parsed = PathPattern::parse("*" + pattern + "c");
        QVERIFY(!parsed->matches(std::string(5'000, 'a')));
    }
};

QTEST_GUILESS_MAIN(DockerIgnoreTest)
#include "tst_dockerignore.moc"
