// The actions of the text pane in the window: menu, keys, format, facts.
#include "app/document/dockerfiledocument.h"
#include "app/textview/searcher.h"
#include "app/textview/textview.h"
#include "app/textview/typinghelp.h"
#include "app/window/actions.h"
#include "app/window/filecontroller.h"
#include "app/window/findbar.h"
#include "app/window/mainwindow.h"
#include "app/window/textactions.h"
#include "app/window/textfacts.h"
#include "app/window/texthead.h"

#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace stagewright;
using namespace stagewright::app;

namespace {

const QByteArray kText = "from golang:1.21 AS builder\nWORKDIR   /app\n\n\n"
                         "FROM alpine:3.19 AS final\nCOPY --from=builder /app /app\n";

struct Desk
{
    Desk()
        : window({0, folder.filePath(QStringLiteral("layouts")),
                  folder.filePath(QStringLiteral("settings.ini")), false})
    {
        write(QStringLiteral("Dockerfile"), kText);
        QDir(folder.path()).mkpath(QStringLiteral("src/.git"));
        write(QStringLiteral("src/main.go"), "x");
        write(QStringLiteral("src/.git/HEAD"), "x");
        window.files().setAsk([](const QString &) { return FileController::Answer::Discard; });
        window.show();
        QVERIFY(window.openFile(folder.filePath(QStringLiteral("Dockerfile"))));
    }

    void write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    QByteArray text()
    {
        const auto text = window.document().buffer().text();
        return {text.data(), static_cast<qsizetype>(text.size())};
    }
    void caretAt(const char *words)
    {
        const auto at = static_cast<std::uint32_t>(text().indexOf(words));
        window.textView().select({at, at});
    }
    TextActions &actions() { return window.textActions(); }

    QTemporaryDir folder;
    MainWindow window;
};

} // namespace

class TextActionsTest : public QObject
{
    Q_OBJECT

private slots:
    void everyAction_isInAMenuWithItsOwnKeys()
    {
        Desk desk;
        QList<QAction *> inMenus;
        for (const auto *menu : desk.window.menuBar()->findChildren<QMenu *>())
            inMenus += menu->actions();
        QStringList keys;
        const auto all = desk.actions().findChildren<QAction *>();
        QVERIFY(all.size() >= 15);
        for (auto *action : all) {
            QVERIFY2(inMenus.contains(action), qPrintable(action->objectName()));
            const auto key = action->shortcut().toString();
            QVERIFY2(key.isEmpty() || !keys.contains(key), qPrintable(key));
            keys << key;
        }
    }

    void format_isOneStep()
    {
        Desk desk;
        desk.actions().format->trigger();
        QTRY_VERIFY(desk.text() != kText);
        QVERIFY(desk.text().startsWith("FROM golang:1.21 AS builder\nWORKDIR /app\n\nFROM"));
        desk.window.document().buffer().undo();
        QCOMPARE(desk.text(), kText);
        QVERIFY(!desk.window.document().buffer().canUndo());
    }

    void definition_goesThereOrToTheGraph()
    {
        Desk desk;
        desk.caretAt("builder /app");
        desk.actions().definition->trigger();
        QCOMPARE(desk.window.textView().selectedText(), QStringLiteral("builder"));
        QCOMPARE(desk.window.textView().caret(),
                 static_cast<std::uint32_t>(kText.indexOf("builder") + 7));
    }

    void facts_listTheContext()
    {
        Desk desk;
        const auto &facts = desk.window.textView().typingHelp().facts();
        QTRY_VERIFY(!facts.contextPaths.empty());
        const auto has = [&facts](const char *path) {
            return std::ranges::find(facts.contextPaths, path) != facts.contextPaths.end();
        };
        QVERIFY(has("Dockerfile") && has("src/") && has("src/main.go"));
        QVERIFY(!has("src/.git/"));
        QCOMPARE(listPaths(desk.folder.path(), 2).size(), std::size_t(2));
    }

    void findBar_countsAndReplaces()
    {
        Desk desk;
        desk.actions().replace->trigger();
        auto *bar = desk.window.findChild<FindBar *>();
        QVERIFY(bar && bar->isVisible());
        const auto fields = bar->findChildren<QLineEdit *>();
        QCOMPARE(fields.size(), 2);
        QTest::keyClicks(fields[0], QStringLiteral("/app"));
        auto &searcher = desk.window.textView().searcher();
        QCOMPARE(searcher.count(), 3);
        QCOMPARE(searcher.current(), 1);
        QTest::keyClick(fields[0], Qt::Key_Return);
        QCOMPARE(searcher.current(), 2);
        fields[1]->setFocus();
        QTest::keyClicks(fields[1], QStringLiteral("/srv"));
        QTest::keyClick(fields[1], Qt::Key_Return);
        QVERIFY(desk.text().contains("COPY --from=builder /srv /app"));
        QTest::keyClick(fields[1], Qt::Key_Escape);
        QVERIFY(!bar->isVisible());
        QCOMPARE(searcher.count(), 0);
    }

    void breadcrumbs_leadToTheirPlace()
    {
        Desk desk;
        desk.caretAt("/app /app");
        emit desk.window.findChild<TextHead *>()->partClicked(0);
        QCOMPARE(desk.window.textView().caret(),
                 static_cast<std::uint32_t>(kText.indexOf("FROM alpine")));
    }

    void reducedMotion_isKept()
    {
        Desk desk;
        auto &action = *desk.window.actions().reducedMotion;
        const bool before = action.isChecked();
        action.trigger();
        MainWindow other({0, desk.folder.filePath(QStringLiteral("layouts")),
                          desk.folder.filePath(QStringLiteral("settings.ini")), false});
        QCOMPARE(other.actions().reducedMotion->isChecked(), !before);
    }
};

QTEST_MAIN(TextActionsTest)
#include "tst_textactions.moc"
