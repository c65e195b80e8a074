// Gestures of the graph through the window: the text is what each one says, and undo takes it back.
#include "app/graphview/argumentspanel.h"
#include "app/graphview/connectpopup.h"
#include "app/graphview/graphview.h"
#include "app/textview/textview.h"
#include "app/window/actions.h"
#include "app/window/filecontroller.h"
#include "app/window/graphactions.h"
#include "app/window/graphdocks.h"
#include "app/window/graphexport.h"
#include "app/window/graphpane.h"
#include "app/window/infobar.h"
#include "app/window/mainwindow.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QRadioButton>
#include <QTemporaryDir>
#include <QTest>

using namespace stagewright;
using namespace stagewright::app;

namespace {

const QByteArray kText = "ARG VARIANT=a\n"
                         "FROM alpine:3.19 AS base-a\n"
                         "RUN echo a\n"
                         "\n"
                         "FROM debian:12 AS base-b\n"
                         "RUN echo b\n"
                         "\n"
                         "# the program\n"
                         "FROM base-${VARIANT} AS build\n"
                         "WORKDIR /src\n"
                         "RUN make\n"
                         "\n"
                         "FROM alpine:3.19 AS final\n"
                         "COPY --from=build /src/app /app\n"
                         "CMD [\"/app\"]\n";

struct Desk
{
    Desk()
        : window({0, folder.filePath(QStringLiteral("layouts")),
                  folder.filePath(QStringLiteral("settings.ini")), false})
    {
        QFile file(folder.filePath(QStringLiteral("Dockerfile")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(kText);
        file.close();
        window.files().setAsk([](const QString &) { return FileController::Answer::Discard; });
        window.show();
        QVERIFY(window.openFile(file.fileName()));
    }

    DockerfileDocument &document() { return window.document(); }
    GraphView &view() { return window.graphView(); }
    GraphPane &pane() { return window.graphPane(); }
    QByteArray text()
    {
        const auto text = document().buffer().text();
        return {text.data(), static_cast<qsizetype>(text.size())};
    }
    StageId stage(std::size_t index) { return document().idOf(index); }
    bool wasRefused() { return window.findChild<InfoBar *>()->isVisible(); }
    /// True where one undo leads back to the text of the file.
    bool undoes()
    {
        window.actions().undo->trigger();
        return text() == kText;
    }

    QTemporaryDir folder;
    MainWindow window;
};

QByteArray changed(const QByteArray &from, const QByteArray &to)
{
    QByteArray text = kText;
    Q_ASSERT(text.count(from) == 1);
    return text.replace(from, to);
}

} // namespace

class GraphPaneTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        qputenv("STAGEWRIGHT_PROGRAM", "/bin/false");
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
    }

    void popup_makesAMountOrABase()
    {
        Desk desk;
        emit desk.view().connectRequested({nodeOf(desk.stage(0)), desk.stage(2), 2, {}});
        auto *popup = desk.window.findChild<ConnectPopup *>();
        QVERIFY(popup);
        QVERIFY(popup->findChild<QRadioButton *>(QStringLiteral("connectMount"))->isChecked());
        popup->findChild<QComboBox *>(QStringLiteral("connectPath"))
            ->setEditText(QStringLiteral("/etc"));
        popup->findChild<QComboBox *>(QStringLiteral("connectDestination"))
            ->setEditText(QStringLiteral("/in"));
        QTest::keyClick(popup, Qt::Key_Return);
        QCOMPARE(
            desk.text(),
            changed("RUN make", "RUN --mount=type=bind,from=base-a,source=/etc,target=/in make"));
        QVERIFY(desk.undoes());
        QTRY_VERIFY(!desk.window.findChild<ConnectPopup *>());
        emit desk.view().connectRequested({nodeOf(desk.stage(1)), desk.stage(2), {}, {}});
        popup = desk.window.findChild<ConnectPopup *>();
        popup->findChild<QRadioButton *>(QStringLiteral("connectBase"))->setChecked(true);
        QTest::keyClick(popup, Qt::Key_Return);
        QCOMPARE(desk.text(), changed("FROM base-${VARIANT} AS", "FROM base-b AS"));
        QVERIFY(desk.undoes());
    }

