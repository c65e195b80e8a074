#include "app/document/dockerfiledocument.h"
#include "app/qtsupport/text.h"
#include "tests/app/document/memorybuffer.h"

#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace stagewright;
using namespace stagewright::app;
using stagewright::tests::MemoryBuffer;

namespace {

const QByteArray kText = "FROM golang AS builder\nRUN go build\n\n"
                         "FROM alpine AS final\nCOPY --from=builder /a /b\n";

QByteArray get(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

/// A document on a file in a folder of its own.
struct Desk
{
    explicit Desk(int threads = 0)
        : document(std::make_unique<DockerfileDocument>(
              buffer,
              DockerfileDocument::Options{threads, folder.filePath(QStringLiteral("layouts"))}))
        , path(folder.filePath(QStringLiteral("Dockerfile")))
    {
        put(path, kText);
    }

    void reopen()
    {
        document.reset();
        document = std::make_unique<DockerfileDocument>(
            buffer, DockerfileDocument::Options{0, folder.filePath(QStringLiteral("layouts"))});
        QVERIFY(document->open(path));
    }

    QTemporaryDir folder;
    MemoryBuffer buffer;
    std::unique_ptr<DockerfileDocument> document;
    QString path;
};

} // namespace

class DockerfileDocumentTest : public QObject
{
    Q_OBJECT

private slots:
    void open_analyses()
    {
        Desk desk;
        QSignalSpy spy(desk.document.get(), &DockerfileDocument::analysisChanged);
        QVERIFY(desk.document->open(desk.path));
        QCOMPARE(spy.count(), 1);
        QCOMPARE(desk.document->stageIds().size(), 2U);
        QCOMPARE(desk.document->displayName(), QStringLiteral("Dockerfile"));
        QVERIFY(!desk.document->isModified());
    }

    void openFailure_changesNothing()
    {
        Desk desk;
        QVERIFY(desk.document->open(desk.path));
        QVERIFY(!desk.document->open(desk.path + QStringLiteral(".none")));
        QCOMPARE(desk.document->path(), desk.path);
        QCOMPARE(QByteArray(desk.buffer.text().data(), qsizetype(desk.buffer.text().size())),
                 kText);
    }

    void typing_isAnalysedInTheBackground_latestWins()
    {
        Desk desk(1);
        QVERIFY(desk.document->open(desk.path));
        QVERIFY(desk.document->waitUntilIdle());
        QSignalSpy spy(desk.document.get(), &DockerfileDocument::analysisChanged);
        for (const char letter : {'R', 'U', 'N', ' ', 'x', '\n'})
            desk.buffer.type(static_cast<std::uint32_t>(desk.buffer.text().size()),
                             std::string(1, letter));
        QVERIFY(desk.document->waitUntilIdle());
        QCOMPARE(spy.count(), 1); // one round of the event loop, one analysis
        const auto &analysis = desk.document->analysis();
        QCOMPARE(analysis->snapshot.version(), desk.buffer.version());
        QCOMPARE(analysis->dockerfile.stages[1].instructions.size(), 3U);
    }

    void modified_followsTheText()
    {
        Desk desk;
        QVERIFY(desk.document->open(desk.path));
        desk.buffer.type(0, "#");
        QVERIFY(desk.document->isModified());
        desk.buffer.undo();
        QVERIFY(!desk.document->isModified());
    }

    void save_writesExactlyTheText()
    {
        Desk desk;
        put(desk.path, "\xEF\xBB\xBF"
                       "FROM a\r\n");
        QVERIFY(desk.document->open(desk.path));
        desk.buffer.type(6, "b");
        QVERIFY(desk.document->save());
        QCOMPARE(get(desk.path), QByteArray("\xEF\xBB\xBF"
                                            "FROM ab\r\n"));
        QVERIFY(!desk.document->isModified());
    }

    void moves_areUndoneAndDoNotModifyTheFile()
    {
        Desk desk;
        QVERIFY(desk.document->open(desk.path));
        const NodeKey builder{desk.document->idOf(0), {}};
        desk.document->moveNodes({{builder, QPointF(10, 20)}}, QStringLiteral("Move builder"));
        desk.document->moveNodes({{builder, QPointF(30, 40)}}, QStringLiteral("Move builder"));
        QVERIFY(!desk.document->isModified());
        QCOMPARE(desk.document->positions().at(builder), QPointF(30, 40));
        desk.buffer.undo();
        QCOMPARE(desk.document->positions().at(builder), QPointF(10, 20));
        desk.document->tidy();
        QVERIFY(desk.document->positions().empty());
        desk.buffer.undo();
        QCOMPARE(desk.document->positions().at(builder), QPointF(10, 20));
        desk.buffer.undo();
        QVERIFY(desk.document->positions().empty());
        desk.buffer.redo();
        QCOMPARE(desk.document->positions().at(builder), QPointF(10, 20));
    }

