#include "app/window/windowstyle.h"

namespace stagewright::app {

namespace {

// %name% is a role of the theme; see fill().
const char *const kSheet = R"(
QMainWindow, QMenuBar, QToolBar, QStatusBar { background: %panel%; }
QMenuBar { padding: 3px 6px; border: 0; }
QMenuBar::item { padding: 4px 12px; border-radius: 5px; background: transparent; }
QMenuBar::item:selected { background: %hover%; }
QMenu { background: %card%; border: 1px solid %border%; padding: 5px; }
QMenu::item { padding: 5px 28px 5px 26px; border-radius: 4px; }
QMenu::item:selected { background: %selection%; color: %text%; }
QMenu::item:disabled { color: %muted%; }
QMenu::separator { height: 1px; background: %separator%; margin: 4px 8px; }
QMenu::indicator { left: 7px; width: 13px; height: 13px; }
QToolBar { border: 0; border-bottom: 1px solid %separator%; padding: 5px 10px; spacing: 6px; }
QToolBar::separator { background: transparent; width: 8px; }
QToolBar QToolButton { border: 1px solid %border%; border-radius: 6px; padding: 4px 6px 4px 10px;
  background: %card%; color: %text%; font-weight: 500; min-height: 19px; }
QToolBar QToolButton:hover { background: %hover%; }
QToolBar QToolButton:pressed { background: %selection%; }
QToolBar QToolButton:focus { border-color: %accent%; }
QToolBar QToolButton:disabled { color: %faint%; }
QToolBar QToolButton#buildButton { background: %accent%; color: %onAccent%; border-color: %accent%;
  padding: 4px 12px 4px 16px; font-weight: 600; }
QToolBar QToolButton#buildButton:hover { border-color: %text%; }
QToolBar QToolButton#buildButton:disabled { background: %track%; color: %muted%;
  border-color: %border%; }
QToolBar QLabel { color: %muted%; padding: 0 4px; }
QComboBox, QLineEdit { border: 1px solid %border%; border-radius: 6px; background: %card%;
  padding: 4px 10px; min-height: 19px; selection-background-color: %accent%;
  selection-color: %onAccent%; }
QToolBar QComboBox { min-height: 21px; }
QComboBox:focus, QLineEdit:focus { border-color: %accent%; }
QComboBox::drop-down { border: 0; width: 22px; }
QComboBox QAbstractItemView { background: %card%; border: 1px solid %border%;
  selection-background-color: %selection%; selection-color: %text%; outline: 0; }
QPushButton { border: 1px solid %border%; border-radius: 6px; background: %card%;
  padding: 4px 14px; min-height: 18px; }
QPushButton:hover { background: %hover%; }
QPushButton:focus { border-color: %accent%; }
QPushButton:disabled { color: %faint%; }
QPushButton#primaryButton { background: %accent%; color: %onAccent%; border-color: %accent%;
  font-weight: 600; }
QWidget#welcomePage QPushButton#primaryButton, QPushButton#welcomeButton { min-height: 28px; }
QPushButton#linkButton { border: 0; background: transparent; color: %accent%; text-align: left;
  padding: 3px 0; }
QPushButton#linkButton:hover, QPushButton#linkButton:focus { text-decoration: underline; }
QPushButton#linkButton:disabled { color: %muted%; }
QWidget#problemFilter { border-bottom: 1px solid %separator%; }
QWidget#problemFilter QToolButton { border: 1px solid transparent; border-radius: 6px;
  padding: 4px 9px; background: transparent; font-weight: 500; min-height: 18px; }
QWidget#problemFilter QToolButton:checked { border-color: %border%; background: %card%; }
QWidget#problemFilter QToolButton:hover { background: %hover%; }
QWidget#problemFilter QToolButton:focus { border-color: %accent%; }
QWidget#problemFilter QToolButton#fixAll { border-color: %border%; background: %card%;
  color: %text%; }
QWidget#problemFilter QToolButton#fixAll:hover { background: %hover%; }
QWidget#problemFilter QToolButton#fixAll:focus { border-color: %accent%; }
QWidget#problemFilter QToolButton#fixAll:disabled { color: %faint%; }
QWidget#rulePage QTextBrowser { background: %panel%; border: 0; }
QDialog QPlainTextEdit, QDialog QListView { background: %card%; border: 1px solid %border%;
  border-radius: 6px; padding: 4px; }
