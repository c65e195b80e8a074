#include "core/language/draw/draw.h"
#include "tests/support/golden.h"
#include "tests/support/paths.h"

#include <QtTest>

#include <array>

using namespace stagewright;

class DrawTextTest : public QObject
{
    Q_OBJECT

private slots:
    void drawText_matchesGolden_data()
    {
        QTest::addColumn<std::string>("name");
        for (const auto *name : {"twostages", "everyedge", "faults", "nothing"})
            QTest::newRow(name) << std::string(name);
    }

    void drawText_matchesGolden()
    {
        QFETCH(std::string, name);
        const auto text = tests::readFile(tests::dataPath("draw/" + name + ".Dockerfile"));
        const auto model = dockerfile::makeDockerfile(syntax::parse(text));
        COMPARE_GOLDEN("draw/" + name + ".txt", draw::drawText(model));
    }

    void drawText_marksWhatATargetNeeds()
    {
        const auto model =
            dockerfile::makeDockerfile(syntax::parse("FROM a AS b\nFROM c AS d\nFROM b\n"));
        const auto text = draw::drawText(model, {"D"});
        QVERIFY(text.find("d        FROM c        (line 2, 0 instructions, target)") != text.npos);
        QVERIFY(text.find("not needed for d") != text.npos);
    }
};

QTEST_GUILESS_MAIN(DrawTextTest)
#include "tst_drawtext.moc"
