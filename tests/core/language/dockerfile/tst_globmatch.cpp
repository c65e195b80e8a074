#include "core/language/dockerfile/globmatch.h"

#include <QTest>

using namespace stagewright;

class TestGlobMatch : public QObject
{
    Q_OBJECT

private slots:
    void matches_data();
    void matches();
    void refuses_data();
    void refuses();
    void takesLinearTime();
};

void TestGlobMatch::matches_data()
{
    QTest::addColumn<QByteArray>("pattern");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<bool>("expected");
    const auto row = [](const char *pattern, const char *name, bool expected) {
        QTest::addRow("%s %s", pattern, name)
            << QByteArray(pattern) << QByteArray(name) << expected;
    };
    row("abc", "abc", true);
    row("*", "abc", true);
    row("*", "", true);
    row("*c", "abc", true);
    row("a*", "a", true);
    row("a*b?c*x", "abxbbxdbxebxczzx", true);
    row("a*b?c*x", "abxbbxdbxebxczzy", false);
    row("ab[c]", "abc", true);
    row("ab[b-d]", "abc", true);
    row("ab[e-g]", "abc", false);
    row("ab[^c]", "abc", false);
    row("ab[^e-g]", "abc", true);
    row("a\\*b", "a*b", true);
    row("a\\*b", "ab", false);
    row("a?b",
        "a\xc3\xa4"
        "b",
        true);
    row("a[\xc3\xa0-\xc3\xbf]b",
        "a\xc3\xa4"
        "b",
        true);
    row("[\\]a]", "]", true);
    row("[\\-]", "-", true);
    row("[x\\-]", "-", true);
    row("[x\\-]", "z", false);
    row("package*.json", "package-lock.json", true);
    row("?", "", false);
    row("", "", true);
    row("", "a", false);
}

void TestGlobMatch::matches()
{
    QFETCH(const QByteArray, pattern);
    QFETCH(const QByteArray, name);
    QFETCH(const bool, expected);
    const auto result = dockerfile::matchComponent(pattern.toStdString(), name.toStdString());
    QVERIFY(result.has_value());
    QCOMPARE(*result, expected);
}

void TestGlobMatch::refuses_data()
{
    QTest::addColumn<QByteArray>("pattern");
    for (const char *pattern :
         {"[", "[]", "[]a]", "[-]", "[x-]", "[-x]", "a[", "\\", "[a-b-c]", "[^"})
        QTest::newRow(pattern) << QByteArray(pattern);
}

void TestGlobMatch::refuses()
{
    QFETCH(const QByteArray, pattern);
    QVERIFY(!dockerfile::matchComponent(pattern.toStdString(), "a").has_value());
}

void TestGlobMatch::takesLinearTime()
{
    std::string pattern;
    for (int i = 0; i < 200; ++i)
        pattern += "a*";
    const auto result = dockerfile::matchComponent(pattern + "b", std::string(20'000, 'a'));
    QVERIFY(result.has_value() && !*result);
}

QTEST_APPLESS_MAIN(TestGlobMatch)
#include "tst_globmatch.moc"
