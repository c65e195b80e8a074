#include "core/language/edit/editing.h"

#include "core/base/support/strings.h"
#include "core/language/dockerfile/stagename.h"

#include <algorithm>

namespace stagewright::edit {

namespace {

using dockerfile::Dockerfile;
using dockerfile::Instruction;

void addReferences(const Instruction &instruction, std::size_t stage,
                   std::vector<NamedReference> &references)
{
    if (const auto *copy = instruction.as<dockerfile::CopyInstruction>();
        copy && copy->from && !stageNumber(copy->from->word.text))
        references.push_back({copy->from->word, stage});
    if (const auto *run = instruction.as<dockerfile::RunInstruction>()) {
        for (const auto &mount : run->mounts) {
            if (mount.from)
                references.push_back({mount.from->word, stage});
        }
    }
    if (const auto *onBuild = instruction.as<dockerfile::OnBuildInstruction>();
        onBuild && onBuild->instruction)
        addReferences(*onBuild->instruction, stage, references);
}

} // namespace

std::string_view lineEnd(std::string_view text)
{
    const auto feed = text.find('\n');
    const bool isWindows = feed != std::string_view::npos && feed > 0 && text[feed - 1] == '\r';
    return isWindows ? "\r\n" : "\n";
}

std::string keywordLikeFile(const Dockerfile &model, std::string_view keyword)
{
    int lower = 0;
    int upper = 0;
    const auto count = [&](const Instruction &instruction) {
        const auto &written = instruction.keyword.text;
        lower += written == toLowerAscii(written) ? 1 : 0;
        upper += written == toUpperAscii(written) ? 1 : 0;
    };
    for (const auto &argument : model.globalArguments)
        count(argument);
    for (const auto &stage : model.stages) {
        for (const auto &instruction : stage.instructions)
            count(instruction);
    }
    return lower > upper ? toLowerAscii(keyword) : toUpperAscii(keyword);
}

std::uint32_t behindLine(std::string_view text, std::uint32_t offset)
{
    const auto feed = text.find('\n', offset);
    return static_cast<std::uint32_t>(feed == std::string_view::npos ? text.size() : feed + 1);
}

std::uint32_t lineStart(std::string_view text, std::uint32_t offset)
{
    const auto feed = offset == 0 ? std::string_view::npos : text.rfind('\n', offset - 1);
    return static_cast<std::uint32_t>(feed == std::string_view::npos ? 0 : feed + 1);
}

std::string lineInsertion(std::string_view text, std::uint32_t offset, std::string_view line)
{
    const bool isLineStart = offset == 0 || text[offset - 1] == '\n';
    return isLineStart ? concat(line, lineEnd(text)) : concat(lineEnd(text), line);
}

bool isReservedName(std::string_view name)
{
    return equalsIgnoringAsciiCase(name, "scratch") || equalsIgnoringAsciiCase(name, "context");
}

bool isImageName(const Dockerfile &model, std::string_view name, std::size_t firstBehind)
{
    const auto lower = toLowerAscii(name);
    if (model.findStage(lower))
        return false;
    const bool isBase =
        std::any_of(model.stages.begin(), model.stages.end(), [&](const auto &stage) {
            return stage.index >= firstBehind && stage.base == lower;
        });
    const auto references = namedReferences(model);
    return isBase || std::any_of(references.begin(), references.end(), [&](const auto &reference) {
               return equalsIgnoringAsciiCase(reference.word.text, lower);
           });
}

std::optional<Refusal> checkStageName(const Dockerfile &model, std::string_view name,
                                      std::size_t firstBehind, std::optional<std::size_t> self)
{
    const auto lower = toLowerAscii(name);
    if (!dockerfile::isStageName(lower))
        return Refusal{
            Message(MSG("edit", "'%1' is no name for a stage: it must start with a letter "
                                "and hold letters, digits, '-', '_' and '.' only"),
                    {name})};
    if (isReservedName(name))
        return Refusal{
            Message(MSG("edit", "'%1' has a meaning of its own and cannot name a stage"), {name})};
    const bool isTaken =
        std::any_of(model.stages.begin(), model.stages.end(),
                    [&](const auto &stage) { return stage.name == lower && stage.index != self; });
    if (isTaken)
        return Refusal{Message(MSG("edit", "There is a stage named '%1' already"), {lower})};
    if (isImageName(model, name, firstBehind))
        return Refusal{Message(
            MSG("edit", "'%1' is an image that this file uses; a stage of that name would hide it"),
            {lower})};
    return std::nullopt;
}

std::vector<NamedReference> namedReferences(const Dockerfile &model)
{
    std::vector<NamedReference> references;
    for (const auto &stage : model.stages) {
        for (const auto &instruction : stage.instructions)
            addReferences(instruction, stage.index, references);
    }
    return references;
}

std::vector<TextRange> numberedReferences(const Dockerfile &model)
{
    std::vector<TextRange> ranges;
    const auto add = [&](const Instruction &instruction) {
        const auto *copy = instruction.as<dockerfile::CopyInstruction>();
        if (copy && copy->from && stageNumber(copy->from->word.text))
            ranges.push_back(copy->from->word.range);
    };
    for (const auto &stage : model.stages) {
        const bool hasChild =
            std::any_of(model.graph.edges.begin(), model.graph.edges.end(), [&](const auto &edge) {
                return edge.kind == dockerfile::EdgeKind::Base &&
                       edge.source ==
                           dockerfile::NodeId{dockerfile::NodeId::Kind::Stage, stage.index};
            });
        for (const auto &instruction : stage.instructions) {
            add(instruction);
            const auto *onBuild = instruction.as<dockerfile::OnBuildInstruction>();
            if (hasChild && onBuild && onBuild->instruction)
                add(*onBuild->instruction);
        }
    }
    return ranges;
}

std::vector<std::string> variablesOf(const Instruction &instruction)
{
    std::vector<std::string> names;
    const auto *arg = instruction.as<dockerfile::ArgInstruction>();
    const auto *env = instruction.as<dockerfile::EnvInstruction>();
    if (arg) {
        for (const auto &argument : arg->arguments)
            names.push_back(argument.key.text);
    }
    if (env) {
        for (const auto &variable : env->variables)
            names.push_back(variable.key.text);
    }
    return names;
}

bool usesVariable(std::string_view text, std::string_view name)
{
    const auto isNameCharacter = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '_';
    };
    for (auto dollar = text.find('$'); dollar != std::string_view::npos;
         dollar = text.find('$', dollar + 1)) {
        auto rest = text.substr(dollar + 1);
        if (rest.starts_with('{'))
            rest.remove_prefix(1);
        const bool ends = rest.size() == name.size() ||
                          (rest.size() > name.size() && !isNameCharacter(rest[name.size()]));
        if (rest.starts_with(name) && ends)
            return true;
    }
    return false;
}

std::optional<std::uint64_t> stageNumber(std::string_view reference)
{
    if (reference.starts_with('+'))
        reference.remove_prefix(1);
    return parseUnsigned(reference);
}

} // namespace stagewright::edit