    void places_surviveRestartAndRename()
    {
        Desk desk;
        QVERIFY(desk.document->open(desk.path));
        const NodeKey builder{desk.document->idOf(0), {}};
        const NodeKey golang{0, "golang"};
        desk.document->moveNodes({{builder, QPointF(10, 20)}, {golang, QPointF(-5, 6)}},
                                 QStringLiteral("Move"));
        desk.reopen();
        const NodeKey again{desk.document->idOf(0), {}};
        QCOMPARE(desk.document->positions().at(again), QPointF(10, 20));
        QCOMPARE(desk.document->positions().at(golang), QPointF(-5, 6));
        // Nothing beside the Dockerfile but our own folder of this test.
        QCOMPARE(QFileInfo(desk.path).dir().entryList(QDir::Files),
                 QStringList{QStringLiteral("Dockerfile")});
    }

    void diskChange_isSeen_reloadIsOneUndoableStep()
    {
        Desk desk;
        QVERIFY(desk.document->open(desk.path));
        QSignalSpy spy(desk.document.get(), &DockerfileDocument::diskStateChanged);
        put(desk.path, kText + "CMD x\n");
        QTRY_COMPARE(desk.document->diskState(), DiskState::Changed);
        QCOMPARE(desk.document->save().error().code, ErrorCode::AlreadyExists);
        const auto ids = desk.document->stageIds();
        desk.document->reloadFromDisk();
        QCOMPARE(desk.document->stageIds(), ids);
        QVERIFY(!desk.document->isModified());
        QCOMPARE(desk.document->diskState(), DiskState::Same);
        desk.buffer.undo();
        QVERIFY(desk.document->isModified());
    }

    void keepMine_letsTheNextSaveOverwrite()
    {
        Desk desk;
        QVERIFY(desk.document->open(desk.path));
        desk.buffer.type(0, "# mine\n");
        put(desk.path, "FROM other\n");
        QTRY_COMPARE(desk.document->diskState(), DiskState::Changed);
        desk.document->keepMine();
        QVERIFY(desk.document->isModified());
        QVERIFY(desk.document->save());
        QCOMPARE(get(desk.path), "# mine\n" + kText);
    }

    void ownSave_isNoChangeOnDisk()
    {
        Desk desk;
        QVERIFY(desk.document->open(desk.path));
        QSignalSpy spy(desk.document.get(), &DockerfileDocument::diskStateChanged);
        desk.buffer.type(0, "# mine\n");
        QVERIFY(desk.document->save());
        desk.document->lookAtDisk();
        QVERIFY(spy.isEmpty());
        put(desk.path, kText); // the watch is on the file that replaced the old one
        QTRY_COMPARE(desk.document->diskState(), DiskState::Changed);
        QCOMPARE(spy.count(), 1);
    }

    void removedFile_isModifiedAndSavedAnew()
    {
        Desk desk;
        QVERIFY(desk.document->open(desk.path));
        QFile::remove(desk.path);
        QTRY_COMPARE(desk.document->diskState(), DiskState::Removed);
        QVERIFY(desk.document->isModified());
        QVERIFY(desk.document->save());
        QCOMPARE(get(desk.path), kText);
    }

    void gesture_isOneStepWithItsPlace()
    {
        Desk desk;
        QVERIFY(desk.document->open(desk.path));
        const auto insert = [](const edit::Source &source) -> edit::EditResult {
            edit::Change change;
            const auto end = static_cast<std::uint32_t>(source.snapshot.text().size());
            change.edits.add({{end, end}, "FROM busybox AS extra\n"});
            change.title = Message("Add stage extra");
            change.selection = {end, end + 4};
            return change;
        };
        QVERIFY(desk.document->perform(insert, QPointF(7, 8)));
        QCOMPARE(desk.buffer.undoLabel(), QStringLiteral("Add stage extra"));
        const NodeKey extra{desk.document->idOf(2), {}};
        QCOMPARE(desk.document->positions().at(extra), QPointF(7, 8));
        desk.buffer.undo();
        QVERIFY(desk.document->positions().empty());
        QCOMPARE(desk.document->stageIds().size(), 2U);
        desk.buffer.redo();
        QCOMPARE(desk.document->idOf(2), extra.stage);
        QCOMPARE(desk.document->positions().at(extra), QPointF(7, 8));
    }
};

QTEST_MAIN(DockerfileDocumentTest)
#include "tst_dockerfiledocument.moc"
