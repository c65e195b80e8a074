#include "app/graphview/contentbuilder.h"

#include "app/graphview/contextedges.h"
#include "app/graphview/stagefacts.h"
#include "app/qtsupport/text.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <map>

namespace stagewright::app {

namespace {

using dockerfile::EdgeFault;
using dockerfile::Instruction;
using dockerfile::InstructionKind;
using dockerfile::StageEdge;

constexpr std::size_t kMetadataWords = 6;

QString graphText(const char *text)
{
    return QCoreApplication::translate("GraphContent", text);
}

std::optional<RowKind> rowKindOf(InstructionKind kind)
{
    switch (kind) {
    case InstructionKind::Run:
        return RowKind::Run;
    case InstructionKind::Copy:
    case InstructionKind::Add:
        return RowKind::Copy;
    case InstructionKind::Workdir:
        return RowKind::Workdir;
    case InstructionKind::Unknown:
        return RowKind::Other;
    case InstructionKind::From:
    case InstructionKind::Arg:
    case InstructionKind::Env:
    case InstructionKind::Label:
    case InstructionKind::User:
    case InstructionKind::StopSignal:
    case InstructionKind::Maintainer:
    case InstructionKind::Expose:
    case InstructionKind::Volume:
    case InstructionKind::Cmd:
    case InstructionKind::Entrypoint:
    case InstructionKind::Shell:
    case InstructionKind::Healthcheck:
    case InstructionKind::OnBuild:
        return std::nullopt;
    }
    return std::nullopt;
}

EdgeKind kindOf(dockerfile::EdgeKind kind)
{
    switch (kind) {
    case dockerfile::EdgeKind::Base:
        return EdgeKind::Base;
    case dockerfile::EdgeKind::CopyFrom:
        return EdgeKind::CopyFrom;
    case dockerfile::EdgeKind::MountFrom:
        return EdgeKind::MountFrom;
    case dockerfile::EdgeKind::OnBuild:
        return EdgeKind::OnBuild;
    }
    return EdgeKind::Base;
}

QString neededText(const StageEdge &edge)
{
    QStringList names;
    for (const std::string &name : edge.neededArguments)
        names << fromUtf8(name);
    return names.isEmpty() ? graphText(QT_TRANSLATE_NOOP("GraphContent", "needs a build argument"))
                           : graphText(QT_TRANSLATE_NOOP("GraphContent", "needs ARG %1"))
                                 .arg(names.join(QStringLiteral(", ")));
}

QString faultText(const StageEdge &edge)
{
    switch (edge.fault) {
    case EdgeFault::None:
        return {};
    case EdgeFault::ForwardReference:
        return graphText(QT_TRANSLATE_NOOP("GraphContent", "comes later in the file"));
    case EdgeFault::SelfReference:
        return graphText(QT_TRANSLATE_NOOP("GraphContent", "copies from itself"));
    case EdgeFault::Cycle:
        return graphText(QT_TRANSLATE_NOOP("GraphContent", "goes round in a circle"));
    case EdgeFault::UnknownIndex:
        return graphText(QT_TRANSLATE_NOOP("GraphContent", "no such stage"));
    case EdgeFault::InvalidReference:
        return graphText(QT_TRANSLATE_NOOP("GraphContent", "neither a stage nor an image"));
    case EdgeFault::NeedsArgument:
        return neededText(edge);
    }
    return {};
}

RowProblem problemOf(lint::Severity severity)
{
    switch (severity) {
    case lint::Severity::Error:
        return RowProblem::Error;
    case lint::Severity::Warning:
        return RowProblem::Warning;
    case lint::Severity::Information:
    case lint::Severity::Hint:
        return RowProblem::Hint;
    }
    return RowProblem::Hint;
}

class ContentBuilder
{
public:
    explicit ContentBuilder(const GraphInput &input)
        : m_input(input)
        , m_model(input.model)
    {
        if (!m_model.stages.empty())
            m_target = std::min(input.target.value_or(m_model.stages.size() - 1),
                                m_model.stages.size() - 1);
    }

