/// Logs of steps: whole on the disk, bounded on the screen, and not for ever.
#include "core/base/support/strings.h"
#include "core/base/sys/failpoint.h"
#include "core/base/sys/fileio.h"
#include "core/base/sys/tempdir.h"
#include "core/build/solve/steplogs.h"

#include <QtTest>

#include <filesystem>

using namespace stagewright;
using namespace stagewright::solve;

namespace {

class Collector final : public EventSink
{
public:
    std::vector<plan::BuildEvent> events;
    void send(const plan::BuildEvent &event) override { events.push_back(event); }

    std::string shown() const
    {
        std::string text;
        for (const auto &event : events) {
            for (const auto &log : event.logs)
                text += log.data;
        }
        return text;
    }
};

} // namespace

class TestStepLogs : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder.emplace(std::move(*sys::TempDir::create()));
        m_screen = {};
    }
    void cleanup() { QVERIFY(sys::armFailpoints("")); }

    void silentBuild_leavesNothing()
    {
        StepLogs logs = begin();
        start(logs, "a");
        end(logs, "a");
        QCOMPARE(m_screen.events.size(), std::size_t{2});
        QVERIFY(logs.logOf(digest("a")).empty());
        QVERIFY(std::filesystem::is_empty(m_folder->path()));
    }

    void output_isKeptPerStep()
    {
        StepLogs logs = begin();
        start(logs, "a");
        start(logs, "b");
        write(logs, "a", "one\n");
        write(logs, "b", "zwei\n");
        write(logs, "a", std::string("tw\0o\xff", 5));
        end(logs, "a");
        end(logs, "b", "exit code: 1");
        QCOMPARE(m_screen.shown(), std::string("one\nzwei\ntw\0o\xff", 14));
        QCOMPARE(textOf(logs.logOf(digest("a"))), std::string("one\ntw\0o\xff", 9));
        QCOMPARE(textOf(logs.logOf(digest("b"))), std::string("zwei\n"));

        const auto kept = keptBuilds(m_folder->path()).value();
        QCOMPARE(kept.size(), std::size_t{1});
        QCOMPARE(kept[0].steps.size(), std::size_t{2});
        QCOMPARE(kept[0].steps[0].name, std::string("RUN a"));
        QCOMPARE(kept[0].steps[1].error, std::string("exit code: 1"));
        QCOMPARE(kept[0].logs[1], logs.logOf(digest("b")));
        QVERIFY(!kept[0].result);
    }

    void screen_isBounded()
    {
        StepLogs logs = begin();
        start(logs, "a");
        std::string all;
        while (all.size() < kShownBytes + 3 * kTailBytes) {
            std::string piece;
            for (int line = 0; line < 500; ++line)
                piece += concat("line ", std::to_string(all.size() + piece.size()), "\n");
            all += piece;
            write(logs, "a", piece);
        }
        end(logs, "a");
        const auto shown = m_screen.shown();
        QVERIFY(shown.starts_with(all.substr(0, kShownBytes)));
        QVERIFY(shown.ends_with(all.substr(all.size() - kTailBytes)));
        QVERIFY(shown.size() < kShownBytes + kTailBytes + 200);
        const auto clipped = all.size() - kShownBytes - kTailBytes;
        QVERIFY(shown.find(concat("[", std::to_string(clipped),
                                  " bytes are left out here; all of "
                                  "them: stagewright logs 2023")) != std::string::npos);
        // The end of the output comes before the end of the step.
        QVERIFY(m_screen.events.back().vertexes.front().completed.has_value());
        QVERIFY(textOf(logs.logOf(digest("a"))) == all);
        const auto onDisk =
            std::filesystem::file_size(m_folder->file(logs.logOf(digest("a")) + ".zst"));
        QVERIFY2(onDisk < all.size() / 3, std::to_string(onDisk).c_str());
    }

    void alittleMoreThanTheBound_isShownWhole()
    {
        StepLogs logs = begin();
        start(logs, "a");
        const std::string all(kShownBytes + 10, 'x');
        write(logs, "a", all);
        end(logs, "a");
        QVERIFY(m_screen.shown() == all);
    }

    void killedBuildersLog_canBeRead()
    {
        StepLogs logs = begin();
        start(logs, "a");
        write(logs, "a", "last words");
        std::string text;
        const auto read = readLog(m_folder->path(), logs.logOf(digest("a")),
                                  [&](std::string_view bytes) { text += bytes; });
        QCOMPARE(read.error().code, ErrorCode::Corrupt);
        QCOMPARE(text, std::string("last words"));
        // And so can its list of steps, its last line cut off.
        const auto build = keptBuilds(m_folder->path()).value().front();
        const auto list = m_folder->file(build.id + "/steps.jsonl");
        const auto whole = sys::readHostFile(list).value();
        QVERIFY(sys::writeHostFile(list, whole + whole.substr(0, 20)));
        QCOMPARE(keptBuilds(m_folder->path()).value().front().steps.size(), std::size_t{1});
    }

    void oldestBuilds_areDropped()
    {
        std::string first;
        for (std::size_t i = 0; i < kKeptBuilds + 3; ++i) {
            StepLogs logs = begin();
            start(logs, "a");
            write(logs, "a", "x");
            if (i == 0)
                first = logs.logOf(digest("a"));
            m_clock.advance(std::chrono::seconds(1));
        }
        const auto kept = keptBuilds(m_folder->path()).value();
        QCOMPARE(kept.size(), kKeptBuilds);
        QVERIFY(std::ranges::is_sorted(kept, std::ranges::greater(), &KeptBuild::id));
        const auto read = readLog(m_folder->path(), first, [](std::string_view) {});
        QCOMPARE(read.error().code, ErrorCode::NotFound);
    }

    void logThatCannotBeWritten_isToldOnce()
    {
        QVERIFY(sys::armFailpoints("solve.log.write:err=ENOSPC"));
        StepLogs logs = begin();
        start(logs, "a");
        write(logs, "a", "one\n");
        write(logs, "a", "two\n");
        end(logs, "a");
        const auto shown = m_screen.shown();
        QVERIFY2(shown.starts_with("[this log is not kept: "), shown.c_str());
        QVERIFY2(shown.ends_with("]\none\ntwo\n"), shown.c_str());
        QVERIFY(logs.logOf(digest("a")).empty());
    }

    void foreignNames_stayInside()
    {
        QVERIFY(sys::writeHostFile(m_folder->file("outside.zst"), "secret"));
        std::filesystem::create_directory(m_folder->file("logs"));
        std::string text;
        const auto read = readLog(m_folder->file("logs"), "../outside",
                                  [&](std::string_view bytes) { text += bytes; });
        QVERIFY(!read && text.empty());
    }

