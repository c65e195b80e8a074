/// What holds of every text whose fixes are applied, whatever it is: see `check`.
#include "core/base/support/strings.h"
#include "core/language/edit/fixes.h"
#include "tests/core/language/edit/dockerfiles.h"

#include <QtTest>

#include <map>

using namespace stagewright;

namespace {

struct Tally
{
    int texts = 0;
    std::map<std::string, int> applied;
    std::map<std::string, int> refused;
};

std::map<std::string, int> countByRule(const std::vector<lint::Diagnostic> &diagnostics)
{
    std::map<std::string, int> counts;
    for (const auto &diagnostic : diagnostics)
        ++counts[diagnostic.rule];
    return counts;
}

bool isRejected(const edit::ParsedText &text)
{
    return text.model.firstError() != nullptr;
}

bool hasWindowsLinesOnly(std::string_view text)
{
    for (auto at = text.find('\n'); at != text.npos; at = text.find('\n', at + 1)) {
        if (at == 0 || text[at - 1] != '\r')
            return false;
    }
    return true;
}

/// What is wrong with the result, or nothing.
std::string check(const tests::SampleText &sample, bool takesSuggestions, Tally &tally)
{
    const edit::ParsedText before(sample.text);
    const auto diagnose = edit::diagnoseWith({});
    edit::FixOptions options;
    options.takesSuggestions = takesSuggestions;
    const auto result = edit::applyFixes(before, diagnose, options);
    const auto after = before.with(result.text);
    ++tally.texts;
    std::string wrong;
    if (result.edits.apply(before.text()) != result.text)
        wrong += "the edits do not lead to the text\n";
    if (isRejected(after) && !isRejected(before))
        wrong += "BuildKit rejects it now\n";
    const auto left = diagnose(after);
    auto counts = countByRule(diagnose(before));
    for (const auto &[rule, count] : countByRule(left)) {
        if (count > counts[rule])
            wrong += concat("more of ", rule, "\n");
    }
    if (hasWindowsLinesOnly(before.text()) && !hasWindowsLinesOnly(result.text))
        wrong += "line ends\n";
    if (!edit::applyFixes(after, diagnose, options).applied.empty())
        wrong += "not a fixed point\n";
    for (const auto &fix : result.applied)
        ++tally.applied[fix.rule];
    for (const auto &refused : result.refused)
        ++tally.refused[concat(refused.fix.rule, ": ", refused.reason.toString())];
    if (!wrong.empty())
        wrong += concat(sample.name, "\n--- before\n", before.text(), "\n--- after\n", result.text);
    return wrong;
}

std::string checkAll(const std::vector<tests::SampleText> &samples, Tally &tally)
{
    for (const auto &sample : samples) {
        Tally unused;
        if (auto wrong = check(sample, false, tally); !wrong.empty())
            return wrong;
        if (auto wrong = check(sample, true, unused); !wrong.empty())
            return "(with suggestions) " + wrong;
    }
    return {};
}

void report(const Tally &tally)
{
    std::string lines = std::to_string(tally.texts) + " texts";
    for (const auto &[rule, count] : tally.applied)
        lines += concat("\n  applied ", std::to_string(count), " ", rule);
    for (const auto &[rule, count] : tally.refused)
        lines += concat("\n  refused ", std::to_string(count), " ", rule);
    qInfo("%s", lines.c_str());
}

} // namespace

class FixPropertiesTest : public QObject
{
    Q_OBJECT

private slots:
    void vectors()
    {
        const auto samples = tests::vectorSamples();
        if (samples.empty())
            QSKIP("shared/vectors is not there");
        Tally tally;
        const auto wrong = checkAll(samples, tally);
        QVERIFY2(wrong.empty(), wrong.c_str());
        report(tally);
        QVERIFY(tally.applied.size() > 5);
    }

    void mutatedVectors()
    {
        auto samples = tests::vectorSamples();
        if (samples.empty())
            QSKIP("shared/vectors is not there");
        std::vector<tests::SampleText> mutants;
        for (unsigned seed = 0; seed < 2000; ++seed) {
            const auto &sample = samples[seed % samples.size()];
            mutants.push_back({concat(sample.name, " seed ", std::to_string(seed)),
                               tests::mutated(sample.text, seed)});
        }
        Tally tally;
        const auto wrong = checkAll(mutants, tally);
        QVERIFY2(wrong.empty(), wrong.c_str());
        report(tally);
    }

    void realFiles()
    {
        const auto samples = tests::corpusSamples();
        if (samples.empty())
            QSKIP("STAGEWRIGHT_CORPUS names no folder with Dockerfiles");
        Tally tally;
        const auto wrong = checkAll(samples, tally);
        QVERIFY2(wrong.empty(), wrong.c_str());
        report(tally);
    }

    void generatedFiles()
    {
        std::vector<tests::SampleText> samples;
        for (unsigned seed = 0; seed < 500; ++seed)
            samples.push_back(
                {concat("generated ", std::to_string(seed)), tests::generatedDockerfile(seed)});
        Tally tally;
        const auto wrong = checkAll(samples, tally);
        QVERIFY2(wrong.empty(), wrong.c_str());
        report(tally);
        QVERIFY(tally.applied.size() > 3);
    }
};

QTEST_GUILESS_MAIN(FixPropertiesTest)
#include "tst_fixproperties.moc"
