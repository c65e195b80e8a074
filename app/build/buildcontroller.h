/// Runs the builder as a child process and tells what it does.
#pragma once

#include "app/build/buildtracker.h"
#include "app/build/program.h"

#include <QElapsedTimer>
#include <QObject>
#include <QProcess>
#include <QTimer>

#include <optional>

namespace stagewright::app {

struct BuildOrder
{
    QString dockerfile; ///< path; the file on disk is what is built
    QString context;    ///< folder
    QString image;      ///< name for the result
    QString target;     ///< `--target`; empty: the last stage
    BuildOutline outline;
};

/// A name for the image of a Dockerfile: its folder's, made well-formed ("hello").
QString imageNameFor(const QString &dockerfilePath);

/// GUI thread; never waits. The child ends with the window: its stdin does.
class BuildController : public QObject
{
    Q_OBJECT

public:
    explicit BuildController(QObject *parent = nullptr);
    ~BuildController() override;

    bool isRunning() const { return m_process != nullptr; }
    /// Refused (false) while one is running.
    bool start(const BuildOrder &order);
    /// Asks the builder to stop; after five seconds it is made to.
    void cancel();

signals:
    void started();
    /// At most ten times a second.
    void stateChanged(const stagewright::app::BuildState &state);
    void logged(const QString &text);
    /// Sizes are in the state by then, where the builder told them.
    void finished(const stagewright::app::BuildState &state);

private:
    void readEvents();
    void takeLine(const QByteArray &line);
    void processEnded();
    void failedToStart();
    QString failureMessage() const;
    void conclude(BuildPhase phase, const QString &message);
    void askForSizes();
    void announce();

    QProcess *m_process = nullptr;
    std::optional<BuildTracker> m_tracker;
    ProgramQuery m_sizes;
    QByteArray m_partialLine;
    QString m_lastComplaint; ///< last line on stderr that was no event
    bool m_isCancelled = false;
    QElapsedTimer m_clock;
    QTimer m_pace;
    QTimer m_patience;
};

} // namespace stagewright::app
