#include "core/base/support/strings.h"
#include "core/language/lint/rules/hadolint/rules.h"

#include <algorithm>

namespace stagewright::lint {

namespace {

/// The first ones of a long list.
std::string listOf(const std::vector<const ShellWord *> &words)
{
    constexpr std::size_t kShown = 5;
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < words.size() && i < kShown; ++i)
        texts.push_back(words[i]->text);
    if (words.size() > kShown)
        texts.emplace_back("…");
    return join(texts, ", ");
}

} // namespace

std::span<const RunScript> scriptsOf(const RuleInput &input, std::size_t stage)
{
    const auto &all = input.scripts->all();
    const auto isBefore = [](const RunScript &script, std::size_t s) { return script.stage < s; };
    return {std::lower_bound(all.begin(), all.end(), stage, isBefore),
            std::lower_bound(all.begin(), all.end(), stage + 1, isBefore)};
}

Diagnostic *addAt(Findings &findings, const RunScript &script, syntax::Span span, Message message)
{
    return findings.add(*script.owner, script.rangeOf(span), std::move(message));
}

Diagnostic *addAt(Findings &findings, const RunScript &script, const ShellCommand &command,
                  const ShellWord *last, Message message)
{
    const auto &name = command.words.front();
    const auto end = last ? last->span.end : name.span.end;
    return addAt(findings, script, {name.span.begin, std::max(end, name.span.end)},
                 std::move(message));
}

void reportWords(Findings &findings, const RunScript &script,
                 const std::vector<const ShellWord *> &words, std::string_view message)
{
    if (!words.empty())
        addAt(findings, script, {words.front()->span.begin, words.back()->span.end},
              Message(message, {listOf(words)}));
}

void reportLoose(const RuleInput &input, Findings &findings,
                 std::vector<const ShellWord *> (*looseWords)(const ShellCommand &),
                 std::string_view message)
{
    forEachCommand(input, [&](const RunScript &script, const ShellCommand &command) {
        reportWords(findings, script, looseWords(command), message);
    });
}

void reportRepeated(const RuleInput &input, Findings &findings, dockerfile::InstructionKind kind,
                    std::string_view message)
{
    for (const auto &stage : input.model.stages) {
        const dockerfile::Instruction *previous = nullptr;
        for (const auto &instruction : stage.instructions) {
            if (instruction.kind != kind)
                continue;
            if (previous)
                addFix(findings.add(instruction, instruction.keyword.range, Message(message)),
                       removeInstruction(input.tree, *previous),
                       Message(MSG("lint", "Remove the one before")), FixKind::Safe);
            previous = &instruction;
        }
    }
}

void reportLabels(const RuleInput &input, Findings &findings, LabelType type,
                  bool (*isValid)(std::string_view), std::string_view message)
{
    const auto &labels = input.options->labels;
    forEachLabel(input.model, [&](const auto &instruction, const auto &label) {
        const std::string key(withoutQuotes(label.key.text));
        const auto wanted = labels.find(key);
        if (wanted == labels.end() || wanted->second != type || !label.value)
            return;
        const auto value = withoutQuotes(label.value->text);
        if (value.find('$') == std::string_view::npos && !isValid(value))
            findings.add(instruction, label.value->range, Message(message, {key}));
    });
}

std::vector<std::optional<std::size_t>> baseStages(const dockerfile::Dockerfile &model)
{
    std::vector<std::optional<std::size_t>> bases(model.stages.size());
    for (const auto &edge : model.graph.edges) {
        if (edge.kind == dockerfile::EdgeKind::Base &&
            edge.source.kind == dockerfile::NodeId::Kind::Stage && edge.source.index < edge.target)
            bases[edge.target] = edge.source.index;
    }
    return bases;
}

std::vector<bool> keptStages(const dockerfile::Dockerfile &model)
{
    std::vector<bool> isKept(model.stages.size());
    if (!isKept.empty())
        isKept.back() = true;
    for (const auto &base : baseStages(model)) {
        if (base)
            isKept[*base] = true;
    }
    return isKept;
}

std::vector<std::vector<bool>> holdsBefore(const dockerfile::Dockerfile &model,
                                           bool (*isOfKind)(const dockerfile::Instruction &))
{
    const auto bases = baseStages(model);
    std::vector<bool> atEnd;
    std::vector<std::vector<bool>> result;
    for (const auto &stage : model.stages) {
        const auto base = bases[stage.index];
        bool holds = base && atEnd[*base];
        auto &row = result.emplace_back();
        for (const auto &instruction : stage.instructions) {
            row.push_back(holds);
            holds = holds || isOfKind(instruction);
        }
        atEnd.push_back(holds);
    }
    return result;
}

bool removesBelow(const ShellCommand &command, std::string_view folder)
{
    return command.name() == "rm" &&
           std::any_of(command.words.begin() + 1, command.words.end(),
                       [&](const auto &word) { return word.text.starts_with(folder); });
}

bool isArchiveName(std::string_view path)
{
    path = withoutQuotes(path);
    for (const std::string_view end :
         {".tar", ".Z", ".bz2", ".gz", ".lz", ".lzma", ".tZ", ".tb2", ".tbz", ".tbz2", ".tgz",
          ".tlz", ".tpz", ".txz", ".xz", ".zst", ".tzst"}) {
        if (path.ends_with(end))
            return true;
    }
    return false;
}

std::string_view withoutQuotes(std::string_view text)
{
    text.remove_prefix(std::min(text.find_first_not_of("\"'"), text.size()));
    return text.substr(0, text.find_last_not_of("\"'") + 1);
}

bool isWindowsPath(std::string_view path)
{
    return path.size() > 1 && path[1] == ':' &&
           ((path[0] >= 'a' && path[0] <= 'z') || (path[0] >= 'A' && path[0] <= 'Z'));
}

} // namespace stagewright::lint
