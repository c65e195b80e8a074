/// From build events to the states of stages and instructions. Knows no process.
#pragma once

#include "app/document/buildstate.h"
#include "core/build/plan/buildevent.h"
#include "core/language/dockerfile/dockerfile.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QString>

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

class QJsonArray;
class QJsonObject;

namespace stagewright::app {

/// What the text said when the build began; events name stages and instructions by its indexes.
struct BuildOutline
{
    struct Stage
    {
        StageId id = 0;
        std::string name;
        std::string base;
        std::optional<std::size_t> baseStage;
        bool baseIsScratch = false;
        std::vector<std::string> instructions; ///< Instruction::summary()
        std::vector<std::int64_t> lines;       ///< zero-based first line of each
    };
    std::vector<Stage> stages;
    std::size_t target = 0;
};

BuildOutline outlineOf(const dockerfile::Dockerfile &model, std::span<const StageId> ids,
                       std::size_t target);

class BuildTracker
{
    Q_DECLARE_TR_FUNCTIONS(stagewright::app::BuildTracker)

public:
    explicit BuildTracker(BuildOutline outline);

    /// Text for the log that the event brings, ANSI sequences removed; may be empty.
    QString take(const plan::BuildEvent &event);

    /// What is not done by then is cancelled or failed.
    void finish(BuildPhase phase, qint64 milliseconds, const QString &message);
    /// The answer of `stagewright sizes IMAGE --format json`; false where it is none.
    bool takeSizes(const QByteArray &json);

    const BuildState &state() const { return m_state; }

private:
    struct Place
    {
        std::size_t stage = 0;
        std::size_t instruction = 0;
    };
    struct Vertex
    {
        std::string name;
        std::optional<Place> place;
        bool isAnnounced = false;
        bool isDone = false;
        std::string openLine; ///< output that has no line end yet
    };

    void takeStep(const plan::StepInfo &step);
    void takeVertex(const plan::VertexEvent &event, QString &log);
    void takeLog(const plan::LogEvent &event, QString &log);
    Vertex &vertexOf(const oci::Digest &digest, const std::string &name);
    std::optional<Place> placeByName(const std::string &name) const;
    StepState *stepAt(const Place &place);
    StageState &stageAt(std::size_t index) { return m_state.stages[m_outline.stages[index].id]; }
    void deriveStages();
    void markTarget();
    void takeLayers(StageState &stage, const QJsonArray &layers);
    void takeTransfer(const QJsonObject &object);

    BuildOutline m_outline;
    BuildState m_state;
    std::map<std::string, Vertex> m_vertexes; ///< by digest
};

/// Without escape sequences and other control characters; `\r` starts the line anew.
QString plainText(std::string_view bytes);

} // namespace stagewright::app
