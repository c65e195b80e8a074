/// What holds of every text that is formatted, whatever it is: see `check`.
#include "core/base/support/strings.h"
#include "core/language/edit/format.h"
#include "core/language/edit/meaning.h"
#include "tests/core/language/edit/dockerfiles.h"

#include <QtTest>

#include <chrono>

using namespace stagewright;

namespace {

std::string firstErrorOf(const edit::ParsedText &text)
{
    const auto *error = text.model.firstError();
    return error ? concat(std::to_string(static_cast<int>(error->phase)), " ",
                          error->message.toString())
                 : std::string();
}

/// Health types and AS count without case.
std::vector<std::string> plainNodes(const edit::ParsedText &text)
{
    auto nodes = tests::nodesOf(text.tree);
    for (auto &node : nodes) {
        if (node.starts_with("HEALTHCHECK") || node.starts_with("FROM"))
            node = toUpperAscii(node);
    }
    return nodes;
}

struct Tally
{
    int texts = 0;
    int changed = 0;
};

/// What is wrong with the result, or nothing. The proof that format() makes is made again, and
/// the tree is compared by itself.
std::string check(const tests::SampleText &sample, const edit::FormatOptions &options, Tally &tally)
{
    const edit::ParsedText before(sample.text);
    const auto edits = edit::format(before, options);
    const auto after = before.with(edits.apply(sample.text));
    ++tally.texts;
    tally.changed += edits.isEmpty() ? 0 : 1;
    std::string wrong;
    edit::MeaningOptions meaning;
    meaning.freeShellBlanks = options.indentShell;
    for (const auto &difference : edit::findDifferences(before, after, meaning))
        wrong += difference.message.toString() + "\n";
    if (!options.indentShell && plainNodes(before) != plainNodes(after))
        wrong += "the nodes differ\n";
    if (firstErrorOf(before) != firstErrorOf(after))
        wrong +=
            concat("an error differs: ", firstErrorOf(before), " | ", firstErrorOf(after), "\n");
    if (!edit::format(after, options).isEmpty())
        wrong += "not idempotent\n";
    if (!wrong.empty())
        wrong +=
            concat(sample.name, "\n--- before\n", before.text(), "\n--- after\n", after.text());
    return wrong;
}

std::string checkAll(const std::vector<tests::SampleText> &samples, Tally &tally)
{
    edit::FormatOptions indenting;
    indenting.indentShell = true;
    for (const auto &sample : samples) {
        Tally unused;
        if (auto wrong = check(sample, {}, tally); !wrong.empty())
            return wrong;
        if (auto wrong = check(sample, indenting, unused); !wrong.empty())
            return "(shell indented) " + wrong;
    }
    return {};
}

void report(const Tally &tally)
{
    qInfo("%d texts, %d changed", tally.texts, tally.changed);
}

} // namespace

class FormatPropertiesTest : public QObject
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
        QVERIFY(tally.changed > 100);
    }

    void mutatedVectors()
    {
        auto samples = tests::vectorSamples();
        if (samples.empty())
            samples = tests::seedSamples();
        if (samples.empty())
            QSKIP("shared is not there");
        std::vector<tests::SampleText> mutants;
        for (unsigned seed = 0; seed < 4000; ++seed) {
            const auto &sample = samples[seed % samples.size()];
            mutants.push_back({concat(sample.name, " seed ", std::to_string(seed)),
                               tests::mutated(sample.text, seed)});
        }
        Tally tally;
        const auto wrong = checkAll(mutants, tally);
        QVERIFY2(wrong.empty(), wrong.c_str());
        report(tally);
        QVERIFY(tally.changed > 1000);
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
        for (unsigned seed = 0; seed < 1000; ++seed)
            samples.push_back(
                {concat("generated ", std::to_string(seed)), tests::generatedDockerfile(seed)});
        Tally tally;
        const auto wrong = checkAll(samples, tally);
        QVERIFY2(wrong.empty(), wrong.c_str());
        report(tally);
        QVERIFY(tally.changed > 800);
    }
};

QTEST_GUILESS_MAIN(FormatPropertiesTest)
#include "tst_formatproperties.moc"
