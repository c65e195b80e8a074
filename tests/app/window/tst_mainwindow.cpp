// The window as a person uses it, offscreen.
#include "app/graphview/connectpopup.h"
#include "app/graphview/graphview.h"
#include "app/inspect/layersview.h"
#include "app/qtsupport/text.h"
#include "app/textview/textview.h"
#include "app/window/actions.h"
#include "app/window/artifactguess.h"
#include "app/window/filecontroller.h"
#include "app/window/infobar.h"
#include "app/window/mainwindow.h"
#include "app/window/outline.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace stagewright;
using namespace stagewright::app;

namespace {

const QByteArray kText = "FROM golang:1.21 AS builder\nWORKDIR /app\nRUN go build -o server .\n\n"
                         "FROM alpine:3.19 AS final\nWORKDIR /app\nCMD [\"./server\"]\n";

QByteArray get(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// A window on a file, with nothing of the user's settings.
struct Desk
{
    Desk()
        : window({0, folder.filePath(QStringLiteral("layouts")),
                  folder.filePath(QStringLiteral("settings.ini")), false})
        , path(folder.filePath(QStringLiteral("Dockerfile")))
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(kText);
        file.close();
        window.files().setAsk([](const QString &) { return FileController::Answer::Discard; });
        window.show();
        QVERIFY(window.openFile(path));
    }

    DockerfileDocument &document() { return window.document(); }
    QByteArray text()
    {
        const auto text = document().buffer().text();
        return {text.data(), static_cast<qsizetype>(text.size())};
    }
    StageId stage(std::size_t index) { return document().idOf(index); }
    /// An edge is drawn, and what is offered is taken.
    void connect(std::size_t source, std::size_t target)
    {
        emit window.graphView().connectRequested(
            {nodeOf(stage(source)), stage(target), std::nullopt, QPointF(10, 10)});
        auto *popup = window.findChild<ConnectPopup *>();
        QVERIFY(popup);
        QTest::keyClick(popup, Qt::Key_Return);
        QTRY_VERIFY(!window.findChild<ConnectPopup *>());
    }
    InfoBar &bar() { return *window.findChild<InfoBar *>(); }

    QTemporaryDir folder;
    MainWindow window;
    QString path;
};

} // namespace

class MainWindowTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        qputenv("STAGEWRIGHT_PROGRAM", "/bin/false");
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent"); // no word of the desktop's
    }

    void open_showsTextGraphAndOutline()
    {
        Desk desk;
        QCOMPARE(desk.window.graphView().content().stages.size(), 2U);
        const auto *outline = desk.window.findChild<Outline *>();
        QCOMPARE(outline->topLevelItemCount(), 2);
        QCOMPARE(outline->topLevelItem(0)->text(0), QStringLiteral("builder"));
        QCOMPARE(outline->topLevelItem(1)->child(1)->text(0), QStringLiteral("CMD [\"./server\"]"));
        QCOMPARE(desk.window.windowTitle(), QStringLiteral("Dockerfile[*] – Stagewright"));
    }

    void connectGesture_addsOneLine_undoTakesItBack()
    {
        Desk desk;
        desk.connect(0, 1);
        const auto text = desk.text();
        QVERIFY2(text.contains("COPY --from=builder /app/server .\nCMD"), text.constData());
        QCOMPARE(desk.window.graphView().content().edges.size(), 3U);
        desk.window.actions().undo->trigger();
        QCOMPARE(desk.text(), kText);
    }

    void renameGesture_renamesReferencesToo()
    {
        Desk desk;
        desk.connect(0, 1);
        emit desk.window.graphView().renameRequested(desk.stage(0), QStringLiteral("compile"));
        QVERIFY(desk.text().contains("AS compile\n"));
        QVERIFY(desk.text().contains("--from=compile "));
        desk.window.actions().undo->trigger();
        QVERIFY(desk.text().contains("--from=builder "));
    }

    void refusedGesture_saysWhy()
    {
        Desk desk;
        desk.connect(1, 0);
        QCOMPARE(desk.text(), kText);
        QVERIFY(desk.bar().isVisible());
        QVERIFY(!desk.bar().text().isEmpty());
    }

    void newStageFromADroppedEdge_isOneStep()
    {
        Desk desk;
        emit desk.window.graphView().addStageRequested(nodeOf(desk.stage(0)), QPointF(700, 300));
        QCOMPARE(desk.document().stageIds().size(), 3U);
        QVERIFY(desk.text().contains("COPY --from=builder"));
        QCOMPARE(desk.document().positions().at({desk.stage(2), {}}), QPointF(700, 300));
        desk.window.actions().undo->trigger();
        QCOMPARE(desk.text(), kText);
        QVERIFY(desk.document().positions().empty());
    }

    void oneHistory_overTypingGesturesAndMoves()
    {
        Desk desk;
        auto &buffer = desk.document().buffer();
        emit desk.window.graphView().nodesMoved({{{desk.stage(0), {}}, QPointF(5, 6)}});
        QCOMPARE(buffer.undoLabel(), QStringLiteral("Move stage builder"));
        QVERIFY(!desk.window.isWindowModified());
        desk.window.textView().select({0, 0});
        QTest::keyClicks(desk.window.textView().focusProxy(), QStringLiteral("# x"));
        QTRY_VERIFY(desk.window.isWindowModified());
        emit desk.window.graphView().renameRequested(desk.stage(1), QStringLiteral("ship"));
        desk.window.actions().undo->trigger();
        QCOMPARE(desk.document().positions().size(), 1U);
        desk.window.actions().undo->trigger();
        QCOMPARE(desk.text(), kText);
        desk.window.actions().undo->trigger();
        QVERIFY(desk.document().positions().empty());
        QVERIFY(!desk.window.actions().undo->isEnabled());
    }

    void selection_isOneEverywhere()
    {
        Desk desk;
        QVERIFY(desk.window.selectStage(QStringLiteral("final")));
        QCOMPARE(desk.window.graphView().selection().oneStage(), desk.stage(1));
        auto *outline = desk.window.findChild<Outline *>();
        QCOMPARE(outline->currentItem()->text(0), QStringLiteral("final"));
        outline->setCurrentItem(outline->topLevelItem(0)->child(1));
        QCOMPARE(desk.window.selection().instruction, std::optional<std::size_t>(2));
        QCOMPARE(desk.window.graphView().selection().instruction, std::optional<std::size_t>(2));
        QCOMPARE(desk.window.textView().caret(), std::uint32_t(kText.indexOf("RUN")));
        desk.window.graphView().choose(GraphSelection::ofNode({0, "alpine:3.19"}));
        QCOMPARE(desk.window.textView().caret(), std::uint32_t(kText.indexOf("alpine")));
        const auto inWorkdir = static_cast<std::uint32_t>(kText.lastIndexOf("WORKDIR")) + 3;
        desk.window.textView().select({inWorkdir, inWorkdir});
        QTRY_COMPARE(desk.window.selection().stage, desk.stage(1));
        QCOMPARE(desk.window.graphView().selection().oneStage(), desk.stage(1));
    }

    void brokenLine_leavesAGhostInGraphAndOutline()
    {
        Desk desk;
        const auto at = static_cast<std::uint32_t>(kText.indexOf("FROM alpine"));
        desk.document().performEdits(QStringLiteral("break"),
                                     *text::EditList::make({{{at, at + 4}, "FRO"}}));
        QCOMPARE(desk.window.graphView().content().stages.size(), 2U);
        QVERIFY(desk.window.graphView().content().stages[1].isGhost);
        QVERIFY(!desk.window.graphView().content().stages[0].isGhost);
    }

    void changedOnDisk_offersReload()
    {
        Desk desk;
        QFile file(desk.path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("FROM other AS one\n");
        file.close();
        QTRY_VERIFY(desk.bar().isVisible());
        const auto buttons = desk.bar().findChildren<QAbstractButton *>();
        QCOMPARE(buttons.size(), 3); // close, Reload, Keep mine
        buttons[1]->click();
        QCOMPARE(desk.text(), QByteArray("FROM other AS one\n"));
        desk.window.actions().undo->trigger();
        QCOMPARE(desk.text(), kText);
    }

    void closing_asksForUnsavedText()
    {
        Desk desk;
        desk.document().performEdits(QStringLiteral("x"), *text::EditList::make({{{0, 0}, "# "}}));
        desk.window.files().setAsk([](const QString &) { return FileController::Answer::Cancel; });
        QVERIFY(!desk.window.close());
        desk.window.files().setAsk([](const QString &) { return FileController::Answer::Save; });
        QVERIFY(desk.window.close());
        QCOMPARE(get(desk.path), "# " + kText);
    }

    void closing_leavesTheStartPage()
    {
        Desk desk;
        desk.window.actions().closeFile->trigger();
        QCOMPARE(desk.window.windowTitle(), QStringLiteral("Stagewright"));
        QVERIFY(!desk.window.graphView().isVisible());
        const auto *summary = desk.window.findChild<QLabel *>(QStringLiteral("summary"));
        QCOMPARE(summary->text(), QStringLiteral("No file open"));
    }

    void theme_changesAtRunTime()
    {
        Desk desk;
        desk.window.setThemeChoice(ThemeChoice::Light);
        const auto light = desk.window.grab().toImage().pixelColor(5, 5);
        desk.window.setThemeChoice(ThemeChoice::Dark);
        const auto dark = desk.window.grab().toImage().pixelColor(5, 5);
        QVERIFY(light.lightness() > 200 && dark.lightness() < 80);
        desk.window.setThemeChoice(ThemeChoice::Light);
    }

    void systemTheme_isFollowedWhileTheWindowIsOpen()
    {
        Desk desk;
        desk.window.setThemeChoice(ThemeChoice::System);
        const auto pixel = [&desk] { return desk.window.grab().toImage().pixelColor(5, 5); };
        const auto desktopIs = [&desk](QColor color) {
            desk.window.systemTheme().setPaletteSource([color] { return QPalette(color); });
            QEvent event(QEvent::ThemeChange);
            QCoreApplication::sendEvent(&desk.window, &event);
        };
        desktopIs(Qt::black);
        QVERIFY(pixel().lightness() < 80);
        desktopIs(Qt::white);
        QVERIFY(pixel().lightness() > 200);
        desk.window.setThemeChoice(ThemeChoice::Light);
        desktopIs(Qt::black);
        QVERIFY(pixel().lightness() > 200); // a choice of one's own stays
    }

    void everyControl_hasAName()
    {
        Desk desk;
        QStringList nameless;
        for (const auto *widget : desk.window.findChildren<QWidget *>()) {
            const bool isControl = widget->focusPolicy() != Qt::NoFocus && widget->isVisible();
            const auto *button = qobject_cast<const QAbstractButton *>(widget);
            const bool hasText = button && !button->text().isEmpty();
            if (isControl && !hasText && widget->accessibleName().isEmpty() &&
                !widget->objectName().startsWith(QLatin1String("qt_")) &&
                !qobject_cast<const QAbstractScrollArea *>(widget->parentWidget()))
                nameless << QLatin1String(widget->metaObject()->className()) + QLatin1Char(' ') +
                                widget->objectName() + QStringLiteral(" in ") +
                                QLatin1String(widget->parentWidget()->metaObject()->className());
        }
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(QStringLiteral(", "))));
    }

    void artifactGuess_readsTheBuild()
    {
        const auto analysis = analysis::analyze(text::TextSnapshot(kText.toStdString()));
        const auto &stages = analysis->dockerfile.stages;
        const auto guess = guessArtifact(stages[0], stages[1]);
        QCOMPARE(guess.path, std::string("/app/server"));
        QCOMPARE(guess.destination, std::string("."));
    }
};

QTEST_MAIN(MainWindowTest)
#include "tst_mainwindow.moc"
