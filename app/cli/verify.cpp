#include "app/cli/verify.h"

#include "app/cli/arguments.h"
#include "core/image/store/verify.h"
#include "core/insight/inspect/formatting.h"

#include <iostream>

namespace stagewright::app {

namespace {

Result<store::VerifyReport> check(std::string &path)
{
    STAGEWRIGHT_TRY_ASSIGN(path, store::defaultStorePath());
    STAGEWRIGHT_TRY_ASSIGN(const auto opened, store::OciLayoutStore::open(path));
    return store::verify(*opened);
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
    for (const auto &problem : report->problems)
        std::cout << nameOf(problem.kind) << ": " << inspect::plainLine(problem.subject) << ": "
                  << inspect::plainLine(problem.text) << "\n";
    std::cout << path << ": " << report->tags << " images, " << report->blobs << " blobs, "
              << inspect::humanSize(report->bytes) << ", ";
    if (report->ok())
        std::cout << "no problems\n";
    else
        std::cout << report->problems.size() << " problems\n";
    return report->ok() ? kExitOk : kExitFailure;
}

} // namespace

const Command verifyCommand{
    "verify", "", "check every byte of the store",
    "Reads every blob and compares it with its digest, checks that every tag leads to a whole\n"
    "image and that no dead process left anything. The exit code is 1 where there are problems.\n",
    run};

} // namespace stagewright::app
