#include "core/base/sys/treewalk.h"
#include "tests/core/base/sys/canary.h"

#include <QtTest>

using namespace stagewright;
using namespace stagewright::sys;
using tests::Canary;

class TreeWalkTest : public QObject
{
    Q_OBJECT

private slots:
    void order_isParentsFirstAndBytewise()
    {
        const Canary canary;
        const auto root = SafeRoot::open(canary.root()).value();
        QVERIFY(root.makeDirectories("b/d", 0755));
        QVERIFY(root.makeDirectories("a", 0755));
        QVERIFY(root.createFile("b/d/f", 0644));
        QVERIFY(root.createFile("b-", 0644));
        QVERIFY(root.makeSymlink(canary.victim(), "b/z"));
        std::vector<std::string> seen;
        QVERIFY(walkTree(root, "", [&seen](const WalkEntry &entry) -> Result<WalkStep> {
            seen.push_back(entry.path);
            return WalkStep::Continue;
        }));
        QCOMPARE(seen, (std::vector<std::string>{"a", "b", "b/d", "b/d/f", "b/z", "b-"}));
    }

    void skipAndStop_holdBack()
    {
        const Canary canary;
        const auto root = SafeRoot::open(canary.root()).value();
        QVERIFY(root.makeDirectories("a/inner", 0755));
        QVERIFY(root.makeDirectories("b/inner", 0755));
        QVERIFY(root.makeDirectories("c", 0755));
        std::vector<std::string> seen;
        QVERIFY(walkTree(root, "", [&seen](const WalkEntry &entry) -> Result<WalkStep> {
            seen.push_back(entry.path);
            if (entry.path == "a")
                return WalkStep::SkipTree;
            return entry.path == "b/inner" ? WalkStep::Stop : WalkStep::Continue;
        }));
        QCOMPARE(seen, (std::vector<std::string>{"a", "b", "b/inner"}));
    }

    void entries_canBeRead()
    {
        const Canary canary;
        const auto root = SafeRoot::open(canary.root()).value();
        QVERIFY(root.makeDirectory("d", 0755));
        auto file = root.createFile("d/f", 0644).value();
        QVERIFY(writeAll(file.get(), "text"));
        QVERIFY(root.makeSymlink("/etc/shadow", "d/l"));
        std::string text;
        std::string link;
        QVERIFY(walkTree(root, "d", [&](const WalkEntry &entry) -> Result<WalkStep> {
            if (entry.status.isSymlink()) {
                link = readLinkWalked(entry).value();
                if (openWalked(entry))
                    return fail(ErrorCode::Internal, "a link was followed");
            } else {
                text = readAll(openWalked(entry).value().get(), 100).value();
            }
            return WalkStep::Continue;
        }));
        QCOMPARE(text, std::string("text"));
        QCOMPARE(link, std::string("/etc/shadow"));
    }

    void errorOfTheVisitor_comesOut()
    {
        const Canary canary;
        const auto root = SafeRoot::open(canary.root()).value();
        QVERIFY(root.makeDirectory("d", 0755));
        const auto walked = walkTree(root, "", [](const WalkEntry &) -> Result<WalkStep> {
            return fail(ErrorCode::Cancelled, "enough");
        });
        QCOMPARE(walked.error().code, ErrorCode::Cancelled);
        QVERIFY(!walkTree(root, "none", [](const WalkEntry &) -> Result<WalkStep> {
            return WalkStep::Continue;
        }));
    }
};

QTEST_APPLESS_MAIN(TreeWalkTest)
#include "tst_treewalk.moc"
