#include "app/window/buildpane.h"

#include "app/build/buildlog.h"
#include "app/inspect/layersview.h"
#include "app/qtsupport/text.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

namespace stagewright::app {

namespace {

/// nullptr where the facts are of other bytes.
std::shared_ptr<const lint::BuiltText> readBuiltText(std::string_view json,
                                                     const std::string &bytes)
{
    auto facts = lint::parseBuildFacts(json);
    if (!facts)
        return nullptr;
    auto built = lint::joinWithText(bytes, std::move(*facts));
    return built ? std::make_shared<const lint::BuiltText>(std::move(*built)) : nullptr;
}

} // namespace

BuildPane::BuildPane(DockerfileDocument &document, BuildLog &log, LayersView &layers,
                     QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_log(log)
    , m_layers(layers)
{
    connect(&m_controller, &BuildController::started, this, [this] { emit runningChanged(true); });
    connect(&m_controller, &BuildController::logged, &log, &BuildLog::append);
    connect(&m_controller, &BuildController::stateChanged, &document,
            &DockerfileDocument::setBuildState);
    connect(&m_controller, &BuildController::finished, this, [this](const BuildState &state) {
        emit runningChanged(false);
        if (state.phase == BuildPhase::Succeeded && !state.image.isEmpty())
            showLayers(state.image);
        if (state.phase == BuildPhase::Succeeded)
            learnFacts(m_builtBytes);
        emit finished(state);
    });
    m_layers.setEmpty(tr("No sizes yet. Build ▸ Build shows here what every layer weighs."));
}

std::size_t BuildPane::targetIndex(StageId target) const
{
    const auto count = m_document.analysis()->dockerfile.stages.size();
    return m_document.indexOf(target).value_or(count == 0 ? 0 : count - 1);
}

bool BuildPane::isAsking() const
{
    return m_history.isAsking() || m_recall.isAsking() || m_probe.isAsking() ||
           m_facts.isAsking() || m_readFacts.isRunning();
}

void BuildPane::build(StageId target)
{
    const auto analysis = m_document.currentAnalysis();
    const auto &model = analysis->dockerfile;
    if (model.stages.empty() || isRunning())
        return;
    const auto index = targetIndex(target);
    BuildOrder order;
    order.dockerfile = m_document.path();
    order.context = QFileInfo(m_document.path()).absolutePath();
    order.image = imageNameFor(m_document.path());
    if (index + 1 < model.stages.size()) {
        const auto &stage = model.stages[index];
        order.target = stage.name.empty() ? QString::number(index) : fromUtf8(stage.name);
        order.image += QLatin1Char(':') + fromUtf8(stage.displayName());
    }
    order.outline = outlineOf(model, m_document.stageIds(), index);
    m_builtBytes = m_document.bytesOnDisk();
    m_log.startAnew();
    m_controller.start(order);
}

void BuildPane::recallLastBuild()
{
    m_layers.setEmpty(tr("No sizes yet. Build ▸ Build shows here what every layer weighs."));
    if (m_document.path().isEmpty())
        return;
    const auto image = imageNameFor(m_document.path());
    const auto path = m_document.path();
    const auto taken = [this, image, path](const ProgramQuery::Answer &answer) {
        const auto root = QJsonDocument::fromJson(answer.output).object();
        const auto file = root.value(QLatin1String("dockerfile")).toString();
        if (answer.exitCode != 0 || isRunning() || m_document.path() != path ||
            QFileInfo(file) != QFileInfo(path))
            return;
        const auto analysis = m_document.currentAnalysis();
        BuildTracker tracker(
            outlineOf(analysis->dockerfile, m_document.stageIds(), targetIndex(0)));
        if (!tracker.takeSizes(answer.output))
            return;
        tracker.finish(BuildPhase::Succeeded, -1, {});
        m_document.setBuildState(tracker.state());
        showLayers(image);
    };
    m_recall.ask(
        {QStringLiteral("sizes"), image, QStringLiteral("--format"), QStringLiteral("json")},
        taken);
    learnFacts(m_document.bytesOnDisk());
}

/// The answer may be large: it is read beside the GUI thread.
void BuildPane::learnFacts(std::string builtBytes)
{
    const auto path = m_document.path();
    const auto taken = [this, path,
                        bytes = std::move(builtBytes)](const ProgramQuery::Answer &answer) {
        if (answer.exitCode != 0)
            return;
        m_readFacts.start(
            [json = answer.output, bytes](std::stop_token) {
                return readBuiltText({json.constData(), static_cast<std::size_t>(json.size())},
                                     bytes);
            },
            [this, path](const std::shared_ptr<const lint::BuiltText> &built) {
                if (built && m_document.path() == path)
                    m_document.setBuilt(built);
            });
    };
    m_facts.ask({QStringLiteral("facts"), path, QStringLiteral("--format"), QStringLiteral("json")},
                taken);
}

void BuildPane::probeBuilder()
{
    m_probe.ask({QStringLiteral("doctor"), QStringLiteral("--format"), QStringLiteral("json")},
                [this](const ProgramQuery::Answer &answer) {
                    m_report = readBuilderReport(answer.output);
                    if (!answer.isStarted) {
                        m_report.readiness = BuilderReadiness::Missing;
                        m_report.items = {{QStringLiteral("program"), BuilderReadiness::Missing,
                                           tr("The program %1 does not start: %2")
                                               .arg(stagewrightProgram(), answer.error),
                                           tr("Install the package stagewright, or set "
                                              "STAGEWRIGHT_PROGRAM to the program's path.")}};
                    }
                    emit builderReported(m_report);
                });
}

void BuildPane::showLayers(const QString &image)
{
    m_history.ask(
        {QStringLiteral("history"), image, QStringLiteral("--format"), QStringLiteral("json")},
        [this, image](const ProgramQuery::Answer &answer) {
            auto rows = readLayerRows(answer.output);
            if (answer.exitCode != 0 || rows.empty())
                m_layers.setEmpty(tr("No history of %1: %2").arg(image, answer.error));
            else
                m_layers.setRows(tr("%1 — what ships, to scale").arg(image), std::move(rows));
        });
}

std::map<std::uint32_t, LineSize> lineSizesOf(const DockerfileDocument &document)
{
    std::map<std::uint32_t, LineSize> sizes;
    const auto &state = document.buildState();
    if (!document.analysis() || state.stages.empty())
        return sizes;
    for (const auto &stage : document.analysis()->dockerfile.stages) {
        const auto id = document.idOf(stage.index);
        const auto *known = state.stage(id);
        if (!known)
            continue;
        for (std::size_t i = 0; i < stage.instructions.size(); ++i) {
            const auto &instruction = stage.instructions[i];
            const auto *step = state.step(id, i, instruction.summary());
            const bool isBase = i == 0 && !known->baseImage.empty() && known->baseBytes >= 0;
            if (isBase)
                sizes[instruction.line] = {known->baseBytes, known->contributes};
            else if (i > 0 && step && step->bytes >= 0)
                sizes[instruction.line] = {step->bytes, known->contributes};
        }
    }
    return sizes;
}

} // namespace stagewright::app