private:
    static plan::Digest digest(std::string_view name) { return oci::digestOf(name); }
    StepLogs begin() { return StepLogs(m_folder->path(), m_screen, m_clock); }

    plan::VertexEvent vertex(const std::string &name) const
    {
        plan::VertexEvent vertex;
        vertex.digest = digest(name);
        vertex.name = "RUN " + name;
        vertex.started = plan::Timestamp(m_clock.now());
        return vertex;
    }
    void start(StepLogs &logs, const std::string &name)
    {
        plan::BuildEvent event;
        event.vertexes = {vertex(name)};
        logs.send(event);
    }
    void write(StepLogs &logs, const std::string &name, const std::string &text)
    {
        plan::BuildEvent event;
        event.logs = {{digest(name), plan::LogStream::Output, text, {}}};
        logs.send(event);
    }
    void end(StepLogs &logs, const std::string &name, const std::string &error = {})
    {
        plan::BuildEvent event;
        event.vertexes = {vertex(name)};
        event.vertexes[0].completed = event.vertexes[0].started;
        event.vertexes[0].error = error;
        logs.send(event);
    }
    std::string textOf(const std::string &log) const
    {
        std::string text;
        const auto read =
            readLog(m_folder->path(), log, [&](std::string_view bytes) { text += bytes; });
        return read ? text : read.error().toString();
    }

    std::optional<sys::TempDir> m_folder;
    sys::FakeClock m_clock;
    Collector m_screen;
};

QTEST_GUILESS_MAIN(TestStepLogs)
#include "tst_steplogs.moc"
