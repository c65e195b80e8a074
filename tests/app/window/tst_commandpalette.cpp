#include "app/textview/textview.h"
#include "app/window/actions.h"
#include "app/window/commandpalette.h"
#include "app/window/filecontroller.h"
#include "app/window/mainwindow.h"

#include <QFile>
#include <QLineEdit>
#include <QMenuBar>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

#include <algorithm>

using namespace stagewright::app;

namespace {

/// A window with its palette, on a file of two stages.
struct Desk
{
    Desk()
        : window({0, folder.filePath(QStringLiteral("layouts")),
                  folder.filePath(QStringLiteral("settings.ini")), false})
    {
        QFile file(folder.filePath(QStringLiteral("Dockerfile")));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("cannot write");
        file.write("FROM golang AS builder\nRUN cd /x\nFROM alpine:3 AS runner\n");
        file.close();
        window.show();
        window.openFile(file.fileName());
    }

    CommandPalette &palette() { return *window.findChild<CommandPalette *>(); }
    QTreeWidget &rows() { return *palette().findChild<QTreeWidget *>(); }
    QLineEdit &field() { return *palette().findChild<QLineEdit *>(); }
    QString row(int index, int column = 0) { return rows().topLevelItem(index)->text(column); }
    void open(const QString &text)
    {
        palette().openWith();
        field().setText(text);
    }
    std::uint32_t line()
    {
        const auto range = window.document().currentAnalysis()->snapshot.text();
        return std::uint32_t(std::ranges::count(range.substr(0, window.textView().caret()), '\n'));
    }

    QTemporaryDir folder;
    MainWindow window;
};

} // namespace

class CommandPaletteTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { qputenv("STAGEWRIGHT_PROGRAM", "/bin/false"); }
    void everyMenuAction_isThere();
    void enter_runsTheBest_andItIsRememberedFirst();
    void disabledAction_isNotOffered();
    void stage_isSelected();
    void problem_goesToItsLine();
    void line_isGoneTo();
    void arrowsMove_escapeCloses_nothingFitsIsSaid();
};

void CommandPaletteTest::everyMenuAction_isThere()
{
    Desk desk;
    desk.open({});
    QStringList offered;
    for (int i = 0; i < desk.rows().topLevelItemCount(); ++i)
        offered << desk.row(i);
    for (auto *action : desk.window.findChildren<QAction *>()) {
        const bool isCommand = !action->objectName().isEmpty() && action->isEnabled() &&
                               !action->menu() &&
                               action->objectName() != QLatin1String("commandPalette");
        if (isCommand && !action->text().isEmpty())
            QVERIFY2(offered.contains(action->text().remove(QLatin1Char('&'))),
                     qPrintable(action->text()));
    }
}

void CommandPaletteTest::enter_runsTheBest_andItIsRememberedFirst()
{
    Desk desk;
    desk.open(QStringLiteral("dark"));
    QCOMPARE(desk.row(0), QStringLiteral("Dark"));
    QCOMPARE(desk.row(0, 1), QStringLiteral("View ▸ Theme"));
    QTest::keyClick(&desk.field(), Qt::Key_Return);
    QVERIFY(desk.window.actions().themeDark->isChecked());
    QVERIFY(!desk.palette().isVisible());
    desk.open({});
    QCOMPARE(desk.row(0), QStringLiteral("Dark"));
    desk.window.actions().themeLight->trigger();
}

void CommandPaletteTest::disabledAction_isNotOffered()
{
    Desk desk;
    desk.window.actions().undo->setEnabled(false);
    desk.open(QStringLiteral("undo"));
    QVERIFY(desk.row(0) != QStringLiteral("Undo"));
}

void CommandPaletteTest::stage_isSelected()
{
    Desk desk;
    desk.open(QStringLiteral("@run"));
    QCOMPARE(desk.rows().topLevelItemCount(), 1);
    QTest::keyClick(&desk.field(), Qt::Key_Return);
    QCOMPARE(desk.window.selection().stage, desk.window.document().idOf(1));
}

void CommandPaletteTest::problem_goesToItsLine()
{
    Desk desk;
    desk.open(QStringLiteral("!WORKDIR cd"));
    QVERIFY(desk.rows().topLevelItemCount() >= 1);
    QTest::keyClick(&desk.field(), Qt::Key_Return);
    QCOMPARE(desk.line(), 1U);
}

void CommandPaletteTest::line_isGoneTo()
{
    Desk desk;
    desk.open(QStringLiteral(":3"));
    QTest::keyClick(&desk.field(), Qt::Key_Return);
    QCOMPARE(desk.line(), 2U);
    desk.open(QStringLiteral(":99"));
    QVERIFY(desk.rows().topLevelItem(0)->isDisabled());
}

void CommandPaletteTest::arrowsMove_escapeCloses_nothingFitsIsSaid()
{
    Desk desk;
    desk.open({});
    QTest::keyClick(&desk.field(), Qt::Key_Down);
    QCOMPARE(desk.rows().indexOfTopLevelItem(desk.rows().currentItem()), 1);
    QCOMPARE(desk.palette().focusWidget(), &desk.field());
    desk.field().setText(QStringLiteral("qqqzzz"));
    QCOMPARE(desk.row(0), QStringLiteral("Nothing fits"));
    QTest::keyClick(&desk.field(), Qt::Key_Return); // does nothing
    QVERIFY(desk.palette().isVisible());
    QTest::keyClick(&desk.field(), Qt::Key_Escape);
    QVERIFY(!desk.palette().isVisible());
}

QTEST_MAIN(CommandPaletteTest)
#include "tst_commandpalette.moc"
