#include "app/cli/logs.h"

#include "app/cli/arguments.h"
#include "app/cli/buildlog.h"
#include "app/cli/imageaccess.h"
#include "core/base/support/strings.h"
#include "core/build/solve/steplogs.h"
#include "core/insight/inspect/formatting.h"

#include <algorithm>
#include <iostream>

namespace stagewright::app {

namespace {

/// A step that wrote something.
struct Entry
{
    std::string name; ///< "[builder 2/3] RUN make"
    std::string log;
};

std::string headOf(std::size_t number, const Entry &entry)
{
    return concat("#", std::to_string(number), " ", inspect::plainLine(entry.name));
}

std::string endingOf(const solve::KeptBuild &build)
{
    if (build.result)
        return build.result->image.empty() ? std::string(build.result->manifest.shortHex())
                                           : build.result->image;
    const auto failed =
        std::ranges::find_if(build.steps, [](const auto &step) { return !step.error.empty(); });
    return failed == build.steps.end() ? "not ended" : concat("failed: ", failed->name);
}

std::string listOf(const std::vector<solve::KeptBuild> &builds)
{
    inspect::Table table;
    table.add({"BUILD", "STEPS", "ENDED AS"});
    for (const auto &build : builds)
        table.add({build.id, std::to_string(build.steps.size()),
                   inspect::ellipsis(inspect::plainLine(endingOf(build)), 60)});
    return table.toString();
}

std::vector<Entry> entriesOf(const solve::KeptBuild &build)
{
    std::vector<Entry> entries;
    for (std::size_t i = 0; i < build.steps.size(); ++i) {
        if (!build.logs[i].empty())
            entries.push_back({build.steps[i].name, build.logs[i]});
    }
    return entries;
}

Result<std::vector<Entry>> entriesOfImage(ImageAccess &access, std::string_view name)
{
    STAGEWRIGHT_TRY_ASSIGN(const auto facts,
                           inspect::gatherFacts(name, oci::hostPlatform(), access.ownPlaces(name)));
    auto record = inspect::readBuildRecord(access.store(), facts.manifestDigest);
    if (!record)
        return fail(std::move(record).error(), std::string(name));
    std::vector<Entry> entries;
    for (const auto &stage : record->stages) {
        for (const auto &step : stage.steps) {
            if (!step.log.empty())
                entries.push_back({step.name, step.log});
        }
    }
    return entries;
}

/// A build by the beginning of its id, else an image.
Result<std::vector<Entry>>
entriesFor(ImageAccess &access, const std::vector<solve::KeptBuild> &builds, std::string_view what)
{
    const auto isMeant = [what](const auto &build) { return build.id.starts_with(what); };
    if (std::ranges::count_if(builds, isMeant) == 1)
        return entriesOf(*std::ranges::find_if(builds, isMeant));
    return entriesOfImage(access, what);
}

/// By its number in the list, or by a part of its name that no other has.
Result<std::size_t> findStep(const std::vector<Entry> &entries, std::string_view step)
{
    if (const auto number = parseUnsigned(step); number && *number > 0 && *number <= entries.size())
        return *number - 1;
    const auto isMeant = [step](const Entry &entry) {
        return entry.name.find(step) != std::string::npos;
    };
    const auto count = std::ranges::count_if(entries, isMeant);
    if (count == 1)
        return static_cast<std::size_t>(std::ranges::find_if(entries, isMeant) - entries.begin());
    std::string all;
    for (std::size_t i = 0; i < entries.size(); ++i)
        all += concat("\n", headOf(i + 1, entries[i]));
    return fail(ErrorCode::NotFound, concat(count == 0 ? "no step that wrote anything is called \""
                                                       : "several steps have a name with \"",
                                            step, "\"; name one by its number:", all));
}

/// Lines as they come, and the rest where no line ends.
class Printer
{
public:
    void take(std::string_view bytes)
    {
        constexpr std::size_t kLongest = 1U << 20;
        m_rest += bytes;
        std::size_t begin = 0;
        for (auto end = m_rest.find('\n'); end != std::string::npos;
             begin = end + 1, end = m_rest.find('\n', begin))
            print(std::string_view(m_rest).substr(begin, end - begin));
        m_rest.erase(0, begin);
        if (m_rest.size() > kLongest)
            finish();
    }
    void finish()
    {
        if (!m_rest.empty())
            print(std::exchange(m_rest, {}));
    }

private:
    static void print(std::string_view line) { std::cout << shownLine(line) << "\n"; }

    std::string m_rest;
};

Result<void> printLog(const std::string &folder, const Entry &entry)
{
    Printer printer;
    const auto read =
        solve::readLog(folder, entry.log, [&](std::string_view bytes) { printer.take(bytes); });
    printer.finish();
    if (!read && read.error().code == ErrorCode::Corrupt)
        std::cout << "[the builder was killed here]\n";
    else
        STAGEWRIGHT_TRY(read);
    return {};
}

Result<void> printLogs(const std::string &folder, const std::vector<Entry> &entries)
{
    for (std::size_t i = 0; i < entries.size(); ++i) {
        std::cout << (i == 0 ? "" : "\n") << headOf(i + 1, entries[i]) << "\n";
        const auto printed = printLog(folder, entries[i]);
        if (!printed && printed.error().code == ErrorCode::NotFound)
            std::cout << "[" << printed.error().message << "]\n";
        else
            STAGEWRIGHT_TRY(printed);
    }
    return {};
}

Result<void> show(const std::vector<std::string_view> &operands)
{
    STAGEWRIGHT_TRY_ASSIGN(auto access, ImageAccess::open());
    STAGEWRIGHT_TRY_ASSIGN(const auto folder, access.store().directory("logs"));
    STAGEWRIGHT_TRY_ASSIGN(const auto builds, solve::keptBuilds(folder));
    if (operands.empty()) {
        std::cout << listOf(builds);
        return {};
    }
    STAGEWRIGHT_TRY_ASSIGN(const auto entries, entriesFor(access, builds, operands[0]));
    if (operands.size() == 1)
        return printLogs(folder, entries);
    STAGEWRIGHT_TRY_ASSIGN(const auto step, findStep(entries, operands[1]));
    return printLog(folder, entries[step]);
}

int run(std::span<const std::string_view> arguments)
{
    const auto parsed = Arguments::parse(arguments, {});
    if (!parsed)
        return usageError(logsCommand, parsed.error().message);
    if (parsed->operands().size() > 2)
        return usageError(logsCommand, "name one BUILD or IMAGE, and one STEP");
    const auto shown = show(parsed->operands());
    return shown ? kExitOk : reportError(logsCommand, shown.error());
}

} // namespace

const Command logsCommand{
    "logs", "[BUILD|IMAGE [STEP]]", "show what the steps of a build wrote, all of it",
    "Without operands: the builds whose logs are kept, the newest first; those of the last 50 in\n"
    "which a step wrote something are. IMAGE is an image that was built here: steps that came "
    "from\n"
    "the cache show what they wrote when they ran. STEP is a number in the output, or a part of\n"
    "the step's name.\n",
    run};

} // namespace stagewright::app
