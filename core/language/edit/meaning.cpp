#include "core/language/edit/meaning.h"

#include "core/base/support/strings.h"
#include "core/language/edit/sameconversion.h"
#include "core/language/edit/sameinstruction.h"

#include <algorithm>
#include <iterator>
#include <ranges>
#include <utility>

namespace stagewright::edit {

namespace {

using dockerfile::Dockerfile;
using dockerfile::Instruction;
using dockerfile::InstructionKind;
using dockerfile::NodeId;

std::string lineOf(const Instruction &instruction)
{
    return std::to_string(instruction.line + 1);
}

/// What BuildKit reads in the comments above an instruction: `check=`, and the description of a
/// stage or an argument ("name what it is for").
std::vector<std::string> meaningfulComments(const Instruction &instruction)
{
    std::vector<std::string> names;
    if (const auto *from = instruction.as<dockerfile::FromInstruction>(); from && from->stageName)
        names.push_back(toLowerAscii(from->stageName->text) + " ");
    if (const auto *arg = instruction.as<dockerfile::ArgInstruction>()) {
        for (const auto &argument : arg->arguments)
            names.push_back(argument.key.text + " ");
    }
    std::vector<std::string> result;
    for (const auto &comment : instruction.comments) {
        const auto directive = syntax::parseDirectiveLine(concat("#", comment));
        const bool isCheck = directive && equalsIgnoringAsciiCase(directive->key, "check");
        if (isCheck || std::ranges::any_of(names, [&](const std::string &name) {
                return comment.starts_with(name);
            }))
            result.push_back(comment);
    }
    return result;
}

bool holdsCommand(InstructionKind kind)
{
    return kind == InstructionKind::Run || kind == InstructionKind::Cmd ||
           kind == InstructionKind::Entrypoint || kind == InstructionKind::Healthcheck;
}

/// Which instruction of the one text became which of the other.
struct Pairing
{
    struct Pair
    {
        std::size_t before = 0;
        std::size_t after = 0;
        bool followsChange = false; ///< what stood in front changed or went
    };
    std::vector<Pair> pairs; ///< instructions that must be the same
    /// By ordinal: instructions that have no counterpart in the other text, or may be connected
    /// in another way.
    std::vector<bool> isFreeBefore;
    std::vector<bool> isFreeAfter;
    std::vector<bool> isChanged;       ///< by ordinal before: may say something else
    std::vector<std::size_t> originOf; ///< by ordinal after: ordinal before
};

class Comparison
{
public:
    Comparison(const ParsedText &before, const ParsedText &after, const MeaningOptions &options)
        : m_before(before)
        , m_after(after)
        , m_options(options)
        , m_old(before)
        , m_new(after)
    {}

    std::vector<Difference> run()
    {
        compareDirectives();
        if (!m_found.empty() || !pairInstructions())
            return std::move(m_found);
        for (const auto pair : m_pairing.pairs)
            compareInstructions(pair);
        compareCommentsBehind();
        compareProblems();
        if (m_found.empty())
            compareStages();
        if (m_found.empty())
            compareEdges();
        if (m_found.empty())
            compareConversions();
        return std::move(m_found);
    }

private:
    using Part = Difference::Part;
    void report(Message message, std::optional<std::size_t> instruction = std::nullopt,
                Part part = Part::Instruction)
    {
        m_found.push_back({std::move(message), part, instruction});
    }

    void compareDirectives();
    bool pairInstructions();
    bool pairChanged(const AllowedChange &change, std::size_t before, std::size_t &after);
    void compareInstructions(Pairing::Pair pair);
    void compareComments(Pairing::Pair pair);
    void compareCommentsBehind();
    void compareProblems();
    void compareSentences(std::vector<Sentence> before, std::vector<Sentence> after);
    void compareStages();
    void compareEdges();
    void compareConversions();

    const Instruction &oldAt(std::size_t ordinal) const
    {
        return *m_old.instructions[ordinal].instruction;
    }
    const Instruction &newAt(std::size_t ordinal) const
    {
        return *m_new.instructions[ordinal].instruction;
    }
    /// Of the FROM of each stage.
    static std::vector<std::size_t> stageOrdinals(const InstructionList &list);
    std::vector<std::string> edgeTexts(const Dockerfile &model, const InstructionList &list,
                                       const std::vector<bool> &isFree) const;

