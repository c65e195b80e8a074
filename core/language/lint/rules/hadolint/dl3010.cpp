#include "core/language/lint/rules/hadolint/rules.h"

#include <algorithm>
#include <map>

namespace stagewright::lint {

namespace {

struct Archive
{
    const dockerfile::Instruction *copy = nullptr;
    text::TextRange range;
    std::string name;
};

std::string fileName(std::string_view path)
{
    path = withoutQuotes(path);
    return std::string(path.substr(path.find_last_of("/\\") + 1));
}

void remember(const dockerfile::Instruction &instruction, std::vector<Archive> &archives)
{
    const auto *copy = instruction.as<dockerfile::CopyInstruction>();
    if (!copy || instruction.kind != dockerfile::InstructionKind::Copy || copy->from)
        return;
    if (isArchiveName(copy->destination.text)) {
        archives.push_back(
            {&instruction, copy->destination.range, fileName(copy->destination.text)});
        return;
    }
    for (const auto &source : copy->sources) {
        if (isArchiveName(source.text))
            archives.push_back({&instruction, source.range, fileName(source.text)});
    }
}

/// ADD unpacks archives of tar only.
bool unpacks(const ShellCommand &command)
{
    if (command.name() != "tar")
        return isOneOf(command.name(),
                       {"gunzip", "bunzip2", "unlzma", "unxz", "uncompress", "zcat", "gzcat"});
    return std::any_of(command.words.begin() + 1, command.words.end(), [](const auto &word) {
        return isOneOf(word.text, {"--extract", "--get"}) ||
               (word.text.starts_with('-') && word.text.find('x') != std::string::npos);
    });
}

bool isTar(const std::string &name)
{
    return name.find(".t") != std::string::npos;
}

/// Where each file is unpacked last, by name.
std::map<std::string, std::uint32_t> unpackedFiles(const RuleInput &input, std::size_t stage)
{
    std::map<std::string, std::uint32_t> unpacked;
    for (const auto &script : scriptsOf(input, stage)) {
        for (const auto &command : script.commands.commands) {
            if (script.owner != script.run || !unpacks(command))
                continue;
            for (const auto *word : plainArguments(command)) {
                if (auto name = fileName(word->text); command.name() == "tar" || isTar(name))
                    unpacked[std::move(name)] = script.owner->range.begin;
            }
        }
    }
    return unpacked;
}

void check(const RuleInput &input, Findings &findings)
{
    for (const auto &stage : input.model.stages) {
        std::vector<Archive> archives;
        for (const auto &instruction : stage.instructions)
            remember(instruction, archives);
        if (archives.empty())
            continue;
        const auto unpacked = unpackedFiles(input, stage.index);
        for (const auto &archive : archives) {
            const auto found = unpacked.find(archive.name);
            if (found != unpacked.end() && found->second > archive.copy->range.begin)
                findings.add(*archive.copy, archive.range,
                             Message(MSG("lint", "'%1' is copied and then unpacked, and stays in "
                                                 "a layer: ADD does both at once"),
                                     {archive.name}));
        }
    }
}

} // namespace

constinit const Rule kDL3010{.name = "DL3010",
                             .description = MSG("lint", "ADD unpacks archives itself"),
                             .category = Category::Hadolint,
                             .severity = Severity::Information,
                             .check = check};

} // namespace stagewright::lint
