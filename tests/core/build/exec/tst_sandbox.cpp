#include "tests/core/build/exec/sandboxfixture.h"

#include <QtTest>

using namespace stagewright;
using namespace stagewright::exec;
using tests::SandboxFixture;

class SandboxTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { REQUIRE_SANDBOX(); }

    void run_changesBecomeALayer()
    {
        SandboxFixture fixture;
        const auto base = fixture.busyboxBase();
        const auto ran =
            fixture.run(base, "echo hello; echo bad >&2; echo text >/new; rm /etc/motd");
        QVERIFY2(ran.has_value(), fixture.text(ran));
        QVERIFY2(ran->exit.ok(), ran->exit.message.c_str());
        QCOMPARE(fixture.out(), std::string("hello\n"));
        QCOMPARE(fixture.err(), std::string("bad\n"));
        QCOMPARE(fixture.layerPaths(), (std::vector<std::string>{"etc", "!etc/motd", "new"}));
        QCOMPARE(fixture.executor().readFile(ran->id, "/new", 100).value(), std::string("text\n"));
    }
};

QTEST_APPLESS_MAIN(SandboxTest)
#include "tst_sandbox.moc"
