#include "core/language/dockerfile/detailreader.h"

#include "core/base/support/strings.h"
#include "core/language/dockerfile/duration.h"
#include "core/language/dockerfile/flags.h"
#include "core/language/dockerfile/mountreader.h"
#include "core/language/dockerfile/stagename.h"
#include "core/language/syntax/characters.h"

#include <algorithm>
#include <utility>

namespace stagewright::dockerfile {

namespace {

using syntax::quoted;

/// One reader per instruction; each leaves the first problem in m_problem.
class DetailReader
{
public:
    DetailReader(Instruction &instruction, const syntax::InstructionSyntax &syntax,
                 const syntax::CommandSyntax &command)
        : m_instruction(instruction)
        , m_syntax(syntax)
        , m_command(command)
        , m_words(command.list.words)
    {}

    std::optional<DetailProblem> read()
    {
        readKind();
        return std::move(m_problem);
    }

private:
    void readKind();
    void readFrom();
    void readArg();
    void readRun();
    void readMounts(RunInstruction &detail);
    void readCopy();
    void readExpose();
    void readVolume();
    void readShell();
    void readHealthcheck();
    void readHealthOptions(HealthcheckInstruction &detail);
    void readOnBuild();
    template<typename Detail>
    void readPairs(std::vector<KeyValue> Detail::*pairs);
    template<typename Detail>
    void readOne(Word Detail::*word);

    void report(std::string_view text, std::initializer_list<std::string_view> arguments,
                std::optional<TextRange> range = std::nullopt)
    {
        if (!m_problem)
            m_problem = {Message(text, arguments), range.value_or(headRange())};
    }
    void reportFlags(std::span<const FlagSpec> known);
    void reportFlag(std::string_view flag, Message message);
    void needsOne() { report(MSG("dockerfile", "%1 requires at least one argument"), {keyword()}); }

    std::string_view keyword() const { return nameOf(m_instruction.kind); }
    /// Keyword and arguments without heredoc bodies.
    TextRange headRange() const
    {
        auto span = m_command.keyword;
        span.end = std::max(span.end, m_command.arguments.end);
        return m_syntax.line.toFile(span);
    }
    Word wordAt(std::size_t index) const { return toWord(m_words[index]); }
    Word toWord(const syntax::Argument &argument) const
    {
        return {argument.text, m_syntax.line.toFile(argument.span)};
    }
    /// Part of a word, which stands in the text as it is.
    Word partOf(const syntax::Argument &argument, std::size_t begin, std::size_t end) const
    {
        const auto base = argument.span.begin;
        return {argument.text.substr(begin, end - begin),
                m_syntax.line.toFile(syntax::Span{base + static_cast<std::uint32_t>(begin),
                                                  base + static_cast<std::uint32_t>(end)})};
    }
    Command readCommand(std::size_t firstWord) const;
    std::optional<Heredoc> contentOf(const syntax::Argument &word,
                                     const std::vector<Heredoc> &bodies) const;

