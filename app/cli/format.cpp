#include "app/cli/format.h"

#include "app/cli/arguments.h"
#include "app/cli/checking.h"
#include "app/cli/dockerfilesearch.h"
#include "app/cli/inputfile.h"
#include "app/cli/parallel.h"
#include "core/base/support/strings.h"
#include "core/base/sys/replacefile.h"
#include "core/language/edit/format.h"
#include "core/language/text/unifieddiff.h"

#include <array>
#include <iostream>

namespace stagewright::app {

namespace {

constexpr std::array kOptions = {
    Option{"check", false}, Option{"diff", false},     Option{"indent", true},
    Option{"shell", false}, Option{"jobs", true, 'j'},
};
constexpr std::uint64_t kWidestIndent = 16;

struct FormattedFile
{
    std::string path;
    std::string before;
    std::string after;

    bool isChanged() const { return before != after; }
};

Result<FormattedFile> formatFile(const std::string &path, const edit::FormatOptions &options)
{
    STAGEWRIGHT_TRY_ASSIGN(auto before, readInput(path));
    auto after = edit::format(edit::ParsedText(before), options).apply(before);
    return FormattedFile{path, std::move(before), std::move(after)};
}

std::optional<edit::FormatOptions> readOptions(const Arguments &arguments)
{
    edit::FormatOptions options;
    options.indentShell = arguments.has("shell");
    const auto indent = arguments.value("indent").value_or("4");
    if (indent == "tab") {
        options.indent = "\t";
        return options;
    }
    const auto blanks = parseUnsigned(indent);
    if (!blanks || *blanks > kWidestIndent)
        return std::nullopt;
    options.indent.assign(*blanks, ' ');
    return options;
}

/// What becomes of the results.
class Output
{
public:
    explicit Output(const Arguments &arguments)
        : m_isCheck(arguments.has("check"))
        , m_showsDiff(arguments.has("diff"))
    {}

    void add(const FormattedFile &file)
    {
        ++m_files;
        m_changed += file.isChanged() ? 1U : 0U;
        if (m_showsDiff)
            std::cout << text::unifiedDiff(file.before, file.after, nameOfInput(file.path));
        else if (file.path == "-" && !m_isCheck)
            std::cout << file.after;
        else if (file.isChanged())
            replace(file);
    }

    void add(const Error &error)
    {
        m_hasErrors = true;
        reportError(formatCommand, error);
    }

    int finish() const
    {
        const bool writes = !m_isCheck && !m_showsDiff;
        std::cerr << m_changed << " of " << m_files << (m_files == 1 ? " file " : " files ")
                  << (writes ? "formatted" : "to be formatted") << "\n";
        if (m_hasErrors)
            return kExitUsage;
        return m_isCheck && m_changed > 0 ? kExitFailure : kExitOk;
    }

private:
    void replace(const FormattedFile &file)
    {
        if (!m_isCheck) {
            if (const auto written = sys::replaceHostFile(file.path, file.after); !written)
                return add(written.error());
        }
        std::cout << nameOfInput(file.path) << "\n";
    }

    bool m_isCheck;
    bool m_showsDiff;
    bool m_hasErrors = false;
    std::size_t m_files = 0;
    std::size_t m_changed = 0;
};

int run(std::span<const std::string_view> given)
{
    const auto arguments = Arguments::parse(given, kOptions);
    if (!arguments)
        return usageError(formatCommand, arguments.error().message);
    if (arguments->operands().empty())
        return usageError(formatCommand, "name a FILE or a DIR, for example '.'");
    const auto options = readOptions(*arguments);
    if (!options)
        return usageError(formatCommand, "--indent is a number up to 16, or tab");
    const auto jobs = parseUnsigned(arguments->value("jobs").value_or("0"));
    if (!jobs)
        return usageError(formatCommand, "--jobs is a number");
    const auto found = findFiles(arguments->operands());
    std::vector<Result<FormattedFile>> results(found.paths.size());
    forEachParallel(results.size(), *jobs,
                    [&](std::size_t i) { results[i] = formatFile(found.paths[i], *options); });
    Output output(*arguments);
    for (const auto &result : results)
        result ? output.add(*result) : output.add(result.error());
    for (const auto &error : found.errors)
        output.add(error);
    return output.finish();
}

} // namespace

const Command formatCommand{
    "format",
    "FILE|DIR… [--check] [--diff] [OPTIONS]",
    "lay Dockerfiles out in one way, without changing what they mean",
    "Directories are searched for Dockerfiles. The names of changed files go to stdout; '-' is\n"
    "formatted to stdout.\n"
    "  --check          change nothing; the exit code is 1 where something would change\n"
    "  --diff           change nothing; show what would\n"
    "  --indent N|tab   in front of continuation lines (default: 4 blanks)\n"
    "  --shell          indent the lines of shell commands too: these steps run again then\n"
    "  -j, --jobs N     files at a time (default: as many as there are processors)\n\n"
    "Every result is read again and proven to mean the same; what cannot be proven stays as it\n"
    "is. Line ends, BOM, mode and owner of a file stay. The exit code is 2 where the command line\n"
    "is wrong or a file cannot be read or written.\n",
    &run,
};

} // namespace stagewright::app
