// Graphviz as a second opinion, where it is installed; the program itself never uses it.
#include "core/language/layout/layout.h"
#include "tests/core/language/layout/samplegraphs.h"

#include <QProcess>
#include <QStandardPaths>
#include <QtTest>

using namespace stagewright::layout;
using namespace stagewright::tests;

namespace {

QByteArray toDot(const LayoutGraph &graph)
{
    QByteArray text = "digraph g { rankdir=LR; ranksep=1; nodesep=0.39; node [shape=box "
                      "fixedsize=true];\n";
    for (std::size_t i = 0; i < graph.nodes.size(); ++i)
        text += QStringLiteral("n%1 [width=%2 height=%3];\n")
                    .arg(i)
                    .arg(graph.nodes[i].width / 72)
                    .arg(graph.nodes[i].height / 72)
                    .toUtf8();
    for (const LayoutEdge &edge : graph.edges)
        text += QStringLiteral("n%1 -> n%2 [weight=%3];\n")
                    .arg(edge.source)
                    .arg(edge.target)
                    .arg(edge.weight)
                    .toUtf8();
    return text + "}\n";
}

/// Dot knows no ports: all edges at the middle, so that both solve the same task.
LayoutGraph centred(LayoutGraph graph)
{
    for (LayoutEdge &edge : graph.edges) {
        edge.sourcePort = graph.nodes[edge.source].height / 2;
        edge.targetPort = graph.nodes[edge.target].height / 2;
    }
    return graph;
}

std::vector<Point> flattened(const std::vector<Cubic> &curve)
{
    std::vector<Point> line{curve.front().from};
    for (const Cubic &c : curve) {
        for (int i = 1; i <= 8; ++i) {
            const double t = i / 8.0;
            const double s = 1 - t;
            const auto mix = [&](double p, double q, double r, double u) {
                return s * s * s * p + 3 * s * s * t * q + 3 * s * t * t * r + t * t * t * u;
            };
            line.push_back({mix(c.from.x, c.control1.x, c.control2.x, c.to.x),
                            mix(c.from.y, c.control1.y, c.control2.y, c.to.y)});
        }
    }
    return line;
}

/// `edge tail head n x1 y1 …`: B-spline control points, three per cubic after the first.
std::vector<Point> dotLine(const QList<QByteArray> &words)
{
    const int count = words[3].toInt();
    const auto point = [&words](int i) {
        return Point{words[4 + 2 * i].toDouble(), words[5 + 2 * i].toDouble()};
    };
    std::vector<Cubic> curve;
    for (int i = 0; i + 3 < count; i += 3)
        curve.push_back({point(i), point(i + 1), point(i + 2), point(i + 3)});
    return flattened(curve);
}

std::size_t dotCrossings(const LayoutGraph &graph)
{
    QProcess dot;
    dot.start(QStringLiteral("dot"), {QStringLiteral("-Tplain")});
    dot.write(toDot(graph));
    dot.closeWriteChannel();
    dot.waitForFinished(60000);
    std::vector<std::vector<Point>> lines;
    for (const QByteArray &line : dot.readAllStandardOutput().split('\n'))
        if (line.startsWith("edge "))
            lines.push_back(dotLine(line.split(' ')));
    return lines.size() == graph.edges.size() ? drawnCrossings(lines) : 0;
}

std::size_t ownCrossings(const LayoutGraph &graph)
{
    std::vector<std::vector<Point>> lines;
    for (const auto &route : layoutLayered(graph).routes)
        lines.push_back(flattened(curveOf(route)));
    return drawnCrossings(lines);
}

} // namespace

class LayoutOracleTest : public QObject
{
    Q_OBJECT

private slots:
    void crossings_areLikeDots_data()
    {
        QTest::addColumn<int>("nodes");
        for (const int nodes : {20, 40, 80, 150})
            QTest::addRow("%d nodes", nodes) << nodes;
    }

    void crossings_areLikeDots()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("dot")).isEmpty())
            QSKIP("graphviz is not installed: no second opinion on crossings");
        QFETCH(int, nodes);
        std::size_t own = 0;
        std::size_t dot = 0;
        for (const unsigned seed : {1U, 7U, 42U, 99U}) {
            const LayoutGraph graph = centred(dockerLikeGraph(std::size_t(nodes), seed));
            own += ownCrossings(graph);
            dot += dotCrossings(graph);
        }
        qInfo("crossings: own %zu, dot %zu", own, dot);
        QVERIFY(dot > 0 || own == 0);
        QVERIFY(double(own) <= 1.3 * double(dot) + 5);
    }
};

QTEST_GUILESS_MAIN(LayoutOracleTest)
#include "tst_layoutoracle.moc"
