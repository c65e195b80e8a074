#include "core/language/edit/clipboard.h"

#include "core/base/support/strings.h"
#include "core/language/edit/fragment.h"
#include "core/language/edit/outcome.h"
#include "core/language/edit/places.h"
#include "core/language/edit/references.h"

#include <algorithm>
#include <iterator>
#include <ranges>
#include <set>

namespace stagewright::edit {

namespace {

using dockerfile::Dockerfile;
using dockerfile::Instruction;

std::string linesAsText(const Source &source, TextRange lines, const text::EditList &edits = {})
{
    text::EditList inside;
    for (const auto &edit : edits.edits()) {
        if (lines.contains(edit.range))
            inside.add(
                {{edit.range.begin - lines.begin, edit.range.end - lines.begin}, edit.replacement});
    }
    auto text = withPlainLineEnds(inside.apply(text::slice(source.snapshot.text(), lines)));
    return text.ends_with('\n') ? text : text + "\n";
}

/// Numbers count the stages of the copy; a stage that is not in it is called by its name.
text::EditList numbersInCopy(const Source &source, const std::set<std::size_t> &stages)
{
    text::EditList edits;
    for (const auto range : numberedReferences(source.model)) {
        const auto number = stageNumber(text::slice(source.snapshot.text(), range));
        if (!number || *number >= source.model.stages.size())
            continue;
        const auto index = static_cast<std::size_t>(*number);
        const auto found = stages.find(index);
        const auto &stage = source.model.stages[index];
        const bool isNamed = source.model.findStage(stage.name) == index;
        const auto name = isNamed ? stage.name : concat("stage-", std::to_string(index));
        edits.add({range, found == stages.end()
                              ? name
                              : std::to_string(std::distance(stages.begin(), found))});
    }
    return edits;
}

/// Lines as a text of its own: with the escape character, and no comment that would be a directive
/// on top.
std::string asFile(const Dockerfile &model, const std::string &lines)
{
    const bool isUsual = model.escape == '\\';
    const auto head =
        isUsual ? std::string() : concat("# escape=", std::string(1, model.escape), "\n");
    const ParsedText read(concat(head, lines));
    const bool hasOther = read.model.directives.size() > (isUsual ? 0U : 1U);
    return concat(head, hasOther ? "\n" : "", lines);
}

/// Global ARGs that a text uses, and those that they use; in file order.
std::string argumentsFor(const Source &source, std::string used)
{
    std::string lines;
    for (const auto &argument : source.model.globalArguments | std::views::reverse) {
        const auto names = variablesOf(argument);
        const bool isUsed = std::ranges::any_of(
            names, [&](const std::string &name) { return usesVariable(used, name); });
        if (!isUsed)
            continue;
        used += argument.argumentText + "\n";
        lines.insert(0, linesAsText(source, argument.range));
    }
    return lines.empty() ? lines : lines + "\n";
}

std::string rowTitle(const Fragment &fragment)
{
    return fragment.parsed.model.stages.front().instructions[1].summary();
}

/// Stages from outside on their way into a file.
class StagePaste
{
public:
    StagePaste(const Source &source, Fragment fragment, std::size_t index)
        : m_source(source)
        , m_fragment(std::move(fragment))
        , m_snapshot(std::string(m_fragment.parsed.text()))
        , m_index(index)
        , m_rewrite(source.snapshot.text())
        , m_outcome(source.model)
    {}

    EditResult run()
    {
        if (auto refusal = freeNames())
            return tl::unexpected(std::move(*refusal));
        countOn();
        insertArguments(); // in front, where both go to one place
        insertStages();
        renumber(m_source, m_outcome, m_rewrite);
        const auto &stages = pasted().stages;
        const auto name = stages.front().displayName();
        auto title = stages.size() == 1 && !stages.front().name.empty()
                         ? Message(MSG("edit", "Paste stage %1"), {name})
                         : Message(MSG("edit", "Paste stages"));
        return finish(m_source, m_rewrite, m_outcome, std::move(title), {{m_index, 0}});
    }

private:
    const Dockerfile &pasted() const { return m_fragment.parsed.model; }
    Source fragmentSource() const { return {m_snapshot, pasted()}; }
    std::optional<Refusal> freeNames();
    std::string freeName(const std::string &name) const;
    void countOn();
    void insertStages();
    void insertArguments();

