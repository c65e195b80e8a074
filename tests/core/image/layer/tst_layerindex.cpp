#include "core/image/layer/layerindex.h"

#include <QtTest>

using namespace stagewright;
using namespace stagewright::layer;

class LayerIndexTest : public QObject
{
    Q_OBJECT

private slots:
    void text_goesThereAndBack()
    {
        LayerIndex index;
        index.facts = {oci::digestOf("x"), 10, 20, 3};
        IndexedEntry one;
        one.entry.path = "a\xff/b\nc\"";
        one.entry.mode = 04755;
        one.entry.uid = 7;
        one.entry.size = 5'000'000'000;
        one.entry.modified = {-3, 500};
        one.entry.xattrs = {{"user.x", std::string("\0\1", 2)}};
        one.contentHash = "0123";
        IndexedEntry two;
        two.entry.kind = EntryKind::Symlink;
        two.entry.path = "l";
        two.entry.linkTarget = "../x\xfe";
        IndexedEntry three;
        three.entry.kind = EntryKind::Opaque;
        index.entries = {one, two, three};
        const std::string text = formatLayerIndex(index);
        QVERIFY(parseLayerIndex(text).value() == index);
        QVERIFY(parseLayerFacts(text.substr(0, text.find('\n'))).value() == index.facts);
        QCOMPARE(parseLayerIndex(text.substr(0, text.rfind('{'))).error().code, ErrorCode::Corrupt);
    }

    void otherTexts_areCorrupt()
    {
        QVERIFY(!parseLayerIndex(""));
        QVERIFY(!parseLayerIndex("{}\n"));
        QVERIFY(!parseLayerIndex("{\"layerIndex\":2}\n"));
        QVERIFY(!parseLayerFacts("nonsense"));
    }
};

QTEST_APPLESS_MAIN(LayerIndexTest)
#include "tst_layerindex.moc"
