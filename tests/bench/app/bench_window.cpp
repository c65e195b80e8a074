// What the window costs, in CPU time of the process, offscreen: each figure beside its budget and
// what a proof of concept had taken. It decides nothing. usage: bench_window [FILE…]
#include "app/graphview/graphview.h"
#include "app/textview/textview.h"
#include "app/window/filecontroller.h"
#include "app/window/mainwindow.h"
#include "core/language/layout/layout.h"

#include <QApplication>
#include <QFile>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QTemporaryDir>
#include <QWheelEvent>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <functional>
#include <random>
#include <vector>

using namespace stagewright;
using namespace stagewright::app;

namespace {

double cpuNow()
{
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1000 + double(now.tv_nsec) / 1e6;
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

double medianOf(int rounds, const std::function<void()> &work)
{
    std::vector<double> taken;
    for (int i = 0; i < rounds; ++i) {
        const double start = cpuNow();
        work();
        taken.push_back(cpuNow() - start);
    }
    return median(std::move(taken));
}

void print(const char *what, double taken, double budget, const char *prototype)
{
    std::printf("%-52s %8.2f ms   budget %5.0f   proof of concept %s%s\n", what, taken, budget,
                prototype, taken > budget ? "   OVER" : "");
    std::fflush(stdout);
}

/// `stages` stages of `rows` rows; each copies from the one before and from one far above.
QByteArray sampleText(int stages, int rows)
{
    QByteArray text;
    for (int i = 0; i < stages; ++i) {
        const auto name = QByteArray::number(i);
        text += i % 5 == 0 ? "FROM alpine:3.20 AS s" + name + "\n"
                           : "FROM s" + QByteArray::number(i - i % 5) + " AS s" + name + "\n";
        for (int row = 3; row < rows; ++row)
            text += "RUN make part-" + QByteArray::number(row) + " && echo done\n";
        if (i > 0)
            text += "COPY --from=s" + QByteArray::number(i / 2) + " /out /in\n";
        text += "# the next one\n";
    }
    return text;
}

/// A window with a file of its own.
class Desk
{
public:
    explicit Desk(const QByteArray &text)
        : m_window({1, m_folder.filePath(QStringLiteral("layouts")),
                    m_folder.filePath(QStringLiteral("settings.ini")), false})
    {
        QFile file(m_folder.filePath(QStringLiteral("Dockerfile")));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("cannot write");
        file.write(text);
        file.close();
        m_window.files().setAsk([](const QString &) { return FileController::Answer::Discard; });
        m_window.resize(1440, 900);
        m_window.show();
        m_window.openFile(file.fileName());
        settle();
    }

    void settle()
    {
        m_window.document().waitUntilIdle(60'000);
        for (int i = 0; i < 20; ++i)
            QCoreApplication::processEvents();
        while (m_window.graphView().content().stages.size() < m_window.document().stageIds().size())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }

    GraphView &graph() { return m_window.graphView(); }

    /// A key in the middle of the text, until the graph shows what it means.
    double keystroke()
    {
        auto &text = m_window.textView();
        const auto middle = std::uint32_t(m_window.document().buffer().text().find('\n', 200));
        text.select({middle, middle});
        settle();
        return medianOf(20, [&] {
            QKeyEvent press(QEvent::KeyPress, Qt::Key_X, Qt::NoModifier, QStringLiteral("x"));
            QCoreApplication::sendEvent(text.focusProxy(), &press);
            const auto version = m_window.document().buffer().version();
            while (!m_window.document().analysis() ||
                   m_window.document().analysis()->snapshot.version() < version)
                QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
            QCoreApplication::processEvents();
        });
    }

    double pan()
    {
        graph().setZoom(1);
        settle();
        const QPointF at(300, 300);
        int step = 0;
        return medianOf(60, [&] {
            const QPoint delta(step++ % 2 ? -9 : 13, 7);
            QWheelEvent wheel(at, graph().viewport()->mapToGlobal(at), delta, delta * 8,
                              Qt::NoButton, Qt::NoModifier, Qt::ScrollUpdate, false);
            QCoreApplication::sendEvent(graph().viewport(), &wheel);
            QCoreApplication::processEvents();
        });
    }

    double fitAll()
    {
        graph().fitAll();
        settle();
        return medianOf(20, [&] { graph().viewport()->repaint(); });
    }

    double drag()
    {
        graph().setZoom(1);
        const auto node = nodeOf(m_window.document().idOf(2));
        graph().reveal(node);
        settle();
        auto at = QPointF(graph().mapFromScene(graph().nodeRect(node).topLeft())) + QPointF(60, 12);
        send(QEvent::MouseButtonPress, at);
        const double taken = medianOf(40, [&] {
            at += QPointF(3, 2);
            send(QEvent::MouseMove, at);
            QCoreApplication::processEvents();
        });
        send(QEvent::MouseButtonRelease, at);
        return taken;
    }

private:
    void send(QEvent::Type type, QPointF at)
    {
        const auto buttons = type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton;
        QMouseEvent event(type, at, graph().viewport()->mapToGlobal(at),
                          type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton, buttons,
                          Qt::NoModifier);
        QCoreApplication::sendEvent(graph().viewport(), &event);
    }

    QTemporaryDir m_folder;
    MainWindow m_window;
};

/// Every node hangs on two random ones before it.
double timeOfLayout(unsigned nodes)
{
    layout::LayoutGraph graph;
    std::mt19937 random(1);
    for (unsigned i = 0; i < nodes; ++i) {
        graph.nodes.push_back({280, 160});
        for (int edge = 0; edge < 2 && i > 0; ++edge)
            graph.edges.push_back({random() % i, i});
    }
    return medianOf(5, [&] { layout::layoutLayered(graph); });
}

void measureStart()
{
    const double start = cpuNow();
    Desk desk(sampleText(300, 6));
    print("window with 300 stages, from nothing to painted", cpuNow() - start, 300, "65-260");
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("STAGEWRIGHT_PROGRAM", "/bin/false");
    QApplication application(argc, argv);
    measureStart();
    {
        Desk small(sampleText(50, 20));
        print("keystroke to graph, 50 stages, 1,000 lines", small.keystroke(), 16, "4-7");
    }
    Desk large(sampleText(1000, 20));
    print("keystroke to graph, 1,000 stages, 20,000 lines", large.keystroke(), 50, "-");
    print("pan, 1,000 stages, one frame", large.pan(), 8, "6.2");
    print("drag a node, 1,000 stages, one frame", large.drag(), 6, "3.0");
    print("fit all, 1,000 stages, one frame", large.fitAll(), 16, "14.8");
    print("layout of 1,000 nodes", timeOfLayout(1000), 40, "20.5");
    return 0;
}
