/// Work off the GUI thread where only the newest request counts.
#pragma once

#include <QFutureWatcher>
#include <QObject>
#include <QThreadPool>
#include <QtConcurrent>

#include <functional>
#include <stop_token>
#include <utility>

namespace stagewright::app {

/// Lives in the GUI thread. A new start() asks the running work to stop and drops its result;
/// `done` is called in the GUI thread for the newest request only, and never after the task has
/// been destroyed. The work must own what it reads: it may outlive this object.
template<typename T>
class LatestTask : public QObject
{
public:
    using Work = std::function<T(std::stop_token)>;
    using Done = std::function<void(T)>;

    using QObject::QObject;
    ~LatestTask() override { cancel(); }

    /// Instead of the global threads; must outlive the task.
    void setPool(QThreadPool &pool) { m_pool = &pool; }

    void start(Work work, Done done)
    {
        cancel();
        m_stop = std::stop_source();
        m_isRunning = true;
        auto *watcher = new QFutureWatcher<T>(this);
        connect(watcher, &QFutureWatcherBase::finished, this,
                [this, watcher, generation = m_generation, done = std::move(done)] {
                    watcher->deleteLater();
                    if (generation != m_generation)
                        return;
                    m_isRunning = false;
                    done(watcher->future().takeResult());
                });
        watcher->setFuture(QtConcurrent::run(
            m_pool, [work = std::move(work), token = m_stop.get_token()] { return work(token); }));
    }

    /// No `done` will come for what was started so far.
    void cancel()
    {
        m_stop.request_stop();
        ++m_generation;
        m_isRunning = false;
    }

    bool isRunning() const { return m_isRunning; }

private:
    QThreadPool *m_pool = QThreadPool::globalInstance();
    std::stop_source m_stop;
    quint64 m_generation = 0;
    bool m_isRunning = false;
};

} // namespace stagewright::app
