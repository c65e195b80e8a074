// The real text pane, driven by keys and clicks.
#include "app/document/dockerfiledocument.h"
#include "app/textview/codetools.h"
#include "app/textview/dockerfileeditor.h"
#include "app/textview/scintillacall.h"
#include "app/textview/searcher.h"
#include "app/textview/textview.h"
#include "app/textview/typinghelp.h"

#include <QAbstractItemView>
#include <QAction>
#include <QInputMethodEvent>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <ctime>

using namespace stagewright;
using namespace stagewright::app;

namespace {

const std::string kSample = "ARG VERSION=1.21\n"
                            "FROM golang:${VERSION} AS builder\n"
                            "WORKDIR /src\n"
                            "RUN go build \\\n"
                            "    -o /out/server\n"
                            "\n"
                            "FROM alpine:3.19\n"
                            "COPY --from=builder /out/server /\n"
                            "RUN --mount=from=builder,target=/x true\n"
                            "COPY --from=0 /a /b\n"
                            "CMD [\"/server\"]\n";

/// A text pane with its document; the analysis is done at once.
class Pane
{
public:
    explicit Pane(const std::string &text = kSample)
        : m_document(m_view.buffer(), {0, m_folder.path()})
    {
        m_view.resize(900, 500);
        m_view.show();
        QObject::connect(&m_document, &DockerfileDocument::analysisChanged, &m_view,
                         [this] { m_view.setAnalysis(m_document.analysis()); });
        m_view.setAnalysisSource([this] { return m_document.currentAnalysis(); });
        m_document.startNew(text);
        (void)QTest::qWaitForWindowExposed(&m_view);
        m_view.activateWindow();
        m_view.setFocus();
        settle();
    }

    TextView &view() { return m_view; }
    DockerfileEditor &editor() { return *static_cast<DockerfileEditor *>(m_view.focusProxy()); }
    std::string text() { return std::string(m_view.buffer().text()); }

    void settle()
    {
        QCoreApplication::processEvents();
        (void)m_document.waitUntilIdle();
        (void)editor().viewport()->grab();
        QCoreApplication::processEvents();
    }
    /// Behind the first place that says `words`.
    void caretBehind(const std::string &words)
    {
        const auto at = static_cast<std::uint32_t>(text().find(words) + words.size());
        m_view.select({at, at});
        settle();
    }
    void type(const char *keys)
    {
        for (const char *c = keys; *c != '\0'; ++c) {
            if (*c == '\n')
                QTest::keyClick(&editor(), Qt::Key_Return);
            else
                QTest::keyClick(&editor(), *c);
            settle();
        }
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(&editor(), key, modifiers);
        settle();
    }
    void clickAt(const std::string &words, Qt::KeyboardModifiers modifiers)
    {
        const auto at = static_cast<std::uint32_t>(text().find(words));
        const auto rect = editor().rectOf(at);
        QTest::mouseClick(editor().viewport(), Qt::LeftButton, modifiers,
                          rect.center() + QPoint(2, 0));
        settle();
    }
    QStringList offered()
    {
        QStringList labels;
        for (const auto &choice : m_view.typingHelp().completions().choices())
            labels << choice.label;
        return labels;
    }
    std::string selected() { return m_view.selectedText().toStdString(); }
    QLineEdit *renameField() { return m_view.findChild<QLineEdit *>(); }

private:
    QTemporaryDir m_folder;
    TextView m_view;
    DockerfileDocument m_document;
};

} // namespace

class TextViewTest : public QObject
{
    Q_OBJECT

private slots:
    // -- completion -------------------------------------------------------------------------
    void typing_offersInstructions()
    {
        Pane pane("FROM a\n");
        pane.view().select({7, 7});
        pane.type("CO");
        QCOMPARE(pane.offered(), QStringList{QStringLiteral("COPY")});
        pane.press(Qt::Key_Return);
        QCOMPARE(pane.text(), std::string("FROM a\nCOPY "));
        QVERIFY(pane.offered().isEmpty());
        pane.view().buffer().undo();
        QCOMPARE(pane.text(), std::string("FROM a\nCO"));
    }

