#include "core/base/support/strings.h"
#include "core/language/edit/edit.h"
#include "tests/core/language/edit/dockerfiles.h"

#include <QtTest>

#include <algorithm>

using namespace stagewright;
using tests::signatureOf;

namespace {

struct Parsed
{
    explicit Parsed(const std::string &text)
        : snapshot(text)
        , tree(syntax::parse(snapshot))
        , model(dockerfile::makeDockerfile(tree))
    {}

    edit::Source source() const { return {snapshot, model}; }

    text::TextSnapshot snapshot;
    syntax::SyntaxTree tree;
    dockerfile::Dockerfile model;
};

using Signature = std::multiset<std::string>;

std::string show(const Signature &signature)
{
    std::string text;
    for (const auto &line : signature)
        text += "\n  " + line;
    return text;
}

/// Replaces "#3" by "#4" where the number is at least `first`.
std::string shiftStages(const std::string &line, std::size_t first)
{
    std::string result;
    for (std::size_t i = 0; i < line.size(); ++i) {
        result += line[i];
        if (line[i] != '#')
            continue;
        std::string digits;
        while (i + 1 < line.size() && line[i + 1] >= '0' && line[i + 1] <= '9')
            digits += line[++i];
        const auto number = std::stoul(digits);
        result += std::to_string(number >= first ? number + 1 : number);
    }
    return result;
}

/// Counts the gestures, so that a test can see that it tested something.
struct Tally
{
    int done = 0;
    int refused = 0;
};

class Checker
{
public:
    Checker(const std::string &name, const std::string &text)
        : m_name(name)
        , m_before(text)
    {}

    /// What went wrong first, or nothing.
    std::string checkAll(Tally &tally)
    {
        const auto count = m_before.model.stages.size();
        for (std::size_t stage = 0; stage < count; ++stage) {
            checkRename(stage, tally);
            checkAdd(stage, tally);
            for (std::size_t target = 0; target < count; ++target)
                checkConnect(stage, target, tally);
        }
        checkAdd(std::nullopt, tally);
        for (const auto &edge : m_before.model.graph.edges)
            checkRemove(edge, tally);
        return m_failure;
    }

private:
    void checkRename(std::size_t stage, Tally &tally)
    {
        const auto result = edit::renameStage(m_before.source(), stage, "Renamed");
        if (!isDone(result, tally))
            return;
        const auto after = apply(*result, "rename " + std::to_string(stage));
        verify(after, signatureOf(m_before.model));
        for (std::size_t i = 0; i < after.model.stages.size(); ++i)
            require(after.model.stages[i].name ==
                        (i == stage ? "renamed" : m_before.model.stages[i].name),
                    "names", after);
        requireSelection(after, *result, "Renamed");
    }

    void checkAdd(std::optional<std::size_t> after, Tally &tally)
    {
        const auto result = edit::addStage(m_before.source(), "alpine", "fresh", after);
        if (!isDone(result, tally))
            return;
        const auto index = after ? *after + 1 : m_before.model.stages.size();
        const auto added = apply(*result, "add behind " + std::to_string(index));
        require(added.model.stages.size() == m_before.model.stages.size() + 1, "count", added);
        require(added.model.stages[index].name == "fresh", "name", added);
        Signature expected{concat("from alpine -> #", std::to_string(index), " [] ")};
        for (const auto &line : signatureOf(m_before.model))
            expected.insert(shiftUnknown(shiftStages(line, index), index));
        Signature actual;
        for (const auto &line : signatureOf(added.model))
            actual.insert(line);
        verifySame(added, expected, actual);
        requireSelection(added, *result, "alpine");
    }

    /// A number that names no stage counts on like the others.
    std::string shiftUnknown(const std::string &line, std::size_t index) const
    {
        const auto begin = line.find(' ') + 1;
        const auto number = parseUnsigned(line.substr(begin, line.find(' ', begin) - begin));
        const bool isMount = line.starts_with("mount") || line.starts_with("from");
        if (!number || isMount || *number < index)
            return line;
        return line.substr(0, begin) + std::to_string(*number + 1) +
               line.substr(line.find(' ', begin));
    }

