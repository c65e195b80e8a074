/// What holds for every rule on every text: the vectors' where they are, else our own cases.
#include "core/base/support/json.h"
#include "core/base/support/strings.h"
#include "tests/core/language/lint/lintcases.h"
#include "tests/support/paths.h"

#include <nlohmann/json.hpp>

#include <QtTest>

#include <filesystem>
#include <map>
#include <set>

using namespace stagewright;

namespace {

void addTexts(const Json &value, std::set<std::string> &texts)
{
    if (value.is_array()) {
        for (const auto &item : value)
            addTexts(item, texts);
    }
    if (!value.is_object())
        return;
    for (const auto &[key, member] : value.items()) {
        if (key == "dockerfile" && member.is_string())
            texts.insert(member.get<std::string>());
        else
            addTexts(member, texts);
    }
}

std::set<std::string> ownTexts()
{
    std::set<std::string> texts;
    for (const auto *family : {"buildkit", "graph", "hadolint"}) {
        for (const auto &lintCase : tests::readLintCases(concat("lint/", family, ".cases")))
            texts.insert(lintCase.text);
    }
    return texts;
}

std::set<std::string> vectorTexts(const std::string &folder)
{
    std::set<std::string> texts;
    for (const auto &entry : std::filesystem::directory_iterator(folder)) {
        const auto path = entry.path().string();
        if (path.ends_with(".dev.json"))
            addTexts(parseJson(tests::readFile(path), 1000).value(), texts);
    }
    return texts;
}

/// Every rule, those that wait to be asked for and those that yield too.
lint::LintOptions everything()
{
    lint::LintOptions options;
    for (const auto *rule : lint::allRules())
        options.only.emplace_back(rule->name);
    options.trustedRegistries = {"example.org"};
    options.labels = {{"a", lint::LabelType::Url}, {"version", lint::LabelType::Version}};
    options.allowsOtherLabels = false;
    return options;
}

std::vector<lint::Diagnostic> lintText(const std::string &text, convert::Mode mode)
{
    tests::LintCase lintCase;
    lintCase.text = text;
    const tests::Linted linted(lintCase, mode);
    return lint::lint(linted.input(), everything()).diagnostics;
}

/// Empty where all is well.
std::string whatIsWrong(const std::string &text, const lint::Diagnostic &diagnostic)
{
    const auto isInside = [&](text::TextRange range) {
        return range.begin <= range.end && range.end <= text.size();
    };
    if (!isInside(diagnostic.range))
        return "a place outside the text";
    if (diagnostic.message.toString().find('%') != std::string::npos &&
        text.find('%') == std::string::npos)
        return "an argument of the message is missing";
    for (const auto &fix : diagnostic.fixes) {
        if (fix.edits.isEmpty() || fix.title.text.empty())
            return "a fix that says or does nothing";
        for (const auto &edit : fix.edits.edits()) {
            if (!isInside(edit.range))
                return "a fix outside the text";
        }
        const auto mended = fix.edits.apply(text);
        if (syntax::parse(mended).text() != mended || fix.edits.invert(text).apply(mended) != text)
            return "a fix that cannot be undone";
    }
    return {};
}

} // namespace

class RulePropertiesTest : public QObject
{
    Q_OBJECT

private slots:
    void rules_holdOnEveryText()
    {
        auto texts = ownTexts();
        if (const auto folder = tests::sharedPath("vectors/front-end"))
            texts.merge(vectorTexts(*folder));
        else
            qWarning("the vectors are not there: only our own %zu texts are looked at",
                     texts.size());
        for (const auto &text : texts) {
            for (const auto mode :
                 {convert::Mode::Build, convert::Mode::Check, convert::Mode::Editor}) {
                for (const auto &diagnostic : lintText(text, mode)) {
                    const auto wrong = whatIsWrong(text, diagnostic);
                    QVERIFY2(wrong.empty(),
                             concat(diagnostic.rule, ": ", wrong, " in\n", text).c_str());
                }
            }
        }
    }

    void safeFixes_endTheirFinding()
    {
        for (const auto &text : ownTexts()) {
            const auto before = lintText(text, convert::Mode::Editor);
            for (const auto &diagnostic : before) {
                if (diagnostic.fixes.empty() ||
                    diagnostic.fixes.front().kind != lint::FixKind::Safe)
                    continue;
                const auto mended = diagnostic.fixes.front().edits.apply(text);
                const auto count = [&](const auto &diagnostics) {
                    return std::count_if(diagnostics.begin(), diagnostics.end(),
                                         [&](const auto &d) { return d.rule == diagnostic.rule; });
                };
                QVERIFY2(count(lintText(mended, convert::Mode::Editor)) < count(before),
                         concat(diagnostic.rule, " in\n", mended).c_str());
            }
        }
    }

    void brokenTexts_areNoDanger()
    {
        for (const auto &text : ownTexts()) {
            for (std::size_t cut = 0; cut < text.size(); cut += 7)
                lintText(text.substr(0, cut), convert::Mode::Editor);
        }
    }
};

QTEST_GUILESS_MAIN(RulePropertiesTest)
#include "tst_ruleproperties.moc"
