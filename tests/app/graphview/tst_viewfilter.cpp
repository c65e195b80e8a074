// What is shown, found and arranged: values, without a view.
#include "app/graphview/arrange.h"
#include "app/graphview/search.h"
#include "app/graphview/viewfilter.h"
#include "tests/app/graphview/samplecontent.h"

#include <QtTest>

using namespace stagewright::app;
using namespace stagewright::tests;

namespace {

GraphEdge copyEdge(StageId source, StageId target, std::size_t instruction, const QString &path)
{
    GraphEdge edge;
    edge.key = {EdgeKind::CopyFrom, target, instruction, std::nullopt};
    edge.source = nodeOf(source);
    edge.label = edge.tip = path;
    return edge;
}

/// builder → stage-1 thrice, the context twice, a cache once.
GraphContent bundledContent()
{
    GraphContent content = goContent(false);
    content.edges.push_back(copyEdge(1, 2, 1, QStringLiteral("/a")));
    content.edges.push_back(copyEdge(1, 2, 3, QStringLiteral("/b")));
    content.images.push_back(
        {kContextReference, QStringLiteral("build context"), {}, {}, ImageKind::BuildContext});
    content.images.push_back(
        {std::string(kCachePrefix) + "go", QStringLiteral("go"), {}, {}, ImageKind::Cache});
    for (const std::size_t row : {2U, 4U}) {
        GraphEdge edge = copyEdge(0, 1, row, QStringLiteral("."));
        edge.key.kind = EdgeKind::Context;
        edge.source = {0, kContextReference};
        content.edges.push_back(edge);
    }
    GraphEdge cache = copyEdge(0, 1, 5, QStringLiteral("/cache"));
    cache.key.kind = EdgeKind::Cache;
    cache.source = {0, std::string(kCachePrefix) + "go"};
    content.edges.push_back(cache);
    return content;
}

} // namespace

class ViewFilterTest : public QObject
{
    Q_OBJECT

private slots:
    void parallelEdges_areOneWithTheirCount()
    {
        const GraphContent content = bundledContent();
        const GraphContent shown = shownContent(content, {});
        const GraphEdge *bundle = shown.edge(content.edges[3].key);
        QVERIFY(bundle);
        QVERIFY(bundle->isBundle());
        QCOMPARE(bundle->members.size(), 3U);
        QCOMPARE(bundle->label, QStringLiteral("×3"));
        QVERIFY(bundle->tip.contains(QStringLiteral("/b")));
        QCOMPARE(bundleSize(content, bundleOf(*bundle)), 3U);
        QCOMPARE(shown.edges.size(), 4U); // two FROM, a bundle of copies, one of the context
    }

    void anOpenBundle_showsItsPaths()
    {
        const GraphContent content = bundledContent();
        ViewOptions options;
        options.open.insert(bundleOf(content.edges[2]));
        const GraphContent shown = shownContent(content, options);
        QCOMPARE(shown.edges.size(), 6U);
        QCOMPARE(shown.edge(content.edges[4].key)->label, QStringLiteral("/b"));
        QVERIFY(!shown.edge(content.edges[4].key)->isBundle());
    }

    void faultyEdges_stayAlone()
    {
        GraphContent content = bundledContent();
        content.edges[3].fault = QStringLiteral("no such stage");
        const GraphContent shown = shownContent(content, {});
        QCOMPARE(shown.edge(content.edges[2].key)->members.size(), 2U);
        QVERIFY(!shown.edge(content.edges[3].key)->isBundle());
    }

    void contextAndCaches_comeOnDemand()
    {
        const GraphContent content = bundledContent();
        QVERIFY(shownContent(content, {}).image(kContextReference));
        QVERIFY(!shownContent(content, {}).image(std::string(kCachePrefix) + "go"));
        ViewOptions options;
        options.showsContext = false;
        options.showsCaches = true;
        QVERIFY(!shownContent(content, options).image(kContextReference));
        QVERIFY(shownContent(content, options).image(std::string(kCachePrefix) + "go"));
    }

    void focus_hidesWhatTheTargetDoesNotNeed()
    {
        GraphContent content = goContent(false);
        content.stages[0].role = StageRole::Unused;
        ViewOptions options;
        options.onlyNeeded = true;
        const GraphContent shown = shownContent(content, options);
        QCOMPARE(shown.stages.size(), 1U);
        QCOMPARE(shown.images.size(), 1U);
        QCOMPARE(shown.images.front().reference, std::string("alpine:3.19"));
        QCOMPARE(shown.edges.size(), 1U);
    }

    void search_findsStagesRowsAndImages()
    {
        const GraphContent content = goContent(false);
        QVERIFY(findInGraph(content, QStringLiteral("  ")).empty());
        const auto found = findInGraph(content, QStringLiteral("GO mod"));
        QCOMPARE(found.size(), 2U); // COPY go.mod …, RUN go mod download
        QVERIFY(found[1] == GraphSelection::ofRow(1, 3));
        const auto images = findInGraph(content, QStringLiteral("alpine"));
        QCOMPARE(images.size(), 2U); // the stage on it, and the image
        QVERIFY(images.back() == GraphSelection::ofNode({0, "alpine:3.19"}));
    }

    void align_bringsEdgesInLine()
    {
        const std::map<NodeKey, QRectF> nodes{{nodeOf(1), {10, 0, 100, 50}},
                                              {nodeOf(2), {40, 90, 60, 20}}};
        QCOMPARE(arranged(nodes, Arrangement::Left).at(nodeOf(2)), QPointF(10, 90));
        QCOMPARE(arranged(nodes, Arrangement::Right).at(nodeOf(2)), QPointF(50, 90));
        QCOMPARE(arranged(nodes, Arrangement::Top).at(nodeOf(2)), QPointF(40, 0));
        QCOMPARE(arranged(nodes, Arrangement::Bottom).at(nodeOf(1)), QPointF(10, 60));
        QVERIFY(arranged({{nodeOf(1), QRectF(0, 0, 9, 9)}}, Arrangement::Left).empty());
        QVERIFY(arranged(nodes, Arrangement::Rows).empty());
    }

    void distribute_makesEqualGaps()
    {
        const std::map<NodeKey, QRectF> nodes{{nodeOf(1), {0, 0, 100, 40}},
                                              {nodeOf(2), {110, 5, 100, 40}},
                                              {nodeOf(3), {500, 9, 100, 40}}};
        const auto places = arranged(nodes, Arrangement::Columns);
        QCOMPARE(places.at(nodeOf(2)), QPointF(250, 5));
        QCOMPARE(places.at(nodeOf(3)), QPointF(500, 9));
    }

    void alignment_snapsAndShowsWhy()
    {
        const std::vector<QRectF> others{{0, 0, 100, 40}};
        const Alignment near = alignmentOf({3, 100, 40, 20}, others, 6);
        QCOMPARE(near.shift, QPointF(-3, 0));
        QCOMPARE(near.guides.size(), 1U);
        QCOMPARE(near.guides.front().x1(), 0.0);
        QCOMPARE(near.guides.front().y2(), 120.0);
        const Alignment far = alignmentOf({30, 100, 7, 20}, others, 6);
        QVERIFY(far.shift.isNull());
        QVERIFY(far.guides.empty());
    }
};

QTEST_MAIN(ViewFilterTest)
#include "tst_viewfilter.moc"
