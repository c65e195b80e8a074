#include "core/base/sys/clock.h"
#include "core/base/sys/fileio.h"
#include "core/base/sys/process.h"
#include "core/base/sys/tempdir.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <QtTest>

#include <csignal>

using namespace stagewright;
using namespace stagewright::sys;
using namespace std::chrono_literals;

class ProcessTest : public QObject
{
    Q_OBJECT

private slots:
    void exitCodesAndSignals_areToldApart()
    {
        QVERIFY(runProcess({"true"}).value().status.ok());
        QCOMPARE(runProcess({"sh", "-c", "exit 137"}).value().status,
                 (ExitStatus{ExitStatus::Kind::Exited, 137}));
        QCOMPARE(runProcess({"sh", "-c", "kill -9 $$"}).value().status,
                 (ExitStatus{ExitStatus::Kind::Signalled, SIGKILL}));
    }

    void output_isCollectedFromBothStreams()
    {
        const auto output = runProcess({"sh", "-c", "cat; echo bad >&2"}, "input").value();
        QCOMPARE(output.out, std::string("input"));
        QCOMPARE(output.err, std::string("bad\n"));
    }

    void missingProgram_isNotFound()
    {
        QCOMPARE(runProcess({"no-such-program-here"}).error().code, ErrorCode::NotFound);
        QVERIFY(!findProgram("no-such-program-here"));
        QVERIFY(findProgram("sh"));
    }

    void endlessOutputAndEndlessRun_areCutOff()
    {
        QCOMPARE(runProcess({"yes"}, {}, 100000).error().code, ErrorCode::OutOfSpace);
        QCOMPARE(runProcess({"sleep", "1000"}, {}, 100, 50ms).error().code, ErrorCode::Failed);
    }

    void onlyNamedDescriptors_reachTheChild()
    {
        // Deliberately without close-on-exec.
        const UniqueFd leaked(::open("/", O_RDONLY | O_DIRECTORY));
        const auto output = runProcess({"ls", "/proc/self/fd"}).value();
        QCOMPARE(output.out, std::string("0\n1\n2\n3\n")); // 3 is the directory that ls reads
    }

    void crossedDescriptors_arrive()
    {
        Pipe first = makePipe().value();
        Pipe second = makePipe().value();
        ProcessOptions options;
        options.arguments = {"sh", "-c", "echo one >&3; echo two >&4"};
        options.descriptors = {{3, first.write.get()}, {4, second.write.get()}};
        auto process = Process::start(options).value();
        first.write.reset();
        second.write.reset();
        QCOMPARE(readAll(first.read.get(), 100).value(), std::string("one\n"));
        QCOMPARE(readAll(second.read.get(), 100).value(), std::string("two\n"));
        QVERIFY(process.wait().value().ok());
    }

    void environmentAndDirectory_areThoseGiven()
    {
        Pipe out = makePipe().value();
        ProcessOptions options;
        options.arguments = {"/bin/sh", "-c", "echo $A; pwd"};
        options.environment = std::vector<std::string>{"A=b"};
        options.workingDirectory = "/usr";
        options.descriptors = {{1, out.write.get()}};
        auto process = Process::start(options).value();
        out.write.reset();
        QCOMPARE(readAll(out.read.get(), 100).value(), std::string("b\n/usr\n"));
    }

    void destructor_killsAndReaps()
    {
        ProcessOptions options;
        options.arguments = {"sleep", "1000"};
        pid_t pid = 0;
        {
            auto process = Process::start(options).value();
            pid = process.pid();
            QVERIFY(!process.waitFor(0ms).value());
        }
        QCOMPARE(::kill(pid, 0), -1);
    }

    void tempDir_removesItself()
    {
        std::string path;
        {
            const auto dir = TempDir::create().value();
            path = dir.path();
            QVERIFY(writeHostFile(dir.file("f"), "x"));
            struct ::stat status{};
            QCOMPARE(::stat(path.c_str(), &status), 0);
            QCOMPARE(status.st_mode & 07777U, 0700U);
        }
        QVERIFY(::access(path.c_str(), F_OK) != 0);
        QVERIFY(randomHex(8) != randomHex(8));
    }

    void fakeClock_standsStill()
    {
        FakeClock clock(5s);
        QCOMPARE(clock.now(), 5s);
        clock.advance(2s);
        clock.setWall(1s);
        QCOMPARE(clock.now(), 1s);
        QCOMPARE(clock.monotonic(), 2s);
        QVERIFY(Clock::system().now() > 1'000'000'000s);
    }

    void copyAll_copiesWhatIsThere()
    {
        const auto from = memoryFile("some bytes").value();
        const auto to = memoryFile("").value();
        QCOMPARE(copyAll(from.get(), to.get()).value(), 10U);
        QCOMPARE(::lseek(to.get(), 0, SEEK_SET), 0);
        QCOMPARE(readAll(to.get(), 100).value(), std::string("some bytes"));
    }
};

QTEST_APPLESS_MAIN(ProcessTest)
#include "tst_process.moc"
