/// Any bytes as a Dockerfile: the tree is lossless, every range lies in the text, and every gesture
/// that is not refused can be undone.
#include "core/language/analysis/analysis.h"
#include "core/language/convert/convert.h"
#include "core/language/convert/texts.h"
#include "core/language/draw/draw.h"
#include "core/language/edit/edit.h"

#include <cstdio>
#include <cstdlib>
#include <string>

using namespace stagewright;

namespace {

void require(bool condition, const char *what)
{
    if (condition)
        return;
    std::fprintf(stderr, "broken: %s\n", what);
    std::abort();
}

void checkRange(text::TextRange range, text::TextRange outer)
{
    require(range.begin <= range.end && outer.contains(range), "range");
}

void checkInstruction(const dockerfile::Instruction &instruction, text::TextRange whole)
{
    checkRange(instruction.range, whole);
    checkRange(instruction.keyword.range, instruction.range);
    for (const auto &flag : instruction.flags) {
        checkRange(flag.range, instruction.range);
        if (flag.value)
            checkRange(flag.value->range, flag.range);
    }
    for (const auto &heredoc : instruction.heredocs) {
        checkRange(heredoc.wordRange, instruction.range);
        checkRange(heredoc.bodyRange, whole);
    }
    if (const auto *run = instruction.as<dockerfile::RunInstruction>()) {
        for (const auto &mount : run->mounts) {
            for (const auto &option : mount.options)
                checkRange(option.key.range, mount.range);
            if (mount.from)
                checkRange(mount.from->word.range, mount.range);
        }
    }
    require(instruction.line <= instruction.lastLine, "lines");
    static_cast<void>(instruction.summary());
}

void checkTree(const syntax::SyntaxTree &tree, const std::string &text)
{
    require(tree.text() == text, "lossless");
    std::uint32_t end = 0;
    for (const auto &node : tree.nodes()) {
        require(node.range.begin == end, "nodes are adjacent");
        end = node.range.end;
        checkRange(node.content, node.range);
        const auto *instruction = node.as<syntax::InstructionSyntax>();
        if (!instruction)
            continue;
        auto begin = node.range.begin;
        for (const auto &line : instruction->lines) {
            require(line.range.begin == begin, "lines are adjacent");
            begin = line.range.end;
        }
        require(begin == end, "lines cover the node");
    }
}

void checkModel(const analysis::Analysis &result, text::TextRange whole)
{
    const auto &model = result.dockerfile;
    for (const auto &stage : model.stages) {
        for (const auto &instruction : stage.instructions)
            checkInstruction(instruction, whole);
    }
    for (const auto &edge : model.graph.edges) {
        checkRange(edge.referenceRange, whole);
        const bool isStage = edge.source.kind == dockerfile::NodeId::Kind::Stage;
        require(edge.source.index < (isStage ? model.stages.size() : model.graph.images.size()),
                "edge source");
    }
    for (const auto &diagnostic : result.diagnostics) {
        checkRange(diagnostic.range, whole);
        for (const auto &fix : diagnostic.fixes) {
            for (const auto &edit : fix.edits.edits())
                checkRange(edit.range, whole);
        }
    }
    static_cast<void>(draw::drawText(model));
}

void checkUses(const std::vector<convert::VariableUse> &uses, text::TextRange whole)
{
    for (const auto &use : uses)
        checkRange(use.range, whole);
}

void checkConversion(const dockerfile::Dockerfile &model, convert::Mode mode, text::TextRange whole)
{
    convert::ConvertOptions options;
    options.mode = mode;
    const auto conversion = convert::convert(model, options);
    require(conversion.isOk() || mode == convert::Mode::Editor || conversion.failures.size() == 1,
            "one failure");
    require(conversion.stages.size() == model.stages.size(), "stages");
    for (const auto &failure : conversion.failures)
        checkRange(failure.range, whole);
    for (const auto &stage : conversion.stages) {
        checkUses(stage.baseUses, whole);
        checkUses(stage.platformUses, whole);
        for (const auto &converted : stage.instructions) {
            checkUses(converted.uses, whole);
            require(converted.before != nullptr, "state");
            static_cast<void>(convert::stepName(model, stage, converted));
        }
    }
    if (conversion.isOk() && conversion.target)
        static_cast<void>(convert::imageOf(model, conversion, *conversion.target));
}

void checkGesture(const std::string &text, const edit::EditResult &result)
{
    if (!result)
        return;
    const auto after = result->edits.apply(text);
    require(result->edits.invert(text).apply(after) == text, "undo");
    checkRange(result->selection, {0, static_cast<std::uint32_t>(after.size())});
    require(syntax::parse(after).text() == after, "lossless after a gesture");
}

void checkGestures(const std::string &text, const analysis::Analysis &result)
{
    const edit::Source source{result.snapshot, result.dockerfile};
    const auto count = std::min<std::size_t>(result.dockerfile.stages.size(), 4);
    checkGesture(text, edit::addStage(source, "alpine", "fresh"));
    for (std::size_t stage = 0; stage < count; ++stage) {
        checkGesture(text, edit::addStage(source, "alpine", "fresh", stage));
        checkGesture(text, edit::renameStage(source, stage, "renamed"));
        checkGesture(text, edit::renameStage(source, stage, ""));
        checkGesture(text, edit::connect(source, std::size_t{0}, stage, "/a", "/b c/"));
    }
    for (const auto &edge : result.dockerfile.graph.edges)
        checkGesture(text, edit::removeEdge(source, edge));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const std::string text(reinterpret_cast<const char *>(data), size);
    const auto result = analysis::analyze(text::TextSnapshot(text));
    checkTree(result->tree, text);
    checkModel(*result, {0, static_cast<std::uint32_t>(size)});
    for (const auto mode : {convert::Mode::Build, convert::Mode::Check, convert::Mode::Editor})
        checkConversion(result->dockerfile, mode, {0, static_cast<std::uint32_t>(size)});
    checkGestures(text, *result);
    return 0;
}