    GraphContent build()
    {
        findRoles();
        for (const ShownStage &shown : m_input.stages)
            addStage(shown);
        for (std::size_t i = 0; i < m_model.graph.edges.size(); ++i)
            addEdge(i);
        addUses(m_content, m_input);
        m_content.shippedBytes = m_input.build.shippedBytes();
        m_content.discardedBytes = m_input.build.discardedBytes();
        m_content.discardedFrom = keepersOf(m_content);
        m_content.spoken = spokenContent();
        return std::move(m_content);
    }

private:
    // -- roles --------------------------------------------------------------------------------

    void findRoles()
    {
        m_roles.assign(m_model.stages.size(), StageRole::Unused);
        if (!m_target)
            return;
        for (const std::size_t stage : m_model.reachableFrom(*m_target))
            m_roles[stage] = StageRole::Discarded;
        if (lastIsGhost())
            return;
        std::optional<std::size_t> next = m_target;
        while (next && m_roles[*next] != StageRole::Ships) {
            m_roles[*next] = StageRole::Ships;
            next = baseOf(*next);
        }
        m_roles[*m_target] = StageRole::Target;
    }

    /// The image is a stage whose line is just being typed: no other becomes it meanwhile.
    bool lastIsGhost() const
    {
        return !m_input.target && !m_input.stages.empty() && m_input.stages.back().isGhost;
    }

    std::optional<std::size_t> baseOf(std::size_t stage) const
    {
        for (const StageEdge &edge : m_model.graph.edges)
            if (edge.kind == dockerfile::EdgeKind::Base && edge.target == stage &&
                edge.source.kind == dockerfile::NodeId::Kind::Stage)
                return edge.source.index;
        return std::nullopt;
    }

    // -- stages -------------------------------------------------------------------------------

    const std::vector<Instruction> &instructionsOf(const ShownStage &shown) const
    {
        return shown.modelStage ? m_model.stages[*shown.modelStage].instructions
                                : m_model.misplaced;
    }

    void addStage(const ShownStage &shown)
    {
        GraphStage stage;
        stage.id = shown.id;
        stage.modelStage = shown.modelStage;
        stage.name = fromUtf8(shown.name);
        stage.isGhost = shown.isGhost;
        stage.base = baseText(shown);
        stage.baseTip = baseTip(shown);
        stage.role =
            shown.isGhost || !shown.modelStage ? StageRole::Discarded : m_roles[*shown.modelStage];
        addInstructions(stage, shown);
        addFacts(stage, shown);
        countProblems(stage, shown);
        m_content.stages.push_back(std::move(stage));
    }

    QString baseText(const ShownStage &shown) const
    {
        const bool isScratch =
            !shown.isGhost && shown.modelStage && m_model.stages[*shown.modelStage].baseIsScratch;
        return isScratch ? QStringLiteral("∅ scratch") : fromUtf8(shown.base);
    }

    QString baseTip(const ShownStage &shown) const
    {
        const auto &list = instructionsOf(shown);
        return shown.firstInstruction < list.size()
                   ? fromUtf8(list[shown.firstInstruction].summary())
                   : QString();
    }

    void addInstructions(GraphStage &stage, const ShownStage &shown)
    {
        const auto &list = instructionsOf(shown);
        QStringList metadata;
        for (std::size_t i = shown.firstInstruction;
             i < std::min(shown.endInstruction, list.size()); ++i) {
            const bool isOwnLine = i == shown.firstInstruction &&
                                   (shown.isGhost || list[i].kind == InstructionKind::From);
            if (isOwnLine)
                continue;
            if (const auto kind = rowKindOf(list[i].kind)) {
                stage.rows.push_back(makeRow(stage, i, list[i], *kind));
            } else {
                stage.metadataInstructions.insert(i);
                if (std::size_t(metadata.size()) < kMetadataWords)
                    metadata << fromUtf8(list[i].summary());
            }
        }
        stage.metadata = metadata.join(QStringLiteral("  ·  "));
    }

