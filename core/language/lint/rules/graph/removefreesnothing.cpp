#include "core/base/support/strings.h"
#include "core/language/lint/rules/graph/layeredpaths.h"
#include "core/language/lint/rules/graph/rules.h"

#include <algorithm>

namespace stagewright::lint {

namespace {

/// An argument of rm.
struct Removal
{
    const ShellCommand *command = nullptr;
    const ShellWord *word = nullptr;
    std::string path; ///< absolute; may be a pattern
};

bool isInMount(const RunScript &script, std::string_view path)
{
    const auto &mounts = script.detail().mounts;
    return std::any_of(mounts.begin(), mounts.end(), [&](const auto &mount) {
        return isBelow(path, mount.target().value_or("//"));
    });
}

/// Those of files that the RUN did not write itself, as far as can be seen.
std::vector<Removal> removalsIn(const RunScript &script, const std::string &folder)
{
    std::vector<Removal> removals;
    std::vector<std::string> written;
    for (const auto &command : script.commands.commands) {
        if (changesFolder(command))
            break;
        for (auto &path : writtenPaths(command, folder))
            written.push_back(std::move(path));
        if (command.name() != "rm")
            continue;
        for (const auto *word : plainArguments(command)) {
            auto path = absolutePath(word->text, folder);
            const auto isOwn = [&](const auto &own) {
                return isBelow(own, path) || isBelow(path, own);
            };
            if (!word->hasExpansion && !isInMount(script, path) &&
                std::none_of(written.begin(), written.end(), isOwn))
                removals.push_back({&command, word, std::move(path)});
        }
    }
    return removals;
}

/// What lies in the layers of a chain of stages, as they were built.
class BuiltLayers
{
public:
    BuiltLayers(const RuleInput &input, std::size_t stage) { addBelow(input, stage); }

    /// Hides what the layer removes, and adds what it writes. Returns the bytes that it hides, by
    /// path.
    std::vector<std::pair<std::string, std::uint64_t>> apply(const LayerFacts &layer);

private:
    void addBelow(const RuleInput &input, std::size_t stage);
    std::uint64_t hide(const std::string &path);

    std::map<std::string, std::uint64_t, std::less<>> m_bytes;
};

const StageFacts *factsOf(const RuleInput &input, std::size_t stage)
{
    return input.facts && stage < input.facts->stages.size() ? input.facts->stages[stage].get()
                                                             : nullptr;
}

void BuiltLayers::addBelow(const RuleInput &input, std::size_t stage)
{
    std::vector<std::size_t> chain;
    for (auto base = baseStageOf(input, stage); base; base = baseStageOf(input, *base))
        chain.push_back(*base);
    for (auto base = chain.rbegin(); base != chain.rend(); ++base) {
        const auto *facts = factsOf(input, *base);
        for (const auto &layer : facts ? facts->layers : std::vector<LayerFacts>())
            apply(layer);
    }
}

std::uint64_t BuiltLayers::hide(const std::string &path)
{
    std::uint64_t bytes = 0;
    for (auto it = m_bytes.lower_bound(path); it != m_bytes.end() && it->first.starts_with(path);) {
        if (!isBelow(it->first, path)) {
            ++it;
            continue;
        }
        bytes += it->second;
        it = m_bytes.erase(it);
    }
    return bytes;
}

std::vector<std::pair<std::string, std::uint64_t>> BuiltLayers::apply(const LayerFacts &layer)
{
    std::vector<std::pair<std::string, std::uint64_t>> hidden;
    for (const auto &file : layer.files) {
        if (!file.isRemoved)
            continue;
        if (const auto bytes = hide(file.path); bytes > 0)
            hidden.emplace_back(file.path, bytes);
    }
    for (const auto &file : layer.files) {
        if (!file.isRemoved && !file.isDirectory)
            m_bytes[file.path] = file.bytes;
    }
    return hidden;
}

/// What a removal covers of the paths that a layer hides.
std::uint64_t bytesOf(const Removal &removal,
                      const std::vector<std::pair<std::string, std::uint64_t>> &hidden)
{
    const auto pattern =
        hasPattern(removal.path) ? dockerfile::PathPattern::parse(removal.path) : std::nullopt;
    std::uint64_t bytes = 0;
    for (const auto &[path, size] : hidden) {
        if (pattern ? pattern->matches(path) : isBelow(path, removal.path))
            bytes += size;
    }
    return bytes;
}

class StageChecker
{
public:
    StageChecker(const RuleInput &input, const convert::ConvertedStage &stage,
                 const LayeredPaths &paths, Findings &findings)
        : m_input(input)
        , m_stage(stage)
        , m_paths(paths)
        , m_findings(findings)
    {}

