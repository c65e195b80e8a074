// Problems are mended through the window: shown first, proven, one step of the history.
#include "app/problems/fixdialog.h"
#include "app/textview/textview.h"
#include "app/window/actions.h"
#include "app/window/mainwindow.h"
#include "app/window/problemspane.h"

#include <QFile>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace stagewright;
using namespace stagewright::app;

namespace {

const QByteArray kText = "FROM alpine:3.20 AS Builder\r\n"
                         "ENV A 1\r\n"
                         "FROM scratch as x\r\n"
                         "COPY --from=Builder /a /a\r\n";

struct Desk
{
    Desk()
        : window({0, folder.filePath(QStringLiteral("layouts")),
                  folder.filePath(QStringLiteral("settings.ini")), false})
    {
        const auto path = folder.filePath(QStringLiteral("Dockerfile"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(kText);
        file.close();
        window.show();
        QVERIFY(window.openFile(path));
    }

    QByteArray text()
    {
        const auto text = window.document().buffer().text();
        return {text.data(), static_cast<qsizetype>(text.size())};
    }
    FixDialog *dialog() { return window.findChild<ProblemsPane *>()->dialog(); }
    QPushButton *applyButton()
    {
        return dialog() ? dialog()->findChild<QPushButton *>(QStringLiteral("primaryButton"))
                        : nullptr;
    }

    QTemporaryDir folder;
    MainWindow window;
};

} // namespace

class WindowProblemsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        qputenv("STAGEWRIGHT_PROGRAM", "/bin/false");
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent"); // no word of the desktop's
    }

    void fixAtTheCaret_isShownProvenAndUndone()
    {
        Desk desk;
        const auto at = static_cast<std::uint32_t>(kText.indexOf("A 1"));
        desk.window.textView().select({at, at});
        desk.window.actions().fixProblem->trigger();
        QVERIFY(desk.dialog());
        QCOMPARE(desk.text(), kText);
        QTRY_VERIFY(desk.applyButton()->isEnabled());
        const auto title = desk.dialog()->choice().title;
        desk.applyButton()->click();
        QVERIFY2(desk.text().contains("ENV A=1\r\n"), desk.text().constData());
        QCOMPARE(desk.window.document().buffer().undoLabel(), title);
        desk.window.document().buffer().undo();
        QCOMPARE(desk.text(), kText);
    }

    void cancelled_changesNothing()
    {
        Desk desk;
        const auto at = static_cast<std::uint32_t>(kText.indexOf("A 1"));
        desk.window.textView().select({at, at});
        desk.window.actions().fixProblem->trigger();
        desk.dialog()->reject();
        QTRY_VERIFY(!desk.dialog());
        QCOMPARE(desk.text(), kText);
        QVERIFY(!desk.window.document().buffer().canUndo());
    }

    void allSafeFixes_areOneStep()
    {
        Desk desk;
        desk.window.actions().fixAll->trigger();
        QTRY_VERIFY(desk.dialog());
        QVERIFY(desk.applyButton()->isEnabled());
        desk.applyButton()->click();
        QVERIFY2(desk.text().contains("FROM alpine:3.20 AS builder\r\nENV A=1\r\n"
                                      "FROM scratch AS x\r\nCOPY --from=Builder"),
                 desk.text().constData());
        desk.window.document().buffer().undo();
        QCOMPARE(desk.text(), kText);
        QVERIFY(!desk.window.document().buffer().canUndo());
    }

    void nothingAtTheCaret_opensNothing()
    {
        Desk desk;
        const auto at = static_cast<std::uint32_t>(kText.indexOf("scratch"));
        desk.window.textView().select({at, at});
        desk.window.actions().fixProblem->trigger();
        QVERIFY(!desk.dialog());
    }
};

QTEST_MAIN(WindowProblemsTest)
#include "tst_windowproblems.moc"
