#include "app/document/ghosts.h"

#include <algorithm>

namespace stagewright::app {

namespace {

using dockerfile::Instruction;
using dockerfile::InstructionKind;

/// The instruction that begins at `offset`, wherever the parser put it.
const Instruction *instructionAt(const dockerfile::Dockerfile &model, std::uint32_t offset)
{
    const auto begins = [offset](const Instruction &instruction) {
        return instruction.range.begin == offset;
    };
    const auto find = [&begins](const std::vector<Instruction> &list) -> const Instruction * {
        const auto found = std::ranges::find_if(list, begins);
        return found == list.end() ? nullptr : &*found;
    };
    for (const auto &stage : model.stages) {
        if (const auto *found = find(stage.instructions))
            return found;
    }
    return find(model.misplaced);
}

/// The first instruction at or behind `offset` on the same line: typing in front of FROM moves
/// its old start into the middle of a word.
const Instruction *brokenLineAt(const dockerfile::Dockerfile &model, std::string_view text,
                                std::uint32_t offset)
{
    auto begin = std::min<std::size_t>(offset, text.size());
    while (begin > 0 && text[begin - 1] != '\n')
        --begin;
    while (begin < text.size() && (text[begin] == ' ' || text[begin] == '\t'))
        ++begin;
    const auto *found = instructionAt(model, static_cast<std::uint32_t>(begin));
    const bool isBroken = found && (found->kind == InstructionKind::Unknown ||
                                    (found->kind == InstructionKind::From && !found->isValid));
    return isBroken ? found : nullptr;
}

ShownStage shownOf(const dockerfile::Stage &stage, StageId id)
{
    ShownStage shown;
    shown.id = id;
    shown.name = stage.displayName();
    shown.base = stage.base;
    shown.modelStage = stage.index;
    shown.endInstruction = stage.instructions.size();
    return shown;
}

ShownStage shownOf(const Ghost &ghost)
{
    ShownStage shown;
    shown.id = ghost.id;
    shown.name = ghost.name;
    shown.base = ghost.base;
    shown.isGhost = true;
    shown.ghostLine = ghost.line;
    return shown;
}

std::size_t indexOfBegin(const std::vector<Instruction> &list, std::uint32_t begin)
{
    const auto found = std::ranges::find_if(
        list, [begin](const Instruction &each) { return each.range.begin >= begin; });
    return static_cast<std::size_t>(found - list.begin());
}

/// Splits the lines of `whole` at every ghost that lies inside: what follows is the ghost's.
void splitAtGhosts(std::vector<ShownStage> &out, ShownStage whole,
                   const std::vector<Instruction> &list, std::span<const Ghost> ghosts)
{
    for (const auto &ghost : ghosts) {
        const auto at = indexOfBegin(list, ghost.begin);
        if (at >= list.size() || list[at].range.begin != ghost.begin)
            continue;
        auto part = shownOf(ghost);
        part.modelStage = whole.modelStage;
        part.firstInstruction = at;
        part.endInstruction = whole.endInstruction;
        if (whole.id == ghost.id) {
            whole = part;
            continue;
        }
        whole.endInstruction = at;
        out.push_back(whole);
        whole = part;
    }
    if (whole.id != 0)
        out.push_back(whole);
}

} // namespace

void Ghosts::update(const dockerfile::Dockerfile &model, std::string_view text,
                    std::span<const StageId> ids, std::span<const text::TextEdit> edits)
{
    auto candidates = std::move(m_last);
    candidates.insert(candidates.end(), m_ghosts.begin(), m_ghosts.end());
    m_ghosts.clear();
    m_last.clear();
    for (std::size_t i = 0; i < model.stages.size(); ++i) {
        const auto &stage = model.stages[i];
        if (stage.instructions.front().isValid)
            m_last.push_back({ids[i], stage.displayName(), stage.base, stage.range.begin, 0});
    }
    const auto isWhole = [this](StageId id) {
        return std::ranges::any_of(m_last, [id](const Ghost &each) { return each.id == id; });
    };
    for (auto ghost : candidates) {
        const auto *broken =
            isWhole(ghost.id) ? nullptr : brokenLineAt(model, text, mapThrough(ghost.begin, edits));
        if (!broken)
            continue;
        ghost.begin = broken->range.begin;
        ghost.line = broken->line;
        m_ghosts.push_back(std::move(ghost));
    }
    std::ranges::sort(m_ghosts, {}, &Ghost::begin);
}

void Ghosts::clear()
{
    m_last.clear();
    m_ghosts.clear();
}

std::vector<ShownStage> shownStages(const dockerfile::Dockerfile &model,
                                    std::span<const StageId> ids, std::span<const Ghost> ghosts)
{
    std::vector<ShownStage> shown;
    ShownStage head; // no stage: the lines before the first FROM
    head.endInstruction = model.misplaced.size();
    splitAtGhosts(shown, head, model.misplaced, ghosts);
    std::erase_if(shown, [](const ShownStage &stage) { return stage.id == 0; });
    for (std::size_t i = 0; i < model.stages.size(); ++i)
        splitAtGhosts(shown, shownOf(model.stages[i], ids[i]), model.stages[i].instructions,
                      ghosts);
    return shown;
}

} // namespace stagewright::app
