#include "app/build/program.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <utility>

namespace stagewright::app {

QString stagewrightProgram()
{
    const auto chosen = qEnvironmentVariable("STAGEWRIGHT_PROGRAM");
    if (!chosen.isEmpty())
        return chosen;
    const auto beside = QCoreApplication::applicationDirPath() + QStringLiteral("/stagewright");
    return QFileInfo(beside).isExecutable() ? beside : QStringLiteral("stagewright");
}

ProgramQuery::ProgramQuery(QObject *parent)
    : QObject(parent)
{}

ProgramQuery::~ProgramQuery()
{
    if (m_process) {
        m_process->disconnect(this);
        m_process->kill();
        m_process->waitForFinished(1000);
    }
}

void ProgramQuery::ask(const QStringList &arguments, Done done)
{
    if (m_process) {
        m_process->disconnect(this);
        m_process->kill();
        connect(m_process, &QProcess::finished, m_process, &QObject::deleteLater);
    }
    m_done = std::move(done);
    m_process = new QProcess(this);
    connect(m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            finish({false, -1, {}, m_process->errorString()});
    });
    connect(m_process, &QProcess::finished, this, [this](int code, QProcess::ExitStatus status) {
        finish({true, status == QProcess::NormalExit ? code : -1,
                m_process->readAllStandardOutput(),
                QString::fromUtf8(m_process->readAllStandardError()).trimmed()});
    });
    m_process->start(stagewrightProgram(), arguments);
    m_process->closeWriteChannel();
}

void ProgramQuery::finish(Answer answer)
{
    std::exchange(m_process, nullptr)->deleteLater();
    const auto done = std::exchange(m_done, nullptr);
    if (done)
        done(answer);
}

} // namespace stagewright::app
