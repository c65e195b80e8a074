#include "app/window/mainwindow.h"

#include "app/build/buildlog.h"
#include "app/graphview/graphview.h"
#include "app/inspect/layersview.h"
#include "app/problems/problemsview.h"
#include "app/qtsupport/text.h"
#include "app/textview/textview.h"
#include "app/window/actions.h"
#include "app/window/buildpane.h"
#include "app/window/filecontroller.h"
#include "app/window/findbar.h"
#include "app/window/graphactions.h"
#include "app/window/graphdocks.h"
#include "app/window/graphpane.h"
#include "app/window/infobar.h"
#include "app/window/outline.h"
#include "app/window/problemspane.h"
#include "app/window/recovery.h"
#include "app/window/statusline.h"
#include "app/window/targetbox.h"
#include "app/window/textactions.h"
#include "app/window/textfacts.h"
#include "app/window/texthead.h"
#include "app/window/welcomepage.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDockWidget>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QSplitter>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTabBar>
#include <QVBoxLayout>

namespace stagewright::app {

namespace {

constexpr int kStateVersion = 2;
const QSize kFirstSize(1440, 900);
const QList<int> kGraphAndText{780, 436};

std::unique_ptr<QSettings> openSettings(const QString &file)
{
    if (!file.isEmpty())
        return std::make_unique<QSettings>(file, QSettings::IniFormat);
    return std::make_unique<QSettings>(QSettings::IniFormat, QSettings::UserScope,
                                       QStringLiteral("stagewright"),
                                       QStringLiteral("stagewright"));
}

} // namespace

MainWindow::MainWindow(const Options &options, QWidget *parent)
    : QMainWindow(parent)
    , m_settings(openSettings(options.settingsFile))
    , m_recent(*m_settings)
    , m_restoresState(options.restoresState)
    , m_actions(new Actions(this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setAcceptDrops(true);
    setMinimumSize(800, 500);
    resize(kFirstSize);
    makeCentre();
    makeDocks();
    m_status = new StatusLine(*statusBar());
    m_document = std::make_unique<DockerfileDocument>(
        m_text->buffer(),
        DockerfileDocument::Options{options.threads, options.layoutFolder, options.shellChecker});
    m_files = new FileController(*m_document, m_recent, *m_bar, *this);
    if (!options.journalFolder.isEmpty())
        keepJournal(options.journalFolder);
    m_graph = new GraphPane(*m_document, *m_view, this);
    m_graphDocks = new GraphDocks(*m_document, *m_view, *m_graph, *this);
    m_graphActions = new GraphActions(*m_view, *m_graph, *this, m_actions);
    makeGraphDocks();
    m_problemsPane = new ProblemsPane(*m_document, *m_problems, this);
    m_build = new BuildPane(*m_document, *m_log, *m_layers, this);
    m_textActions = new TextActions(*m_document, *m_text, *m_findBar, m_actions);
    m_textFacts = new TextFacts(*m_document, *m_text, this);
    makeToolBar();
    makeMenus();
    makePalette();
    connectGraph();
    connectBuild();
    connectDocument();
    connectViews();
    connectActions();
    restoreWindow();
    connect(&m_systemTheme, &SystemTheme::changed, this, [this] { setThemeChoice(m_themeChoice); });
    setThemeChoice(static_cast<ThemeChoice>(m_settings->value(QStringLiteral("theme"), 0).toInt()));
    showRecentFiles();
    showDocumentPage(false);
}

/// The cards of the text lie over the window: they go with the text, before the window's children.
MainWindow::~MainWindow()
{
    m_journal.reset();
    m_document.reset();
    delete m_text;
}

void MainWindow::makeCentre()
{
    m_bar = new InfoBar(tr("Message"), this);
    m_welcome = new WelcomePage(this);
    m_view = new GraphView(this);
    m_text = new TextView(this);
    m_textHead = new TextHead(this);
    m_findBar = new FindBar(*m_text, this);
    auto *textSide = new QWidget(this);
    textSide->setObjectName(QStringLiteral("textSide"));
    auto *column = new QVBoxLayout(textSide);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_textHead);
    column->addWidget(m_text, 1);
    column->addWidget(m_findBar);
    m_splitter = new QSplitter(Qt::Horizontal, this);
    m_splitter->setObjectName(QStringLiteral("graphAndText"));
    m_splitter->setAccessibleName(tr("Graph and text"));
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    m_splitter->addWidget(m_view);
    m_splitter->addWidget(textSide);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_splitter->setSizes(kGraphAndText);
    m_pages = new QStackedWidget(this);
    m_pages->addWidget(m_welcome);
    m_pages->addWidget(m_splitter);
    auto *centre = new QWidget(this);
    auto *rows = new QVBoxLayout(centre);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(m_bar);
    rows->addWidget(m_pages, 1);
    setCentralWidget(centre);
}

void MainWindow::makeDocks()
{
    setDockOptions(AnimatedDocks | AllowNestedDocks | AllowTabbedDocks);
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    setTabPosition(Qt::BottomDockWidgetArea, QTabWidget::North);
    m_outline = new Outline(this);
    m_outlineDock = addDock("outlineDock", tr("Outline"), *m_outline, Qt::LeftDockWidgetArea);
    m_layers = new LayersView(this);
    m_layersDock = addDock("layersDock", tr("Layers"), *m_layers, Qt::BottomDockWidgetArea);
    m_problems = new ProblemsView(this);
    m_problemsDock = addDock("problemsDock", tr("Problems"), *m_problems, Qt::BottomDockWidgetArea);
    m_log = new BuildLog(this);
    m_logDock = addDock("logDock", tr("Build log"), *m_log, Qt::BottomDockWidgetArea);
    tabifyDockWidget(m_layersDock, m_problemsDock);
    tabifyDockWidget(m_problemsDock, m_logDock);
    m_layersDock->raise();
    resizeDocks({m_outlineDock}, {222}, Qt::Horizontal);
    resizeDocks({m_layersDock}, {250}, Qt::Vertical);
}

QDockWidget *MainWindow::addDock(const char *name, const QString &title, QWidget &content,
                                 Qt::DockWidgetArea area)
{
    auto *dock = new QDockWidget(title, this);
    dock->setObjectName(QLatin1String(name));
    dock->setAccessibleName(title);
    dock->setWidget(&content);
    if (area == Qt::LeftDockWidgetArea) {
        auto *label = new QLabel(title.toUpper(), dock);
        label->setObjectName(QStringLiteral("sectionTitle"));
        label->setFont(interfaceFont(11, QFont::DemiBold));
        label->setContentsMargins(14, 12, 8, 6);
        dock->setTitleBarWidget(label);
    } else {
        dock->setTitleBarWidget(new QWidget(dock)); // the tab is its title
    }
    addDockWidget(area, dock);
    return dock;
}

void MainWindow::keepJournal(const QString &folder)
{
    m_journal = std::make_unique<Journal>(*m_document, folder);
    m_recovery = new Recovery(*m_files, *m_journal, *m_bar, folder, this);
    connect(m_journal.get(), &Journal::failed, this, [this](const QString &reason) {
        m_bar->showMessage(InfoBar::Kind::Warning,
                           tr("Unsaved text would be lost in a crash: %1").arg(reason));
    });
}

void MainWindow::offerRecovery()
{
    if (m_recovery)
        m_recovery->offer();
}

bool MainWindow::openFile(const QString &path)
{
    return m_files->open(path);
}

void MainWindow::setThemeChoice(ThemeChoice choice)
{
    m_themeChoice = choice;
    QAction *const actions[] = {m_actions->themeSystem, m_actions->themeLight,
                                m_actions->themeDark};
    actions[static_cast<std::size_t>(choice)]->setChecked(true);
    m_theme = themeFor(choice, m_systemTheme.isDark());
    applyTheme();
}

void MainWindow::applyTheme()
{
    app::applyTheme(*qApp, m_theme);
    setStyleSheet(styleSheetOf(m_theme));
    m_actions->setTheme(m_theme);
    m_bar->setTheme(m_theme);
    m_welcome->setTheme(m_theme);
    m_view->setTheme(m_theme);
    m_graphDocks->setTheme(m_theme);
    m_text->setTheme(m_theme);
    m_outline->setTheme(m_theme);
    m_layers->setTheme(m_theme);
    m_problemsPane->setTheme(m_theme);
    m_log->setTheme(m_theme);
    m_status->setTheme(m_theme);
    m_target->setTheme(m_theme);
    if (m_document->analysis())
        m_outline->refresh(*m_document);
}

bool MainWindow::isOpen() const
{
    return m_pages->currentWidget() == m_splitter;
}

void MainWindow::showTitle()
{
    setWindowModified(isOpen() && m_document->isModified());
    setWindowTitle(isOpen() ? tr("%1[*] – Stagewright").arg(m_document->displayName())
                            : tr("Stagewright"));
    setWindowFilePath(m_document->path());
    m_textHead->setFile(m_document->displayName(), m_document->path(), m_document->isModified());
}

void MainWindow::showDocumentPage(bool isOpen)
{
    m_pages->setCurrentWidget(isOpen ? static_cast<QWidget *>(m_splitter) : m_welcome);
    for (auto *dock : {m_outlineDock, m_paletteDock, m_argumentsDock})
        dock->setVisible(isOpen);
    m_outlineDock->raise();
    for (auto *dock : {m_layersDock, m_problemsDock, m_logDock})
        dock->setVisible(isOpen);
    m_layersDock->raise();
    for (auto *action :
         {m_actions->save, m_actions->saveAs, m_actions->closeFile, m_actions->addStage,
          m_actions->tidy, m_actions->fit, m_actions->find, m_actions->goToLine, m_actions->build,
          m_actions->buildStage, m_actions->focusGraph, m_actions->focusText,
          m_actions->focusOutline, m_actions->focusLayers, m_actions->focusProblems,
          m_actions->focusLog, m_actions->nextPane, m_actions->previousPane, m_actions->reveal})
        action->setEnabled(isOpen);
    m_target->setEnabled(isOpen);
    m_textMenu->setEnabled(isOpen);
    for (auto *tabs : findChildren<QTabBar *>())
        tabs->setAccessibleName(tr("Panes below"));
    if (isOpen) {
        m_text->setFocus();
        showFacts();
    } else {
        m_status->clear();
    }
    showTitle();
    showHistory();
}

void MainWindow::restoreWindow()
{
    m_defaultState = saveState(kStateVersion);
    if (!m_restoresState)
        return;
    restoreGeometry(m_settings->value(QStringLiteral("geometry")).toByteArray());
    restoreState(m_settings->value(QStringLiteral("docks")).toByteArray(), kStateVersion);
    m_splitter->restoreState(m_settings->value(QStringLiteral("splitter")).toByteArray());
}

void MainWindow::resetWindow()
{
    restoreState(m_defaultState, kStateVersion);
    m_splitter->setSizes(kGraphAndText);
}

void MainWindow::storeWindow()
{
    if (!m_restoresState)
        return;
    m_settings->setValue(QStringLiteral("geometry"), saveGeometry());
    if (isOpen()) {
        m_settings->setValue(QStringLiteral("docks"), saveState(kStateVersion));
        m_settings->setValue(QStringLiteral("splitter"), m_splitter->saveState());
    }
}

bool MainWindow::event(QEvent *event)
{
    if (event->type() == QEvent::ThemeChange)
        m_systemTheme.readPalette();
    else if (event->type() == QEvent::WindowActivate)
        m_document->lookAtDisk();
    return QMainWindow::event(event);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!m_files->mayClose()) {
        event->ignore();
        return;
    }
    storeWindow();
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    QStringList paths;
    for (const auto &url : event->mimeData()->urls())
        paths << url.toLocalFile();
    dropFiles(paths);
}

void MainWindow::dropFiles(const QStringList &paths)
{
    if (!paths.isEmpty() && !paths.first().isEmpty())
        openFile(paths.first());
}

} // namespace stagewright::app
