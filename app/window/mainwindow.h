/// The window: graph and text side by side, outline, layers, problems and build log around them.
#pragma once

#include "app/document/dockerfiledocument.h"
#include "app/document/recentfiles.h"
#include "app/qtsupport/systemtheme.h"
#include "app/qtsupport/theme.h"
#include "app/window/selection.h"
#include "app/window/windowstyle.h"

#include <QMainWindow>
#include <QSettings>

#include <memory>

class QDockWidget;
class QMenu;
class QSplitter;
class QStackedWidget;
class QToolButton;

namespace stagewright::app {

class Actions;
class BuildLog;
class BuildPane;
class CommandPalette;
class FileController;
class FindBar;
class GraphActions;
class GraphDocks;
class GraphPane;
class GraphView;
struct GraphHit;
class InfoBar;
class LayersView;
class Journal;
class Outline;
struct CommandRow;
class ProblemsPane;
class ProblemsView;
class Recovery;
class StatusLine;
class TargetBox;
class TextActions;
class TextFacts;
class TextHead;
class TextView;
class WelcomePage;

class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    struct Options
    {
        int threads = 1;                                       ///< of the analysis; 0: at once
        QString layoutFolder;                                  ///< of the LayoutStore
        QString settingsFile;                                  ///< empty: the user's settings
        bool restoresState = true;                             ///< size and docks as they were
        std::shared_ptr<lint::ShellChecker> shellChecker = {}; ///< nullptr: RUNs are not looked at
        QString journalFolder = {};                            ///< empty: no journal is kept
    };

    explicit MainWindow(const Options &options, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Shows what a crash left in the journal; behind openFile(), which has the bar first.
    void offerRecovery();
    /// False where it could not be opened; the bar says why.
    bool openFile(const QString &path);
    void setThemeChoice(ThemeChoice choice);
    /// By name, case-insensitive, or number; false where there is no such stage.
    bool selectStage(const QString &name);

    DockerfileDocument &document() { return *m_document; }
    TextView &textView() { return *m_text; }
    GraphView &graphView() { return *m_view; }
    GraphPane &graphPane() { return *m_graph; }
    GraphDocks &graphDocks() { return *m_graphDocks; }
    GraphActions &graphActions() { return *m_graphActions; }
    FileController &files() { return *m_files; }
    Actions &actions() { return *m_actions; }
    TextActions &textActions() { return *m_textActions; }
    SystemTheme &systemTheme() { return m_systemTheme; }
    /// Answers of the builder are on their way: what is shown will change by itself.
    bool isWaiting() const;
    const Selection &selection() const { return m_selection; }

protected:
    bool event(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    enum class Origin { Program, Graph, Outline, Text, Layers };

    void makeCentre();
    void makeDocks();
    QDockWidget *addDock(const char *name, const QString &title, QWidget &content,
                         Qt::DockWidgetArea area);
    void keepJournal(const QString &folder);
    void makeToolBar();
    void makeMenus();
    void makePalette();
    std::vector<CommandRow> commandItems();
    std::vector<CommandRow> stageItems();
    std::vector<CommandRow> problemItems();
    std::vector<CommandRow> lineItems(const QString &query);
    void runCommand(QAction &action);
    void showLine(std::uint32_t line);
    void connectDocument();
    void connectViews();
    void connectActions();
    void connectGraph();
    void connectBuild();
    void connectStageActions();
    void connectFocusActions();
    void connectMotion();

    void select(const Selection &selection, Origin origin);
    void showInLayers(const Selection &selection);
    void caretMoved(std::uint32_t offset);
    text::TextRange rangeOf(const Selection &selection) const;
    void showAnalysis();
    void showPlace();
    void showTitle();
    void showHistory();
    void showRecentFiles();
    void showTargets();
    bool isOpen() const;
    void showDocumentPage(bool isOpen);
    void applyTheme();
    void cyclePanes(int step);
    void chooseSource();
    void startBuild(StageId target);
    void showRunning(bool running);
    void showOutcome(const BuildState &state);
    void showFacts();
    void showBuilder();
    void showReadiness();
    void explainBuilder();
    void goToPlace(int part);
    void revealInGraph();
    void showEdited(text::TextRange range);
    void showRefusal(const QString &reason);
    void showContextMenu(QPoint globalPosition);
    void showGraphMenu(const GraphHit &hit, QPoint globalPosition);
    void makeGraphDocks();
    bool graphHasFocus() const;
    void copyFromGraph(bool cuts);
    void pasteIntoGraph();
    StageId target() const;
    void goToLine();
    void showAbout();
    void showShortcuts();
    void dropFiles(const QStringList &paths);
    void restoreWindow();
    void resetWindow();
    void storeWindow();

    std::unique_ptr<QSettings> m_settings;
    RecentFiles m_recent;
    SystemTheme m_systemTheme;
    ThemeChoice m_themeChoice = ThemeChoice::System;
    Theme m_theme;
    bool m_restoresState;

    Actions *m_actions;
    InfoBar *m_bar;
    QStackedWidget *m_pages;
    WelcomePage *m_welcome;
    QSplitter *m_splitter;
    TextHead *m_textHead;
    GraphView *m_view;
    TextView *m_text;
    FindBar *m_findBar;
    Outline *m_outline;
    LayersView *m_layers;
    ProblemsView *m_problems;
    BuildLog *m_log;
    StatusLine *m_status;
    TargetBox *m_target;
    QMenu *m_recentMenu;
    CommandPalette *m_palette;
    QDockWidget *m_paletteDock;
    QDockWidget *m_argumentsDock;
    QDockWidget *m_outlineDock;
    QDockWidget *m_layersDock;
    QDockWidget *m_problemsDock;
    QDockWidget *m_logDock;

    std::unique_ptr<DockerfileDocument> m_document;
    FileController *m_files;
    std::unique_ptr<Journal> m_journal; ///< ends before the document
    Recovery *m_recovery = nullptr;
    GraphPane *m_graph;
    GraphDocks *m_graphDocks;
    GraphActions *m_graphActions;
    BuildPane *m_build;
    TextActions *m_textActions;
    TextFacts *m_textFacts;
    QMenu *m_textMenu;
    ProblemsPane *m_problemsPane;
    Selection m_selection;
    std::uint32_t m_caretOfSelection = UINT32_MAX; ///< where a selection from elsewhere put it
    QByteArray m_defaultState;
};

} // namespace stagewright::app
