#include "core/base/support/strings.h"
#include "core/language/syntax/characters.h"
#include "core/language/syntax/shellpattern.h"
#include "core/language/syntax/shellword.h"

#include <QtTest>

#include <map>

using namespace stagewright;
using namespace stagewright::syntax;

namespace {

std::optional<std::string> lookUp(std::string_view name)
{
    static const std::map<std::string, std::string, std::less<>> kValues = {
        {"fruit", "apple pie"}, {"none", ""},       {"file", "a/b.tar.gz"},
        {"two", "x\ny"},        {"money", "$0$$1"}, {"\xC3\xB6l", "oil"}};
    const auto found = kValues.find(name);
    return found == kValues.end() ? std::nullopt : std::optional(found->second);
}

std::string expanded(const QByteArray &text, const ShellOptions &options = {})
{
    const auto result = expandShell(text.toStdString(), lookUp, options);
    return result ? result->text : concat("error: ", result.error().toString());
}

std::string words(const QByteArray &text)
{
    const auto result = expandShell(text.toStdString(), lookUp);
    std::string list;
    for (const auto &word : result->words)
        list += concat("<", word.text, ">");
    return list;
}

} // namespace

class ShellWordTest : public QObject
{
    Q_OBJECT

private slots:
    void expand_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("result");
        const auto row = [](const char *text, const char *result) {
            QTest::newRow(text) << QByteArray(text) << QByteArray(result);
        };
        row("$fruit!", "apple pie!");
        row("${fruit}s", "apple pies");
        row("$fruits", "");
        row("'$fruit'", "$fruit");
        row("\"'$none'\"", "''");
        row("\\$fruit", "$fruit");
        row("\"\\$fruit \\x\"", "$fruit \\x");
        row("${gone:-a ${fruit} b}", "a apple pie b");
        row("${none-x}${none:-y}", "y");
        row("${none+x}${none:+y}", "x");
        row("${fruit:+$file}", "a/b.tar.gz");
        row("${file#*.}|${file##*.}", "tar.gz|gz");
        row("${file%.*}|${file%%.*}", "a/b.tar|a/b");
        row("${file/a/b}|${file//[.a]/-}", "b/b.tar.gz|a/b.tar.gz");
        row("${file//\\//_}", "a_b.tar.gz");
        row("${two/*/-}|${two//*/-}", "-\ny|-\n-");
        row("${none//*/x}${fruit//?/.}", "x.........");
        row("$\xC3\xB6l", "oil");
        row("$1$12$@$", "$");
        row("$$fruit", "fruit");
    }

    void expand()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, result);
        QCOMPARE(expanded(text), result.toStdString());
    }

    void replacement_isATemplate()
    {
        QCOMPARE(*replacePattern("wine", "i", "<$0>", true), std::string("w<i>ne"));
        QCOMPARE(*replacePattern("wine", "i", "<$0>", false), std::string("w<$0>ne"));
        QCOMPARE(*replacePattern("wine", "i", "${0}$$x$", true), std::string("wi$x$ne"));
        QCOMPARE(*replacePattern("wine", "i", "$01$a", true), std::string("wne"));
    }

    void errors_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("error");
        const auto row = [](const char *text, const char *error) {
            QTest::newRow(text) << QByteArray(text) << QByteArray(error);
        };
        row("it's", "unexpected end of statement while looking for matching single-quote");
        row("\"a", "unexpected end of statement while looking for matching double-quote");
        row("${fruit", "syntax error: missing '}'");
        row("${}", "syntax error: bad substitution");
        row("${fruit:=x}", "unsupported modifier (:=) in substitution");
        row("${fruit@Q}", "unsupported modifier (@) in substitution");
        row("${gone?}", "gone: is not allowed to be unset");
        row("${none:?}", "none: is not allowed to be empty");
        row("${gone:?no $file}", "gone: no a/b.tar.gz");
        row("${file#\\a}", "invalid pattern (\\a) in substitution: invalid escape '\\a'");
        row("${file/a}", "syntax error: missing '/' in ${}");
    }

    void errors()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, error);
        QCOMPARE(expanded(text), "error: " + error.toStdString());
    }

    void words_splitOutsideQuotes()
    {
        QCOMPARE(words("a  $fruit \"$fruit\" b\\ c"),
                 std::string("<a><apple><pie><apple pie><b c>"));
        QCOMPARE(words("a <<  E b"), std::string("<a><<<  E><b>"));
        QCOMPARE(words("'' x"), std::string("<x>"));
        // What stands before the braces of a modifier is lost to the list.
        QCOMPARE(words("80${gone:-81}"), std::string("<81>"));
        QCOMPARE(words("80${gone}/x"), std::string("<80/x>"));
    }

    void options_keep()
    {
        ShellOptions options;
        options.keepQuotes = true;
        options.keepUnset = true;
        QCOMPARE(expanded("'a'\"$gone\"${gone:-b}$fruit", options),
                 std::string("'a'\"$gone\"${gone:-b}apple pie"));
        ShellOptions heredoc;
        heredoc.ignoreQuotes = true;
        QCOMPARE(expanded("it's \\$x $none\"", heredoc), std::string("it's $x \""));
        ShellOptions windows;
        windows.escape = '`';
        QCOMPARE(expanded("c:\\a`$x\\", windows), std::string("c:\\a$x\\"));
    }

    void names_areLettersOfAnyScript()
    {
        QVERIFY(isLetter(U'\u00E9') && isLetter(U'\u4E00') && isLetter(U'\U00020000'));
        QVERIFY(!isLetter(U'\uFEFF') && !isLetter(U'\u00D7') && !isLetter(U'\u0301'));
        QVERIFY(isDigit(U'\u0663') && !isDigit(U'\u00B2'));
        QCOMPARE(quoted("a\"\\\n\x01\x7F\xC2\xA0\xC3\xA9\xF0\x9F\x98\x80\xFF"),
                 std::string("\"a\\\"\\\\\\n\\x01\\x7f\\u00a0\xC3\xA9\xF0\x9F\x98\x80\\xff\""));
    }
};

QTEST_GUILESS_MAIN(ShellWordTest)
#include "tst_shellword.moc"
