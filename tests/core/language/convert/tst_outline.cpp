#include "core/base/support/strings.h"
#include "core/language/convert/outline.h"

#include <QTest>

using namespace stagewright;
using namespace stagewright::convert;

namespace {

ConvertOptions withArgument(const std::string &name, const std::string &value)
{
    ConvertOptions options;
    options.model.buildArguments[name] = value;
    return options;
}

Outline outlined(const std::string &text, const ConvertOptions &options = {})
{
    const auto model = dockerfile::makeDockerfile(syntax::parse(text), options.model);
    return outlineOf(model, options, convert::convert(model, options));
}

/// "1 wine=red (what to drink)", one after the other.
std::string argumentsOf(const Outline &outline)
{
    std::string text;
    for (const auto &argument : outline.arguments)
        text += concat(std::to_string(argument.line + 1), " ", argument.name, "=", argument.value,
                       argument.description.empty() ? "" : " (" + argument.description + ")", "; ");
    return text;
}

std::string namesOf(const std::vector<OutlineAccess> &accesses)
{
    std::string text;
    for (const auto &access : accesses)
        text += concat(std::to_string(access.line + 1), " ", access.name,
                       access.required ? "!" : "", "; ");
    return text;
}

} // namespace

class TestOutline : public QObject
{
    Q_OBJECT

private slots:
    void arguments_count_data()
    {
        QTest::addColumn<std::string>("text");
        QTest::addColumn<std::string>("arguments");
        const auto row = [](const char *name, std::string text, std::string arguments) {
            QTest::newRow(name) << std::move(text) << std::move(arguments);
        };
        row("of the stage", "FROM a\nARG wine=red beer\n", "2 beer=; 2 wine=red; ");
        row("read by FROM", "ARG tag=1\nARG other=2\nFROM a:$tag\n", "1 tag=1; ");
        row("read by one that is read", "ARG a=1\nARG b=${a}2\nFROM c:$b\n", "1 a=1; 2 b=12; ");
        row("redeclared: the first place", "ARG a=1\nFROM b\nARG a\n", "1 a=1; ");
        row("redeclared with a default", "ARG a=1\nFROM b\nARG a=2\n", "3 a=2; ");
        row("of what it is made of",
            "FROM x AS base\nARG one=1\nFROM y AS other\nARG two=2\nFROM z AS unused\nARG no=0\n"
            "FROM base\nCOPY --from=other / /\nARG three=3\n",
            "2 one=1; 4 two=2; 9 three=3; ");
        row("of the platform only where declared", "FROM a\nARG TARGETARCH\n", "");
        row("described", "# wine what to drink\nARG wine=red\nFROM a:$wine\n",
            "2 wine=red (what to drink); ");
    }

    void arguments_count()
    {
        QFETCH(std::string, text);
        QFETCH(std::string, arguments);
        QCOMPARE(argumentsOf(outlined(text)), arguments);
    }

    void buildArgument_takesTheStagesPlace()
    {
        const auto options = withArgument("a", "9");
        QCOMPARE(argumentsOf(outlined("ARG a=1\nFROM b\nARG a\n", options)),
                 std::string("3 a=9; "));
        QCOMPARE(argumentsOf(outlined("ARG x=1\nARG a=$x\nFROM b:$a\n", options)),
                 std::string("2 a=9; "));
    }

    void mounts_areNamedOnce()
    {
        const auto outline = outlined(
            "FROM a AS base\nRUN --mount=type=secret,id=key true\nFROM base\n"
            "RUN --mount=type=ssh --mount=type=secret,id=key,required true\n"
            "RUN --mount=type=ssh,id=lab,required --mount=type=secret,target=/run/pin true\n");
        QCOMPARE(namesOf(outline.secrets), std::string("4 key!; 5 pin; "));
        QCOMPARE(namesOf(outline.agents), std::string("4 default; 5 lab!; "));
    }

    void targets_areStages()
    {
        const auto model = dockerfile::makeDockerfile(
            syntax::parse("# wine what to drink\nFROM --platform=$P a:$T AS Wine\nFROM wine\n"));
        const std::vector<OutlineTarget> expected = {
            {"wine", "what to drink", false, "a:$T", "$P", 1}, {"", "", true, "wine", "", 2}};
        QVERIFY(targetsOf(model) == expected);
        const auto outline = outlined("# x is it\nFROM a AS x\n");
        QCOMPARE(outline.name, std::string("x"));
        QCOMPARE(outline.description, std::string("is it"));
    }
};

QTEST_APPLESS_MAIN(TestOutline)
#include "tst_outline.moc"
