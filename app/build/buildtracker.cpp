#include "app/build/buildtracker.h"

#include "app/qtsupport/text.h"
#include "core/base/support/strings.h"
#include "core/base/support/utf8.h"

#include <algorithm>

namespace stagewright::app {

namespace {

bool isFinished(StepStatus status)
{
    return status == StepStatus::Done || status == StepStatus::Cached ||
           status == StepStatus::Failed || status == StepStatus::Cancelled ||
           status == StepStatus::NotNeeded;
}

StepStatus statusOf(const plan::VertexEvent &event)
{
    if (!event.error.empty())
        return event.error.find("cancel") != std::string::npos ? StepStatus::Cancelled
                                                               : StepStatus::Failed;
    if (event.cached)
        return StepStatus::Cached;
    if (event.completed)
        return StepStatus::Done;
    return event.started ? StepStatus::Running : StepStatus::Waiting;
}

qint64 millisecondsOf(const plan::VertexEvent &event)
{
    if (!event.started || !event.completed)
        return -1;
    return std::chrono::duration_cast<std::chrono::milliseconds>(*event.completed - *event.started)
        .count();
}

QString firstLine(const std::string &text)
{
    return plainText(std::string_view(text).substr(0, text.find('\n')));
}

StepStatus stageStatus(const StageState &stage)
{
    const auto has = [&stage](StepStatus status) {
        return std::ranges::any_of(stage.steps,
                                   [status](const StepState &s) { return s.status == status; });
    };
    for (const auto status : {StepStatus::Failed, StepStatus::Running, StepStatus::Cancelled})
        if (has(status))
            return status;
    const bool isPartly = has(StepStatus::Done) || has(StepStatus::Cached);
    if (has(StepStatus::Waiting))
        return isPartly ? StepStatus::Running : StepStatus::Waiting;
    if (has(StepStatus::Done))
        return StepStatus::Done;
    return has(StepStatus::Cached) ? StepStatus::Cached : stage.status;
}

} // namespace

QString plainText(std::string_view bytes)
{
    std::string plain;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const auto c = static_cast<unsigned char>(bytes[i]);
        if (c == 0x1B) {
            if (i + 1 < bytes.size() && bytes[i + 1] == '[') {
                i += 2;
                while (i < bytes.size() && (bytes[i] < '@' || bytes[i] > '~'))
                    ++i;
            } else {
                ++i;
            }
        } else if (c == '\r') {
            if (i + 1 < bytes.size() && bytes[i + 1] != '\n')
                plain.resize(plain.rfind('\n') == std::string::npos ? 0 : plain.rfind('\n') + 1);
        } else if (c >= 0x20 || c == '\n' || c == '\t') {
            plain += static_cast<char>(c);
        }
    }
    return fromUtf8(repairUtf8(plain));
}

BuildOutline outlineOf(const dockerfile::Dockerfile &model, std::span<const StageId> ids,
                       std::size_t target)
{
    BuildOutline outline;
    outline.target = target;
    for (const auto &stage : model.stages) {
        BuildOutline::Stage made;
        made.id = ids[stage.index];
        made.name = stage.displayName();
        made.base = stage.base;
        made.baseStage = model.findBaseStage(stage.base, stage.index);
        made.baseIsScratch = stage.baseIsScratch;
        for (const auto &instruction : stage.instructions) {
            made.instructions.push_back(instruction.summary());
            made.lines.push_back(instruction.line);
        }
        outline.stages.push_back(std::move(made));
    }
    return outline;
}

BuildTracker::BuildTracker(BuildOutline outline)
    : m_outline(std::move(outline))
{
    m_state.phase = BuildPhase::Running;
    for (const auto &stage : m_outline.stages) {
        auto &state = m_state.stages[stage.id];
        for (const auto &text : stage.instructions)
            state.steps.push_back({text, StepStatus::None, -1, -1, {}});
        if (!stage.baseStage && !stage.baseIsScratch)
            state.baseImage = stage.base;
    }
    markTarget();
}

/// The target ships, and every stage that it stands on by FROM.
void BuildTracker::markTarget()
{
    if (m_outline.target >= m_outline.stages.size())
        return;
    stageAt(m_outline.target).ships = true;
    for (std::optional<std::size_t> stage = m_outline.target; stage;
         stage = m_outline.stages[*stage].baseStage)
        stageAt(*stage).contributes = true;
}

QString BuildTracker::take(const plan::BuildEvent &event)
{
    QString log;
    for (const auto &stage : event.stages) {
        if (!stage.needed && stage.index < m_outline.stages.size())
            stageAt(stage.index).status = StepStatus::NotNeeded;
    }
    for (const auto &step : event.steps)
        takeStep(step);
    for (const auto &vertex : event.vertexes)
        takeVertex(vertex, log);
    for (const auto &entry : event.logs)
        takeLog(entry, log);
    for (const auto &warning : event.warnings)
        log += tr("warning: %1\n").arg(plainText(warning.shortText));
    if (event.result)
        m_state.image = fromUtf8(event.result->image);
    deriveStages();
    return log;
}

