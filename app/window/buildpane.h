/// The builder on the document: starts it, puts its states into the document, fills log and layers.
#pragma once

#include "app/build/buildcontroller.h"
#include "app/build/builderreport.h"
#include "app/document/dockerfiledocument.h"
#include "app/qtsupport/latesttask.h"
#include "app/textview/textview.h"

#include <QObject>

#include <cstdint>
#include <map>
#include <memory>
#include <string>

namespace stagewright::app {

class BuildLog;
class LayersView;

class BuildPane : public QObject
{
    Q_OBJECT

public:
    BuildPane(DockerfileDocument &document, BuildLog &log, LayersView &layers,
              QObject *parent = nullptr);

    bool isRunning() const { return m_controller.isRunning(); }
    /// Answers about builder, sizes or layers are on their way.
    bool isAsking() const;
    /// Builds the file as it is on disk; 0 is the last stage.
    void build(StageId target);
    void cancel() { m_controller.cancel(); }
    /// What the last build of this file weighed and found out, from the builder's store: after
    /// opening.
    void recallLastBuild();

    /// Asks what this machine can build; builderReported() brings the answer.
    void probeBuilder();
    const BuilderReport &builder() const { return m_report; }

signals:
    void builderReported(const stagewright::app::BuilderReport &report);
    void runningChanged(bool running);
    void finished(const stagewright::app::BuildState &state);

private:
    void learnFacts(std::string builtBytes);
    std::size_t targetIndex(StageId target) const;
    void showLayers(const QString &image);

    DockerfileDocument &m_document;
    BuildLog &m_log;
    LayersView &m_layers;
    BuildController m_controller;
    ProgramQuery m_history;
    ProgramQuery m_recall;
    ProgramQuery m_probe;
    ProgramQuery m_facts;
    LatestTask<std::shared_ptr<const lint::BuiltText>> m_readFacts;
    std::string m_builtBytes; ///< of the Dockerfile that is built
    BuilderReport m_report;
};

/// Bytes per line of the text, of what the last build knows.
std::map<std::uint32_t, LineSize> lineSizesOf(const DockerfileDocument &document);

} // namespace stagewright::app
