#include "app/document/journal.h"
#include "tests/app/document/memorybuffer.h"

#include <unistd.h>

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace stagewright;
using namespace stagewright::app;
using stagewright::tests::MemoryBuffer;

namespace {

const std::string kText = "FROM alpine\nRUN printf '\\0\xC3\xA9' \\\r\n && true";

/// A document on a file, its changes kept in a journal beside it.
struct Desk
{
    explicit Desk(const QString &folder)
        : document(buffer, {0, folder + QStringLiteral("/layouts")})
        , journal(document, folder + QStringLiteral("/journal"))
    {
        journal.setDelay(0);
        QFile file(folder + QStringLiteral("/Dockerfile"));
        if (file.open(QIODevice::WriteOnly))
            file.write(kText.data(), qint64(kText.size()));
        file.close();
        if (!document.open(file.fileName()))
            qFatal("cannot open the file");
    }

    MemoryBuffer buffer;
    DockerfileDocument document;
    Journal journal;
};

QStringList filesIn(const QString &folder)
{
    return QDir(folder).entryList(QDir::Files | QDir::Hidden);
}

/// What a child process does: types, and is killed.
int typeAndDie(const QString &folder)
{
    Desk desk(folder);
    desk.buffer.type(0, "# unsaved\n");
    desk.journal.flush();
    ::kill(::getpid(), SIGKILL);
    return 1;
}

} // namespace

class JournalTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void savedText_isNotKept();
    void unsavedText_isWrittenByItself();
    void textOfALivingProgram_isNotOffered();
    void killedProgram_leavesItsText();
    void removedEntry_leavesNothing();
    void brokenEntry_isLeftAlone();
    void folderThatCannotBeMade_isReportedOnce();

private:
    QString journal() const { return m_folder->filePath(QStringLiteral("journal")); }
    void killAProgram() const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void JournalTest::killAProgram() const
{
    QProcess child;
    child.start(QCoreApplication::applicationFilePath(),
                {QStringLiteral("--type-and-die"), m_folder->path()});
    QVERIFY(child.waitForFinished());
    QCOMPARE(child.exitStatus(), QProcess::CrashExit);
}

void JournalTest::savedText_isNotKept()
{
    Desk desk(m_folder->path());
    desk.buffer.type(0, "# x\n");
    desk.journal.flush();
    QCOMPARE(filesIn(journal()).size(), 2); // the text and its lock
    QVERIFY(desk.document.save());
    desk.journal.flush();
    QCOMPARE(filesIn(journal()).filter(QStringLiteral("lock")), filesIn(journal()));
}

void JournalTest::unsavedText_isWrittenByItself()
{
    Desk desk(m_folder->path());
    desk.buffer.type(0, "# x\n");
    QTRY_COMPARE(filesIn(journal()).size(), 2);
}

void JournalTest::textOfALivingProgram_isNotOffered()
{
    {
        Desk desk(m_folder->path());
        desk.buffer.type(0, "# x\n");
        desk.journal.flush();
        QVERIFY(abandonedEntries(journal()).empty());
    }
    QCOMPARE(filesIn(journal()), QStringList()); // whoever closes was asked
}

void JournalTest::killedProgram_leavesItsText()
{
    killAProgram();
    killAProgram();
    const auto entries = abandonedEntries(journal());
    QCOMPARE(entries.size(), 2U);
    for (const auto &entry : entries) {
        QCOMPARE(entry.text, "# unsaved\n" + kText);
        QCOMPARE(entry.documentPath, m_folder->filePath(QStringLiteral("Dockerfile")));
        QVERIFY(qAbs(entry.written.secsTo(QDateTime::currentDateTimeUtc())) < 600);
    }
    // While one window shows them, no other one does.
    QVERIFY(abandonedEntries(journal()).empty());
}

void JournalTest::removedEntry_leavesNothing()
{
    killAProgram();
    for (const auto &entry : abandonedEntries(journal()))
        removeEntry(entry);
    QCOMPARE(filesIn(journal()), QStringList());
}

void JournalTest::brokenEntry_isLeftAlone()
{
    QVERIFY(QDir().mkpath(journal()));
    QFile file(journal() + QStringLiteral("/x.journal"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("no json\nFROM a\n");
    file.close();
    QVERIFY(abandonedEntries(journal()).empty());
    QVERIFY(file.exists());
}

void JournalTest::folderThatCannotBeMade_isReportedOnce()
{
    QFile inTheWay(journal());
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    Desk desk(m_folder->path());
    QSignalSpy failed(&desk.journal, &Journal::failed);
    desk.buffer.type(0, "# x\n");
    desk.journal.flush();
    desk.buffer.type(4, "# y\n");
    desk.journal.flush();
    QCOMPARE(failed.size(), 1);
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const auto arguments = QCoreApplication::arguments();
    if (arguments.value(1) == QLatin1String("--type-and-die"))
        return typeAndDie(arguments.value(2));
    JournalTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_journal.moc"