    void flagsAndStages_followEachOther()
    {
        Pane pane("FROM a AS first\nFROM b AS second\nCOPY \n");
        pane.caretBehind("COPY ");
        pane.type("--fr");
        QCOMPARE(pane.offered(), QStringList{QStringLiteral("--from")});
        pane.press(Qt::Key_Tab);
        QVERIFY(pane.offered().contains(QStringLiteral("first")));
        QVERIFY(!pane.offered().contains(QStringLiteral("second")));
        pane.type("fi");
        QCOMPARE(pane.offered(), QStringList{QStringLiteral("first")});
        pane.press(Qt::Key_Tab);
        QCOMPARE(pane.text(),
                 std::string("FROM a AS first\nFROM b AS second\nCOPY --from=first\n"));
    }

    void ctrlSpace_offersWithoutTyping_andArrowsChoose()
    {
        Pane pane("FROM a\n");
        pane.view().select({7, 7});
        pane.view().typingHelp().complete();
        QVERIFY(pane.offered().size() > 10);
        const auto second = pane.offered()[1];
        pane.press(Qt::Key_Down);
        pane.press(Qt::Key_Return);
        QCOMPARE(pane.text(), "FROM a\n" + second.toStdString() + " ");
    }

    void escape_closesAndKeysGoOn()
    {
        Pane pane("FROM a\n");
        pane.view().select({7, 7});
        pane.type("R");
        QVERIFY(!pane.offered().isEmpty());
        pane.press(Qt::Key_Escape);
        QVERIFY(pane.offered().isEmpty());
        pane.type("UN x");
        QCOMPARE(pane.text(), std::string("FROM a\nRUN x"));
    }

    void enterTakesNothingThatNobodyChose()
    {
        Pane pane("FROM a AS b\n");
        pane.view().select({12, 12});
        pane.type("FROM ");
        QVERIFY(pane.offered().contains(QStringLiteral("b")));
        pane.type("\n");
        QCOMPARE(pane.text(), std::string("FROM a AS b\nFROM \n"));
    }

