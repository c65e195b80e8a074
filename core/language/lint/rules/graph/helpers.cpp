#include "core/base/support/strings.h"
#include "core/language/lint/rules/graph/rules.h"

#include <algorithm>
#include <utility>

namespace stagewright::lint {

namespace {

bool isNameByte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

} // namespace

std::vector<bool> lastStages(const RuleInput &input)
{
    std::vector<bool> isLast(input.model.stages.size(), true);
    for (const auto &edge : input.model.graph.edges) {
        if (edge.source.kind == dockerfile::NodeId::Kind::Stage && edge.source.index != edge.target)
            isLast[edge.source.index] = false;
    }
    if (input.conversion.target)
        isLast[*input.conversion.target] = true;
    return isLast;
}

std::vector<bool> shippedStages(const RuleInput &input)
{
    auto isShipped = lastStages(input);
    for (auto stage = isShipped.size(); stage-- > 0;) {
        const auto base = baseStageOf(input, stage);
        if (isShipped[stage] && base)
            isShipped[*base] = true;
    }
    return isShipped;
}

std::optional<std::size_t> baseStageOf(const RuleInput &input, std::size_t stage)
{
    const auto &base = input.conversion.stages[stage].base;
    if (base.kind != convert::ConvertedBase::Kind::Stage || base.stage >= stage)
        return std::nullopt;
    return base.stage;
}

bool isBelow(std::string_view path, std::string_view folder)
{
    return folder == "/" || (path.starts_with(folder) &&
                             (path.size() == folder.size() || path[folder.size()] == '/'));
}

std::string absolutePath(std::string_view path, std::string_view folder)
{
    return dockerfile::cleanPath(path.starts_with('/') ? std::string(path)
                                                       : concat("/", folder, "/", path));
}

bool hasPattern(std::string_view path)
{
    return path.find_first_of("*?[\\") != std::string_view::npos;
}

const dockerfile::Instruction &ownInstruction(const RuleInput &input, std::size_t stage,
                                              const convert::ConvertedInstruction &converted)
{
    return input.model.stages[stage].instructions[converted.isTrigger() ? 0 : converted.index];
}

const RunScript *scriptAt(const RuleInput &input, std::size_t stage, std::size_t index)
{
    const auto &scripts = input.scripts->all();
    const auto place = std::pair(stage, index);
    const auto found =
        std::lower_bound(scripts.begin(), scripts.end(), place, [](const auto &it, const auto &p) {
            return std::pair(it.stage, it.index) < p;
        });
    return found != scripts.end() && std::pair(found->stage, found->index) == place ? &*found
                                                                                    : nullptr;
}

std::string commandText(const RunScript &script, const ShellCommand &command)
{
    constexpr std::size_t kShown = 40;
    const auto text = script.text.text(command.span());
    if (text.size() <= kShown)
        return std::string(text);
    const auto end = text.rfind(' ', kShown);
    return concat(text.substr(0, end == std::string_view::npos ? kShown : end), " …");
}

std::vector<std::string_view> variablesIn(std::string_view script)
{
    std::vector<std::string_view> names;
    bool isQuoted = false;
    bool isDouble = false;
    for (std::size_t i = 0; i < script.size(); ++i) {
        const char c = script[i];
        if (c == '\\' && !isQuoted)
            ++i;
        else if (c == '\'' && !isDouble)
            isQuoted = !isQuoted;
        else if (c == '"' && !isQuoted)
            isDouble = !isDouble;
        if (c != '$' || isQuoted)
            continue;
        const auto begin = i + 1 < script.size() && script[i + 1] == '{' ? i + 2 : i + 1;
        auto end = begin;
        while (end < script.size() && isNameByte(script[end]))
            ++end;
        if (end > begin)
            names.push_back(script.substr(begin, end - begin));
    }
    return names;
}

bool mayAssign(std::string_view script, std::string_view name)
{
    for (auto at = script.find(name); at != std::string_view::npos;
         at = script.find(name, at + 1)) {
        const char before = at > 0 ? script[at - 1] : ' ';
        const auto end = at + name.size();
        if (before != '$' && before != '{' && !isNameByte(before) &&
            (end == script.size() || !isNameByte(script[end])))
            return true;
    }
    return false;
}

} // namespace stagewright::lint
