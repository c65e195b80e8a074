// On every position of many texts: nothing crashes, ranges lie inside, edits do what they promise.
#include "core/language/assist/complete.h"
#include "core/language/assist/describe.h"
#include "core/language/assist/navigate.h"
#include "core/language/assist/place.h"
#include "core/language/assist/signature.h"
#include "core/language/assist/structure.h"
#include "core/language/text/lineindex.h"
#include "tests/core/language/edit/dockerfiles.h"

#include <QtTest>

#include <algorithm>

using namespace stagewright;
using namespace stagewright::assist;
using analysis::Analysis;
using tests::SampleText;
using text::TextRange;

namespace {

assist::Facts someFacts()
{
    assist::Facts facts;
    facts.images = {{"golang:1.21", 1, 1}};
    facts.contextPaths = {"a", "src/b", "src/c/"};
    facts.stagePaths[0] = {"/x/y", "/z"};
    return facts;
}

/// The first promise that is broken, or an empty text.
class Checker
{
public:
    explicit Checker(const std::string &text)
        : m_analysis(analysis::analyze(text::TextSnapshot(text)))
        , m_text(m_analysis->snapshot.text())
    {}

    std::string run()
    {
        checkStructure();
        checkSymbols();
        for (std::uint32_t offset = 0; offset <= m_text.size() && m_broken.empty(); ++offset)
            checkPlace(offset);
        return m_broken;
    }

    int completions = 0;

private:
    void require(bool holds, const char *what, std::uint32_t offset = 0)
    {
        if (!holds && m_broken.empty())
            m_broken = std::string(what) + " at " + std::to_string(offset);
    }

    bool isInside(TextRange range) const
    {
        return range.begin <= range.end && range.end <= m_text.size();
    }

    void checkStructure()
    {
        const text::LineIndex lines(m_text);
        std::vector<assist::Folding> open;
        for (const auto &folding : foldings(*m_analysis)) {
            require(folding.firstLine < folding.lastLine, "a folding has no second line");
            require(folding.lastLine < lines.lineCount(), "a folding leaves the text");
            while (!open.empty() && open.back().lastLine < folding.firstLine)
                open.pop_back();
            require(open.empty() || folding.lastLine <= open.back().lastLine,
                    "foldings do not nest", folding.firstLine);
            open.push_back(folding);
        }
        for (const auto &item : outline(*m_analysis)) {
            require(isInside(item.range) && isInside(item.nameRange), "outline");
            for (const auto &child : item.children)
                require(item.range.contains(child.range), "an outline's child is outside",
                        child.range.begin);
        }
    }

    /// Every place that says a name leads to a declaration of the same name.
    void checkSymbols()
    {
        const assist::Symbols symbols(*m_analysis);
        for (const auto &occurrence : symbols.occurrences()) {
            const auto &declaration = symbols.declarationOf(occurrence);
            require(declaration.isDeclaration && declaration.symbol == occurrence.symbol,
                    "a reference leads to no declaration", occurrence.range.begin);
            require(symbols.symbolOf(occurrence).kind != assist::SymbolKind::Variable ||
                        text::slice(m_text, occurrence.range) == symbols.symbolOf(occurrence).name,
                    "a variable's place says another name", occurrence.range.begin);
        }
    }

    void checkPlace(std::uint32_t offset)
    {
        const auto completed = complete(*m_analysis, offset, m_facts);
        require(isInside(completed.word) && completed.word.end == offset, "word", offset);
        for (const auto &item : completed.items) {
            ++completions;
            text::EditList edits;
            edits.add(item.edit);
            const auto after = edits.apply(m_text);
            require(item.edit.range == completed.word && item.caret() <= after.size(), "edit",
                    offset);
            const auto expected = std::string(m_text.substr(0, completed.word.begin)) +
                                  item.edit.replacement + std::string(m_text.substr(offset));
            require(after == expected && item.edit.replacement.starts_with(item.label),
                    "a completion gives another text than it says", offset);
        }
        if (const auto about = describe(*m_analysis, offset, m_facts))
            require(isInside(about->range) && about->range.begin <= offset &&
                        offset <= about->range.end && !about->code.empty(),
                    "description", offset);
        if (const auto signature = signatureAt(*m_analysis, offset)) {
            require(!signature->active || *signature->active < signature->parameters.size(),
                    "active parameter", offset);
            for (const auto &parameter : signature->parameters)
                require(parameter.begin < parameter.end && parameter.end <= signature->label.size(),
                        "parameter", offset);
        }
        if (const auto pair = matchAt(*m_analysis, offset))
            require(isInside(pair->here) && isInside(pair->there) && pair->here != pair->there,
                    "pair", offset);
        for (const auto &crumb : breadcrumbs(*m_analysis, offset))
            require(isInside(crumb.range) && isInside(crumb.nameRange), "breadcrumb", offset);
    }