    void checkConnect(std::size_t from, std::size_t to, Tally &tally)
    {
        const auto result = edit::connect(m_before.source(), from, to, "/out/app", "/usr/bin/");
        if (from >= to)
            require(!result, "refuses backwards", m_before);
        if (!isDone(result, tally))
            return;
        const auto after =
            apply(*result, concat("connect ", std::to_string(from), " to ", std::to_string(to)));
        auto expected = signatureOf(m_before.model);
        expected.insert(concat("copy #", std::to_string(from), " -> #", std::to_string(to),
                               " [/out/app] /usr/bin/"));
        verify(after, expected);
        requireSelection(after, *result, "/out/app /usr/bin/");
    }

    void checkRemove(const dockerfile::StageEdge &edge, Tally &tally)
    {
        const auto result = edit::removeEdge(m_before.source(), edge);
        if (!isDone(result, tally))
            return;
        const auto after = apply(
            *result, concat("remove ", nameOf(edge.kind), " of ", std::to_string(edge.target)));
        auto expected = signatureOf(m_before.model);
        dockerfile::Dockerfile alone;
        alone.graph.images = m_before.model.graph.images;
        alone.graph.edges = {edge};
        expected.erase(expected.find(*signatureOf(alone).begin()));
        verify(after, expected);
    }

    static bool isDone(const edit::EditResult &result, Tally &tally)
    {
        ++(result ? tally.done : tally.refused);
        return result.has_value();
    }

    Parsed apply(const edit::Change &change, const std::string &what)
    {
        m_what = what;
        const auto before = m_before.snapshot.text();
        const auto after = change.edits.apply(before);
        const Parsed parsed(after);
        require(change.edits.invert(before).apply(after) == before, "inverse", parsed);
        require(parsed.tree.text() == after, "lossless", parsed);
        // The line in front of a removed one may be blank, and end the text then.
        const bool isRemoval = what.starts_with("remove");
        require(after.ends_with('\n') == before.ends_with('\n') || before.empty() || isRemoval,
                "final newline", parsed);
        const bool isWindows = before.find("\r\n") != std::string_view::npos;
        if (isWindows)
            require(countOf(after, "\n") == countOf(after, "\r\n"), "line ends", parsed);
        require(!change.title.text.empty(), "title", parsed);
        return parsed;
    }

    static std::size_t countOf(std::string_view text, std::string_view part)
    {
        std::size_t count = 0;
        for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1))
            ++count;
        return count;
    }

    void requireSelection(const Parsed &after, const edit::Change &change, std::string_view wanted)
    {
        const auto selected = text::slice(after.snapshot.text(), change.selection);
        require(selected == wanted, concat("selection '", selected, "'"), after);
    }

    void verify(const Parsed &after, const Signature &expected)
    {
        verifySame(after, expected, signatureOf(after.model));
    }
    void verifySame(const Parsed &after, const Signature &expected, const Signature &actual)
    {
        require(expected == actual,
                concat("graph: expected", show(expected), "\nactual", show(actual)), after);
    }

    void require(bool condition, const std::string &what, const Parsed &after)
    {
        if (condition)
            return;
        if (!m_failure.empty())
            return;
        m_failure = concat("\n", m_name, ": ", m_what, ": ", what, "\n--- before\n",
                           m_before.snapshot.text(), "\n--- after\n", after.snapshot.text());
    }

    std::string m_name;
    std::string m_what;
    std::string m_failure; ///< the first
    Parsed m_before;
};

} // namespace

class EditPropertiesTest : public QObject
{
    Q_OBJECT

private slots:
    void gestures_onExamples_changeTheGraphAsAsked()
    {
        const auto samples = tests::seedSamples();
        if (samples.empty())
            QSKIP("shared/examples/seed is not there");
        Tally tally;
        for (const auto &sample : samples) {
            const auto failure = Checker(sample.name, sample.text).checkAll(tally);
            QVERIFY2(failure.empty(), failure.c_str());
        }
        qInfo("%d gestures done, %d refused", tally.done, tally.refused);
        QVERIFY(tally.done > 500);
    }

    void gestures_onGeneratedFiles_changeTheGraphAsAsked()
    {
        Tally tally;
        for (unsigned seed = 0; seed < 400; ++seed) {
            const auto failure =
                Checker("generated " + std::to_string(seed), tests::generatedDockerfile(seed))
                    .checkAll(tally);
            QVERIFY2(failure.empty(), failure.c_str());
        }
        qInfo("%d gestures done, %d refused", tally.done, tally.refused);
        QVERIFY(tally.done > 2000);
    }
};

QTEST_GUILESS_MAIN(EditPropertiesTest)
#include "tst_editproperties.moc"