    /// Against the layers that a build made.
    void lookAtFacts(const StageFacts &facts);
    /// Against what the text says.
    void look(const convert::ConvertedInstruction &converted);

private:
    const RuleInput &m_input;
    const convert::ConvertedStage &m_stage;
    const LayeredPaths &m_paths;
    Findings &m_findings;
};

const convert::ConvertedInstruction *ownOf(const convert::ConvertedStage &stage, std::size_t index)
{
    const auto found =
        std::find_if(stage.instructions.begin(), stage.instructions.end(),
                     [&](const auto &it) { return !it.isTrigger() && it.index == index; });
    return found == stage.instructions.end() ? nullptr : &*found;
}

void StageChecker::lookAtFacts(const StageFacts &facts)
{
    BuiltLayers layers(m_input, m_stage.index);
    for (const auto &layer : facts.layers) {
        const auto hidden = layers.apply(layer);
        const auto *script = scriptAt(m_input, m_stage.index, layer.instruction);
        const auto *converted = ownOf(m_stage, layer.instruction);
        if (hidden.empty() || !script || script->run != script->owner || !converted)
            continue;
        for (const auto &removal : removalsIn(*script, converted->before->workingDirectory)) {
            const auto bytes = bytesOf(removal, hidden);
            if (bytes > 0)
                m_findings.add(*script->owner, script->rangeOf(*removal.word),
                               Message(MSG("lint", "This frees nothing: %1 of '%2' stay in a layer "
                                                   "before"),
                                       {humanSize(bytes), removal.word->text}));
        }
    }
}

void StageChecker::look(const convert::ConvertedInstruction &converted)
{
    const auto *script =
        converted.isTrigger() ? nullptr : scriptAt(m_input, m_stage.index, converted.index);
    if (!script || script->run != script->owner)
        return;
    for (const auto &removal : removalsIn(*script, converted.before->workingDirectory)) {
        if (const auto *maker = m_paths.find(m_stage.index, removal.path))
            m_findings.add(
                *script->owner, script->rangeOf(*removal.word),
                Message(MSG("lint", "This frees nothing: '%1' stays in the layer of line "
                                    "%2"),
                        {removal.word->text, std::to_string(maker->line + 1)}));
    }
}

void check(const RuleInput &input, Findings &findings)
{
    const auto isShipped = shippedStages(input);
    LayeredPaths paths(input);
    for (const auto &stage : input.conversion.stages) {
        StageChecker checker(input, stage, paths, findings);
        const auto *facts = factsOf(input, stage.index);
        if (facts && isShipped[stage.index])
            checker.lookAtFacts(*facts);
        for (const auto &converted : stage.instructions) {
            if (!facts && isShipped[stage.index])
                checker.look(converted);
            paths.note(stage.index, converted);
        }
    }
}

} // namespace

constinit const Rule kRemoveFreesNothing{
    .name = "RemoveFreesNothing",
    .description = MSG("lint", "Files should be removed in the RUN that makes them"),
    .category = Category::Graph,
    .check = check};

} // namespace stagewright::lint