void BuildTracker::takeStep(const plan::StepInfo &step)
{
    auto &vertex = m_vertexes[step.vertex.toString()];
    if (!step.stage || !step.instruction || *step.stage >= m_outline.stages.size())
        return;
    vertex.place = Place{*step.stage, *step.instruction};
    if (step.bytes && *step.instruction == 0) {
        stageAt(*step.stage).baseBytes = static_cast<std::int64_t>(*step.bytes);
        return;
    }
    auto *state = stepAt(*vertex.place);
    if (!state)
        return;
    if (state->status == StepStatus::None)
        state->status = StepStatus::Waiting;
    if (step.bytes)
        state->bytes = static_cast<std::int64_t>(*step.bytes);
}

void BuildTracker::takeVertex(const plan::VertexEvent &event, QString &log)
{
    auto &vertex = vertexOf(event.digest, event.name);
    const auto status = statusOf(event);
    if (auto *state = vertex.place ? stepAt(*vertex.place) : nullptr) {
        state->status = status;
        state->milliseconds = millisecondsOf(event);
        state->error = firstLine(event.error);
    }
    const auto name = plainText(event.name);
    if (status != StepStatus::Waiting && !std::exchange(vertex.isAnnounced, true))
        log += name + QLatin1Char('\n');
    if (!isFinished(status) || std::exchange(vertex.isDone, true))
        return;
    if (!vertex.openLine.empty())
        log += QStringLiteral("  %1\n").arg(plainText(std::exchange(vertex.openLine, {})));
    if (status == StepStatus::Cached)
        log += tr("  ⚡ cached") + QLatin1Char('\n');
    else if (status == StepStatus::Done)
        log += tr("  ✔ done in %1").arg(durationText(std::max<qint64>(millisecondsOf(event), 0))) +
               QLatin1Char('\n');
    else
        log += QStringLiteral("  ✖ ") + plainText(event.error) + QLatin1Char('\n');
}

void BuildTracker::takeLog(const plan::LogEvent &event, QString &log)
{
    auto &vertex = m_vertexes[event.vertex.toString()];
    vertex.openLine += event.data;
    const auto end = vertex.openLine.rfind('\n');
    if (end == std::string::npos)
        return;
    const auto whole = vertex.openLine.substr(0, end);
    vertex.openLine.erase(0, end + 1);
    const auto lines = plainText(whole).split(QLatin1Char('\n'));
    for (const auto &line : lines)
        log += QStringLiteral("  %1\n").arg(line);
}

BuildTracker::Vertex &BuildTracker::vertexOf(const oci::Digest &digest, const std::string &name)
{
    auto &vertex = m_vertexes[digest.toString()];
    if (vertex.name.empty()) {
        vertex.name = name;
        if (!vertex.place)
            vertex.place = placeByName(name);
    }
    return vertex;
}

/// "[builder 3/5] RUN go build": the stage's name, and the instruction's text.
std::optional<BuildTracker::Place> BuildTracker::placeByName(const std::string &name) const
{
    const auto space = name.find(' ');
    const auto close = name.find("] ");
    if (!name.starts_with('[') || space == std::string::npos || close == std::string::npos ||
        space > close)
        return std::nullopt;
    const auto stageName = name.substr(1, space - 1);
    const auto text = name.substr(close + 2);
    for (std::size_t i = 0; i < m_outline.stages.size(); ++i) {
        const auto &stage = m_outline.stages[i];
        if (!equalsIgnoringAsciiCase(stage.name, stageName))
            continue;
        const auto found = std::ranges::find(stage.instructions, text);
        if (found != stage.instructions.end())
            return Place{i, static_cast<std::size_t>(found - stage.instructions.begin())};
    }
    return std::nullopt;
}

StepState *BuildTracker::stepAt(const Place &place)
{
    if (place.stage >= m_outline.stages.size())
        return nullptr;
    auto &steps = stageAt(place.stage).steps;
    return place.instruction < steps.size() ? &steps[place.instruction] : nullptr;
}

void BuildTracker::deriveStages()
{
    for (std::size_t i = 0; i < m_outline.stages.size(); ++i) {
        auto &stage = stageAt(i);
        if (stage.status != StepStatus::NotNeeded)
            stage.status = stageStatus(stage);
    }
}

void BuildTracker::finish(BuildPhase phase, qint64 milliseconds, const QString &message)
{
    m_state.phase = phase;
    m_state.milliseconds = milliseconds;
    m_state.message = message;
    const auto rest = phase == BuildPhase::Succeeded ? StepStatus::Done : StepStatus::Cancelled;
    for (auto &[id, stage] : m_state.stages) {
        for (auto &step : stage.steps) {
            if (step.status == StepStatus::Waiting || step.status == StepStatus::Running)
                step.status = rest;
        }
    }
    deriveStages();
}

} // namespace stagewright::app
