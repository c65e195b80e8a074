/// The `stagewright` program, which does everything that opens an image.
#pragma once

#include <QObject>
#include <QProcess>
#include <QString>
#include <QStringList>

#include <functional>

namespace stagewright::app {

/// $STAGEWRIGHT_PROGRAM, else the program beside this one, else the one on the path.
QString stagewrightProgram();

/// One run whose output is small: history, sizes, doctor. GUI thread; never waits.
class ProgramQuery : public QObject
{
    Q_OBJECT

public:
    struct Answer
    {
        bool isStarted = false;
        int exitCode = -1;
        QByteArray output;
        QString error; ///< what it wrote to stderr, or why it did not start
    };
    using Done = std::function<void(const Answer &)>;

    explicit ProgramQuery(QObject *parent = nullptr);
    ~ProgramQuery() override;

    /// A new question drops the one that is under way: its `done` never comes.
    void ask(const QStringList &arguments, Done done);
    bool isAsking() const { return m_process != nullptr; }

private:
    void finish(Answer answer);

    QProcess *m_process = nullptr;
    Done m_done;
};

} // namespace stagewright::app
