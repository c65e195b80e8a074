// MainWindow: what the command palette offers.
#include "app/qtsupport/text.h"
#include "app/textview/textview.h"
#include "app/window/actions.h"
#include "app/window/commandpalette.h"
#include "app/window/filecontroller.h"
#include "app/window/mainwindow.h"
#include "core/language/text/lineindex.h"

#include <QFileInfo>
#include <QMenu>
#include <QRegularExpression>

#include <algorithm>
#include <numeric>

namespace stagewright::app {

namespace {

constexpr int kRemembered = 5;
const QLatin1String kLastKey("lastCommands");

/// "&Save As…" as one reads it.
QString plainName(QString text)
{
    static const QRegularExpression mnemonic(QStringLiteral("&(.)"));
    return text.replace(mnemonic, QStringLiteral("\\1"));
}

/// The menus that lead to an action: "View ▸ Theme".
QString menuOf(const QAction &action)
{
    QStringList path;
    for (const auto *item = &action; item;) {
        const QMenu *menu = nullptr;
        for (auto *object : item->associatedObjects())
            menu = menu ? menu : qobject_cast<QMenu *>(object);
        if (menu)
            path.prepend(plainName(menu->title()));
        item = menu ? menu->menuAction() : nullptr;
    }
    path.removeAll(QString()); // the menu bar's own, for what does not fit
    return path.join(QStringLiteral(" ▸ "));
}

} // namespace

void MainWindow::makePalette()
{
    m_palette = new CommandPalette(this);
    m_palette->addSource({}, tr("a command"), [this](const QString &) { return commandItems(); });
    m_palette->addSource(QLatin1Char('@'), tr("a stage"),
                         [this](const QString &) { return stageItems(); });
    m_palette->addSource(QLatin1Char('!'), tr("a problem"),
                         [this](const QString &) { return problemItems(); });
    m_palette->addSource(QLatin1Char(':'), tr("a line"),
                         [this](const QString &query) { return lineItems(query); });
    const auto open = [this](QAction *action, const QString &prefix) {
        connect(action, &QAction::triggered, m_palette,
                [this, prefix] { m_palette->openWith(prefix); });
    };
    open(m_actions->commandPalette, {});
    open(m_actions->quickOpen, QStringLiteral("@"));
}

/// Those used last come first.
std::vector<CommandRow> MainWindow::commandItems()
{
    const auto last = m_settings->value(kLastKey).toStringList();
    std::vector<CommandRow> items;
    std::vector<qsizetype> ranks;
    for (auto *action : findChildren<QAction *>()) {
        if (action->objectName().isEmpty() || !action->isEnabled() || action->text().isEmpty() ||
            action->menu() || action == m_actions->commandPalette)
            continue;
        items.push_back({plainName(action->text()), menuOf(*action),
                         action->shortcut().toString(QKeySequence::NativeText), action->icon(),
                         [this, action] { runCommand(*action); }});
        const auto rank = last.indexOf(action->objectName());
        ranks.push_back(rank < 0 ? last.size() : rank);
    }
    std::vector<size_t> order(items.size());
    std::iota(order.begin(), order.end(), size_t{0});
    std::ranges::stable_sort(order, {}, [&](size_t i) { return ranks[i]; });
    std::vector<CommandRow> sorted;
    for (const auto i : order)
        sorted.push_back(std::move(items[i]));
    for (const auto &path : m_recent.paths())
        sorted.push_back({tr("Open %1").arg(QFileInfo(path).fileName()),
                          QFileInfo(path).path(),
                          {},
                          m_actions->open->icon(),
                          [this, path] { openFile(path); }});
    return sorted;
}

void MainWindow::runCommand(QAction &action)
{
    auto last = m_settings->value(kLastKey).toStringList();
    last.removeAll(action.objectName());
    last.prepend(action.objectName());
    m_settings->setValue(kLastKey, last.mid(0, kRemembered));
    action.trigger();
}

std::vector<CommandRow> MainWindow::stageItems()
{
    std::vector<CommandRow> items;
    const auto &analysis = m_document->analysis();
    if (!isOpen() || !analysis)
        return items;
    for (const auto &stage : analysis->dockerfile.stages) {
        const auto number = QString::number(stage.index);
        const auto name =
            stage.name.empty() ? QStringLiteral("stage-") + number : fromUtf8(stage.name);
        items.push_back({name,
                         tr("stage on line %1").arg(stage.instructions.front().line + 1),
                         {},
                         {},
                         [this, number] { selectStage(number); }});
    }
    return items;
}

std::vector<CommandRow> MainWindow::problemItems()
{
    std::vector<CommandRow> items;
    const auto &analysis = m_document->analysis();
    if (!isOpen() || !analysis)
        return items;
    for (const auto &diagnostic : analysis->diagnostics) {
        items.push_back({translated(diagnostic.message),
                         tr("line %1").arg(diagnostic.firstLine + 1),
                         fromUtf8(diagnostic.rule),
                         {},
                         [this, line = diagnostic.firstLine] { showLine(line); }});
    }
    return items;
}

/// The line that is being typed, alone.
std::vector<CommandRow> MainWindow::lineItems(const QString &query)
{
    bool isNumber = false;
    const auto line = query.toUInt(&isNumber);
    const auto count = text::LineIndex(m_document->buffer().text()).lineCount();
    if (!isOpen() || !isNumber || line < 1 || line > count)
        return {};
    return {{query, tr("of %n lines", nullptr, int(count)), {}, {}, [this, line] {
                 showLine(line - 1);
             }}};
}

void MainWindow::showLine(std::uint32_t line)
{
    m_text->goToLine(line);
    m_text->setFocus();
}

} // namespace stagewright::app
