#include "core/base/support/strings.h"
#include "core/base/sys/tempdir.h"
#include "core/build/context/followlinks.h"

#include <QTest>

#include "treetext.h"

using namespace stagewright;

class TestFollowLinks : public QObject
{
    Q_OBJECT

private slots:
    void follows_data()
    {
        QTest::addColumn<QByteArray>("tree");
        QTest::addColumn<QByteArray>("paths");
        QTest::addColumn<QByteArray>("needed");
        const auto row = [](const char *name, const char *tree, const char *paths,
                            const char *needed) {
            QTest::newRow(name) << QByteArray(tree) << QByteArray(paths) << QByteArray(needed);
        };
        row("a file", "cask/red=1", "cask/red", "cask/red");
        row("a link and what it leads to", "cask/red=1\nshelf->cask/red", "shelf",
            "cask/red shelf");
        row("a link on the way", "cask/red/old=1\nshelf->cask", "shelf/red/old",
            "cask/red/old shelf");
        row("chain", "a->b\nb->c/d\nc/d->../e\ne=1", "a", "a b c/d e");
        row("absolute text counts from the root", "a/l->/b\nb=1", "a/l", "a/l b");
        row("text that climbs out stays in", "a/l->../../../b\nb=1", "a/l", "a/l b");
        row("circle", "a->b\nb->a", "a", "a b");
        row("dangling", "a->gone", "a", "a gone");
        row("missing", "a=1", "x/y", "x/y");
        row("pattern, with the links that it matches", "d/one->../x\nd/two=1\nx=1", "d/o*",
            "d/o* x");
        row("what lies in another path goes with it", "a/b=1", "a a/b ./a/", "a");
        row("all of it", "a->.\nb=1", "a", "");
        row("root", "a=1", "/", "");
    }

    void follows()
    {
        QFETCH(QByteArray, tree);
        QFETCH(QByteArray, paths);
        QFETCH(QByteArray, needed);
        const auto directory = sys::TempDir::create();
        const auto root = sys::SafeRoot::open(directory->path());
        tests::makeTree(*root, tree.toStdString());
        std::vector<std::string> list;
        for (const auto &path : paths.split(' '))
            list.push_back(path.toStdString());
        const auto result = context::followLinks(*root, list);
        QVERIFY2(result.has_value(), result ? "" : result.error().message.c_str());
        QCOMPARE(join(*result, " "), needed.toStdString());
    }
};

QTEST_APPLESS_MAIN(TestFollowLinks)
#include "tst_followlinks.moc"
