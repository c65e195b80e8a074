/// Every rule has a page, and the examples of the pages are what they say.
#include "core/language/lint/rulepages.h"
#include "tests/core/language/lint/lintcases.h"

#include <QtTest>

#include <algorithm>

using namespace stagewright;

namespace {

/// The text of the code block below a heading; empty where there is none.
std::string example(std::string_view page, std::string_view heading)
{
    constexpr std::string_view kFence = "```Dockerfile\n";
    const auto section = page.find(heading);
    const auto fence = section == std::string_view::npos ? section : page.find(kFence, section);
    if (fence == std::string_view::npos)
        return {};
    const auto begin = fence + kFence.size();
    return std::string(page.substr(begin, page.find("```", begin) - begin));
}

bool isFound(const lint::Rule &rule, std::string text)
{
    tests::LintCase lintCase;
    lintCase.text = std::move(text);
    const tests::Linted linted(lintCase, convert::Mode::Editor);
    lint::LintOptions options;
    options.only = {std::string(rule.name)};
    const auto found = lint::diagnose(linted.input(), options);
    return std::any_of(found.begin(), found.end(),
                       [&](const auto &finding) { return finding.rule == rule.name; });
}

} // namespace

class RulePagesTest : public QObject
{
    Q_OBJECT

private slots:
    void page_data()
    {
        QTest::addColumn<const lint::Rule *>("rule");
        for (const auto *rule : lint::allRules())
            QTest::newRow(std::string(rule->name).c_str()) << rule;
    }

    void page()
    {
        QFETCH(const lint::Rule *, rule);
        const auto *page = lint::findRulePage(rule->name);
        QVERIFY2(page, "resources/rules has no page");
        const auto bad = example(page->markdown, "## Bad");
        const auto good = example(page->markdown, "## Good");
        QVERIFY(!bad.empty() && !good.empty());
        QVERIFY2(!isFound(*rule, good), good.c_str());
        if (!isFound(*rule, bad))
            QSKIP("the text alone does not show it: the rule needs options, an image or an ignore "
                  "file");
    }
};

QTEST_GUILESS_MAIN(RulePagesTest)
#include "tst_rulepages.moc"
