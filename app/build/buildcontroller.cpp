#include "app/build/buildcontroller.h"

#include "app/qtsupport/text.h"

#include <QDir>
#include <QFileInfo>

#include <utility>

namespace stagewright::app {

namespace {

constexpr int kPaceMilliseconds = 100;
constexpr int kPatienceMilliseconds = 5000;
constexpr qsizetype kLongestLine = 16 * 1024 * 1024;

} // namespace

QString imageNameFor(const QString &dockerfilePath)
{
    const auto folder = QFileInfo(QFileInfo(dockerfilePath).absolutePath()).fileName().toLower();
    QString name;
    for (const auto c : folder) {
        const bool isPlain = (c >= QLatin1Char('a') && c <= QLatin1Char('z')) ||
                             (c >= QLatin1Char('0') && c <= QLatin1Char('9'));
        if (isPlain)
            name += c;
        else if (!name.isEmpty() && !name.endsWith(QLatin1Char('-')))
            name += QLatin1Char('-');
    }
    while (name.endsWith(QLatin1Char('-')))
        name.chop(1);
    return name.isEmpty() ? QStringLiteral("image") : name;
}

BuildController::BuildController(QObject *parent)
    : QObject(parent)
{
    m_pace.setSingleShot(true);
    m_pace.setInterval(kPaceMilliseconds);
    connect(&m_pace, &QTimer::timeout, this, [this] {
        if (m_tracker)
            emit stateChanged(m_tracker->state());
    });
    m_patience.setSingleShot(true);
    m_patience.setInterval(kPatienceMilliseconds);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        if (m_process)
            m_process->kill();
    });
}

BuildController::~BuildController()
{
    if (!m_process)
        return;
    m_process->disconnect(this);
    m_process->closeWriteChannel();
    if (!m_process->waitForFinished(2000))
        m_process->kill();
    m_process->waitForFinished(1000);
}

bool BuildController::start(const BuildOrder &order)
{
    if (isRunning())
        return false;
    m_tracker.emplace(order.outline);
    m_partialLine.clear();
    m_lastComplaint.clear();
    m_isCancelled = false;
    m_clock.start();
    QStringList arguments{QStringLiteral("build"),
                          QStringLiteral("--progress=rawjson"),
                          QStringLiteral("--cancel-on-stdin-end"),
                          QStringLiteral("-f"),
                          order.dockerfile,
                          QStringLiteral("-t"),
                          order.image};
    if (!order.target.isEmpty())
        arguments << QStringLiteral("--target") << order.target;
    arguments << order.context;
    m_process = new QProcess(this);
    connect(m_process, &QProcess::readyReadStandardError, this, &BuildController::readEvents);
    connect(m_process, &QProcess::finished, this, &BuildController::processEnded);
    connect(m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            failedToStart();
    });
    emit started();
    emit stateChanged(m_tracker->state());
    emit logged(tr("Building %1 from %2\n").arg(order.image, order.dockerfile));
    m_process->start(stagewrightProgram(), arguments);
    return true;
}

void BuildController::cancel()
{
    if (!m_process || std::exchange(m_isCancelled, true))
        return;
    emit logged(tr("Cancelling…\n"));
    m_process->closeWriteChannel();
    m_patience.start();
}

void BuildController::readEvents()
{
    m_partialLine += m_process->readAllStandardError();
    qsizetype begin = 0;
    for (auto end = m_partialLine.indexOf('\n'); end >= 0;
         end = m_partialLine.indexOf('\n', begin)) {
        takeLine(m_partialLine.mid(begin, end - begin));
        begin = end + 1;
    }
    m_partialLine.remove(0, begin);
    if (m_partialLine.size() > kLongestLine)
        m_partialLine.clear();
    announce();
}

void BuildController::takeLine(const QByteArray &line)
{
    const std::string_view view(line.constData(), static_cast<std::size_t>(line.size()));
    if (const auto event = plan::decodeBuildEvent(view)) {
        if (const auto text = m_tracker->take(*event); !text.isEmpty())
            emit logged(text);
        return;
    }
    auto text = plainText(view);
    while (!text.isEmpty() && text.back().isSpace())
        text.chop(1);
    if (text.isEmpty())
        return;
    m_lastComplaint = text.trimmed();
    emit logged(text + QLatin1Char('\n'));
}

void BuildController::announce()
{
    if (!m_pace.isActive())
        m_pace.start();
}

void BuildController::failedToStart()
{
    const auto message =
        tr("The builder %1 does not start: %2. Install the package stagewright, or "
           "set STAGEWRIGHT_PROGRAM to the program's path.")
            .arg(stagewrightProgram(), m_process->errorString());
    std::exchange(m_process, nullptr)->deleteLater();
    conclude(BuildPhase::Failed, message);
}

void BuildController::processEnded()
{
    readEvents();
    if (!m_partialLine.isEmpty())
        takeLine(std::exchange(m_partialLine, {}));
    m_patience.stop();
    const bool isGood =
        m_process->exitStatus() == QProcess::NormalExit && m_process->exitCode() == 0;
    const auto message = isGood ? QString() : failureMessage();
    std::exchange(m_process, nullptr)->deleteLater();
    if (isGood)
        askForSizes();
    else
        conclude(m_isCancelled ? BuildPhase::Cancelled : BuildPhase::Failed, message);
}

QString BuildController::failureMessage() const
{
    if (m_isCancelled)
        return tr("The build was cancelled.");
    if (m_process->exitStatus() == QProcess::CrashExit)
        return tr("The builder ended unexpectedly (signal %1). Nothing of yours is lost; build "
                  "again, and its steps so far come from the cache.")
            .arg(m_process->exitCode());
    for (const auto &[id, stage] : m_tracker->state().stages) {
        for (const auto &step : stage.steps) {
            if (step.status == StepStatus::Failed)
                return tr("%1: %2").arg(fromUtf8(step.text), step.error);
        }
    }
    return m_lastComplaint.isEmpty()
               ? tr("The builder gave up (exit code %1) without saying why; see the build log.")
                     .arg(m_process->exitCode())
               : m_lastComplaint;
}

/// What a build weighs is asked of the builder: this process opens no image.
void BuildController::askForSizes()
{
    const auto image = m_tracker->state().image;
    if (image.isEmpty()) {
        conclude(BuildPhase::Succeeded, {});
        return;
    }
    m_sizes.ask(
        {QStringLiteral("sizes"), image, QStringLiteral("--format"), QStringLiteral("json")},
        [this](const ProgramQuery::Answer &answer) {
            if (answer.exitCode != 0 || !m_tracker->takeSizes(answer.output))
                emit logged(tr("No sizes: %1\n").arg(answer.error));
            conclude(BuildPhase::Succeeded, {});
        });
}

void BuildController::conclude(BuildPhase phase, const QString &message)
{
    m_pace.stop();
    m_tracker->finish(phase, m_clock.elapsed(), message);
    const auto &state = m_tracker->state();
    if (phase == BuildPhase::Succeeded)
        emit logged(tr("✔ Built %1 in %2\n").arg(state.image, durationText(state.milliseconds)));
    else
        emit logged(QStringLiteral("✖ ") + message + QLatin1Char('\n'));
    emit stateChanged(state);
    emit finished(state);
}

} // namespace stagewright::app
