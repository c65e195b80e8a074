// What the user does in the graph: edits of the text and places of nodes, in one history.
#include "app/document/dockerfiledocument.h"
#include "app/qtsupport/text.h"

namespace stagewright::app {

tl::expected<text::TextRange, edit::Refusal>
DockerfileDocument::perform(const Gesture &gesture, std::optional<QPointF> place)
{
    const auto analysis = currentAnalysis();
    const auto change = gesture({analysis->snapshot, analysis->dockerfile, &m_modelOptions});
    if (!change)
        return tl::unexpected(change.error());
    HistoryStep step{translated(change->title), change->edits, std::nullopt};
    if (place)
        step.token = remember({});
    m_buffer.perform(step);
    if (place)
        placeNewStage(*step.token, change->selection.begin, *place);
    return change->selection;
}

void DockerfileDocument::performEdits(const QString &label, const text::EditList &edits)
{
    m_buffer.perform({label, edits, std::nullopt});
}

/// The stage gets its id only from the analysis of the new text; the token's move is filled in
/// afterwards.
void DockerfileDocument::placeNewStage(int token, std::uint32_t offset, QPointF point)
{
    const auto position = currentAnalysis()->dockerfile.positionAt(offset);
    if (!position)
        return;
    const NodeKey key{idOf(position->stage), {}};
    auto &move = m_moves[static_cast<std::size_t>(token)];
    move.before[key] = std::nullopt;
    move.after[key] = point;
    this->place(move.after);
}

void DockerfileDocument::moveNodes(const NodePositions &moved, const QString &label)
{
    Move move;
    for (const auto &[key, point] : moved) {
        const auto old = m_positions.find(key);
        move.before[key] = old == m_positions.end() ? std::nullopt : std::optional(old->second);
        move.after[key] = point;
    }
    if (move.before == move.after)
        return;
    const auto after = move.after;
    m_buffer.perform({label, {}, remember(std::move(move))});
    place(after);
}

void DockerfileDocument::tidy()
{
    if (m_positions.empty())
        return;
    Move move;
    for (const auto &[key, point] : m_positions) {
        move.before[key] = point;
        move.after[key] = std::nullopt;
    }
    const auto after = move.after;
    m_buffer.perform({tr("Tidy layout"), {}, remember(std::move(move))});
    place(after);
}

int DockerfileDocument::remember(Move move)
{
    m_moves.push_back(std::move(move));
    return static_cast<int>(m_moves.size()) - 1;
}

void DockerfileDocument::place(const Places &places)
{
    for (const auto &[key, point] : places) {
        if (point)
            m_positions[key] = *point;
        else
            m_positions.erase(key);
    }
    m_storeTimer.start();
    emit positionsChanged();
}

void DockerfileDocument::resolveStoredPositions()
{
    bool found = false;
    const auto take = [this, &found](const std::string &name, const NodeKey &key) {
        const auto stored = m_stored.extract(name);
        if (stored.empty())
            return;
        found |= m_positions.emplace(key, stored.mapped()).second;
    };
    const auto &model = m_analysis->dockerfile;
    for (const auto &stage : model.stages)
        take(storedNameOf(stage), {idOf(stage.index), {}});
    for (const auto &image : model.graph.images)
        take(storedNameOf(image.reference), {0, image.reference});
    if (found)
        emit positionsChanged();
}

void DockerfileDocument::storePositions()
{
    m_storeTimer.stop();
    if (m_path.isEmpty() || !m_analysis)
        return;
    auto stored = m_stored;
    for (const auto &[key, point] : m_positions) {
        const auto index = indexOf(key.stage);
        if (index && *index < m_analysis->dockerfile.stages.size())
            stored[storedNameOf(m_analysis->dockerfile.stages[*index])] = point;
        else if (key.stage == 0)
            stored[storedNameOf(key.image)] = point;
    }
    m_layouts.save(m_path, stored);
}

} // namespace stagewright::app