QDialog QListView::item { padding: 3px 6px; border: 0; border-radius: 4px; }
QDialog QListView::item:selected { background: %selection%; color: %text%; }
QPushButton#primaryButton:disabled { background: %track%; color: %muted%; border-color: %border%; }
QLabel#mutedText { color: %muted%; }
QLabel#sectionTitle { color: %muted%; letter-spacing: 0.5px; }
QWidget#welcomePage { background: %canvas%; }
QSplitter::handle, QMainWindow::separator { background: %separator%; width: 1px; height: 1px; }
QMainWindow::separator:hover, QSplitter::handle:hover { background: %accent%; }
QDockWidget { border: 0; }
QWidget#dockTitle { background: %panel%; }
QMainWindow > QTabBar { background: %panel%; qproperty-drawBase: 0; }
QMainWindow > QTabBar::tab { background: %panel%; color: %muted%; border: 0;
  border-bottom: 2px solid transparent; padding: 8px 18px 7px 18px; font-weight: 500; }
QMainWindow > QTabBar::tab:selected { color: %accent%; border-bottom-color: %accent%;
  font-weight: 600; }
QMainWindow > QTabBar::tab:hover { color: %text%; }
QTreeView, QTableView, QListView { background: %panel%; border: 0; outline: 0;
  selection-background-color: %selection%; selection-color: %text%; }
QTreeView::item { padding: 3px 2px; border: 0; }
QTreeView#outline { padding: 0 8px 0 6px; }
QTreeView#layers::item, QTreeView#problems::item { padding: 3px 7px; }
QTreeView::item:hover, QTableView::item:hover { background: %hover%; }
QTreeView::item:selected, QTableView::item:selected { background: %selection%; color: %text%; }
QHeaderView { background: %panel%; }
QHeaderView::section { background: %panel%; color: %muted%; border: 0;
  border-bottom: 1px solid %separator%; padding: 5px 10px; font-weight: 600; }
QTreeView#outline QHeaderView::section { padding: 0; }
QPlainTextEdit { background: %panel%; border: 0; selection-background-color: %accent%;
  selection-color: %onAccent%; }
QStatusBar { border-top: 1px solid %separator%; }
QStatusBar::item { border: 0; }
QStatusBar QLabel { padding: 3px 10px; color: %muted%; }
QStatusBar QToolButton { border: 0; border-radius: 4px; padding: 2px 8px; color: %muted%; }
QStatusBar QToolButton:hover, QStatusBar QToolButton:focus { background: %hover%; }
QWidget#textHead { background: %panel%; border-bottom: 1px solid %separator%; }
QLabel#textTab { color: %text%; font-weight: 600; padding: 0 14px;
  border-top: 2px solid %accent%; background: %card%; }
QLabel#breadcrumb { color: %muted%; padding: 0 12px; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: %border%; border-radius: 4px; margin: 1px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: %neutral%; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QDialog#commandPalette { background: %card%; border: 1px solid %border%; }
QDialog#commandPalette QTreeView { background: %card%; }
QToolTip { background: %card%; color: %text%; border: 1px solid %border%; padding: 4px 6px; }
)";

QString fill(QString sheet, const Theme &theme)
{
    QColor faint = theme.muted;
    faint.setAlphaF(0.55F);
    const std::pair<const char *, QColor> roles[] = {
        {"canvas", theme.canvas}, {"card", theme.card},          {"panel", theme.panel},
        {"text", theme.text},     {"muted", theme.muted},        {"border", theme.border},
        {"accent", theme.accent}, {"onAccent", theme.onAccent},  {"track", theme.track},
        {"hover", theme.hover},   {"neutral", theme.neutral},    {"separator", theme.separator},
        {"faint", faint},         {"selection", theme.selection}};
    for (const auto &[name, color] : roles)
        sheet.replace(QStringLiteral("%%1%").arg(QLatin1String(name)),
                      color.alpha() == 255 ? color.name() : color.name(QColor::HexArgb));
    return sheet;
}

} // namespace

QString styleSheetOf(const Theme &theme)
{
    return fill(QString::fromUtf8(kSheet), theme);
}

Theme themeFor(ThemeChoice choice, bool isSystemDark)
{
    const bool isDark =
        choice == ThemeChoice::Dark || (choice == ThemeChoice::System && isSystemDark);
    return isDark ? Theme::dark() : Theme::light();
}

} // namespace stagewright::app
