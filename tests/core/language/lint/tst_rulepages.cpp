/// Every rule has a page, and what the page calls bad is what the rule finds.
#include "core/base/support/strings.h"
#include "core/language/lint/hadolintconfig.h"
#include "core/language/lint/lint.h"
#include "core/language/lint/rulepages.h"

#include <QtTest>

using namespace stagewright;

namespace {

/// The text between "```LANGUAGE" and "```" behind a heading; empty where there is none.
std::string blockOf(std::string_view page, std::string_view heading, std::string_view language)
{
    const auto start = heading.empty() ? 0 : page.find(concat("## ", heading, "\n"));
    if (start == std::string_view::npos)
        return {};
    const auto fence = concat("```", language, "\n");
    const auto begin = page.find(fence, start);
    const auto end = page.find("```", begin + fence.size());
    if (begin == std::string_view::npos || end == std::string_view::npos)
        return {};
    return std::string(page.substr(begin + fence.size(), end - begin - fence.size()));
}

/// Every image exists, and is made for linux/amd64.
Result<convert::KnownImagePointer> amd64Image(const convert::ImageRequest &request)
{
    auto image = std::make_shared<convert::KnownImage>();
    image->name = request.source;
    image->config.platform = oci::parsePlatform("linux/amd64").value();
    image->config.config.env = {"PATH=/bin"};
    image->config.history.emplace_back(); // a layer: without one the platform does not matter
    return image;
}

bool finds(std::string_view rule, const std::string &page, const std::string &text)
{
    auto options = lint::readHadolintConfig(blockOf(page, "", "yaml")).value();
    options.only = {std::string(rule)};
    const auto ignore = dockerfile::DockerIgnore::parse(blockOf(page, "", "ignore")).value();
    const auto tree = syntax::parse(text);
    const auto model = dockerfile::makeDockerfile(tree);
    convert::ConvertOptions converting;
    converting.mode = convert::Mode::Editor;
    const auto conversion = convert::convert(model, converting, amd64Image);
    const auto diagnostics = lint::diagnose(
        {.tree = tree, .model = model, .conversion = conversion, .ignore = &ignore}, options);
    return std::any_of(diagnostics.begin(), diagnostics.end(),
                       [&](const auto &diagnostic) { return diagnostic.rule == rule; });
}

} // namespace

class RulePagesTest : public QObject
{
    Q_OBJECT

private slots:
    void everyRuleHasAPage_data()
    {
        QTest::addColumn<std::string>("rule");
        for (const auto *rule : lint::allRules())
            QTest::addRow("%s", std::string(rule->name).c_str()) << std::string(rule->name);
        QTest::newRow("parse") << std::string("parse");
    }

    void everyRuleHasAPage()
    {
        QFETCH(std::string, rule);
        const auto *page = lint::findRulePage(rule);
        QVERIFY(page != nullptr);
        const std::string text(page->markdown);
        QVERIFY(text.starts_with("# " + rule + "\n"));
        const auto lines = std::count(text.begin(), text.end(), '\n');
        QVERIFY2(lines >= 10 && lines <= 30, std::to_string(lines).c_str());
        const auto bad = blockOf(text, "Bad", "Dockerfile");
        const auto good = blockOf(text, "Good", "Dockerfile");
        QVERIFY(!bad.empty() && !good.empty());
        QVERIFY2(finds(rule, text, bad), "the bad example is not found");
        QVERIFY2(!finds(rule, text, good), "the good example is found");
        QVERIFY2(!finds("parse", text, good), "the good example is no valid Dockerfile");
    }

    void everyPageHasARule()
    {
        for (const auto &page : lint::rulePages())
            QVERIFY2(lint::findRule(page.name) || page.name == "parse" || page.name == "ShellCheck",
                     std::string(page.name).c_str());
    }

    void shellCheckHasOnePage()
    {
        QVERIFY(lint::findRulePage("SC2086") != nullptr);
        QCOMPARE(lint::findRulePage("SC2086"), lint::findRulePage("ShellCheck"));
        QVERIFY(lint::findRulePage("SCX") == nullptr);
        QVERIFY(lint::findRulePage("DL9999") == nullptr);
    }
};

QTEST_GUILESS_MAIN(RulePagesTest)
#include "tst_rulepages.moc"
