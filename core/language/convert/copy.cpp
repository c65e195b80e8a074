// COPY and ADD.
#include "core/base/support/strings.h"
#include "core/language/convert/addsource.h"
#include "core/language/convert/govalues.h"
#include "core/language/convert/instructionwork.h"
#include "core/language/convert/names.h"
#include "core/language/convert/paths.h"
#include "core/language/dockerfile/filemode.h"
#include "core/language/syntax/characters.h"

#include <algorithm>

namespace stagewright::convert {

namespace {

using dockerfile::CopyInstruction;
using dockerfile::GitReference;
using Remote = std::variant<PathSource, HttpSource, GitReference>;

bool hasWildcards(std::string_view path)
{
    for (std::size_t i = 0; i < path.size(); ++i) {
        if (path[i] == '*' || path[i] == '?' || path[i] == '[')
            return true;
        if (path[i] == '\\')
            ++i;
    }
    return false;
}

class CopyConverter
{
public:
    explicit CopyConverter(InstructionWork &work)
        : m_work(work)
        , m_detail(*work.instruction.as<CopyInstruction>())
    {}

    Outcome run();

private:
    void readFlags();
    Outcome expandTexts();
    Outcome expandFiles();
    Outcome checkFrom() const;
    Outcome resolveDestination();
    Outcome readMode();
    Outcome checkChecksum() const;
    Outcome resolveSource(CopySource &source);
    Outcome resolveGit(const GitReference &git);
    Outcome resolvePath(CopySource &source) const;
    Expected<std::string> absolute(std::string_view path) const
    {
        return normalizePath("/", path, m_work.os());
    }
    bool isRemote(const std::string &source) const;

