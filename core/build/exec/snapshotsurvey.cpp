#include "core/build/exec/snapshotsurvey.h"

#include "core/base/support/strings.h"
#include "core/build/exec/snapshotfiles.h"

#include <algorithm>

namespace stagewright::exec {

namespace {

using Doubt = SnapshotFiles::Doubt;

const char *explain(Doubt doubt)
{
    switch (doubt) {
    case Doubt::None:
        break;
    case Doubt::Unsynced:
        return "this tree was not on the disk yet when the machine went down; the next build "
               "drops it";
    case Doubt::Orphaned:
        return "the tree below this one is gone; the next build drops it";
    case Doubt::Damaged:
        return "a part of this tree is missing or cannot be read; build once more: it is dropped "
               "then, and made anew where it is needed";
    }
    return "";
}

Result<void> surveyTrees(const SnapshotFiles &files, SnapshotSurvey &survey)
{
    STAGEWRIGHT_TRY_ASSIGN(const auto names, files.store().list("snap"));
    for (const auto &name : names) {
        auto chain = oci::Digest::parse(concat("sha256:", name));
        if (!chain) {
            if (name != "form")
                survey.strangers.push_back(concat("snap/", name));
            continue;
        }
        SnapshotId id{std::move(*chain)};
        STAGEWRIGHT_TRY_ASSIGN(const Doubt doubt, files.doubt(id));
        if (doubt == Doubt::None)
            survey.sound.push_back(std::move(id));
        else
            survey.doubtful.push_back(
                {concat("snap/", name), doubt == Doubt::Damaged, explain(doubt)});
    }
    return {};
}

} // namespace

Result<SnapshotSurvey> surveySnapshots(const std::string &store)
{
    STAGEWRIGHT_TRY_ASSIGN(auto root, sys::SafeRoot::open(store));
    const SnapshotFiles files(std::move(root));
    SnapshotSurvey survey;
    for (const char *folder : {"snap", "active", "trash"}) {
        STAGEWRIGHT_TRY_ASSIGN(const auto there, files.store().find(folder));
        if (!there)
            return survey; // no build ran here yet
    }
    STAGEWRIGHT_TRY(surveyTrees(files, survey));
    STAGEWRIGHT_TRY_ASSIGN(survey.work, files.work());
    STAGEWRIGHT_TRY_ASSIGN(survey.trash, files.store().list("trash"));
    for (auto &name : survey.trash)
        name.insert(0, "trash/");
    return survey;
}

Result<layer::LayerIndex> readLayerIndex(const std::string &store, const SnapshotId &id)
{
    STAGEWRIGHT_TRY_ASSIGN(auto root, sys::SafeRoot::open(store));
    return SnapshotFiles(std::move(root)).index(id);
}

} // namespace stagewright::exec
