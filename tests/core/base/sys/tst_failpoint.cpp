#include "core/base/sys/failpoint.h"

#include <sys/wait.h>
#include <unistd.h>

#include <QtTest>

#include <algorithm>

using namespace stagewright;
using namespace stagewright::sys;

namespace {

const Failpoint kPoint("test.point");

} // namespace

class FailpointTest : public QObject
{
    Q_OBJECT

private slots:
    void cleanup() { QVERIFY(armFailpoints("")); }

    void unarmed_doesNothing()
    {
        QVERIFY(kPoint.hit());
        QVERIFY(std::ranges::count(failpointNames(), "test.point") == 1);
    }

    void error_comesAtTheNamedPassageOnly()
    {
        QVERIFY(armFailpoints("other:kill,test.point:err=ENOSPC@2"));
        QVERIFY(kPoint.hit());
        QCOMPARE(kPoint.hit().error().code, ErrorCode::OutOfSpace);
        QVERIFY(kPoint.hit());
    }

    void kill_endsTheProcess()
    {
        QVERIFY(armFailpoints("test.point:kill"));
        const pid_t child = ::fork();
        if (child == 0) {
            static_cast<void>(kPoint.hit());
            ::_exit(0);
        }
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QVERIFY(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
    }

    void badText_isRefused_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *bad : {"x", "x:boom", ":kill", "x:err=ENOPE", "x:delay=a", "x:kill@0"})
            QTest::newRow(bad) << bad;
    }
    void badText_isRefused()
    {
        QFETCH(QString, text);
        QVERIFY(!armFailpoints(text.toStdString()));
    }
};

QTEST_APPLESS_MAIN(FailpointTest)
#include "tst_failpoint.moc"