    InstructionWork &m_work;
    const CopyInstruction &m_detail;
    ResolvedCopy m_resolved;
};

void CopyConverter::readFlags()
{
    const auto &instruction = m_work.instruction;
    m_resolved.isAdd = instruction.kind == InstructionKind::Add;
    m_resolved.link = instruction.hasSwitch("link");
    m_resolved.parents = instruction.hasSwitch("parents");
    for (const auto &flag : instruction.flags) {
        if (flag.name == "exclude" && flag.value)
            m_resolved.excludes.push_back(flag.value->text);
    }
    if (instruction.flag("keep-git-dir"))
        m_resolved.keepGitDir = instruction.hasSwitch("keep-git-dir");
    if (instruction.flag("unpack"))
        m_resolved.unpack = instruction.hasSwitch("unpack");
    if (m_detail.from)
        m_resolved.fromName = m_detail.from->word.text;
    if (!m_work.command.sources.empty())
        m_resolved.from = m_work.command.sources.front();
}

/// In BuildKit's order: flags, sources, destination, bodies of heredocs.
Outcome CopyConverter::expandTexts()
{
    Outcome problem;
    if (!m_work.expandFlag("chown", m_resolved.chown, problem) ||
        !m_work.expandFlag("chmod", m_resolved.chmod, problem) ||
        !m_work.expandFlag("checksum", m_resolved.checksum, problem))
        return problem;
    for (const auto &word : m_detail.sources) {
        auto &source = m_resolved.sources.emplace_back();
        source.range = m_work.placeOf(word.range);
        if (!m_work.expand(word, source.text, problem))
            return problem;
    }
    if (!m_work.expand(m_detail.destination, m_resolved.written, problem))
        return problem;
    return expandFiles();
}

/// Of heredocs with one name, the last one's content counts for all.
Outcome CopyConverter::expandFiles()
{
    const auto &heredocs = m_work.instruction.heredocs;
    for (const auto &heredoc : heredocs) {
        const auto last = std::find_if(heredocs.rbegin(), heredocs.rend(), [&](const auto &other) {
            return other.name == heredoc.name;
        });
        InlineFile file{heredoc.name, last->content};
        if (heredoc.expand) {
            auto content =
                m_work.expander().heredoc(*last, last->content, m_work.before().variables);
            if (!content)
                return std::move(content).error();
            file.content = std::move(*content);
        }
        m_resolved.files.push_back(std::move(file));
    }
    return std::nullopt;
}

Outcome CopyConverter::checkFrom() const
{
    if (m_work.command.sources.empty() || m_work.isReadable(m_resolved.from))
        return std::nullopt;
    return Message(MSG("convert", "cannot copy from stage %1, it needs to be defined before "
                                  "current stage %2"),
                   {syntax::quoted(m_resolved.fromName), syntax::quoted(m_work.stage.stepStage)});
}

Outcome CopyConverter::resolveDestination()
{
    auto path = m_resolved.written;
    if (path.empty() || path == ".")
        path = "./";
    auto destination =
        normalizePath(m_work.before().workingDirectory, path, m_work.os(), Slash::Keep);
    if (!destination)
        return std::move(destination).error();
    m_resolved.destination = std::move(*destination);
    return std::nullopt;
}

Outcome CopyConverter::readMode()
{
    constexpr std::uint32_t kMax = 07777;
    const auto &chmod = m_resolved.chmod;
    if (chmod.empty())
        return std::nullopt;
    m_resolved.mode = parseUnsigned32(chmod, 8);
    if (m_resolved.mode && *m_resolved.mode <= kMax)
        return std::nullopt;
    const bool isNumber = m_resolved.mode || (chmod.front() >= '0' && chmod.front() <= '9');
    m_resolved.mode.reset();
    if (isNumber)
        return Message(MSG("convert", "invalid chmod parameter: '%1'. it should be octal string "
                                      "and between 0 and 07777"),
                       {chmod});
    if (!dockerfile::FileModeChange::parse(chmod))
        return Message(MSG("convert", "invalid syntax"));
    return std::nullopt;
}

bool CopyConverter::isRemote(const std::string &source) const
{
    const auto remote = readRemoteSource(source);
    return remote && !std::holds_alternative<PathSource>(*remote);
}

Outcome CopyConverter::checkChecksum() const
{
    if (m_resolved.checksum.empty())
        return std::nullopt;
    if (m_resolved.sources.size() != 1)
        return Message(MSG("convert", "checksum can't be specified for multiple sources"));
    if (!isRemote(m_resolved.sources.front().text))
        return Message(MSG("convert", "checksum requires HTTP(S) or Git sources"));
    return std::nullopt;
}

/// What flags and query say must agree.
Outcome CopyConverter::resolveGit(const GitReference &git)
{
    if (!m_resolved.isAdd)
        return Message(MSG("convert", "source can't be a git ref for COPY"));
    if (m_resolved.keepGitDir && git.keepGitDir && *m_resolved.keepGitDir != *git.keepGitDir)
        return Message(MSG("convert", "inconsistent keep-git-dir configuration"));
    if (git.keepGitDir)
        m_resolved.keepGitDir = git.keepGitDir;
    if (!m_resolved.checksum.empty() && !git.checksum.empty() &&
        m_resolved.checksum != git.checksum)
        return Message(MSG("convert", "checksum mismatch %1 != %2"),
                       {syntax::quoted(m_resolved.checksum), syntax::quoted(git.checksum)});
    if (!git.checksum.empty())
        m_resolved.checksum = git.checksum;
    return std::nullopt;
}

/// With --parents what stands behind "/./", or the whole path, is kept below the destination.
Outcome CopyConverter::resolvePath(CopySource &source) const
{
    auto &detail = std::get<PathSource>(source.detail);
    std::string_view folder = source.text;
    if (m_resolved.parents) {
        const auto pivot = folder.find("/./");
        const auto written = pivot == std::string_view::npos ? folder : folder.substr(pivot + 3);
        folder = pivot == std::string_view::npos ? "/" : folder.substr(0, pivot);
        auto pattern = absolute(written);
        if (!pattern)
            return std::move(pattern).error();
        detail.pattern = pattern->starts_with('/') ? pattern->substr(1) : *pattern;
        if (!hasWildcards(folder) && !hasWildcards(*pattern))
            detail.required = absolute(joinPaths({folder, *pattern})).value_or(std::string());
    }
    auto path = absolute(folder);
    if (!path)
        return std::move(path).error();
    detail.path = std::move(*path);
    return std::nullopt;
}

Outcome CopyConverter::resolveSource(CopySource &source)
{
    auto remote = readRemoteSource(source.text);
    if (!remote)
        return std::move(remote).error();
    source.detail = std::move(*remote);
    if (const auto *git = std::get_if<GitReference>(&source.detail))
        return resolveGit(*git);
    if (std::holds_alternative<PathSource>(source.detail))
        return resolvePath(source);
    if (!m_resolved.isAdd)
        return Message(MSG("convert", "source can't be a URL for COPY"));
    return m_resolved.checksum.empty() ? Outcome() : digestProblem(m_resolved.checksum);
}

Outcome CopyConverter::run()
{
    readFlags();
    auto problem = expandTexts();
    if (!problem)
        problem = checkFrom();
    if (!problem)
        problem = resolveDestination();
    if (!problem)
        problem = readMode();
    if (!problem)
        problem = checkChecksum();
    for (auto &source : m_resolved.sources) {
        if (!problem)
            problem = resolveSource(source);
    }
    m_work.result.resolved = std::move(m_resolved);
    return problem;
}

} // namespace

Outcome convertCopy(InstructionWork &work)
{
    return CopyConverter(work).run();
}

} // namespace stagewright::convert
