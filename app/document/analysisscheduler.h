/// Analyses the text after every change: off the GUI thread, the latest version wins.
#pragma once

#include "app/qtsupport/latesttask.h"
#include "core/language/analysis/analysis.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>

namespace stagewright::app {

using AnalysisPtr = std::shared_ptr<const analysis::Analysis>;

/// GUI thread only. Requests of one round of the event loop become one; a result that is older
/// than the newest request is dropped.
class AnalysisScheduler : public QObject
{
    Q_OBJECT

public:
    /// Gives the text as it is when the work starts.
    using TakeSnapshot = std::function<text::TextSnapshot()>;

    /// `threads` 0: request() does the work at once, for tests and for pictures.
    AnalysisScheduler(TakeSnapshot take, int threads, QObject *parent = nullptr);

    void setOptions(dockerfile::ModelOptions options) { m_options = std::move(options); }
    /// Goes into every result from now on.
    void setKnowledge(analysis::Knowledge knowledge) { m_knowledge = std::move(knowledge); }
    const analysis::Knowledge &knowledge() const { return m_knowledge; }
    void request();
    /// Result for the text as it is, done here and now; drops what is under way.
    AnalysisPtr analyzeNow();

    bool isIdle() const { return !m_coalesce.isActive() && !m_task.isRunning(); }
    /// False where it took longer; runs the event loop meanwhile.
    bool waitUntilIdle(int milliseconds);

signals:
    void finished(const stagewright::app::AnalysisPtr &analysis);

private:
    void start();

    TakeSnapshot m_take;
    dockerfile::ModelOptions m_options;
    analysis::Knowledge m_knowledge;
    bool m_isSynchronous;
    QTimer m_coalesce;
    LatestTask<AnalysisPtr> m_task;
};

} // namespace stagewright::app
