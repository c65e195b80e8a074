#include "core/base/sys/usernamespace.h"

#include <QtTest>

using namespace stagewright;
using namespace stagewright::sys;

class UserNamespaceTest : public QObject
{
    Q_OBJECT

private slots:
    void subIds_areReadByNameAndNumber()
    {
        const auto text = "other:1:2\nme:100000:65536\n1000:300000:10\nme:x:1\nme:5:0\nme:7\n"
                          "me:4294967296:1\n# me:1:1\n";
        using Ranges = std::vector<std::pair<std::uint32_t, std::uint32_t>>;
        QCOMPARE(parseSubIds(text, "me", 1000), (Ranges{{100000, 65536}, {300000, 10}}));
        QVERIFY(parseSubIds(text, "nobody", 7).empty());
    }

    void freeSubIds_lieBehindAllRanges()
    {
        QCOMPARE(firstFreeSubId(""), 100000U);
        QCOMPARE(firstFreeSubId("a:1:2\nb:x\n"), 100000U);
        QCOMPARE(firstFreeSubId("a:165536:65536\nb:100000:65536\n"), 231072U);
        QCOMPARE(firstFreeSubId("a:4294967295:4294967295\n"), 4294967294U);
    }

    void ids_areFoundInMaps()
    {
        const std::vector<IdRange> map{{0, 1000, 1}, {5, 100000, 2}};
        for (const std::uint32_t id : {0U, 5U, 6U})
            QVERIFY(hasId(map, id));
        for (const std::uint32_t id : {1U, 4U, 7U, 1000U, 4294967295U})
            QVERIFY(!hasId(map, id));
    }

    void idMaps_goThereAndBack()
    {
        const std::vector<IdRange> map{{0, 1000, 1}, {1, 100000, 65536}};
        QCOMPARE(formatIdMap(map), std::string("0 1000 1\n1 100000 65536\n"));
        QVERIFY(parseIdMap(formatIdMap(map)) == map);
        QVERIFY(parseIdMap("         0          0 4294967295\n") ==
                (std::vector<IdRange>{{0, 0, 4294967295U}}));
    }

    void chosenMap_startsWithOurselves()
    {
        const auto map = chooseIdMap().value();
        QVERIFY(!map.uids.empty());
        if (::geteuid() == 0) {
            QCOMPARE(map.kind, IdMap::Kind::Root);
            for (const auto &range : map.uids)
                QVERIFY(range.count < 4294967295U);
        } else {
            QCOMPARE(map.uids.front().outside, ::geteuid());
            QCOMPARE(map.uids.front().inside, 0U);
        }
    }
};

QTEST_APPLESS_MAIN(UserNamespaceTest)
#include "tst_usernamespace.moc"
