#include "core/base/support/strings.h"
#include "core/language/edit/sameconversion.h"
#include "tests/core/language/edit/dockerfiles.h"
#include "tests/core/language/edit/randomgestures.h"

#include <QtTest>

#include <cstdlib>
#include <map>

using namespace stagewright;
using tests::SampleText;
using tests::Trial;

namespace {

constexpr int kStepsPerSequence = 8;
constexpr std::string_view kMark = "\xEF\xBB\xBF";

/// tests/full asks for less where a sanitizer makes them slow.
unsigned sequenceCount()
{
    const auto *wanted = std::getenv("STAGEWRIGHT_SEQUENCES");
    return wanted ? static_cast<unsigned>(parseUnsigned(wanted).value_or(1)) : 10'000;
}

/// One sequence alone, to look at a failure again.
std::optional<unsigned> onlySeed()
{
    const auto *wanted = std::getenv("STAGEWRIGHT_SEED");
    return wanted ? std::optional(static_cast<unsigned>(parseUnsigned(wanted).value_or(0)))
                  : std::nullopt;
}

struct Tally
{
    unsigned done = 0;
    std::map<std::string, unsigned> refused; ///< by the template of the reason
};

std::size_t countOf(std::string_view text, std::string_view part)
{
    std::size_t count = 0;
    for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1))
        ++count;
    return count;
}

/// As many arguments as places for them.
bool isComplete(const Message &message)
{
    bool isGood = !message.text.empty();
    for (std::size_t i = 1; i <= 9; ++i) {
        const bool hasPlace =
            message.text.find(concat("%", std::to_string(i))) != std::string::npos;
        isGood = isGood && hasPlace == (i <= message.arguments.size());
    }
    return isGood;
}

/// Ordinal of a row among all instructions.
std::size_t ordinalOf(const dockerfile::Dockerfile &model, std::size_t stage, std::size_t row)
{
    auto ordinal = model.globalArguments.size() + model.misplaced.size() + row;
    for (std::size_t i = 0; i < stage; ++i)
        ordinal += model.stages[i].instructions.size();
    return ordinal;
}

/// Every row that is there before and after makes the same row of the history: its variables,
/// folder, user and shell are what they were.
std::string comparedValues(const edit::ParsedText &before, const edit::ParsedText &after,
                           const tests::GraphModel &expected)
{
    const edit::ConvertedText old(before);
    const edit::ConvertedText now(after);
    std::map<int, std::size_t> ordinals;
    const auto graph = tests::readGraph(before);
    for (std::size_t s = 0; s < graph.stages.size(); ++s) {
        for (std::size_t r = 0; r < graph.stages[s].rows.size(); ++r)
            ordinals[graph.stages[s].rows[r].id] = ordinalOf(before.model, s, r + 1);
    }
    for (std::size_t s = 0; s < expected.stages.size(); ++s) {
        for (std::size_t r = 0; r < expected.stages[s].rows.size(); ++r) {
            const auto was = ordinals.find(expected.stages[s].rows[r].id);
            if (was == ordinals.end())
                continue;
            const auto left = old.rowAt(was->second);
            const auto right = now.rowAt(ordinalOf(after.model, s, r + 1));
            const bool isMended = left == "failed";
            if (left != right && !isMended)
                return concat("values: '", left, "' became '", right, "'");
        }
    }
    return {};
}

/// A document without widgets: a text and two stacks.
class History
{
public:
    explicit History(std::string text)
        : m_text(std::move(text))
    {}

    const std::string &text() const { return m_text; }
    bool canUndo() const { return !m_done.empty(); }
    bool canRedo() const { return !m_undone.empty(); }

    void apply(const text::EditList &edits)
    {
        m_done.push_back({edits, edits.invert(m_text)});
        m_text = edits.apply(m_text);
        m_undone.clear();
    }
    void undo()
    {
        m_text = m_done.back().back.apply(m_text);
        m_undone.push_back(std::move(m_done.back()));
        m_done.pop_back();
    }
    void redo()
    {
        m_text = m_undone.back().forth.apply(m_text);
        m_done.push_back(std::move(m_undone.back()));
        m_undone.pop_back();
    }

private:
    struct Step
    {
        text::EditList forth;
        text::EditList back;
    };
    std::string m_text;
    std::vector<Step> m_done;
    std::vector<Step> m_undone;
};

class Sequence
{
public:
    Sequence(const SampleText &sample, unsigned seed, std::map<std::string, Tally> &tallies)
        : m_history(sample.text)
        , m_random(seed)
        , m_tallies(tallies)
        , m_texts({sample.text})
        , m_name(concat("STAGEWRIGHT_SEED=", std::to_string(seed), " (", sample.name, ")"))
    {}

    /// What went wrong first; empty: nothing.
    std::string run()
    {
        for (int i = 0; i < kStepsPerSequence && m_failure.empty(); ++i)
            step();
        while (m_history.canUndo() && m_failure.empty())
            undo();
        require(m_history.text() == m_texts.front(), "undo to the start", m_texts.front());
        return m_failure;
    }

private:
    void step()
    {
        const auto choice = m_random() % 10;
        if (choice < 6)
            gesture();
        else if (choice < 8)
            apply(tests::randomTyping(m_history.text(), m_random));
        else if (choice < 9 && m_history.canUndo())
            undo();
        else if (m_history.canRedo())
            redo();
    }