    Instruction &m_instruction;
    const syntax::InstructionSyntax &m_syntax;
    const syntax::CommandSyntax &m_command;
    const std::vector<syntax::Argument> &m_words;
    std::optional<DetailProblem> m_problem;
};

void DetailReader::readKind()
{
    switch (m_instruction.kind) {
    case InstructionKind::From:
        return readFrom();
    case InstructionKind::Arg:
        return readArg();
    case InstructionKind::Env:
        return readPairs(&EnvInstruction::variables);
    case InstructionKind::Label:
        return readPairs(&LabelInstruction::labels);
    case InstructionKind::Run:
        return readRun();
    case InstructionKind::Copy:
    case InstructionKind::Add:
        return readCopy();
    case InstructionKind::Workdir:
        return readOne(&WorkdirInstruction::path);
    case InstructionKind::User:
        return readOne(&UserInstruction::user);
    case InstructionKind::StopSignal:
        return readOne(&StopSignalInstruction::signal);
    case InstructionKind::Maintainer:
        return readOne(&MaintainerInstruction::name);
    case InstructionKind::Expose:
        return readExpose();
    case InstructionKind::Volume:
        return readVolume();
    case InstructionKind::Cmd:
        reportFlags({});
        m_instruction.detail = CmdInstruction{readCommand(0)};
        return;
    case InstructionKind::Entrypoint:
        reportFlags({});
        m_instruction.detail = EntrypointInstruction{readCommand(0)};
        return;
    case InstructionKind::Shell:
        return readShell();
    case InstructionKind::Healthcheck:
        return readHealthcheck();
    case InstructionKind::OnBuild:
        return readOnBuild();
    case InstructionKind::Unknown:
        return;
    }
}

void DetailReader::reportFlags(std::span<const FlagSpec> known)
{
    if (const auto problem = checkFlags(m_instruction.flags, known); problem && !m_problem)
        m_problem = {problem->message, m_instruction.flags[problem->flag].range};
}

void DetailReader::reportFlag(std::string_view flag, Message message)
{
    if (!m_problem)
        m_problem = {std::move(message), m_instruction.flag(flag)->range};
}

void DetailReader::readFrom()
{
    FromInstruction detail;
    if (!m_words.empty())
        detail.image = wordAt(0);
    const bool hasName = m_words.size() >= 3 && equalsIgnoringAsciiCase(m_words[1].text, "as");
    if (hasName) {
        detail.asKeyword = wordAt(1);
        detail.stageName = wordAt(2);
    }
    if (const auto *platform = m_instruction.flag("platform"))
        detail.platform = platform->value;
    if (m_words.size() != 1 && !(m_words.size() == 3 && hasName))
        report(MSG("dockerfile", "FROM requires either one or three arguments"), {});
    else if (hasName && !isStageName(toLowerAscii(m_words[2].text)))
        report(MSG("dockerfile", "invalid name for build stage: %1, name can't start with a number "
                                 "or contain symbols"),
               {quoted(m_words[2].text)}, detail.stageName->range);
    reportFlags(knownFlags(InstructionKind::From));
    m_instruction.detail = std::move(detail);
}

void DetailReader::readArg()
{
    ArgInstruction detail;
    if (m_words.empty())
        needsOne();
    for (const auto &word : m_words) {
        const auto equals = word.text.find('=');
        KeyValue argument;
        argument.key = partOf(word, 0, std::min(equals, word.text.size()));
        if (equals != std::string::npos)
            argument.value = partOf(word, equals + 1, word.text.size());
        if (equals == 0)
            report(MSG("dockerfile", "%1 names can not be blank"), {keyword()},
                   argument.value->range);
        detail.arguments.push_back(std::move(argument));
    }
    m_instruction.detail = std::move(detail);
}

template<typename Detail>
void DetailReader::readPairs(std::vector<KeyValue> Detail::*pairs)
{
    Detail detail;
    detail.isLegacyForm = m_command.list.isLegacy;
    reportFlags({});
    if (m_words.empty())
        needsOne();
    for (std::size_t i = 0; i < m_words.size(); i += 2) {
        KeyValue pair{wordAt(i), std::nullopt};
        if (i + 1 < m_words.size())
            pair.value = wordAt(i + 1);
        if (pair.key.text.empty())
            report(MSG("dockerfile", "%1 names can not be blank"), {keyword()});
        (detail.*pairs).push_back(std::move(pair));
    }
    m_instruction.detail = std::move(detail);
}

template<typename Detail>
void DetailReader::readOne(Word Detail::*word)
{
    Detail detail;
    if (m_words.size() != 1)
        report(MSG("dockerfile", "%1 requires exactly one argument"), {keyword()});
    else
        detail.*word = wordAt(0);
    if (m_instruction.kind != InstructionKind::StopSignal)
        reportFlags({});
    m_instruction.detail = std::move(detail);
}

Command DetailReader::readCommand(std::size_t firstWord) const
{
    Command command;
    command.isExecForm = m_command.list.isJson;
    for (std::size_t i = firstWord; i < m_words.size(); ++i)
        command.arguments.push_back(m_words[i].text);
    auto span = m_command.arguments;
    if (firstWord > 0 && m_words.size() > firstWord)
        span.begin = m_words[firstWord].span.begin;
    command.range = m_syntax.line.toFile(span);
    return command;
}

void DetailReader::readMounts(RunInstruction &detail)
{
    for (std::size_t i = 0; i < m_instruction.flags.size(); ++i) {
        const auto &flag = m_instruction.flags[i];
        if (flag.name != "mount" || !flag.value)
            continue;
        auto mount = readMount(flag, m_syntax.line, m_command.flags[i].span);
        const auto wrong = mount ? checkMountSource(*mount) : mount.error();
        if (wrong && !m_problem)
            m_problem = {*wrong, flag.range};
        if (mount)
            detail.mounts.push_back(std::move(*mount));
    }
}

void DetailReader::readRun()
{
    RunInstruction detail;
    reportFlags(knownFlags(InstructionKind::Run));
    detail.command = readCommand(0);
    for (const auto &flag : m_instruction.flags) {
        if (flag.name != "device" || !flag.value)
            continue;
        if (const auto device = readDevice(flag.value->text); !device && !m_problem)
            m_problem = {device.error(), flag.range};
    }
    readMounts(detail);
    const auto check = [&](std::string_view name, std::initializer_list<std::string_view> values,
                           std::string_view text) {
        const auto *flag = m_instruction.flag(name);
        if (flag && flag->value &&
            std::find(values.begin(), values.end(), flag->value->text) == values.end())
            reportFlag(name, Message(text, {quoted(flag->value->text)}));
    };
    check("network", {"default", "none", "host"}, MSG("dockerfile", "invalid network mode %1"));
    check("security", {"sandbox", "insecure"}, MSG("dockerfile", "security %1 is not valid"));
    if (!detail.command.isExecForm && detail.command.arguments.size() == 1 &&
        !m_instruction.heredocs.empty())
        detail.isScript = syntax::parseHeredocWord(detail.command.arguments.front())
                              .value_or(std::nullopt)
                              .has_value();
    m_instruction.detail = std::move(detail);
}

/// The file that a word of COPY or ADD stands for, if it announces one. Its body is the last of
/// that name; a word of the JSON form has none.
std::optional<Heredoc> DetailReader::contentOf(const syntax::Argument &word,
                                               const std::vector<Heredoc> &bodies) const
{
    const auto mark = syntax::parseHeredocWord(word.text).value_or(std::nullopt);
    if (!mark)
        return std::nullopt;
    Heredoc heredoc;
    const auto body = std::find_if(bodies.rbegin(), bodies.rend(),
                                   [&](const Heredoc &h) { return h.name == mark->name; });
    if (body != bodies.rend())
        heredoc = *body;
    else
        heredoc.bodyRange = {m_instruction.range.end, m_instruction.range.end};
    heredoc.name = mark->name;
    heredoc.expand = mark->expand;
    heredoc.stripTabs = mark->stripTabs;
    heredoc.fileDescriptor = mark->fileDescriptor;
    heredoc.wordRange = toWord(word).range;
    heredoc.content =
        mark->stripTabs ? syntax::stripLeadingTabs(heredoc.rawContent) : heredoc.rawContent;
    return heredoc;
}

void DetailReader::readCopy()
{
    CopyInstruction detail;
    if (m_words.size() < 2)
        report(MSG("dockerfile", "%1 requires at least two arguments, but only one was provided. "
                                 "Destination could not be determined"),
               {keyword()});
    reportFlags(knownFlags(m_instruction.kind));
    const auto bodies = std::exchange(m_instruction.heredocs, {});
    const auto sources = m_words.empty() ? 0 : std::max<std::size_t>(m_words.size() - 1, 1);
    for (std::size_t i = 0; i < sources; ++i) {
        if (auto content = contentOf(m_words[i], bodies))
            m_instruction.heredocs.push_back(std::move(*content));
        else
            detail.sources.push_back(wordAt(i));
    }
    if (m_words.size() >= 2) {
        detail.destination = wordAt(m_words.size() - 1);
        if (contentOf(m_words.back(), bodies))
            report(MSG("dockerfile", "%1 cannot accept a heredoc as a destination"), {keyword()},
                   detail.destination.range);
    }
    const auto *from = m_instruction.flag("from");
    if (m_instruction.kind == InstructionKind::Copy && from && from->value &&
        !from->value->text.empty())
        detail.from = SourceReference{*from->value};
    m_instruction.detail = std::move(detail);
}

void DetailReader::readExpose()
{
    ExposeInstruction detail;
    if (m_words.empty())
        needsOne();
    reportFlags({});
    for (const auto &word : m_words)
        detail.ports.push_back(toWord(word));
    m_instruction.detail = std::move(detail);
}

void DetailReader::readVolume()
{
    VolumeInstruction detail;
    if (m_words.empty())
        needsOne();
    reportFlags({});
    for (const auto &word : m_words) {
        auto path = toWord(word);
        path.text = syntax::trimSpaces(path.text);
        if (path.text.empty())
            report(MSG("dockerfile", "VOLUME specified can not be an empty string"), {},
                   path.range);
        detail.paths.push_back(std::move(path));
    }
    m_instruction.detail = std::move(detail);
}

void DetailReader::readShell()
{
    ShellInstruction detail;
    reportFlags({});
    if (m_words.empty())
        needsOne();
    else if (!m_command.list.isJson)
        report(MSG("dockerfile", "SHELL requires the arguments to be in JSON form"), {});
    for (const auto &word : m_words)
        detail.shell.push_back(word.text);
    m_instruction.detail = std::move(detail);
}

void DetailReader::readHealthcheck()
{
    HealthcheckInstruction detail;
    const auto type = m_words.empty() ? std::string() : toUpperAscii(m_words.front().text);
    if (m_words.empty()) {
        needsOne();
    } else if (type == "NONE") {
        detail.isNone = true;
        if (m_words.size() > 1)
            report(MSG("dockerfile", "HEALTHCHECK NONE takes no arguments"), {});
    } else {
        reportFlags(knownFlags(InstructionKind::Healthcheck));
        detail.command = readCommand(1);
        if (type != "CMD")
            report(MSG("dockerfile", "Unknown type %1 in HEALTHCHECK (try CMD)"), {quoted(type)},
                   wordAt(0).range);
        else if (m_words.size() == 1)
            report(MSG("dockerfile", "Missing command after HEALTHCHECK CMD"), {});
        readHealthOptions(detail);
    }
    m_instruction.detail = std::move(detail);
}

void DetailReader::readHealthOptions(HealthcheckInstruction &detail)
{
    constexpr std::int64_t kMillisecond = 1'000'000;
    const auto readInterval = [&](std::string_view name) -> std::int64_t {
        const auto value = m_instruction.flagValue(name);
        if (value.empty())
            return 0;
        const auto duration = parseDuration(value);
        if (!duration)
            reportFlag(name, duration.error());
        else if (*duration != 0 && *duration < kMillisecond)
            reportFlag(name, Message(MSG("dockerfile", "Interval %1 cannot be less than 1ms"),
                                     {quoted(name)}));
        return duration.value_or(0);
    };
    detail.interval = readInterval("interval");
    detail.timeout = readInterval("timeout");
    detail.startPeriod = readInterval("start-period");
    detail.startInterval = readInterval("start-interval");
    const auto retries = m_instruction.flagValue("retries");
    if (retries.empty())
        return;
    const bool isNegative = retries.starts_with('-');
    const auto digits = retries.substr(isNegative || retries.starts_with('+') ? 1 : 0);
    const auto number = parseUnsigned(digits);
    if (!number)
        reportFlag("retries",
                   Message(MSG("dockerfile", "strconv.ParseInt: parsing %1: invalid syntax"),
                           {quoted(retries)}));
    else if (*number > 0x7FFFFFFF)
        reportFlag("retries",
                   Message(MSG("dockerfile", "strconv.ParseInt: parsing %1: value out of range"),
                           {quoted(retries)}));
    else if (isNegative && *number > 0)
        reportFlag("retries",
                   Message(MSG("dockerfile", "--retries cannot be negative (%1)"), {retries}));
    else
        detail.retries = static_cast<int>(*number);
}

void DetailReader::readOnBuild()
{
    OnBuildInstruction detail;
    if (m_command.trigger.empty()) {
        needsOne();
        reportFlags({});
        m_instruction.detail = std::move(detail);
        return;
    }
    reportFlags({});
    const auto &line = m_syntax.line;
    const auto name = toUpperAscii(line.text(m_command.trigger.front().keyword));
    if (name == "ONBUILD")
        report(MSG("dockerfile", "Chaining ONBUILD via `ONBUILD ONBUILD` isn't allowed"), {});
    else if (name == "FROM" || name == "MAINTAINER")
        report(MSG("dockerfile", "%1 isn't allowed as an ONBUILD trigger"), {name});
    detail.trigger = line.text().substr(std::min(
        line.text().find_first_not_of(" \t\n\f\r", m_command.keyword.end), line.text().size()));
    for (const auto &heredoc : m_instruction.heredocs)
        detail.trigger += "\n" + heredoc.rawContent + heredoc.name;
    detail.triggerRange = line.toFile(m_command.arguments);
    m_instruction.detail = std::move(detail);
}

} // namespace

std::optional<DetailProblem> readDetail(Instruction &instruction,
                                        const syntax::InstructionSyntax &syntax,
                                        const syntax::CommandSyntax &command)
{
    return DetailReader(instruction, syntax, command).read();
}

} // namespace stagewright::dockerfile