    GraphRow makeRow(const GraphStage &stage, std::size_t index, const Instruction &instruction,
                     RowKind kind) const
    {
        GraphRow row;
        row.instruction = index;
        row.kind = kind;
        const std::string text = instruction.summary();
        row.text = fromUtf8(text);
        row.tip = row.text;
        if (const StepState *step = m_input.build.step(stage.id, index, text)) {
            row.bytes = step->bytes;
            row.status = step->status;
            if (!step->error.isEmpty())
                row.tip = step->error;
        }
        if (!stage.isGhost) // its lines count as another stage's, and what is said of them too
            addProblem(row, instruction);
        return row;
    }

    /// They are sorted by position.
    std::span<const lint::Diagnostic> problemsIn(text::TextRange range) const
    {
        const auto beginOf = [](const lint::Diagnostic &found) { return found.range.begin; };
        const auto &all = m_input.diagnostics;
        const auto first = std::ranges::lower_bound(all, range.begin, {}, beginOf);
        const auto last = std::ranges::upper_bound(first, all.end(), range.end, {}, beginOf);
        return {first, last};
    }

    void countProblems(GraphStage &stage, const ShownStage &shown) const
    {
        const auto &list = instructionsOf(shown);
        if (stage.isGhost || shown.firstInstruction >= shown.endInstruction)
            return;
        const text::TextRange range{list[shown.firstInstruction].range.begin,
                                    list[shown.endInstruction - 1].range.end};
        for (const lint::Diagnostic &diagnostic : problemsIn(range)) {
            const RowProblem problem = problemOf(diagnostic.severity);
            if (problem < RowProblem::Warning)
                continue;
            ++stage.problems;
            stage.worst = std::max(stage.worst, problem);
        }
    }

    /// The worst of its problems.
    void addProblem(GraphRow &row, const Instruction &instruction) const
    {
        for (const lint::Diagnostic &diagnostic : problemsIn(instruction.range)) {
            const RowProblem problem = problemOf(diagnostic.severity);
            if (!instruction.range.contains(diagnostic.range) || problem <= row.problem)
                continue;
            row.problem = problem;
            row.tip = translated(diagnostic.message);
        }
    }

    void addFacts(GraphStage &stage, const ShownStage &shown) const
    {
        const StageState *state = shown.isGhost ? nullptr : m_input.build.stage(shown.id);
        if (state) {
            stage.bytes = state->totalBytes();
            stage.status = state->status;
            stage.progress = progressOf(state);
        }
        stage.footer = shown.isGhost
                           ? graphText(QT_TRANSLATE_NOOP("GraphContent", "line %1 does not parse"))
                                 .arg(shown.ghostLine + 1)
                           : footerOf(stage, state);
        stage.spoken = spokenOf(stage);
    }

    // -- edges --------------------------------------------------------------------------------

    const ShownStage *shownAt(std::size_t modelStage, std::size_t instruction) const
    {
        for (const ShownStage &shown : m_input.stages)
            if (shown.modelStage == modelStage && instruction >= shown.firstInstruction &&
                instruction < shown.endInstruction)
                return &shown;
        return nullptr;
    }

    /// An image may really be a ghost: its name does not resolve while its line is broken.
    std::optional<NodeKey> ghostNamed(const std::string &name) const
    {
        for (const ShownStage &shown : m_input.stages)
            if (shown.isGhost && shown.name == name)
                return nodeOf(shown.id);
        return std::nullopt;
    }

    std::optional<NodeKey> sourceOf(const StageEdge &edge)
    {
        if (edge.source.kind == dockerfile::NodeId::Kind::Stage) {
            const ShownStage *shown = shownAt(edge.source.index, 0);
            return shown ? std::optional(nodeOf(shown->id)) : std::nullopt;
        }
        const auto &images = m_model.graph.images;
        if (edge.source.index >= images.size())
            return std::nullopt;
        const auto &image = images[edge.source.index];
        if (const auto ghost = ghostNamed(image.reference))
            return ghost;
        addImage(image, edge.fault);
        return NodeKey{0, image.reference};
    }