    void argument_rewiresTheGraphAndNotTheText()
    {
        Desk desk;
        const auto sourceOfBuild = [&desk] {
            for (const GraphEdge &edge : desk.view().content().edges)
                if (edge.key.kind == EdgeKind::Base && edge.key.target == desk.stage(2))
                    return edge;
            return GraphEdge();
        };
        QVERIFY(sourceOfBuild().source == nodeOf(desk.stage(0)));
        QCOMPARE(sourceOfBuild().arguments, QStringList(QStringLiteral("VARIANT")));
        QComboBox *field = nullptr;
        for (auto *combo : desk.window.graphDocks().arguments().findChildren<QComboBox *>())
            if (combo->accessibleName() == QLatin1String("VARIANT"))
                field = combo;
        QVERIFY(field);
        QVERIFY(field->findText(QStringLiteral("b")) >= 0);
        field->lineEdit()->setText(QStringLiteral("b"));
        emit field->lineEdit()->editingFinished();
        QVERIFY(sourceOfBuild().source == nodeOf(desk.stage(1)));
        QCOMPARE(desk.text(), kText);
        QVERIFY(!desk.window.isWindowModified());
    }

    void insert_goesWhereItIsDropped()
    {
        Desk desk;
        emit desk.view().insertRequested(
            {QStringLiteral("RUN test"), false, desk.stage(2), RowPlace{desk.stage(2), 2}, {}, {}});
        QCOMPARE(desk.text(), changed("RUN make", "RUN test\nRUN make"));
        QVERIFY(desk.undoes());
        emit desk.view().insertRequested(
            {QStringLiteral("COPY --from=STAGE /x /x"), false, desk.stage(3), {}, {}, {}});
        QCOMPARE(desk.text(), changed("/app /app\n", "/app /app\nCOPY --from=build /x /x\n"));
        QVERIFY(desk.undoes());
    }

    void insert_imageAndStage()
    {
        Desk desk;
        emit desk.view().insertRequested(
            {QStringLiteral("busybox"), true, desk.stage(3), {}, {}, {}});
        QCOMPARE(desk.text(), changed("FROM alpine:3.19 AS final", "FROM busybox AS final"));
        QVERIFY(desk.undoes());
        emit desk.view().insertRequested(
            {QStringLiteral("FROM scratch AS files"), false, 0, {}, {}, QPointF(8, 16)});
        QVERIFY(desk.text().startsWith(kText));
        QVERIFY(desk.text().contains("FROM scratch AS files"));
        QCOMPARE(desk.document().positions().at(nodeOf(desk.stage(4))), QPointF(8, 16));
        QVERIFY(desk.undoes());
    }

    void insert_onAnEdgePutsAStageBetween()
    {
        Desk desk;
        const EdgeKey key{EdgeKind::Base, desk.stage(3), 0, std::nullopt};
        emit desk.view().insertRequested(
            {QStringLiteral("FROM alpine:3.20 AS stage"), false, 0, {}, key, {}});
        QVERIFY2(desk.text().contains("FROM alpine:3.19 AS stage\n"), desk.text().constData());
        QVERIFY2(desk.text().contains("FROM stage AS final\n"), desk.text().constData());
        QVERIFY(desk.undoes());
    }

    void rows_moveAndGo()
    {
        Desk desk;
        emit desk.view().moveRowRequested({desk.stage(2), 2}, {desk.stage(2), 1});
        QCOMPARE(desk.text(), changed("WORKDIR /src\nRUN make\n", "RUN make\nWORKDIR /src\n"));
        QVERIFY(desk.undoes());
        emit desk.view().moveRowRequested({desk.stage(3), 1}, {desk.stage(0), 2});
        QCOMPARE(desk.text(), kText); // base-a comes before build
        QVERIFY(desk.wasRefused());
        emit desk.view().removeRowRequested({desk.stage(2), 2});
        QCOMPARE(desk.text(), changed("RUN make\n", ""));
        QVERIFY(desk.undoes());
    }

    void reconnect_changesTheReferenceAlone()
    {
        Desk desk;
        const EdgeKey key{EdgeKind::CopyFrom, desk.stage(3), 1, std::nullopt};
        QVERIFY(desk.view().content().edge(key));
        emit desk.view().reconnectRequested(key, nodeOf(desk.stage(0)));
        QCOMPARE(desk.text(), changed("--from=build", "--from=base-a"));
        QVERIFY(desk.undoes());
    }

    void delete_asksOnlyWhereSomethingBreaks()
    {
        Desk desk;
        QStringList shown;
        auto answer = GraphPane::Deletion::Cancel;
        desk.pane().setAsk([&](const QString &, const QStringList &uses) {
            shown = uses;
            return answer;
        });
        emit desk.view().removeNodesRequested({nodeOf(desk.stage(1))});
        QVERIFY(shown.isEmpty());
        QVERIFY(!desk.text().contains("base-b"));
        QVERIFY(desk.undoes());
        emit desk.view().removeNodesRequested({nodeOf(desk.stage(2))});
        QCOMPARE(desk.text(), kText);
        QCOMPARE(shown.size(), 1);
        QVERIFY2(shown.first().contains(QStringLiteral("COPY --from=build")),
                 qPrintable(shown.first()));
        answer = GraphPane::Deletion::WithUses;
        emit desk.view().removeNodesRequested({nodeOf(desk.stage(2))});
        QVERIFY(!desk.text().contains("build"));
        QVERIFY(desk.undoes());
    }

