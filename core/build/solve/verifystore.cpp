#include "core/build/solve/verifystore.h"

#include "core/base/support/strings.h"
#include "core/build/exec/snapshotsurvey.h"
#include "core/build/solve/cacheindex.h"

#include <unistd.h>

#include <algorithm>

namespace stagewright::solve {

namespace {

using Kind = store::VerifyFinding::Kind;

constexpr const char *kSwept = "left by a process that was killed; the next build sweeps it";

void addTrees(const exec::SnapshotSurvey &survey, store::VerifyReport &report)
{
    report.trees = survey.sound.size() + survey.doubtful.size();
    for (const auto &tree : survey.doubtful)
        (tree.isDamage ? report.problems : report.notes)
            .push_back({Kind::Tree, tree.path, tree.text});
    for (const auto &path : survey.strangers)
        report.notes.push_back(
            {Kind::LeftOver, path, "Stagewright did not put this here; it may be deleted"});
    for (const auto &folder : survey.work) {
        if (folder.isAlive)
            report.notes.push_back({Kind::Work, folder.path, "a build that runs works here"});
        else
            report.notes.push_back({Kind::LeftOver, folder.path, kSwept});
    }
    for (const auto &path : survey.trash)
        report.notes.push_back({Kind::LeftOver, path, kSwept});
}

/// Rows that lead nowhere, all of one kind.
struct Losses
{
    std::size_t count = 0;
    std::string first;

    void add(const std::string &what)
    {
        if (count++ == 0)
            first = what;
    }

    void tell(const char *what, store::VerifyReport &report) const
    {
        if (count == 0)
            return;
        report.problems.push_back(
            {Kind::Cache, "index.db",
             concat(what, " of cached steps are gone: ", std::to_string(count), ", the first ",
                    first,
                    "; build their Dockerfiles again, which runs these steps anew, or delete "
                    "index.db: every step runs anew once then, images stay")});
    }
};

void addSteps(const std::vector<CachedStep> &steps, const exec::SnapshotSurvey &survey,
              const store::OciLayoutStore &store, bool rebooted, store::VerifyReport &report)
{
    Losses trees;
    Losses layers;
    report.steps = steps.size();
    for (const auto &step : steps) {
        const auto &outcome = step.outcome;
        if (rebooted && !step.isDurable)
            continue; // the next build drops it
        if (!std::ranges::binary_search(survey.sound, outcome.snapshot))
            trees.add(concat("snap/", outcome.snapshot.chain.hex()));
        else if (!store.stat(outcome.layer.diffId))
            layers.add(outcome.layer.diffId.toString());
    }
    trees.tell("trees", report);
    layers.tell("layers", report);
}

} // namespace

Result<store::VerifyReport> verifyStore(const store::OciLayoutStore &store)
{
    STAGEWRIGHT_TRY_ASSIGN(auto report, store::verify(store));
    const auto database = concat(store.path(), "/index.db");
    // Rows before trees and layers: a build beside us makes those first.
    Result<std::vector<CachedStep>> steps;
    if (::access(database.c_str(), F_OK) == 0)
        steps = readCachedSteps(database);
    STAGEWRIGHT_TRY_ASSIGN(const auto survey, exec::surveySnapshots(store.path()));
    STAGEWRIGHT_TRY_ASSIGN(const bool rebooted, store.bootChanged());
    addTrees(survey, report);
    if (steps)
        addSteps(*steps, survey, store, rebooted, report);
    else
        report.problems.push_back(
            {Kind::Cache, database,
             concat(steps.error().toString(),
                    "; delete this file: every step runs anew once then, images stay")});
    return report;
}

} // namespace stagewright::solve
