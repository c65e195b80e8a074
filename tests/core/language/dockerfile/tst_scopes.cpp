#include "core/language/dockerfile/dockerignore.h"
#include "core/language/dockerfile/scopes.h"

#include <QtTest>

using namespace stagewright;
using namespace stagewright::dockerfile;

namespace {

/// A text with the scope at the end of its last stage.
class Scoped
{
public:
    explicit Scoped(const std::string &text, ModelOptions options = {})
        : m_options(std::move(options))
        , m_model(makeDockerfile(syntax::parse(text), m_options))
        , m_global(m_model, m_options)
        , m_scope(m_global, m_options, m_model.escape, {"PATH=/bin"})
    {
        for (const auto &instruction : m_model.stages.back().instructions) {
            if (const auto error = m_scope.apply(instruction, &m_unset))
                m_error = error->toString();
        }
    }

    std::string value(std::string_view name) const
    {
        return m_scope.environment().get(name).value_or("(unset)");
    }
    const StageScope &scope() const { return m_scope; }
    const std::string &error() const { return m_error; }
    const std::vector<std::string> &unset() const { return m_unset; }

private:
    ModelOptions m_options;
    Dockerfile m_model;
    GlobalScope m_global;
    StageScope m_scope;
    std::string m_error;
    std::vector<std::string> m_unset;
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
    void globalArguments_areImported()
    {
        const std::string text = "ARG V=1\nARG W=$V.2\nFROM a\nARG W\nARG V=own\nARG X\n";
        const Scoped scoped(text);
        QCOMPARE(scoped.value("W"), std::string("1.2"));
        QCOMPARE(scoped.value("V"), std::string("own"));
        QCOMPARE(scoped.value("X"), std::string("(unset)"));
        QCOMPARE(Scoped(text, withArgument("V", "")).value("V"), std::string());
        QCOMPARE(Scoped("ARG V=1\nFROM a\n").value("V"), std::string("(unset)"));
    }

    void platformArguments_needADeclaration()
    {
        ModelOptions options;
        options.targetPlatform = "linux/arm64";
        const Scoped scoped("FROM a AS n\nARG TARGETARCH TARGETPLATFORM BUILDOS TARGETSTAGE\n",
                            options);
        QCOMPARE(scoped.value("TARGETARCH"), std::string("arm64"));
        QCOMPARE(scoped.value("TARGETPLATFORM"), std::string("linux/arm64"));
        QCOMPARE(scoped.value("BUILDOS"), std::string("linux"));
        QCOMPARE(scoped.value("TARGETSTAGE"), std::string("n"));
        QCOMPARE(scoped.value("TARGETOS"), std::string("(unset)"));
    }

    void environment_ofOneLine_isFromBeforeIt()
    {
        const Scoped scoped(
            "FROM a\nENV A=1\nENV A=2 B=$A\nARG C=3 D=$C\nARG A=4\nENV PATH=$PATH:x\n");
        QCOMPARE(scoped.value("B"), std::string("1"));
        QCOMPARE(scoped.value("D"), std::string("3"));
        QCOMPARE(scoped.value("A"), std::string("4"));
        QCOMPARE(scoped.scope().imageEnvironment(),
                 (std::vector<std::string>{"PATH=/bin:x", "A=2", "B=1"}));
        QCOMPARE(scoped.scope().historyPrefix(), std::string("|3 C=3 D=3 A=4 "));
    }

    void history_hasEachArgumentOnce()
    {
        QCOMPARE(Scoped("FROM a\nARG A\nARG B=1\nARG A=2\nENV B=9\n").scope().historyPrefix(),
                 std::string("|2 A=2 B=9 "));
        QCOMPARE(Scoped("FROM a\n").scope().historyPrefix(), std::string());
    }

    void neededDefault_failsAndUnneededDoesNot()
    {
        const std::string text = "FROM a\nARG A=${B:?needed}\n";
        QCOMPARE(Scoped(text).error(),
                 std::string("failed to process \"${B:?needed}\": B: needed"));
        QCOMPARE(Scoped(text, withArgument("A", "x")).error(), std::string());
        QCOMPARE(Scoped("FROM a\nENV A=$NOPE$PATH\n").unset(), (std::vector<std::string>{"NOPE"}));
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
        const Environment environment({"v=x.tar.gz", "e="});
        const auto expanded = expandWord(word, environment.lookup());
        QCOMPARE(expanded ? expanded->text : expanded.error().toString(), result);
    }

    void heredocs_keepTheirQuotes()
    {
        const Environment environment({"v=1"});
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
