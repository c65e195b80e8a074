// What a shell linter says reaches the document: late, never stale, never in the way.
#include "app/document/dockerfiledocument.h"
#include "tests/app/document/memorybuffer.h"
#include "tests/support/fakeshellchecker.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace stagewright;
using namespace stagewright::app;
using tests::FakeShellChecker;
using tests::MemoryBuffer;

namespace {

const std::string kText = "FROM alpine:3.20\nRUN echo $a\n";

struct Desk
{
    explicit Desk(int threads)
        : document(buffer, {threads, folder.path(), checker})
    {
        document.setQuietTime(0);
    }

    /// The texts that the linter's findings stand at.
    QStringList found() const
    {
        QStringList texts;
        if (!document.analysis())
            return texts;
        for (const auto &diagnostic : document.analysis()->diagnostics) {
            if (diagnostic.rule == "SC2086")
                texts << QString::fromStdString(std::string(
                    text::slice(document.analysis()->snapshot.text(), diagnostic.range)));
        }
        return texts;
    }

    QTemporaryDir folder;
    MemoryBuffer buffer;
    std::shared_ptr<FakeShellChecker> checker = std::make_shared<FakeShellChecker>();
    DockerfileDocument document;
};

} // namespace

class DocumentShellTest : public QObject
{
    Q_OBJECT

private slots:
    void findings_joinTheOthersByPosition()
    {
        Desk desk(0);
        desk.document.startNew(kText);
        QCOMPARE(desk.found(), QStringList{QStringLiteral("$a")});
        const auto &all = desk.document.analysis()->diagnostics;
        QVERIFY(std::is_sorted(all.begin(), all.end(), [](const auto &a, const auto &b) {
            return a.range.begin < b.range.begin;
        }));
    }

    void theLinter_runsBesideTheAnalysis()
    {
        Desk desk(1);
        std::unique_lock gate(desk.checker->gate);
        desk.document.startNew(kText);
        QTRY_VERIFY(desk.document.analysis());
        QVERIFY(desk.found().isEmpty());
        QVERIFY(desk.document.isChecking());
        // The linter hangs; the analysis of what is typed meanwhile does not.
        desk.buffer.type(static_cast<std::uint32_t>(kText.size()), "USER me\n");
        QTRY_COMPARE(desk.document.analysis()->snapshot.version(), desk.buffer.version());
        QVERIFY(desk.found().isEmpty());
        gate.unlock();
        QTRY_COMPARE(desk.found(), QStringList{QStringLiteral("$a")});
        QTRY_VERIFY(!desk.document.isChecking());
    }

    void findings_stayWhileOtherLinesChange()
    {
        Desk desk(0);
        desk.document.startNew(kText);
        const auto runs = desk.checker->runs.load();
        QSignalSpy spy(&desk.document, &DockerfileDocument::analysisChanged);
        desk.buffer.type(0, "# hello\n");
        QCOMPARE(desk.found(), QStringList{QStringLiteral("$a")});
        QCOMPARE(spy.count(), 1);
        QCOMPARE(desk.checker->runs.load(), runs);
    }

    void findings_goWithTheTextThatTheyAreAbout()
    {
        Desk desk(1);
        desk.document.startNew(kText);
        QTRY_COMPARE(desk.found(), QStringList{QStringLiteral("$a")});
        std::unique_lock gate(desk.checker->gate);
        const auto at = static_cast<std::uint32_t>(kText.find("$a"));
        text::EditList edits;
        edits.add({{at, at + 2}, "plain"});
        desk.buffer.perform({QStringLiteral("change"), edits, std::nullopt});
        QTRY_VERIFY(desk.found().isEmpty());
        gate.unlock();
        QTRY_VERIFY(!desk.document.isChecking());
        QVERIFY(desk.found().isEmpty());
    }

    void answersToAnOlderText_areDropped()
    {
        Desk desk(1);
        std::unique_lock gate(desk.checker->gate);
        desk.document.startNew(kText);
        QTRY_VERIFY(desk.document.analysis());
        QTRY_VERIFY(desk.document.isChecking());
        QSignalSpy spy(&desk.document, &DockerfileDocument::analysisChanged);
        desk.document.startNew("FROM alpine:3.20\nRUN true\n");
        gate.unlock();
        QTRY_VERIFY(desk.document.analysis() && !desk.document.isChecking());
        QVERIFY(desk.document.waitUntilIdle());
        QVERIFY(desk.found().isEmpty());
    }

    void missingLinter_isNoFailureAndAskedOnce()
    {
        Desk desk(0);
        desk.checker->failsWith = ErrorCode::Unavailable;
        QSignalSpy spy(&desk.document, &DockerfileDocument::shellCheckFailed);
        desk.document.startNew(kText);
        desk.buffer.type(0, "# hello\n");
        QCOMPARE(spy.count(), 0);
        QCOMPARE(desk.checker->runs.load(), 1);
        QVERIFY(desk.found().isEmpty());
    }

    void brokenLinter_isToldOnce()
    {
        Desk desk(0);
        desk.checker->failsWith = ErrorCode::Failed;
        QSignalSpy spy(&desk.document, &DockerfileDocument::shellCheckFailed);
        desk.document.startNew(kText);
        desk.buffer.type(0, "# hello\n");
        QCOMPARE(spy.count(), 1);
    }
};

QTEST_MAIN(DocumentShellTest)
#include "tst_documentshell.moc"
