#include "app/inspect/layerrows.h"
#include "tests/support/paths.h"

#include <QTest>

using namespace stagewright;
using namespace stagewright::app;

class LayerRowsTest : public QObject
{
    Q_OBJECT

private slots:
    /// What `stagewright history` prints is a golden file of its own tests.
    void rows_areReadAsHistoryPrintsThem()
    {
        const auto path = tests::dataPath("inspect/history.jsonl");
        const auto rows = readLayerRows(QByteArray::fromStdString(tests::readFile(path)));
        QCOMPARE(rows.size(), 3U);
        QVERIFY(rows[0].createdBy.startsWith(QStringLiteral("COPY /hello /hello")));
        QCOMPARE(rows[0].bytes, 14200);
        QCOMPARE(rows[0].line, std::optional(9));
        QCOMPARE(rows[0].instruction, std::optional(2));
        QVERIFY(rows[0].created.isValid());
        QVERIFY(!rows[1].hasLayer);
        QVERIFY(!rows[2].line);
    }

    void garbage_givesNoRows()
    {
        QVERIFY(readLayerRows("").empty());
        QVERIFY(readLayerRows("error: no such image\n{}\n[1]\n").empty());
    }
};

QTEST_GUILESS_MAIN(LayerRowsTest)
#include "tst_layerrows.moc"