    void gesture()
    {
        const text::TextSnapshot snapshot(m_history.text());
        const edit::ParsedText before(snapshot);
        const auto trial = tests::randomGesture(before, snapshot, m_random);
        m_what = trial.what;
        if (trial.name.empty())
            return;
        auto &tally = m_tallies[trial.name];
        if (!trial.result) {
            const auto &reason = trial.result.error().reason;
            ++tally.refused[reason.text];
            require(isComplete(reason), "a reason without gaps", m_history.text());
            return;
        }
        ++tally.done;
        check(before, trial);
        apply(trial.result->edits);
    }

    void check(const edit::ParsedText &before, const Trial &trial)
    {
        const auto &edits = trial.result->edits;
        const auto text = edits.apply(before.text());
        const edit::ParsedText after(text);
        require(after.tree.text() == text, "lossless", text);
        require(!edits.isEmpty() && !trial.result->title.text.empty(), "edits and a title", text);
        require(trial.result->selection.end <= text.size() &&
                    trial.result->selection.begin <= trial.result->selection.end,
                "selection", text);
        const auto difference = tests::differences(trial.expected, tests::readGraph(after));
        require(difference.empty(), difference, text);
        const auto feeds = countOf(before.text(), "\n");
        if (feeds > 0 && feeds == countOf(before.text(), "\r\n"))
            require(countOf(text, "\n") == countOf(text, "\r\n"), "line ends", text);
        require(text.starts_with(kMark) == before.text().starts_with(kMark), "byte order mark",
                text);
        if (!before.text().empty() && before.text().ends_with('\n'))
            require(text.size() <= kMark.size() || text.ends_with('\n'), "final newline", text);
        if (trial.allowed && !before.model.firstError() && m_failure.empty()) {
            edit::MeaningOptions options;
            options.allowed = *trial.allowed;
            options.mayMendProblems = true;
            options.mayReachOthers = true;
            // What the new instruction is blamed for was asked; comments are in the graph.
            for (const auto &found : edit::findDifferences(before, after, options))
                require(found.message.text.starts_with("There would be a new problem") ||
                            found.part == edit::Difference::Part::Above,
                        found.message.toString(), text);
        }
        // Where a build stops has no values, and the name of the target may be another one.
        const bool hasValues = !before.model.firstError() &&
                               before.text().find("TARGETSTAGE") == std::string_view::npos;
        if (trial.keepsValues && hasValues && m_failure.empty()) {
            const auto values = comparedValues(before, after, trial.expected);
            require(values.empty(), values, text);
        }
    }

    /// The copies are what the edits must lead to, and back.
    void apply(const text::EditList &edits)
    {
        m_texts.resize(m_position + 1);
        m_texts.push_back(edits.apply(m_history.text()));
        m_history.apply(edits);
        requireCopy(m_position + 1);
    }
    void undo()
    {
        m_history.undo();
        requireCopy(m_position - 1);
    }
    void redo()
    {
        m_history.redo();
        requireCopy(m_position + 1);
    }
    void requireCopy(std::size_t position)
    {
        m_position = position;
        require(m_history.text() == m_texts[position], "the text of this step", m_texts[position]);
    }

    void require(bool condition, const std::string &what, const std::string &after)
    {
        if (!condition && m_failure.empty())
            m_failure = concat("\n", m_name, ": ", m_what, ": ", what, "\n--- before\n",
                               m_history.text(), "\n--- after\n", after);
    }

    History m_history;
    std::mt19937 m_random;
    std::map<std::string, Tally> &m_tallies;
    std::vector<std::string> m_texts; ///< after each step that can be undone or redone
    std::size_t m_position = 0;
    std::string m_name;
    std::string m_what;
    std::string m_failure;
};

/// Real texts, those with several stages more often; big ones are for other tests.
std::vector<SampleText> samples()
{
    constexpr std::size_t kLargest = 20'000;
    std::vector<SampleText> all;
    for (const auto &set : {tests::seedSamples(), tests::vectorSamples(), tests::corpusSamples()}) {
        for (const auto &sample : set) {
            const auto stages = edit::ParsedText(sample.text).model.stages.size();
            const auto times = sample.text.size() > kLargest ? 0U : stages > 1 ? 4U : 1U;
            all.insert(all.end(), times, sample);
        }
    }
    return all;
}

} // namespace

class GesturePropertiesTest : public QObject
{
    Q_OBJECT

private slots:
    void sequences_doWhatIsAsked_andCanBeUndone()
    {
        const auto real = samples();
        if (real.empty())
            qWarning("shared/ is not there: generated texts only");
        std::map<std::string, Tally> tallies;
        const auto run = [&](unsigned seed) {
            const bool isReal = !real.empty() && seed % 2 == 0;
            const auto sample = isReal ? real[seed / 2 % real.size()]
                                       : SampleText{"generated", tests::generatedDockerfile(seed)};
            const auto failure = Sequence(sample, seed, tallies).run();
            QVERIFY2(failure.empty(), failure.c_str());
        };
        if (const auto seed = onlySeed())
            return run(*seed);
        for (unsigned seed = 0; seed < sequenceCount() && !QTest::currentTestFailed(); ++seed)
            run(seed);
        if (QTest::currentTestFailed())
            return;
        for (const auto &[name, tally] : tallies) {
            unsigned refused = 0;
            for (const auto &[reason, count] : tally.refused)
                refused += count;
            qInfo("%-26s %6u done %6u refused", name.c_str(), tally.done, refused);
            if (std::getenv("STAGEWRIGHT_REASONS")) {
                for (const auto &[reason, count] : tally.refused)
                    qInfo("    %6u %s", count, reason.c_str());
            }
            QVERIFY2(tally.done * 500 > sequenceCount(), name.c_str());
        }
        QVERIFY(tallies.size() >= 26);
    }
};

QTEST_GUILESS_MAIN(GesturePropertiesTest)
#include "tst_gestureproperties.moc"