    void addImage(const dockerfile::ExternalImage &image, EdgeFault fault)
    {
        if (m_content.image(image.reference))
            return;
        GraphImage result;
        result.reference = image.reference;
        result.name = fromUtf8(image.reference.empty() ? image.written : image.reference);
        result.tip = image.written == image.reference
                         ? result.name
                         : QStringLiteral("%1 → %2").arg(fromUtf8(image.written), result.name);
        const auto size = m_input.build.imageBytes.find(image.reference);
        if (size != m_input.build.imageBytes.end() && size->second >= 0)
            result.detail = sizeText(size->second);
        if (fault != EdgeFault::None)
            result.kind = ImageKind::Unresolved;
        else if (m_input.namedContexts.contains(image.reference))
            result.kind = ImageKind::NamedContext;
        m_content.images.push_back(std::move(result));
    }

    QStringList argumentsOf(const StageEdge &edge) const
    {
        const bool isKnown = m_input.conversion && edge.target < m_input.conversion->stages.size();
        if (edge.kind != dockerfile::EdgeKind::Base || !isKnown)
            return {};
        QStringList names;
        for (const auto &use : m_input.conversion->stages[edge.target].baseUses)
            names << fromUtf8(use.name);
        names.removeDuplicates();
        return names;
    }

    QString tipOf(const StageEdge &edge, const QStringList &arguments) const
    {
        const QString line = fromUtf8(instructionOf(edge).summary());
        if (arguments.isEmpty())
            return line;
        return QStringLiteral("%1\n%2").arg(
            line, graphText(QT_TRANSLATE_NOOP("GraphContent", "depends on ARG %1"))
                      .arg(arguments.join(QStringLiteral(", "))));
    }

    void addEdge(std::size_t index)
    {
        const StageEdge &edge = m_model.graph.edges[index];
        const ShownStage *target = shownAt(edge.target, edge.instruction);
        if (!target || (target->isGhost && edge.kind == dockerfile::EdgeKind::Base))
            return;
        const auto source = sourceOf(edge);
        if (!source)
            return;
        GraphEdge result;
        result.key = {kindOf(edge.kind), target->id, edge.instruction, edge.mount};
        result.modelEdge = index;
        result.source = *source;
        result.label = labelOf(edge);
        result.size = sizeOf(edge, target->id);
        const GraphStage *from = m_content.stage(source->stage);
        const bool isGhost = target->isGhost || (from && from->isGhost);
        result.fault = isGhost ? QString() : faultText(edge);
        result.arguments = argumentsOf(edge);
        result.tip = tipOf(edge, result.arguments);
        m_content.edges.push_back(std::move(result));
    }

    const Instruction &instructionOf(const StageEdge &edge) const
    {
        return m_model.stages[edge.target].instructions[edge.instruction];
    }

    static QString labelOf(const StageEdge &edge)
    {
        if (edge.kind == dockerfile::EdgeKind::Base || edge.paths.empty())
            return {};
        QString label = fromUtf8(edge.paths.front());
        if (edge.paths.size() > 1)
            label += QStringLiteral(" +%1").arg(edge.paths.size() - 1);
        if (edge.kind == dockerfile::EdgeKind::MountFrom && !edge.destination.empty())
            label += QStringLiteral(" → ") + fromUtf8(edge.destination);
        return label;
    }

    QString sizeOf(const StageEdge &edge, StageId target) const
    {
        if (edge.kind != dockerfile::EdgeKind::CopyFrom)
            return {};
        const auto bytes =
            m_input.build.transferred(target, edge.instruction, instructionOf(edge).summary());
        return bytes >= 0 ? sizeText(bytes) : QString();
    }

    QString spokenContent() const
    {
        const QString count = QCoreApplication::translate("GraphContent", "%n stage(s)", nullptr,
                                                          int(m_content.stages.size()));
        for (const GraphStage &stage : m_content.stages)
            if (stage.role == StageRole::Target)
                return graphText(QT_TRANSLATE_NOOP("GraphContent", "%1, ships %2"))
                    .arg(count, stage.name);
        return count;
    }

    const GraphInput &m_input;
    const dockerfile::Dockerfile &m_model;
    std::optional<std::size_t> m_target;
    std::vector<StageRole> m_roles;
    GraphContent m_content;
};

} // namespace

GraphContent makeGraphContent(const GraphInput &input)
{
    return ContentBuilder(input).build();
}

} // namespace stagewright::app