    const assist::Facts m_facts = someFacts();
    std::shared_ptr<const Analysis> m_analysis;
    std::string_view m_text;
    std::string m_broken;
};

/// Names of stages and variables, with the places of each.
std::vector<std::pair<std::string, std::size_t>> namesOf(const Analysis &analysis)
{
    const assist::Symbols symbols(analysis);
    std::vector<std::pair<std::string, std::size_t>> names;
    for (std::size_t i = 0; i < symbols.symbols().size(); ++i) {
        const auto places =
            std::ranges::count(symbols.occurrences(), i, &assist::Occurrence::symbol);
        names.emplace_back(symbols.symbols()[i].name, static_cast<std::size_t>(places));
    }
    return names;
}

} // namespace

class AssistProperties : public QObject
{
    Q_OBJECT

private slots:
    void everyPosition_keepsItsPromises()
    {
        auto samples = tests::vectorSamples();
        if (samples.empty())
            qWarning("no vectors: set STAGEWRIGHT_SHARED; generated files are tested alone");
        for (unsigned seed = 1; seed <= 60; ++seed)
            samples.push_back({"generated", tests::generatedDockerfile(seed)});
        int completions = 0;
        for (std::size_t i = 0; i < samples.size(); ++i) {
            if (samples[i].text.size() > 20'000)
                continue;
            const auto mutated = tests::mutated(samples[i].text, static_cast<unsigned>(i));
            for (const auto &text : {samples[i].text, mutated}) {
                Checker checker(text);
                const auto broken = checker.run();
                QVERIFY2(broken.empty(), (samples[i].name + ": " + broken + "\n" + text).c_str());
                completions += checker.completions;
            }
        }
        QVERIFY(completions > 10'000);
        qInfo("%zu texts, %d completions", samples.size() * 2, completions);
    }

    /// Renaming changes the name, and nothing about who refers to whom.
    void renaming_keepsEveryReference()
    {
        auto samples = tests::vectorSamples();
        for (unsigned seed = 1; seed <= 60; ++seed)
            samples.push_back({"generated", tests::generatedDockerfile(seed)});
        int renamed = 0;
        for (const auto &sample : samples) {
            const auto before = analysis::analyze(text::TextSnapshot(sample.text));
            const assist::Symbols symbols(*before);
            for (const auto &occurrence : symbols.occurrences()) {
                const auto &symbol = symbols.symbolOf(occurrence);
                if (symbol.kind != assist::SymbolKind::Variable || !occurrence.isDeclaration)
                    continue;
                const auto change =
                    renameAt(*before, occurrence.range.begin, symbol.name + "_RENAMED");
                if (!change)
                    continue;
                ++renamed;
                auto expected = namesOf(*before);
                expected[occurrence.symbol].first += "_RENAMED";
                const auto text = change->edits.apply(sample.text);
                const auto after = analysis::analyze(text::TextSnapshot(text));
                auto actual = namesOf(*after);
                std::ranges::sort(expected);
                std::ranges::sort(actual);
                QVERIFY2(actual == expected,
                         (sample.name + " " + symbol.name + "\n" + text).c_str());
                QCOMPARE(change->edits.invert(sample.text).apply(text), sample.text);
            }
        }
        QVERIFY(renamed > 100);
        qInfo("%d variables renamed", renamed);
    }

    /// What is offered behind --from= makes an edge to the stage that it names.
    void stageCompletions_makeTheEdge()
    {
        int made = 0;
        for (unsigned seed = 1; seed <= 60; ++seed) {
            auto text = tests::generatedDockerfile(seed);
            text += "\nFROM scratch AS last_one\nCOPY --from= /a /b\n";
            const auto at = static_cast<std::uint32_t>(text.rfind("--from=") + 7);
            const auto before = analysis::analyze(text::TextSnapshot(text));
            for (const auto &item : complete(*before, at).items) {
                if (item.kind != assist::Completion::Kind::Stage)
                    continue;
                text::EditList edits;
                edits.add(item.edit);
                const auto after = analysis::analyze(text::TextSnapshot(edits.apply(text)));
                const auto target = definition(*after, item.caret());
                QVERIFY(target);
                const auto &edge = after->dockerfile.graph.edges.back();
                QVERIFY(edge.source.kind == dockerfile::NodeId::Kind::Stage);
                const auto &stage = after->dockerfile.stages[edge.source.index];
                QVERIFY(stage.range.contains(target->range));
                ++made;
            }
        }
        QVERIFY(made > 60);
    }
};

QTEST_GUILESS_MAIN(AssistProperties)
#include "tst_assistproperties.moc"
