/// One instruction of a Dockerfile with everything that the text says about it.
#pragma once

#include "core/language/text/textrange.h"

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace stagewright::dockerfile {

using text::TextRange;

enum class InstructionKind {
    From,
    Arg,
    Env,
    Label,
    Run,
    Copy,
    Add,
    Workdir,
    User,
    StopSignal,
    Maintainer,
    Expose,
    Volume,
    Cmd,
    Entrypoint,
    Shell,
    Healthcheck,
    OnBuild,
    Unknown, ///< a keyword that the language does not have; its text is kept
};

/// The keyword in upper case ("FROM"); empty for Unknown.
std::string_view nameOf(InstructionKind kind);
/// By keyword, in any case.
InstructionKind instructionKind(std::string_view keyword);

struct Instruction;

/// A part of the text: what it means to the parser (continuations joined, comments inside
/// dropped, not expanded) and where it stands.
struct Word
{
    std::string text;
    TextRange range;

    bool operator==(const Word &) const = default;
};

/// `--name=value` directly behind the keyword.
struct Flag
{
    std::string name; ///< without the dashes
    std::optional<Word> value;
    TextRange range;

    bool operator==(const Flag &) const = default;
};

/// A here-document of RUN, COPY or ADD.
struct Heredoc
{
    std::string name;
    std::string content;    ///< as the builder sees it, tabs stripped where `<<-` asks for it
    std::string rawContent; ///< as written; for a shell that reads the heredoc itself
    bool expand = true;
    bool stripTabs = false;
    std::uint32_t fileDescriptor = 0;
    TextRange wordRange; ///< the `<<NAME`
    TextRange bodyRange; ///< content and terminator line

    bool operator==(const Heredoc &) const = default;
};

/// Reference to another stage or to an image, as written in FROM, `--from=` or `from=`.
struct SourceReference
{
    Word word;

    bool operator==(const SourceReference &) const = default;
};

struct KeyValue
{
    Word key;
    std::optional<Word> value; ///< nothing where there is no `=`

    TextRange range() const { return {key.range.begin, (value ? *value : key).range.end}; }

    bool operator==(const KeyValue &) const = default;
};

/// One `--mount=…` of RUN. Values are as written, not expanded.
struct Mount
{
    enum class Type { Bind, Cache, Tmpfs, Secret, Ssh };

    Type type = Type::Bind;        ///< Bind too where the type is a variable
    std::vector<KeyValue> options; ///< every key=value in order, `type` too; keys in lower case
    std::optional<SourceReference> from;
    TextRange range; ///< of the flag

    /// Value of the last option of this name; empty where it has none (`readonly`).
    std::optional<std::string_view> option(std::string_view key) const;
    /// `target`, also spelled `dst` and `destination`.
    std::optional<std::string_view> target() const;
    /// `source`, also spelled `src`.
    std::optional<std::string_view> source() const;

    bool operator==(const Mount &) const = default;

private:
    std::optional<std::string_view> anyOption(std::initializer_list<std::string_view> keys) const;
};

/// "bind", "cache", …
std::string_view nameOf(Mount::Type type);

/// The command of RUN, CMD, ENTRYPOINT, HEALTHCHECK CMD: text for a shell, or exec form.
struct Command
{
    bool isExecForm = false;
    std::vector<std::string> arguments; ///< exec form: the decoded strings; shell form: one text
    TextRange range;

    bool operator==(const Command &) const = default;
};

struct FromInstruction
{
    Word image; ///< empty text where it is missing
    std::optional<Word> stageName;
    std::optional<Word> platform;
    std::optional<Word> asKeyword;
};
struct ArgInstruction
{
    std::vector<KeyValue> arguments;
};
struct EnvInstruction
{
    std::vector<KeyValue> variables;
    bool isLegacyForm = false;
};
struct LabelInstruction
{
    std::vector<KeyValue> labels;
    bool isLegacyForm = false;
};
struct RunInstruction
{
    Command command;
    std::vector<Mount> mounts;
    /// The only argument is one heredoc: its content is the script, run by the shell or, where it
    /// starts with `#!`, as a program. Other heredocs of a RUN are read by the shell itself.
    bool isScript = false;
};
/// COPY and ADD. Heredoc sources are in Instruction::heredocs; `sources` holds paths and URLs.
struct CopyInstruction
{
    std::vector<Word> sources;
    Word destination;                    ///< empty text where it is missing
    std::optional<SourceReference> from; ///< COPY only
};
struct WorkdirInstruction
{
    Word path;
};
struct UserInstruction
{
    Word user;
};
struct StopSignalInstruction
{
    Word signal;
};
struct MaintainerInstruction
{
    Word name;
};
struct ExposeInstruction
{
    std::vector<Word> ports; ///< as written; the image lists them sorted
};
struct VolumeInstruction
{
    std::vector<Word> paths;
};
struct CmdInstruction
{
    Command command;
};
struct EntrypointInstruction
{
    Command command;
};
struct ShellInstruction
{
    std::vector<std::string> shell;
};
/// Durations in nanoseconds; 0 where they are not given.
struct HealthcheckInstruction
{
    bool isNone = false;
    Command command;
    std::int64_t interval = 0;
    std::int64_t timeout = 0;
    std::int64_t startPeriod = 0;
    std::int64_t startInterval = 0;
    int retries = 0;
};
struct OnBuildInstruction
{
    std::string trigger; ///< as it is stored in the image: heredoc bodies included
    TextRange triggerRange;
    /// The trigger, parsed with the positions of this file; nullptr where there is none.
    std::shared_ptr<const Instruction> instruction;
};
struct UnknownInstruction
{};

using InstructionDetail =
    std::variant<UnknownInstruction, FromInstruction, ArgInstruction, EnvInstruction,
                 LabelInstruction, RunInstruction, CopyInstruction, WorkdirInstruction,
                 UserInstruction, StopSignalInstruction, MaintainerInstruction, ExposeInstruction,
                 VolumeInstruction, CmdInstruction, EntrypointInstruction, ShellInstruction,
                 HealthcheckInstruction, OnBuildInstruction>;

struct Instruction
{
    InstructionKind kind = InstructionKind::Unknown;
    Word keyword;           ///< as written
    TextRange range;        ///< first byte of the keyword to the last byte before the line end,
                            ///< continuation lines and heredoc bodies included
    std::uint32_t line = 0; ///< zero-based first line
    std::uint32_t lastLine = 0;
    std::vector<Flag> flags;
    std::vector<Heredoc> heredocs;     ///< of COPY and ADD: those that are sources
    std::vector<std::string> comments; ///< comment lines directly above, without `#`
    std::string original;              ///< all of it, continuations joined, no heredocs
    std::string argumentText; ///< what follows keyword and flags, continuations joined, no heredocs
    /// Zero-based line where BuildKit reports a blank line between continuation lines.
    std::optional<std::uint32_t> blankContinuationLine;
    bool isOpen = false; ///< what is written behind it would become part of it
    bool isValid = true; ///< false: this instruction has an error among the diagnostics
    InstructionDetail detail;

    /// The detail of this type, or nullptr.
    template<typename Detail>
    const Detail *as() const
    {
        return std::get_if<Detail>(&detail);
    }

    /// The last flag of this name, or nullptr.
    const Flag *flag(std::string_view name) const;
    /// Its value; empty where the flag is missing or has none.
    std::string_view flagValue(std::string_view name) const;
    /// A boolean flag: given without a value or as "true".
    bool hasSwitch(std::string_view name) const;
    /// What a comment directly above says of a name: the rest of the first line "NAME …".
    std::string_view description(std::string_view name) const;
    /// One line for lists and graph rows: "COPY --from=builder /app/server .".
    std::string summary() const;
};

} // namespace stagewright::dockerfile
