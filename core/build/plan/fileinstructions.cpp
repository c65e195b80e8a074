#include "core/base/support/strings.h"
#include "core/build/plan/stagework.h"
#include "core/build/plan/texts.h"

#include <algorithm>

namespace stagewright::plan {

namespace {

using namespace dockerfile;

/// What the flags of a COPY say, expanded.
struct CopyFlags
{
    std::string chown;
    std::string chmod;
    std::optional<std::uint32_t> mode;
};

PlanResult<std::optional<std::uint32_t>> parseMode(const std::string &text,
                                                   const Instruction &instruction)
{
    if (text.empty())
        return std::optional<std::uint32_t>();
    const bool isOctal =
        text.size() <= 8 && text.find_first_not_of("01234567") == std::string::npos;
    const auto mode = isOctal ? std::stoul(text, nullptr, 8) : 010000UL;
    if (mode <= 07777)
        return std::optional(static_cast<std::uint32_t>(mode));
    if (text.find_first_of("0123456789") == 0)
        return refuse(instruction, concat("invalid chmod parameter: '", text,
                                          "'. it should be octal string and between 0 and 07777"));
    return refuse(
        instruction,
        concat("--chmod=", text, ": symbolic modes are not supported yet; write the mode in octal"),
        ErrorCode::Unsupported);
}

/// What this builder does not do yet, with what to do instead.
std::optional<std::string> unsupported(const Instruction &instruction)
{
    static constexpr std::pair<std::string_view, std::string_view> kFlags[] = {
        {"link", "remove the flag: the files are the same"},
        {"parents", "name the directories in the destination"},
        {"exclude", "list the files in .dockerignore"},
    };
    if (instruction.kind == InstructionKind::Add)
        return "ADD is not supported yet by the embedded builder; use COPY, or RUN with wget or "
               "tar";
    for (const auto &[flag, remedy] : kFlags) {
        const auto *given = instruction.flag(flag);
        if (given && (flag != "link" || instruction.hasSwitch(flag)))
            return concat("COPY --", flag, " is not supported yet by the embedded builder; ",
                          remedy);
    }
    return std::nullopt;
}

PlanResult<CopyFlags> readFlags(const StageWork &work, const Instruction &instruction)
{
    CopyFlags flags;
    for (auto [name, field] :
         {std::pair("chown", &flags.chown), std::pair("chmod", &flags.chmod)}) {
        auto text = work.expand(instruction.flagValue(name), instruction);
        if (!text)
            return tl::unexpected(std::move(text).error());
        *field = std::move(*text);
    }
    auto mode = parseMode(flags.chmod, instruction);
    if (!mode)
        return tl::unexpected(std::move(mode).error());
    flags.mode = *mode;
    return flags;
}

PlanResult<std::vector<std::string>> readSources(const StageWork &work,
                                                 const Instruction &instruction)
{
    auto sources = work.expandAll(instruction.as<CopyInstruction>()->sources, instruction);
    if (!sources)
        return sources;
    for (const auto &source : *sources) {
        if (source.starts_with("http://") || source.starts_with("https://"))
            return refuse(instruction, "source can't be a URL for COPY");
        if (source.starts_with("git@") || source.starts_with("git://"))
            return refuse(instruction, "source can't be a git ref for COPY");
    }
    return sources;
}

PlanResult<std::vector<InlineFile>> readInline(const StageWork &work,
                                               const Instruction &instruction)
{
    std::vector<InlineFile> files;
    for (const auto &heredoc : instruction.heredocs) {
        auto content = heredoc.content;
        if (heredoc.expand) {
            const auto expanded = expandHeredoc(content, work.scope.environment().lookup());
            if (!expanded)
                return refuse(instruction, expanded.error().toString());
            content = expanded->text;
        }
        files.push_back({heredoc.name, std::move(content)});
    }
    return files;
}

std::string historyOf(const CopyFlags &flags, const std::vector<std::string> &sources,
                      const std::vector<InlineFile> &files, std::string_view destination)
{
    std::string row = "COPY";
    if (!flags.chown.empty())
        row += concat(" --chown=", flags.chown);
    if (!flags.chmod.empty())
        row += concat(" --chmod=", flags.chmod);
    for (const auto &source : sources)
        row += concat(" ", source);
    for (const auto &file : files)
        row += concat(" <<", file.name);
    return concat(row, " ", destination, " # buildkit");
}

PlanResult<Source> readFrom(StageWork &work, const Instruction &instruction)
{
    const auto &from = instruction.as<CopyInstruction>()->from;
    if (!from)
        return Source{work.planner.contextVertex({})};
    // The model checks this for the file's own instructions, but knows no image's triggers.
    const auto &name = from->word.text;
    const auto nothing = [](std::string_view) -> std::optional<std::string> {
        return std::nullopt;
    };
    const auto expanded = expandWord(name, nothing, work.planner.model().escape);
    if (!expanded || expanded->text != name)
        return refuse(instruction,
                      "variable expansion is not supported for --from, define a new stage with "
                      "FROM using ARG from global scope as a workaround");
    return work.planner.sourceNamed(name, work.stage.index, instruction);
}

} // namespace

PlanResult<void> planCopy(StageWork &work, const Instruction &instruction)
{
    if (const auto problem = unsupported(instruction))
        return refuse(instruction, *problem, ErrorCode::Unsupported);
    const auto flags = readFlags(work, instruction);
    if (!flags)
        return tl::unexpected(flags.error());
    const auto sources = readSources(work, instruction);
    if (!sources)
        return tl::unexpected(sources.error());
    auto files = readInline(work, instruction);
    if (!files)
        return tl::unexpected(std::move(files).error());
    const auto destination =
        work.expand(instruction.as<CopyInstruction>()->destination.text, instruction);
    if (!destination)
        return tl::unexpected(destination.error());
    const auto row = historyOf(*flags, *sources, *files, *destination);
    CopyOp op{{},
              std::move(*files),
              destinationPath(work.workingDirectory(), *destination),
              flags->chown,
              flags->mode};
    for (const auto &source : *sources)
        op.sources.push_back(joinWorkingDirectory("/", source));
    Source from;
    if (!op.sources.empty()) {
        const auto found = readFrom(work, instruction);
        if (!found)
            return tl::unexpected(found.error());
        from = *found;
    }
    std::vector<std::size_t> inputs;
    if (from.vertex)
        inputs.push_back(*from.vertex);
    const bool readsScratch = inputs.empty() && !op.sources.empty();
    work.addLayer(instruction, std::move(op), std::move(inputs), row, readsScratch);
    return {};
}

PlanResult<void> planWorkdir(StageWork &work, const Instruction &instruction)
{
    const auto path = work.expand(instruction.as<WorkdirInstruction>()->path.text, instruction);
    if (!path)
        return tl::unexpected(path.error());
    const auto directory = joinWorkingDirectory(work.workingDirectory(), *path);
    work.config().workingDir = directory;
    const auto row = concat("WORKDIR ", directory);
    if (directory == "/")
        work.addConfig(instruction, row);
    else
        work.addLayer(instruction, MakeDirectoryOp{directory, work.config().user}, {}, row);
    return {};
}

} // namespace stagewright::plan