    const ParsedText &m_before;
    const ParsedText &m_after;
    const MeaningOptions &m_options;
    InstructionList m_old;
    InstructionList m_new;
    Pairing m_pairing;
    std::vector<Difference> m_found;
};

void Comparison::compareDirectives()
{
    const auto same = [](const dockerfile::Directive &a, const dockerfile::Directive &b) {
        return a.key == b.key && a.value.text == b.value.text;
    };
    const auto syntaxOf = [](const ParsedText &text) {
        const auto found = syntax::findSyntax(text.text());
        return found ? found->commandLine : std::string();
    };
    if (!std::ranges::equal(m_before.model.directives, m_after.model.directives, same) ||
        syntaxOf(m_before) != syntaxOf(m_after))
        report(Message(MSG("edit", "The parser directives at the top would change")), 0,
               Part::Above);
}

/// Walks both lists at once; false where they cannot be brought together.
bool Comparison::pairInstructions()
{
    m_pairing.isFreeBefore.assign(m_old.instructions.size(), false);
    m_pairing.isFreeAfter.assign(m_new.instructions.size(), false);
    m_pairing.isChanged.assign(m_old.instructions.size(), false);
    m_pairing.originOf.assign(m_new.instructions.size(), 0);
    auto change = m_options.allowed.begin();
    std::size_t after = 0;
    bool followsChange = false;
    for (std::size_t before = 0; before < m_old.instructions.size(); ++before) {
        if (change != m_options.allowed.end() && change->offset == oldAt(before).range.begin) {
            if (!pairChanged(*change++, before, after))
                return false;
            followsChange = true;
            continue;
        }
        if (after == m_new.instructions.size() || oldAt(before).kind != newAt(after).kind) {
            report(Message(MSG("edit", "The instruction on line %1 would become another one"),
                           {lineOf(oldAt(before))}),
                   before);
            return false;
        }
        m_pairing.originOf[after] = before;
        m_pairing.pairs.push_back({before, after++, std::exchange(followsChange, false)});
    }
    if (after == m_new.instructions.size())
        return true;
    report(Message(MSG("edit", "There would be a new instruction: %1"), {newAt(after).summary()}),
           m_old.instructions.size());
    return false;
}

bool Comparison::pairChanged(const AllowedChange &change, std::size_t before, std::size_t &after)
{
    const bool isSameKind =
        change.becomes.size() == 1 && change.becomes.front() == oldAt(before).kind;
    const bool isFree = m_options.mayReachOthers || !isSameKind;
    m_pairing.isChanged[before] = true;
    m_pairing.isFreeBefore[before] = isFree;
    for (const auto kind : change.becomes) {
        if (after == m_new.instructions.size() || newAt(after).kind != kind) {
            report(Message(MSG("edit", "The instruction on line %1 would not become %2"),
                           {lineOf(oldAt(before)), dockerfile::nameOf(kind)}),
                   before);
            return false;
        }
        m_pairing.originOf[after] = before;
        m_pairing.isFreeAfter[after++] = isFree;
    }
    return true;
}

void Comparison::compareInstructions(Pairing::Pair pair)
{
    const auto &before = oldAt(pair.before);
    const auto &after = newAt(pair.after);
    const SameOptions options{m_before.model.escape, m_options.freeShellBlanks};
    const bool isNewWarning = after.blankContinuationLine && !before.blankContinuationLine;
    if (!sameInstruction(before, after, options) || isNewWarning)
        report(Message(MSG("edit", "%1 on line %2 would say something else"),
                       {before.keyword.text, lineOf(before)}),
               pair.before);
    else
        compareComments(pair);
}

void Comparison::compareComments(Pairing::Pair pair)
{
    const auto &before = m_old.instructions[pair.before];
    const auto &after = m_new.instructions[pair.after];
    // Where an instruction went, its comments may have gone with it, or it became a comment.
    const auto surplus = after.above.size() - std::min(after.above.size(), before.above.size());
    const bool isAboveSame =
        std::ranges::equal(before.above, after.above | std::views::drop(surplus)) &&
        (surplus == 0 || pair.followsChange);
    if (!isAboveSame || before.inside != after.inside ||
        meaningfulComments(*before.instruction) != meaningfulComments(*after.instruction))
        report(Message(MSG("edit", "The comments at the instruction on line %1 would change"),
                       {lineOf(*before.instruction)}),
               pair.before, Part::Above);
}

void Comparison::compareCommentsBehind()
{
    if (m_old.commentsBehind != m_new.commentsBehind)
        report(Message(MSG("edit", "The comments at the end would change")),
               m_old.instructions.size(), Part::Above);
}

void Comparison::compareProblems()
{
    const auto sentencesOf = [](const Dockerfile &model) {
        std::vector<Sentence> sentences;
        for (const auto &problem : model.problems)
            sentences.push_back({problem.message.toString(), problem.range.begin});
        return sentences;
    };
    compareSentences(sentencesOf(m_before.model), sentencesOf(m_after.model));
}

/// Positions move, sentences stay.
void Comparison::compareSentences(std::vector<Sentence> before, std::vector<Sentence> after)
{
    std::ranges::sort(before, {}, &Sentence::text);
    std::ranges::sort(after, {}, &Sentence::text);
    std::vector<Sentence> added;
    std::vector<Sentence> gone;
    const auto by = &Sentence::text;
    std::ranges::set_difference(after, before, std::back_inserter(added), {}, by, by);
    std::ranges::set_difference(before, after, std::back_inserter(gone), {}, by, by);
    for (const auto &sentence : added) {
        const auto ordinal = m_new.ordinalAt(sentence.offset);
        report(Message(MSG("edit", "There would be a new problem: %1"), {sentence.text}),
               ordinal < m_pairing.originOf.size() ? m_pairing.originOf[ordinal]
                                                   : m_old.instructions.size());
    }
    if (!gone.empty() && !m_options.mayMendProblems)
        report(Message(MSG("edit", "A problem would go unseen: %1"), {gone.front().text}),
               m_old.ordinalAt(gone.front().offset));
}

std::vector<std::size_t> Comparison::stageOrdinals(const InstructionList &list)
{
    std::vector<std::size_t> result;
    for (std::size_t i = 0; i < list.instructions.size(); ++i) {
        if (list.instructions[i].instruction->kind == InstructionKind::From)
            result.push_back(i);
    }
    return result;
}

void Comparison::compareStages()
{
    const auto &before = m_before.model.stages;
    const auto &after = m_after.model.stages;
    if (before.size() != after.size())
        return report(Message(MSG("edit", "There would be %1 stages instead of %2"),
                              {std::to_string(after.size()), std::to_string(before.size())}));
    const auto ordinals = stageOrdinals(m_old);
    for (std::size_t i = 0; i < before.size(); ++i) {
        const bool isSame = before[i].name == after[i].name && before[i].base == after[i].base &&
                            before[i].baseIsScratch == after[i].baseIsScratch;
        if (!isSame && !m_pairing.isChanged[ordinals[i]])
            report(Message(MSG("edit", "Stage %1 would be another one"), {before[i].displayName()}),
                   ordinals[i]);
    }
}

/// One line per edge of the instructions that are not free: where it starts and ends.
std::vector<std::string> Comparison::edgeTexts(const Dockerfile &model, const InstructionList &list,
                                               const std::vector<bool> &isFree) const
{
    const auto stages = stageOrdinals(list);
    std::vector<std::string> lines;
    for (const auto &edge : model.graph.edges) {
        if (isFree[stages[edge.target] + edge.instruction])
            continue;
        const bool isStage = edge.source.kind == NodeId::Kind::Stage;
        const auto source = isStage ? std::to_string(edge.source.index)
                                    : model.graph.images[edge.source.index].reference;
        lines.push_back(concat(dockerfile::nameOf(edge.kind), isStage ? " #" : " ", source, " #",
                               std::to_string(edge.target), " ", dockerfile::nameOf(edge.fault)));
    }
    return lines;
}

void Comparison::compareEdges()
{
    if (edgeTexts(m_before.model, m_old, m_pairing.isFreeBefore) !=
        edgeTexts(m_after.model, m_new, m_pairing.isFreeAfter))
        report(Message(MSG("edit", "The stages would be connected differently")));
}

/// Every instruction says what it said, but may stand in another light: of an instruction that
/// changed, or of one that an expansion took for another.
void Comparison::compareConversions()
{
    const ConvertedText before(m_before);
    const ConvertedText after(m_after);
    for (const auto pair : m_pairing.pairs) {
        const bool isFree = m_options.mayReachOthers ||
                            (m_options.freeShellBlanks && holdsCommand(oldAt(pair.before).kind));
        if (!isFree && before.rowAt(pair.before) != after.rowAt(pair.after))
            report(Message(MSG("edit", "%1 on line %2 would get other values"),
                           {oldAt(pair.before).keyword.text, lineOf(oldAt(pair.before))}),
                   pair.before);
    }
    const auto stages = stageOrdinals(m_old);
    for (std::size_t i = 0; i < stages.size() && m_options.allowed.empty(); ++i) {
        if (before.endOf(i) != after.endOf(i))
            report(Message(MSG("edit", "Stage %1 would be another one"),
                           {m_before.model.stages[i].displayName()}),
                   stages[i]);
    }
    compareSentences(before.failures(), after.failures());
}

} // namespace

std::vector<Difference> findDifferences(const ParsedText &before, const ParsedText &after,
                                        const MeaningOptions &options)
{
    return Comparison(before, after, options).run();
}

} // namespace stagewright::edit
