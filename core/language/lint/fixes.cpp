#include "core/language/lint/fixes.h"

#include "core/base/support/strings.h"

#include <algorithm>

namespace stagewright::lint {

namespace {

using dockerfile::NodeId;

bool hasTriggers(const dockerfile::Dockerfile &model)
{
    return std::any_of(model.stages.begin(), model.stages.end(), [](const auto &stage) {
        return std::any_of(stage.instructions.begin(), stage.instructions.end(),
                           [](const auto &instruction) {
                               return instruction.kind == dockerfile::InstructionKind::OnBuild;
                           });
    });
}

bool isTaken(const dockerfile::Dockerfile &model, std::string_view name)
{
    const auto &images = model.graph.images;
    return model.findStage(name) ||
           std::any_of(images.begin(), images.end(), [&](const auto &image) {
               return equalsIgnoringAsciiCase(image.written, name) ||
                      equalsIgnoringAsciiCase(image.reference, name);
           });
}

text::EditList withWindowsLines(const text::EditList &edits)
{
    text::EditList result;
    for (auto edit : edits.edits()) {
        for (auto at = edit.replacement.find('\n'); at != std::string::npos;
             at = edit.replacement.find('\n', at + 2)) {
            if (at == 0 || edit.replacement[at - 1] != '\r')
                edit.replacement.insert(at, "\r");
        }
        result.add(std::move(edit));
    }
    return result;
}

} // namespace

void adoptLineEnds(std::string_view source, std::vector<Diagnostic> &diagnostics)
{
    const auto feed = source.find('\n');
    if (feed == std::string_view::npos || feed == 0 || source[feed - 1] != '\r')
        return;
    for (auto &diagnostic : diagnostics) {
        for (auto &fix : diagnostic.fixes)
            fix.edits = withWindowsLines(fix.edits);
    }
}

Fix changeFix(text::TextRange range, std::string_view from, std::string to, FixKind kind,
              FixScope scope)
{
    Fix fix{Message(MSG("lint", "Change '%1' to '%2'"), {from, to}), {}, kind, scope};
    fix.edits.add({range, std::move(to)});
    return fix;
}

text::TextRange flagWithBlanks(const RuleInput &input, const dockerfile::Flag &flag)
{
    const auto source = input.tree.source();
    auto end = flag.range.end;
    while (end < source.size() && (source[end] == ' ' || source[end] == '\t'))
        ++end;
    return {flag.range.begin, end};
}

void addNameFix(const RuleInput &input, const convert::VariableUse &use, std::string name,
                Diagnostic &diagnostic)
{
    if (text::slice(input.tree.source(), use.range) == use.name)
        diagnostic.fixes.push_back(
            changeFix(use.range, use.name, std::move(name), FixKind::Suggestion));
}

bool isMostlyLowerCase(const dockerfile::Dockerfile &model)
{
    std::ptrdiff_t balance = 0;
    for (const auto &stage : model.stages) {
        for (const auto &instruction : stage.instructions) {
            const auto &keyword = instruction.keyword.text;
            if (keyword == toLowerAscii(keyword))
                ++balance;
            else if (keyword == toUpperAscii(keyword))
                --balance;
        }
    }
    return balance > 0;
}

std::string freshStageName(const dockerfile::Dockerfile &model, std::string_view name)
{
    for (std::size_t number = 1;; ++number) {
        auto fresh = concat(name, "-", std::to_string(number));
        if (!isTaken(model, fresh))
            return fresh;
    }
}

std::optional<text::EditList> renameEdits(const RuleInput &input, std::size_t stage,
                                          const std::string &newName)
{
    const auto &renamed = input.model.stages[stage];
    if (hasTriggers(input.model))
        return std::nullopt;
    text::EditList edits;
    edits.add({renamed.nameRange, newName});
    for (const auto &edge : input.model.graph.edges) {
        if (edge.source != NodeId{NodeId::Kind::Stage, stage})
            continue;
        const auto written = text::slice(input.tree.source(), edge.referenceRange);
        const bool isNumber = edge.kind == dockerfile::EdgeKind::CopyFrom && parseUnsigned(written);
        if (isNumber)
            continue;
        if (!equalsIgnoringAsciiCase(written, renamed.name) ||
            !edits.add({edge.referenceRange, newName}))
            return std::nullopt;
    }
    return edits;
}

} // namespace stagewright::lint
