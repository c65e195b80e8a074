#include "app/document/analysisscheduler.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QThread>

namespace stagewright::app {

AnalysisScheduler::AnalysisScheduler(TakeSnapshot take, int threads, QObject *parent)
    : QObject(parent)
    , m_take(std::move(take))
    , m_isSynchronous(threads == 0)
{
    m_coalesce.setSingleShot(true);
    m_coalesce.setInterval(0);
    connect(&m_coalesce, &QTimer::timeout, this, &AnalysisScheduler::start);
}

void AnalysisScheduler::request()
{
    if (m_isSynchronous) {
        emit finished(analyzeNow());
        return;
    }
    m_task.cancel();
    m_coalesce.start();
}

AnalysisPtr AnalysisScheduler::analyzeNow()
{
    m_coalesce.stop();
    m_task.cancel();
    return analysis::analyze(m_take(), m_options, {}, m_knowledge);
}

void AnalysisScheduler::start()
{
    m_task.start(
        [snapshot = m_take(), options = m_options, knowledge = m_knowledge](std::stop_token stop) {
            return analysis::analyze(snapshot, options, std::move(stop), knowledge);
        },
        [this](const AnalysisPtr &result) {
            if (result)
                emit finished(result);
        });
}

bool AnalysisScheduler::waitUntilIdle(int milliseconds)
{
    const QDeadlineTimer deadline(milliseconds);
    while (!isIdle() && !deadline.hasExpired()) {
        QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
        QThread::yieldCurrentThread();
    }
    return isIdle();
}

} // namespace stagewright::app
