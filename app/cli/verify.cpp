#include "app/cli/verify.h"

#include "app/cli/arguments.h"
#include "core/base/support/strings.h"
#include "core/build/solve/verifystore.h"
#include "core/insight/inspect/formatting.h"

#include <iostream>

namespace stagewright::app {

namespace {

Result<store::VerifyReport> check(std::string &path)
{
    STAGEWRIGHT_TRY_ASSIGN(path, store::defaultStorePath());
    STAGEWRIGHT_TRY_ASSIGN(const auto opened, store::OciLayoutStore::open(path));
    return solve::verifyStore(*opened);
}

void print(const char *prefix, const std::vector<store::VerifyFinding> &findings)
{
    for (const auto &finding : findings)
        std::cout << prefix << nameOf(finding.kind) << ": " << inspect::plainLine(finding.subject)
                  << ": " << inspect::plainLine(finding.text) << "\n";
}

std::string counted(std::size_t number, std::string_view what)
{
    return concat(number == 0 ? "no" : std::to_string(number), " ", what, number == 1 ? "" : "s");
}

int run(std::span<const std::string_view> arguments)
{
    const auto parsed = Arguments::parse(arguments, {});
    if (!parsed)
        return usageError(verifyCommand, parsed.error().message);
    if (!parsed->operands().empty())
        return usageError(verifyCommand, "it takes no operands");
    std::string path;
    const auto report = check(path);
    if (!report)
        return reportError(verifyCommand, report.error());
    print("note: ", report->notes);
    print("", report->problems);
    std::cout << path << ": " << counted(report->tags, "image") << ", "
              << counted(report->blobs, "blob") << ", " << inspect::humanSize(report->bytes) << ", "
              << counted(report->steps, "cached step") << ", " << counted(report->trees, "tree")
              << ", " << counted(report->problems.size(), "problem") << "\n";
    return report->ok() ? kExitOk : kExitFailure;
}

} // namespace

const Command verifyCommand{
    "verify", "", "check every byte of the store",
    "Reads every blob and compares it with its digest; checks that every tag leads to a whole\n"
    "image and every cached step to its tree and its layer. What a killed build left is a note,\n"
    "since the next build sweeps it. The exit code is 1 where there are problems.\n",
    run};

} // namespace stagewright::app