    void files_areNamedRelativeToTheContext()
    {
        Desk desk;
        emit desk.view().filesDropped(
            {{desk.folder.filePath(QStringLiteral("conf/a.txt"))}, {desk.stage(3), 2}});
        QCOMPARE(desk.text(), changed("CMD [", "COPY conf/a.txt .\nCMD ["));
        QVERIFY(desk.undoes());
        emit desk.view().filesDropped({{QStringLiteral("/elsewhere/a.txt")}, {desk.stage(3), 2}});
        QCOMPARE(desk.text(), kText);
        QVERIFY(desk.wasRefused());
    }

    void copyAndPaste_areDockerfileText()
    {
        Desk desk;
        desk.view().choose(GraphSelection::ofRow(desk.stage(2), 2));
        QCOMPARE(desk.pane().copied().trimmed(), QStringLiteral("RUN make"));
        desk.view().choose(GraphSelection::ofNode(nodeOf(desk.stage(1))));
        const QString stage = desk.pane().copied();
        QVERIFY2(stage.contains(QStringLiteral("FROM debian:12 AS base-b")), qPrintable(stage));
        desk.pane().paste(stage, QPointF(40, 48));
        QVERIFY2(desk.text().contains("FROM debian:12 AS base-b-2"), desk.text().constData());
        QVERIFY(desk.undoes());
    }

    void stages_areDuplicatedSplitAndMoved()
    {
        Desk desk;
        auto &actions = desk.window.graphActions();
        desk.view().choose(GraphSelection::ofNode(nodeOf(desk.stage(1))));
        actions.duplicate->trigger();
        QCOMPARE(desk.document().stageIds().size(), 5U);
        QVERIFY(desk.undoes());
        desk.view().choose(GraphSelection::ofNode(nodeOf(desk.stage(1))));
        actions.moveUp->trigger();
        QVERIFY(desk.text().indexOf("base-b") < desk.text().indexOf("base-a"));
        QVERIFY(desk.undoes());
        desk.view().choose(GraphSelection::ofRow(desk.stage(2), 2));
        actions.split->trigger();
        QCOMPARE(desk.document().stageIds().size(), 5U);
        QVERIFY(desk.undoes());
    }

    void export_writesEveryFormat_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("start");
        QTest::newRow("svg") << QStringLiteral("g.svg") << QByteArray("<?xml");
        QTest::newRow("png") << QStringLiteral("g.png") << QByteArray("\x89PNG");
        QTest::newRow("pdf") << QStringLiteral("g.PDF") << QByteArray("%PDF");
        QTest::newRow("dot") << QStringLiteral("g.dot") << QByteArray("digraph");
        QTest::newRow("mermaid") << QStringLiteral("g.mmd") << QByteArray("flowchart");
    }
    void export_writesEveryFormat()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, start);
        Desk desk;
        const GraphPicture picture = desk.view().picture();
        const QString path = desk.folder.filePath(name);
        const auto analysis = desk.document().currentAnalysis();
        QVERIFY(exportGraph({picture, analysis->dockerfile, {}, false, QStringLiteral("x")}, path));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QVERIFY2(bytes.contains(start) && bytes.indexOf(start) < 200, bytes.left(80).constData());
    }

    void export_saysWhatIsWrongWithTheName()
    {
        Desk desk;
        const GraphPicture picture = desk.view().picture();
        const auto analysis = desk.document().currentAnalysis();
        const ExportSource source{picture, analysis->dockerfile, {}, false, {}};
        QVERIFY(!exportGraph(source, desk.folder.filePath(QStringLiteral("g.doc"))));
        QVERIFY(!exportGraph(source, QStringLiteral("/nonexistent/g.svg")));
    }

    void tidy_isUndoable()
    {
        Desk desk;
        const auto before = desk.view().nodeRect(nodeOf(desk.stage(0)));
        emit desk.view().nodesMoved({{nodeOf(desk.stage(0)), QPointF(904, 808)}});
        desk.window.actions().tidy->trigger();
        QTRY_COMPARE(desk.view().nodeRect(nodeOf(desk.stage(0))), before);
        desk.window.actions().undo->trigger();
        QTRY_COMPARE(desk.view().nodeRect(nodeOf(desk.stage(0))).topLeft(), QPointF(904, 808));
    }
};

QTEST_MAIN(GraphPaneTest)
#include "tst_graphpane.moc"