    const Source &m_source;
    Fragment m_fragment;
    text::TextSnapshot m_snapshot; ///< of the fragment
    std::size_t m_index;
    Rewrite m_rewrite;
    Outcome m_outcome;
    std::vector<text::TextEdit> m_edits; ///< of the fragment
};

std::string StagePaste::freeName(const std::string &name) const
{
    if (!checkStageName(m_source.model, name, m_index))
        return name;
    for (int i = 2;; ++i) {
        auto candidate = concat(name, "-", std::to_string(i));
        const bool isFree = !checkStageName(m_source.model, candidate, m_index) &&
                            !checkStageName(pasted(), candidate, 0);
        if (isFree)
            return candidate;
    }
}

std::optional<Refusal> StagePaste::freeNames()
{
    for (const auto &stage : pasted().stages) {
        if (stage.name.empty())
            continue;
        const auto name = freeName(stage.name);
        if (name == stage.name)
            continue;
        const auto references = plainReferences(fragmentSource(), stage.index);
        if (!references)
            return references.error();
        m_edits.push_back({stage.nameRange, name});
        for (const auto range : *references)
            m_edits.push_back({range, name});
    }
    return std::nullopt;
}

/// Numbers count the stages of the fragment.
void StagePaste::countOn()
{
    const auto count = pasted().stages.size();
    for (const auto range : numberedReferences(pasted())) {
        const auto number = stageNumber(text::slice(m_fragment.parsed.text(), range));
        if (!number)
            continue;
        const auto shift = *number < count ? m_index : m_source.model.stages.size();
        m_edits.push_back({range, std::to_string(*number + shift)});
    }
}

void StagePaste::insertStages()
{
    const auto begin = linesOf(fragmentSource(), Row{0, 0}).begin;
    const auto text = linesLikeFile(m_source, m_fragment, begin, m_edits);
    const auto place = placeOfStage(m_source, m_index);
    m_rewrite.insert(place.offset, concat(place.above, text, place.below));
    for (const auto &stage : pasted().stages | std::views::reverse)
        m_outcome.insertStage(m_index, Outcome::Rows(stage.instructions.size() - 1));
}

void StagePaste::insertArguments()
{
    std::set<std::string> known;
    for (const auto &argument : m_source.model.globalArguments)
        std::ranges::copy(variablesOf(argument), std::inserter(known, known.end()));
    std::string lines;
    for (const auto &argument : pasted().globalArguments) {
        std::string words;
        for (const auto &each : argument.as<dockerfile::ArgInstruction>()->arguments) {
            if (known.insert(each.key.text).second)
                words += concat(" ", text::slice(m_fragment.parsed.text(), each.range()));
        }
        if (words.empty())
            continue;
        lines += concat(keywordLikeFile(m_source.model, "ARG"), words, "\n");
        m_outcome.addGlobalArguments(1);
    }
    if (lines.empty())
        return;
    const bool isFirst = m_source.model.stages.empty();
    const auto offset = isFirst ? static_cast<std::uint32_t>(m_source.snapshot.text().size())
                                : linesOf(m_source, Row{0, 0}).begin;
    m_rewrite.insert(offset, concat(lines, "\n"));
}

} // namespace

std::string copyStages(const Source &source, const std::vector<std::size_t> &stages)
{
    const std::set<std::size_t> ordered(stages.begin(), stages.end());
    const auto numbers = numbersInCopy(source, ordered);
    std::string text;
    std::string froms;
    for (const auto stage : ordered) {
        if (stage >= source.model.stages.size())
            continue;
        text +=
            concat(text.empty() ? "" : "\n", linesAsText(source, linesOf(source, stage), numbers));
        const auto &from = source.model.stages[stage].instructions.front();
        froms += concat(from.original, "\n");
    }
    return asFile(source.model, argumentsFor(source, froms) + text);
}

std::string copyRows(const Source &source, const std::vector<Row> &rows)
{
    std::set<std::pair<std::size_t, std::size_t>> ordered;
    for (const auto &row : rows) {
        if (!checkRow(source, row))
            ordered.emplace(row.stage, row.instruction);
    }
    std::string text;
    for (const auto &[stage, instruction] : ordered)
        text += linesAsText(source, linesOf(source, Row{stage, instruction}));
    return asFile(source.model, text);
}

EditResult pasteStages(const Source &source, std::string_view text,
                       std::optional<std::size_t> after)
{
    if (after) {
        if (auto refusal = checkStage(source, *after))
            return tl::unexpected(std::move(*refusal));
    }
    auto fragment = readStages(source, text);
    if (!fragment)
        return tl::unexpected(std::move(fragment).error());
    const auto index = after ? *after + 1 : source.model.stages.size();
    return StagePaste(source, std::move(*fragment), index).run();
}

EditResult pasteInstructions(const Source &source, Row before, std::string_view text)
{
    if (auto refusal = checkPlace(source, before))
        return tl::unexpected(std::move(*refusal));
    const auto fragment = readRows(source, text);
    if (!fragment)
        return tl::unexpected(fragment.error());
    const auto count = fragment->parsed.model.stages.front().instructions.size() - 1;
    Rewrite rewrite(source.snapshot.text());
    rewrite.insert(placeOf(source, before), rowsLikeFile(source, *fragment, before));
    Outcome outcome(source.model);
    for (std::size_t i = 0; i < count; ++i)
        outcome.insertRow(before);
    auto title = count == 1 ? Message(MSG("edit", "Paste '%1'"), {rowTitle(*fragment)})
                            : Message(MSG("edit", "Paste instructions"));
    return finish(source, rewrite, outcome, std::move(title), {before});
}

} // namespace stagewright::edit
