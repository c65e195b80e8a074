#include "core/base/support/strings.h"
#include "core/base/support/utf8.h"
#include "core/language/draw/picture.h"

#include <algorithm>

namespace stagewright::draw {

namespace {

using dockerfile::Dockerfile;
using dockerfile::EdgeFault;
using dockerfile::EdgeKind;
using dockerfile::NodeId;
using dockerfile::Stage;
using dockerfile::StageEdge;

std::string padded(std::string text, std::size_t width)
{
    const auto length = codePointCount(text);
    return text.append(width > length ? width - length : 0, ' ');
}

std::string baseText(const Dockerfile &model, const Stage &stage)
{
    const auto &from = stage.instructions.front();
    const auto &written = from.as<dockerfile::FromInstruction>()->image.text;
    auto text = stage.base;
    if (stage.base != written && !written.empty())
        text = stage.base.empty() ? written : concat(stage.base, " (", written, ")");
    const bool isStage = model.findBaseStage(stage.base, stage.index).has_value();
    return isStage ? concat("stage ", text) : text;
}

std::string stageNotes(const Stage &stage, Role role, const std::string &target)
{
    auto text = concat("line ", std::to_string(stage.instructions.front().line + 1));
    const auto count = stage.instructions.size() - 1;
    text += concat(", ", std::to_string(count), count == 1 ? " instruction" : " instructions");
    if (role == Role::Target)
        text += ", target";
    else if (role == Role::Unneeded && !target.empty())
        text += concat(", not needed for ", target);
    return text;
}

std::string edgeLabel(const StageEdge &edge)
{
    std::string label;
    if (edge.kind == EdgeKind::Base)
        return "FROM";
    if (edge.kind == EdgeKind::OnBuild)
        label = "ONBUILD ";
    label += edge.mount ? "MOUNT" : "COPY --from";
    for (const auto &path : edge.paths)
        label += " " + path;
    return label;
}

std::string edgeLine(const Dockerfile &model, const StageEdge &edge)
{
    auto line = concat(sourceName(model, edge), " ──", edgeLabel(edge), "──▶ ",
                       model.stages[edge.target].displayName(), "  (line ",
                       std::to_string(lineOf(model, edge)), ")");
    if (edge.fault != EdgeFault::None)
        line += concat("  ✗ ", describeFault(edge));
    return line;
}

} // namespace

std::string sourceName(const Dockerfile &model, const StageEdge &edge)
{
    if (edge.source.kind == NodeId::Kind::Stage)
        return model.stages[edge.source.index].displayName();
    const auto &image = model.graph.images[edge.source.index];
    const auto &name = image.reference.empty() ? image.written : image.reference;
    return name.empty() ? "?" : name;
}

std::uint32_t lineOf(const Dockerfile &model, const StageEdge &edge)
{
    const auto at = model.positionAt(edge.instructionRange.begin);
    if (!at)
        return 0;
    return model.stages[at->stage].instructions[at->instruction].line + 1;
}

std::string describeFault(const StageEdge &edge)
{
    switch (edge.fault) {
    case EdgeFault::None:
        return {};
    case EdgeFault::ForwardReference:
        return "comes later in the file";
    case EdgeFault::SelfReference:
        return "is the stage itself";
    case EdgeFault::Cycle:
        return "part of a circle";
    case EdgeFault::UnknownIndex:
        return "there is no stage of this number";
    case EdgeFault::InvalidReference:
        return "neither a stage nor a valid image name";
    case EdgeFault::NeedsArgument:
        return concat("needs ARG ", join(edge.neededArguments, ", "));
    }
    return {};
}

std::string drawText(const Dockerfile &model, const DrawOptions &options)
{
    const auto roles = rolesOf(model, options);
    const auto target = model.findTarget(options.target);
    const auto targetName = target ? model.stages[*target].displayName() : std::string();
    std::vector<const Stage *> stages;
    std::size_t nameWidth = 0;
    std::size_t baseWidth = 0;
    for (const auto &stage : model.stages) {
        if (options.onlyNeeded && roles[stage.index] == Role::Unneeded)
            continue;
        stages.push_back(&stage);
        nameWidth = std::max(nameWidth, codePointCount(stage.displayName()));
        baseWidth = std::max(baseWidth, codePointCount(baseText(model, stage)));
    }
    std::string text;
    for (const auto *stage : stages)
        text += concat(padded(stage->displayName(), nameWidth), "  FROM ",
                       padded(baseText(model, *stage), baseWidth), "  (",
                       stageNotes(*stage, roles[stage->index], targetName), ")\n");
    if (!model.graph.edges.empty())
        text += "\n";
    for (const auto &edge : model.graph.edges) {
        if (isShown(edge, roles, options))
            text += edgeLine(model, edge) + "\n";
    }
    return text;
}

} // namespace stagewright::draw
