/// Has the scripts of RUN looked at by a shell linter, once the text has been quiet for a while.
#pragma once

#include "app/document/analysisscheduler.h"
#include "core/language/analysis/shellanswers.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace stagewright::app {

/// GUI thread only; the linter runs in a thread of its own, one run at a time. What it says is
/// found in answers() by every analysis that comes later, for all scripts that are still the same.
class ShellCheck : public QObject
{
    Q_OBJECT

public:
    /// nullptr: nothing is ever asked. `threads` 0: look() asks at once, for tests and pictures.
    ShellCheck(std::shared_ptr<lint::ShellChecker> checker, int threads, QObject *parent = nullptr);
    ~ShellCheck() override;

    /// nullptr without a checker.
    const std::shared_ptr<analysis::ShellAnswers> &answers() const { return m_answers; }

    void setQuietTime(int milliseconds) { m_quiet.setInterval(milliseconds); }
    /// The newest analysis; whatever was under way for an older one is given up.
    void look(const AnalysisPtr &analysis);
    bool isIdle() const { return !m_quiet.isActive() && !m_task.isRunning(); }

signals:
    /// Everything that will be said about the newest analysis is in answers() now.
    void answered();
    /// The linter is there but broken; it is not asked again. A missing one is no failure.
    void failed(const QString &reason);

private:
    void ask();
    void take(const Result<void> &outcome);

    std::shared_ptr<analysis::ShellAnswers> m_answers;
    bool m_isSynchronous;
    bool m_isGivenUp = false;
    AnalysisPtr m_analysis;
    QTimer m_quiet;
    LatestTask<Result<void>> m_task;
};

} // namespace stagewright::app
