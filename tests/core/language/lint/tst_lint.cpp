#include "core/language/lint/lint.h"
#include "core/language/lint/suppressions.h"
#include "tests/core/language/lint/lintcases.h"

#include <QtTest>

#include <set>

using namespace stagewright;

namespace {

std::string rulesIn(const std::vector<lint::Diagnostic> &diagnostics)
{
    std::string rules;
    for (const auto &diagnostic : diagnostics)
        rules += (rules.empty() ? "" : " ") + diagnostic.rule;
    return rules;
}

lint::LintResult lintText(const std::string &text, lint::LintOptions options = {})
{
    tests::LintCase lintCase;
    lintCase.text = text;
    if (options.only.empty())
        options.only = {"buildkit"};
    return lint::lint(tests::Linted(lintCase, convert::Mode::Editor).input(), options);
}

std::vector<lint::Diagnostic> diagnose(const std::string &text)
{
    tests::LintCase lintCase;
    lintCase.text = text;
    return lint::diagnose(tests::Linted(lintCase, convert::Mode::Editor).input());
}

const std::string kThree = "FROM a AS Base\nMAINTAINER me\nCMD x\n";

} // namespace

class LintTest : public QObject
{
    Q_OBJECT

private slots:
    void allRules_haveNamesOfTheirOwn()
    {
        std::set<std::string_view> names;
        for (const auto *rule : lint::allRules()) {
            QVERIFY(names.insert(rule->name).second);
            QVERIFY(!rule->description.empty());
            QVERIFY(rule->check != nullptr);
            QCOMPARE(lint::findRule(rule->name), rule);
        }
        QVERIFY(lint::findRule("Nonsense") == nullptr);
    }

    void options_chooseRules_data()
    {
        QTest::addColumn<lint::RuleNames>("only");
        QTest::addColumn<lint::RuleNames>("skip");
        QTest::addColumn<std::string>("rules");
        const auto row = [](const char *name, const lint::RuleNames &only,
                            const lint::RuleNames &skip, const std::string &rules) {
            QTest::newRow(name) << only << skip << rules;
        };
        row("a category", {"buildkit"}, {},
            "StageNameCasing MaintainerDeprecated JSONArgsRecommended");
        row("a rule", {"MaintainerDeprecated"}, {}, "MaintainerDeprecated");
        row("all but one", {"buildkit"}, {"MaintainerDeprecated"},
            "StageNameCasing JSONArgsRecommended");
        row("none", {"all"}, {"all"}, "");
    }

    void options_chooseRules()
    {
        QFETCH(lint::RuleNames, only);
        QFETCH(lint::RuleNames, skip);
        QFETCH(std::string, rules);
        lint::LintOptions options;
        options.only = only;
        options.skip = skip;
        QCOMPARE(rulesIn(lintText(kThree, options).diagnostics), rules);
    }

    void options_bringExperimentalRules()
    {
        const std::string text = "# what\n\nFROM a AS b\n";
        lint::LintOptions options;
        QCOMPARE(rulesIn(lintText(text, options).diagnostics), std::string());
        options.experimental = {"all"};
        QCOMPARE(rulesIn(lintText(text, options).diagnostics),
                 std::string("InvalidDefinitionDescription"));
        options.experimental.clear();
        options.only = {"InvalidDefinitionDescription"};
        QCOMPARE(rulesIn(lintText(text, options).diagnostics),
                 std::string("InvalidDefinitionDescription"));
    }

    void options_setSeverities()
    {
        lint::LintOptions options;
        options.severities = {{"buildkit", lint::Severity::Hint},
                              {"MaintainerDeprecated", lint::Severity::Error}};
        for (const auto &diagnostic : lintText(kThree, options).diagnostics)
            QCOMPARE(diagnostic.severity, diagnostic.rule == "MaintainerDeprecated"
                                              ? lint::Severity::Error
                                              : lint::Severity::Hint);
    }

