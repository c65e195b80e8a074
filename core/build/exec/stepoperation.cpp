#include "core/build/exec/stepoperation.h"

#include "core/base/support/strings.h"
#include "core/base/sys/fileio.h"
#include "core/build/context/owner.h"
#include "core/build/exec/jailroot.h"
#include "core/build/exec/runprogram.h"
#include "core/build/exec/worktree.h"

namespace stagewright::exec {

namespace {

/// Changes the mounted tree as the step says.
class StepRunner
{
public:
    StepRunner(const SnapshotFiles &files, const WorkTree &tree, StepOutput &output,
               const JailSetup &setup, StepResult &result)
        : m_files(files)
        , m_tree(tree)
        , m_output(output)
        , m_setup(setup)
        , m_result(result)
    {}

    Result<void> operator()(const RunStep &step)
    {
        STAGEWRIGHT_TRY_ASSIGN(
            m_result.exit, runProgram(m_files, m_tree, step,
                                      {std::move(m_output.out), std::move(m_output.err)}, m_setup));
        return {};
    }

    Result<void> operator()(const CopyStep &step)
    {
        context::CopyRequest request = step.request;
        request.selection.isContext =
            step.source && std::holds_alternative<ContextRef>(*step.source);
        auto source = step.source ? openSource(m_files, *step.source, "/mnt/source")
                                  : openSource(m_files, SnapshotId(), "/mnt/source");
        if (!source)
            return fail(std::move(source).error());
        STAGEWRIGHT_TRY_ASSIGN(const auto report,
                               context::copyInto(*source, m_tree.root(), request));
        m_result.content = report.content;
        return {};
    }

    Result<void> operator()(const MakeDirectoryStep &step)
    {
        STAGEWRIGHT_TRY_ASSIGN(const auto owner, context::resolveOwner(m_tree.root(), step.user));
        return m_tree.root().makeDirectories(
            step.path, 0755, [this, &owner](const std::string &made) {
                return m_tree.root().apply(made, {owner.uid, owner.gid, 0755, {}, {}});
            });
    }

private:
    const SnapshotFiles &m_files;
    const WorkTree &m_tree;
    StepOutput &m_output;
    const JailSetup &m_setup;
    StepResult &m_result;
};

} // namespace

Result<sys::SafeRoot> openSource(const SnapshotFiles &files, const Source &source,
                                 const std::string &mountPoint)
{
    if (const auto *context = std::get_if<ContextRef>(&source))
        return sys::SafeRoot::open(contextPath(context->index));
    STAGEWRIGHT_TRY_ASSIGN(auto view,
                           TreeView::open(files, std::get<SnapshotId>(source), mountPoint));
    return std::move(view.root);
}

Result<StepResult> executeStep(const SnapshotFiles &files, const Step &step, StepOutput output,
                               const JailSetup &setup)
{
    StepResult result;
    STAGEWRIGHT_TRY_ASSIGN(WorkTree tree, WorkTree::open(files, step.base));
    STAGEWRIGHT_TRY(std::visit(StepRunner(files, tree, output, setup, result), step.operation));
    if (!result.exit.ok())
        return result;
    const layer::ByteSink sink = [&output](std::string_view bytes) -> Result<void> {
        return output.layer ? sys::writeAll(output.layer.get(), bytes) : Result<void>();
    };
    STAGEWRIGHT_TRY_ASSIGN(const auto committed, tree.commit(sink, step.clampModifiedSeconds));
    result.id = committed.first;
    result.layer = committed.second;
    return result;
}

} // namespace stagewright::exec
