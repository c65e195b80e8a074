#include "core/language/dockerfile/dockerignore.h"
#include "core/language/dockerfile/scopes.h"

#include <QtTest>

using namespace stagewright;
using namespace stagewright::dockerfile;

namespace {

/// A text with what its FROM lines see.
class Scoped
{
public:
    explicit Scoped(const std::string &text, ModelOptions options = {})
        : m_options(std::move(options))
        , m_model(makeDockerfile(syntax::parse(text), m_options))
        , m_scope(m_model, m_options)
    {}

    std::string value(std::string_view name) const
    {
        return m_scope.values().get(name).value_or("(unset)");
    }
    const GlobalScope &scope() const { return m_scope; }

private:
    ModelOptions m_options;
    Dockerfile m_model;
    GlobalScope m_scope;
};

ModelOptions withArgument(const std::string &name, const std::string &value)
{
    ModelOptions options;
    options.buildArguments[name] = value;
    return options;
}

} // namespace

class ScopesTest : public QObject
{
    Q_OBJECT

private slots:
    void globalArguments_buildOnEachOther()
    {
        const std::string text = "ARG V=1\nARG W=$V.2\nARG X\nFROM a\nARG Y=3\n";
        const Scoped scoped(text);
        QCOMPARE(scoped.value("W"), std::string("1.2"));
        QCOMPARE(scoped.value("X"), std::string("(unset)"));
        QVERIFY(scoped.scope().isDeclared("X") && !scoped.scope().isDeclared("Y"));
        const auto &use = scoped.scope().uses().front();
        QCOMPARE(text.substr(use.range.begin, use.range.length()), std::string("V"));
        QVERIFY(use.variable->origin.kind == Origin::Kind::GlobalArg);
        const Scoped given(text, withArgument("V", ""));
        QCOMPARE(given.value("V"), std::string());
        QCOMPARE(given.value("W"), std::string(".2"));
    }

    void platformArguments_areThere()
    {
        ModelOptions options;
        options.targetPlatform = "linux/arm64";
        options.buildArguments["TARGETOS"] = "mine";
        const Scoped scoped("FROM a AS n\n", options);
        QCOMPARE(scoped.value("TARGETARCH"), std::string("arm64"));
        QCOMPARE(scoped.value("TARGETPLATFORM"), std::string("linux/arm64"));
        QCOMPARE(scoped.value("BUILDOS"), std::string("linux"));
        QCOMPARE(scoped.value("TARGETSTAGE"), std::string("n"));
        QCOMPARE(scoped.value("TARGETOS"), std::string("mine"));
    }

    void neededDefault_failsAndUnneededDoesNot()
    {
        const std::string text = "ARG A=${B:?needed}\nFROM a\n";
        QCOMPARE(Scoped(text).scope().problems().front().message.toString(),
                 std::string("failed to process \"${B:?needed}\": B: needed"));
        QVERIFY(Scoped(text, withArgument("A", "x")).scope().problems().empty());
    }

    void words_expand_data()
    {
        QTest::addColumn<std::string>("word");
        QTest::addColumn<std::string>("result");
        const auto row = [](std::string word, std::string result) {
            QTest::newRow(word.c_str()) << word << std::move(result);
        };
        row("$v-${v}", "x.tar.gz-x.tar.gz");
        row("${v%.*}", "x.tar");
        row("${v%%.*}", "x");
        row("${v#*.}", "tar.gz");
        row("${v/tar/zip}", "x.zip.gz");
        row("${v//./_}", "x_tar_gz");
        row("${e:-a}${e-b}", "a");
        row("${n:+a}${v:+b}", "b");
        row("'$v'\"$v\"\\$v", "$vx.tar.gz$v");
        row("${n:-${v}}", "x.tar.gz");
        row("$n", "");
        row("${v:x}", "failed to process \"${v:x}\": unsupported modifier (:x) in substitution");
        row("${}", "failed to process \"${}\": syntax error: bad substitution");
        row("${v", "failed to process \"${v\": syntax error: missing '}'");
        row("\"a", "failed to process \"\\\"a\": unexpected end of statement while looking for "
                   "matching double-quote");
    }

    void words_expand()
    {
        QFETCH(std::string, word);
        QFETCH(std::string, result);
        const Variables environment(std::vector<std::string>{"v=x.tar.gz", "e="});
        const auto expanded = expandWord(word, environment.lookup());
        QCOMPARE(expanded ? expanded->text : expanded.error().toString(), result);
    }

    void heredocs_keepTheirQuotes()
    {
        const Variables environment(std::vector<std::string>{"v=1"});
        QCOMPARE(expandHeredoc("'$v' \"$v\" \\$v\n", environment.lookup())->text,
                 std::string("'1' \"1\" $v\n"));
    }

    void dockerIgnore_lastMatchDecides_data()
    {
        QTest::addColumn<std::string>("file");
        QTest::addColumn<std::string>("path");
        QTest::addColumn<bool>("isIgnored");
        const auto row = [](const char *name, std::string file, std::string path, bool ignored) {
            QTest::newRow(name) << std::move(file) << std::move(path) << ignored;
        };
        row("nothing", "", "a", false);
        row("name", "a\n", "a", true);
        row("only at the top", "a\n", "b/a", false);
        row("parent", "a\n", "a/b/c", true);
        row("leading slash", "/a\n", "a", true);
        row("anywhere", "**/*.log\n", "x/y/z.log", true);
        row("star stops at a slash", "*.log\n", "x/z.log", false);
        row("exception", "a\n!a/b\n", "a/b", false);
        row("exception taken back", "a\n!a/b\na/b/c\n", "a/b/c", true);
        row("class", "[a-c]?\n", "b1", true);
        row("comment and mark", "\xEF\xBB\xBF# a\n \n b \n", "b", true);
        row("the context itself", "**\n", ".", false);
        row("carriage return", "a\r\n", "a", true);
        row("folders below", "a/**/b\n", "a/b", true);
    }

    void dockerIgnore_lastMatchDecides()
    {
        QFETCH(std::string, file);
        QFETCH(std::string, path);
        QFETCH(bool, isIgnored);
        const auto ignore = DockerIgnore::parse(file);
        QVERIFY(ignore);
        QCOMPARE(ignore->isIgnored(path), isIgnored);
    }

    void dockerIgnore_isLinear()
    {
        const auto ignore = DockerIgnore::parse("**/a*a*a*a*a*a*a*a*a*a*b\n");
        QVERIFY(!ignore->isIgnored(std::string(20000, 'a')));
        QVERIFY(!DockerIgnore::parse("[a\n"));
        QVERIFY(!DockerIgnore::parse("!\n"));
    }
};

QTEST_GUILESS_MAIN(ScopesTest)
#include "tst_scopes.moc"