    void options_makeFindingsErrors()
    {
        lint::LintOptions options;
        options.failsOnFindings = true;
        QVERIFY(!lintText("FROM a\n", options).error);
        QCOMPARE(lintText("FROM a AS B\n", options).error->toString(),
                 std::string("lint violation found for rules: StageNameCasing"));
    }

    void severity_tellsWhatABuildMayGetAround()
    {
        const auto parseSeverity = [](const std::string &text) {
            for (const auto &diagnostic : diagnose(text)) {
                if (diagnostic.rule == "parse")
                    return std::string(nameOf(diagnostic.severity));
            }
            return std::string("none");
        };
        QCOMPARE(parseSeverity("ARG V\nFROM $V\n"), std::string("warning"));
        QCOMPARE(parseSeverity("FROM $V\n"), std::string("error"));
        QCOMPARE(parseSeverity("FROM a\nSTOPSIGNAL x\n"), std::string("error"));
        QCOMPARE(parseSeverity("FROM a AS b\nSTOPSIGNAL x\nFROM a\n"), std::string("warning"));
        QCOMPARE(parseSeverity("FROM a\nFOO x\n"), std::string("error"));
        QCOMPARE(parseSeverity("ARG V\n"), std::string("error"));
        QCOMPARE(parseSeverity("FROM a\n"), std::string("none"));
    }

    void severity_hasNames()
    {
        for (const auto severity : {lint::Severity::Error, lint::Severity::Warning,
                                    lint::Severity::Information, lint::Severity::Hint})
            QCOMPARE(lint::severityOf(nameOf(severity)), std::optional(severity));
        QVERIFY(!lint::severityOf("loud"));
    }

    void diagnose_isSortedByPosition()
    {
        const auto diagnostics = diagnose("FROM a AS B\nFOO\nCMD x\nmaintainer me\n");
        QVERIFY(diagnostics.size() >= 4U);
        QVERIFY(std::is_sorted(
            diagnostics.begin(), diagnostics.end(),
            [](const auto &a, const auto &b) { return a.range.begin < b.range.begin; }));
    }

    void pragmas_silenceRulesThatAreNotBuildKits_data()
    {
        QTest::addColumn<std::string>("text");
        QTest::addColumn<bool>("isAllowed");
        const auto row = [](const char *text, bool isAllowed) {
            QTest::addRow("%s", text) << std::string(text) << isAllowed;
        };
        row("FROM a\nRUN x", true);
        row("FROM a\n# hadolint ignore=DL1\nRUN x", false);
        row("FROM a\n#hadolint   ignore = DL2 , DL1 # because\nRUN x", false);
        row("FROM a\n# hadolint ignore=DL12\nRUN x", true);
        row("FROM a\n# hadolint ignore=DL1\nRUN y\nRUN x", true);
        row("# hadolint stage ignore=DL1\nFROM a\nRUN y\nRUN x", false);
        row("# hadolint stage ignore=DL1\nFROM a\nFROM b\nRUN x", true);
        row("FROM a\nRUN x\n# hadolint global ignore=DL1", false);
        row("# check=skip=DL1\nFROM a\nRUN x", false);
        row("FROM a\n# check=skip=all\nRUN x", false);
    }

    void pragmas_silenceRulesThatAreNotBuildKits()
    {
        QFETCH(std::string, text);
        QFETCH(bool, isAllowed);
        const auto tree = syntax::parse(text);
        const auto model = dockerfile::makeDockerfile(tree);
        const lint::Suppressions suppressions(
            tree, model, dockerfile::fileCheckOptions(text, std::nullopt).value());
        const auto &last = model.stages.back().instructions.back();
        const lint::Rule rule{
            .name = "DL1", .description = "", .url = "", .category = lint::Category::Hadolint};
        QCOMPARE(suppressions.allows(rule, last), isAllowed);
    }
};

QTEST_GUILESS_MAIN(LintTest)
#include "tst_lint.moc"