    void mouse_choosesACompletion()
    {
        Pane pane("FROM a\n");
        pane.view().select({7, 7});
        pane.type("EN");
        const auto lists = pane.view().findChildren<QAbstractItemView *>();
        const auto found = std::ranges::find_if(lists, &QWidget::isVisible);
        QVERIFY(found != lists.end());
        auto *list = *found;
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, {20, 12});
        QCOMPARE(pane.text(), std::string("FROM a\nENV "));
    }

    void inputMethod_composesBesideThePopup()
    {
        Pane pane("FROM a\n");
        pane.view().select({7, 7});
        for (const auto *preedit : {"k", "ka"}) {
            QInputMethodEvent event(QString::fromUtf8(preedit), {});
            QCoreApplication::sendEvent(&pane.editor(), &event);
            pane.settle();
        }
        QInputMethodEvent event(QString(), {});
        event.setCommitString(QString::fromUtf8("か"));
        QCoreApplication::sendEvent(&pane.editor(), &event);
        pane.settle();
        QCOMPARE(pane.text(), std::string("FROM a\nか"));
        while (pane.view().buffer().canUndo())
            pane.view().buffer().undo();
        QCOMPARE(pane.text(), std::string("FROM a\n"));
    }

    // -- hints ------------------------------------------------------------------------------
    void signature_namesTheParameter()
    {
        Pane pane;
        pane.caretBehind("COPY --from=builder ");
        pane.view().typingHelp().showSignature();
        const auto &card = pane.view().typingHelp().signature();
        QVERIFY(!card.isHidden());
        QVERIFY(card.plainText().startsWith(QStringLiteral("COPY [--from=SOURCE]")));
        pane.press(Qt::Key_Escape);
        QVERIFY(card.isHidden());
    }

    void hover_tellsAVariablesValue()
    {
        Pane pane;
        const auto at = static_cast<int>(pane.text().find("VERSION}"));
        emit pane.editor().SCN_DWELLSTART(at, 0, 0);
        const auto &card = pane.view().typingHelp().hover();
        QVERIFY(!card.isHidden());
        QVERIFY(card.plainText().contains(QStringLiteral("VERSION=1.21")));
        emit pane.editor().SCN_DWELLEND(0, 0, 0);
        QVERIFY(card.isHidden());
    }

    // -- names ------------------------------------------------------------------------------
    void ctrlClick_goesToTheStage()
    {
        Pane pane;
        connect(&pane.view(), &TextView::followRequested, &pane.view(),
                [&pane](std::uint32_t at) { pane.view().codeTools().goToDefinition(at); });
        pane.clickAt("builder /out", Qt::ControlModifier);
        QCOMPARE(QByteArray::fromStdString(pane.selected()), QByteArray("builder"));
        QCOMPARE(pane.view().caret(), static_cast<std::uint32_t>(pane.text().find("builder") + 7));
        pane.clickAt("0 /a", Qt::ControlModifier);
        QCOMPARE(pane.selected(), std::string("builder"));
    }

    void references_areListedAndLeadThere()
    {
        Pane pane;
        pane.caretBehind("AS buil");
        pane.view().codeTools().showReferences();
        const auto &list = pane.view().codeTools().places();
        QCOMPARE(list.choices().size(), std::size_t(4));
        QVERIFY(list.choices()[1].label.contains(QStringLiteral("COPY --from=builder")));
        pane.press(Qt::Key_Down);
        pane.press(Qt::Key_Return);
        QCOMPARE(pane.view().caret(),
                 static_cast<std::uint32_t>(pane.text().find("builder /out") + 7));
        QVERIFY(list.isHidden());
    }

    void rename_previewsRefusesAndRenamesInOneStep()
    {
        Pane pane;
        const auto before = pane.text();
        pane.caretBehind("COPY --from=buil");
        pane.view().codeTools().startRename();
        const auto &box = pane.view().codeTools().renameBox();
        auto *field = pane.renameField();
        QVERIFY(field && field->isVisible());
        QCOMPARE(field->text(), QStringLiteral("builder"));
        QTest::keyClicks(field, QStringLiteral("9"));
        QVERIFY(!box.message().isEmpty());
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(pane.text(), before);
        field->selectAll();
        QTest::keyClicks(field, QStringLiteral("compile"));
        QVERIFY(box.message().contains(QStringLiteral("COPY --from=compile")));
        QTest::keyClick(field, Qt::Key_Return);
        pane.settle();
        QVERIFY(pane.text().find("AS compile") != std::string::npos);
        QVERIFY(pane.text().find("--from=compile") != std::string::npos);
        QVERIFY(pane.text().find("builder") == std::string::npos);
        pane.view().buffer().undo();
        QCOMPARE(pane.text(), before);
    }

    void quickFix_previewsAndMends()
    {
        Pane pane("FROM a as x\nRUN true\n");
        pane.view().select({3, 3});
        pane.view().codeTools().showFixes();
        const auto &list = pane.view().codeTools().fixes();
        QVERIFY(!list.choices().empty());
        QVERIFY(list.choices()[0].about.contains(QStringLiteral("AS x")));
        pane.press(Qt::Key_Return);
        QCOMPARE(pane.text(), std::string("FROM a AS x\nRUN true\n"));
        QVERIFY(pane.view().buffer().canUndo());
    }

    void actionsOfThePane_takeTheirKeys()
    {
        Pane pane;
        QAction action;
        action.setShortcut(QKeySequence(Qt::Key_F12));
        int triggered = 0;
        connect(&action, &QAction::triggered, [&triggered] { ++triggered; });
        action.setShortcutContext(Qt::WidgetShortcut);
        pane.view().addAction(&action);
        pane.press(Qt::Key_F12);
        QCOMPARE(triggered, 1);
    }

    // -- editing ----------------------------------------------------------------------------
    void newLine_keepsTheIndentation()
    {
        Pane pane("FROM a\nRUN x \\\n");
        pane.caretBehind("RUN x \\");
        pane.type("\ny \\\nz");
        QCOMPARE(pane.text(), std::string("FROM a\nRUN x \\\n    y \\\n    z\n"));
        Pane tabs("FROM a\nRUN x \\\n\ty \\\n");
        tabs.caretBehind("\ty \\");
        tabs.type("\nz");
        QCOMPARE(tabs.text(), std::string("FROM a\nRUN x \\\n\ty \\\n\tz\n"));
        Pane dos("FROM a\r\n");
        dos.caretBehind("FROM a");
        dos.type("\nUSER b");
        QCOMPARE(dos.text(), std::string("FROM a\r\nUSER b\r\n"));
    }

    void comments_toggleInOneStep()
    {
        Pane pane;
        const auto before = pane.text();
        pane.caretBehind("WORK");
        pane.view().toggleComment();
        QVERIFY(pane.text().find("# WORKDIR /src") != std::string::npos);
        pane.view().toggleComment();
        QCOMPARE(pane.text(), before);
        pane.view().buffer().undo();
        pane.view().buffer().undo();
        QCOMPARE(pane.text(), before);
        QVERIFY(!pane.view().buffer().canUndo());
    }

    void lines_moveUpAndDown()
    {
        Pane pane("FROM a\nUSER b\nUSER c\n");
        pane.caretBehind("USER c");
        pane.view().moveLines(true);
        QCOMPARE(pane.text(), std::string("FROM a\nUSER c\nUSER b\n"));
        QVERIFY(!pane.view().buffer().undoLabel().isEmpty());
        pane.view().moveLines(false);
        QCOMPARE(pane.text(), std::string("FROM a\nUSER b\nUSER c\n"));
    }

    void severalCarets_typeAtOnce()
    {
        Pane pane("FROM a\nENV x=1\nENV y=2\n");
        const auto at = static_cast<std::uint32_t>(pane.text().find("ENV"));
        pane.view().select({at, at + 3});
        pane.view().addNextOccurrence();
        QCOMPARE(call(pane.editor(), Sci::SCI_GETSELECTIONS), 2L);
        pane.type("ARG");
        QCOMPARE(pane.text(), std::string("FROM a\nARG x=1\nARG y=2\n"));
        pane.view().buffer().undo();
        pane.press(Qt::Key_Escape);
        pane.caretBehind("ENV x");
        pane.clickAt("=2", Qt::AltModifier);
        QCOMPARE(call(pane.editor(), Sci::SCI_GETSELECTIONS), 2L);
    }

    void stages_fold()
    {
        Pane pane;
        pane.view().foldStages(true);
        const auto isVisible = [&pane](int line) {
            return call(pane.editor(), Sci::SCI_GETLINEVISIBLE, line) != 0;
        };
        QVERIFY(isVisible(1) && !isVisible(2) && isVisible(6) && !isVisible(7));
        pane.view().foldStages(false);
        QVERIFY(isVisible(2) && isVisible(4));
        pane.caretBehind("RUN go");
        pane.view().toggleFold();
        QVERIFY(isVisible(3) && !isVisible(4) && isVisible(2));
    }

    void search_goesRoundAndReplaces()
    {
        Pane pane("FROM a\nENV x=1\nENV y=1\n");
        auto &searcher = pane.view().searcher();
        searcher.setSearch(QStringLiteral("env"), {});
        QCOMPARE(searcher.count(), 2);
        QVERIFY(searcher.find(false));
        QCOMPARE(searcher.current(), 1);
        QVERIFY(searcher.find(false));
        QVERIFY(searcher.find(false));
        QCOMPARE(searcher.current(), 1);
        QVERIFY(searcher.find(true));
        QCOMPARE(searcher.current(), 2);
        QVERIFY(searcher.replace(QStringLiteral("ARG")));
        QCOMPARE(pane.text(), std::string("FROM a\nENV x=1\nARG y=1\n"));
        searcher.setSearch(QStringLiteral("(\\w)=1"), {false, false, true});
        QCOMPARE(searcher.replaceAll(QStringLiteral("\\1=2")), 2);
        QCOMPARE(pane.text(), std::string("FROM a\nENV x=2\nARG y=2\n"));
        pane.view().buffer().undo();
        QCOMPARE(pane.text(), std::string("FROM a\nENV x=1\nARG y=1\n"));
    }

    void bracketsAndHeredocs_areMarked()
    {
        Pane pane("FROM a\nRUN <<EOF\nx\nEOF\n");
        const auto isMarked = [&pane](const std::string &words) {
            return call(pane.editor(), Sci::SCI_INDICATORVALUEAT, 12, pane.text().find(words)) != 0;
        };
        // Scintilla tells of the caret when the window system has it painted.
        const auto painted = [&pane] { emit pane.editor().SCN_UPDATEUI(Sci::SC_UPDATE_SELECTION); };
        pane.caretBehind("<<EO");
        painted();
        QVERIFY(isMarked("EOF\nx"));
        QVERIFY(call(pane.editor(), Sci::SCI_INDICATORVALUEAT, 12, pane.text().rfind("EOF")) != 0);
        pane.caretBehind("FROM");
        painted();
        QVERIFY(!isMarked("EOF\nx"));
    }

    void aFlash_isOffUnderReducedMotion()
    {
        Pane pane;
        text::EditList edits;
        edits.add({{0, 0}, "# x\n"});
        pane.view().buffer().perform({QStringLiteral("Gesture"), edits, std::nullopt});
        const auto isLit = [&pane] {
            return call(pane.editor(), Sci::SCI_INDICATORVALUEAT, 14, 1) != 0;
        };
        pane.view().setAnimated(false);
        pane.view().flashLastChange();
        QVERIFY(!isLit());
        pane.view().setAnimated(true);
        pane.view().flashLastChange();
        QVERIFY(isLit());
        QTRY_VERIFY(!isLit());
    }

    void select_keepsTheViewWhereItIsInSight()
    {
        std::string text = "FROM a\n";
        for (int i = 0; i < 200; ++i)
            text += "USER u" + std::to_string(i) + "\n";
        Pane pane(text);
        const auto first = [&pane] { return call(pane.editor(), Sci::SCI_GETFIRSTVISIBLELINE); };
        const auto near = static_cast<std::uint32_t>(text.find("USER u5\n"));
        pane.view().select({near, near + 7});
        QCOMPARE(first(), 0L);
        const auto far = static_cast<std::uint32_t>(text.find("USER u150\n"));
        pane.view().select({far, far + 9});
        QVERIFY(first() > 100 && first() < 151);
    }

    /// Prints, asserts nothing about time: CPU of this thread with the analysis and a
    /// painting of the whole pane.
    void aKeystroke_costs_data()
    {
        QTest::addColumn<int>("lines");
        QTest::newRow("1000 lines") << 1000;
        QTest::newRow("2000 lines") << 2000;
    }
    void aKeystroke_costs()
    {
        QFETCH(int, lines);
        std::string text;
        for (int i = 0; i < lines; i += 5)
            text += (i % 50 == 0 ? "FROM alpine:3.19 AS s" + std::to_string(i) : "USER u") +
                    "\nRUN apk add build-base \\\n    && make \"$HOME\" \\\n    && make "
                    "install\nENV A" +
                    std::to_string(i) + "=b\n";
        Pane pane(text);
        pane.caretBehind("USER u");
        constexpr int kKeys = 40;
        const auto cpu = [](clockid_t clock) {
            timespec time{};
            clock_gettime(clock, &time);
            return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
        };
        const auto before = cpu(CLOCK_THREAD_CPUTIME_ID);
        for (int i = 0; i < kKeys; ++i)
            pane.type("x");
        const auto spent = (cpu(CLOCK_THREAD_CPUTIME_ID) - before) / kKeys;
        qInfo(
            "keystroke at %d lines: %.1f ms of CPU with analysis and full painting in this thread",
            lines, spent);
        QVERIFY(pane.text().find("USER u" + std::string(kKeys, 'x')) != std::string::npos);
    }

    void bytes_areKept_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("BOM") << QByteArray("\xEF\xBB\xBF"
                                           "FROM a\n");
        QTest::newRow("CRLF") << QByteArray("FROM a\r\nRUN b\r\n");
        QTest::newRow("mixed line ends") << QByteArray("FROM a\r\nRUN b\nRUN c\r\n");
        QTest::newRow("tabs, no final newline") << QByteArray("FROM a\nRUN b \\\n\tc");
        QTest::newRow("UTF-8") << QByteArray("FROM a\n# äöü か 🚢\n");
    }
    void bytes_areKept()
    {
        QFETCH(QByteArray, text);
        Pane pane(text.toStdString());
        QCOMPARE(QByteArray::fromStdString(pane.text()), text);
        pane.view().select({0, 0});
        pane.press(Qt::Key_End);
        pane.type("x");
        pane.press(Qt::Key_Backspace);
        QCOMPARE(QByteArray::fromStdString(pane.text()), text);
        QCOMPARE(call(pane.editor(), Sci::SCI_GETLENGTH), long(text.size()));
    }
};

QTEST_MAIN(TextViewTest)
#include "tst_textview.moc"
