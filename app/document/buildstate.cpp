#include "app/document/buildstate.h"

#include <algorithm>
#include <set>

namespace stagewright::app {

std::int64_t StageState::ownBytes() const
{
    std::int64_t sum = -1;
    for (const auto &step : steps) {
        if (step.bytes >= 0)
            sum = std::max<std::int64_t>(sum, 0) + step.bytes;
    }
    return sum;
}

std::int64_t StageState::totalBytes() const
{
    const auto own = ownBytes();
    if (own < 0 && baseBytes < 0)
        return -1;
    return std::max<std::int64_t>(own, 0) + std::max<std::int64_t>(baseBytes, 0);
}

const StageState *BuildState::stage(StageId stage) const
{
    const auto found = stages.find(stage);
    return found == stages.end() ? nullptr : &found->second;
}

const StepState *BuildState::step(StageId stage, std::size_t instruction,
                                  std::string_view text) const
{
    const auto *state = this->stage(stage);
    if (!state)
        return nullptr;
    const auto &steps = state->steps;
    if (instruction < steps.size() && steps[instruction].text == text)
        return &steps[instruction];
    // Rows shift when a line is added above them; their state goes with their text.
    const auto same = [text](const StepState &step) { return step.text == text; };
    const auto match = std::ranges::find_if(steps, same);
    return match != steps.end() && std::ranges::count_if(steps, same) == 1 ? &*match : nullptr;
}

std::int64_t BuildState::transferred(StageId target, std::size_t instruction,
                                     std::string_view text) const
{
    std::int64_t bytes = -1;
    for (const auto &transfer : transfers) {
        if (transfer.target != target || transfer.text != text)
            continue;
        if (transfer.instruction == instruction)
            return transfer.bytes;
        bytes = transfer.bytes;
    }
    return bytes;
}

std::int64_t BuildState::shippedBytes() const
{
    if (shipped >= 0)
        return shipped;
    for (const auto &[id, stage] : stages) {
        if (stage.ships)
            return stage.totalBytes();
    }
    return -1;
}

std::int64_t BuildState::discardedBytes() const
{
    if (discarded >= 0)
        return discarded;
    std::set<std::string> counted;
    for (const auto &[id, stage] : stages) {
        if (stage.contributes)
            counted.insert(stage.baseImage);
    }
    std::int64_t sum = -1;
    const auto add = [&sum](std::int64_t bytes) {
        if (bytes >= 0)
            sum = std::max<std::int64_t>(sum, 0) + bytes;
    };
    for (const auto &[id, stage] : stages) {
        if (stage.contributes)
            continue;
        add(stage.ownBytes());
        if (!stage.baseImage.empty() && counted.insert(stage.baseImage).second)
            add(stage.baseBytes);
    }
    return sum;
}

} // namespace stagewright::app
