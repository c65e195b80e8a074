#include "core/build/exec/userlookup.h"

#include <QtTest>

using namespace stagewright;
using namespace stagewright::exec;

namespace {

const char *const kPasswd = "root:x:0:0:root:/root:/bin/sh\n"
                            "broken line\n"
                            "app:x:1000:50::/home/app:/bin/sh\n"
                            "2000:x:7:8::/srv/seven:\n"
                            "bare:x:9:9\n";
const char *const kGroup = "root:x:0:\nwheel:x:10:root,app\napp:x:50:app\nextra:x:60:other,app\n"
                           "broken\n";

} // namespace

class UserLookupTest : public QObject
{
    Q_OBJECT

private slots:
    void user_isResolved_data()
    {
        QTest::addColumn<QString>("user");
        QTest::addColumn<ProcessUser>("expected");
        const auto row = [](const char *user, ProcessUser expected) {
            QTest::newRow(user) << user << std::move(expected);
        };
        row("", {0, 0, {0, 10}, "/root"});
        row("root", {0, 0, {0, 10}, "/root"});
        row("app", {1000, 50, {50, 10, 60}, "/home/app"});
        row("1000", {1000, 50, {50, 10, 60}, "/home/app"});
        row("app:wheel", {1000, 10, {10}, "/home/app"});
        row("app:77", {1000, 77, {77}, "/home/app"});
        row("4000", {4000, 0, {0}, "/"});
        row("4000:4001", {4000, 4001, {4001}, "/"});
        row("2000", {7, 8, {8}, "/srv/seven"}); // a name that looks like a number
        row("bare", {9, 9, {9}, "/"});
        row(":wheel", {0, 10, {10}, "/root"});
        row("2147483646", {2147483646U, 0, {0}, "/"});
    }
    void user_isResolved()
    {
        QFETCH(QString, user);
        QFETCH(ProcessUser, expected);
        const auto found = lookUpUser(user.toStdString(), kPasswd, kGroup);
        QVERIFY(found);
        QVERIFY(*found == expected);
    }

    void unknownOnes_areErrors_data()
    {
        QTest::addColumn<QString>("user");
        for (const char *user : {"nobody", "app:nogroup", "4294967296", "2147483647", "-1", "1 0",
                                 "app:"
                                 "-5"})
            QTest::newRow(user) << user;
    }
    void unknownOnes_areErrors()
    {
        QFETCH(QString, user);
        QCOMPARE(lookUpUser(user.toStdString(), kPasswd, kGroup).error().code,
                 ErrorCode::InvalidArgument);
    }
};

QTEST_APPLESS_MAIN(UserLookupTest)
#include "tst_userlookup.moc"
