#include "app/window/textactions.h"

#include "app/document/dockerfiledocument.h"
#include "app/textview/codetools.h"
#include "app/textview/textview.h"
#include "app/textview/typinghelp.h"
#include "app/window/findbar.h"
#include "core/language/edit/format.h"

#include <QMenu>

namespace stagewright::app {

TextActions::TextActions(DockerfileDocument &document, TextView &view, FindBar &findBar,
                         QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_view(view)
{
    auto &tools = view.codeTools();
    auto *text = &view;
    complete =
        add("complete", tr("&Complete"), "Ctrl+Space", [text] { text->typingHelp().complete(); });
    signature = add("signature", tr("Show &Parameters"), "Ctrl+Shift+Space",
                    [text] { text->typingHelp().showSignature(); });
    definition = add("definition", tr("Go to &Definition"), "F12", [this] {
        if (!m_view.codeTools().goToDefinition(m_view.caret()))
            emit revealRequested();
    });
    references = add("references", tr("Show &References"), "Shift+F12",
                     [&tools] { tools.showReferences(); });
    rename = add("rename", tr("Re&name…"), "F2", [&tools] { tools.startRename(); });
    fixes = add("fixes", tr("&Quick Fix…"), "Alt+Return", [&tools] { tools.showFixes(); });
    replace = add("replace", tr("R&eplace…"), "Ctrl+H", [&findBar] { findBar.open(true); });
    replace->setShortcutContext(Qt::WindowShortcut); // from the find bar too
    format = add("format", tr("&Format Document"), "Ctrl+Shift+I", [this] { formatDocument(); });
    comment = add("comment", tr("Toggle C&omment"), "Ctrl+/", [text] { text->toggleComment(); });
    linesUp = add("linesUp", tr("Move Lines &Up"), "Alt+Up", [text] { text->moveLines(true); });
    linesDown =
        add("linesDown", tr("Move Lines Do&wn"), "Alt+Down", [text] { text->moveLines(false); });
    nextOccurrence = add("nextOccurrence", tr("Select Next &Occurrence"), "Ctrl+D",
                         [text] { text->addNextOccurrence(); });
    toggleFold =
        add("toggleFold", tr("&Toggle Fold"), "Ctrl+Shift+[", [text] { text->toggleFold(); });
    foldStages = add("foldStages", tr("Fold All &Stages"), "", [text] { text->foldStages(true); });
    unfold = add("unfold", tr("Unfold &All"), "Ctrl+Shift+]", [text] { text->foldStages(false); });
    connect(&view, &TextView::refused, this, &TextActions::refused);
    connect(&view, &TextView::followRequested, this,
            [&tools](std::uint32_t offset) { tools.goToDefinition(offset); });
    view.setAnalysisSource([&document] { return document.currentAnalysis(); });
}

QAction *TextActions::add(const char *name, const QString &text, const char *keys,
                          const std::function<void()> &slot)
{
    auto *action = new QAction(text, this);
    action->setObjectName(QLatin1String(name));
    action->setShortcut(QKeySequence(QLatin1String(keys)));
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_view.addAction(action);
    connect(action, &QAction::triggered, this, slot);
    return action;
}

void TextActions::fill(QMenu &menu) const
{
    menu.addActions({complete, signature, fixes});
    menu.addSeparator();
    menu.addActions({definition, references, rename});
    menu.addSeparator();
    menu.addActions({format, comment, linesUp, linesDown, nextOccurrence});
    menu.addSeparator();
    menu.addActions({toggleFold, foldStages, unfold});
}

QList<QAction *> TextActions::forContextMenu() const
{
    return {definition, references, rename, fixes, format, comment};
}

/// Off this thread: a formatted text is parsed and compared several times.
void TextActions::formatDocument()
{
    const text::TextSnapshot snapshot(std::string(m_document.buffer().text()),
                                      m_document.buffer().version());
    m_format.start([snapshot](std::stop_token) { return edit::format(edit::ParsedText(snapshot)); },
                   [this, version = snapshot.version()](const text::EditList &edits) {
                       if (m_document.buffer().version() != version)
                           return;
                       if (edits.isEmpty())
                           emit refused(tr("The file is formatted already."));
                       m_document.performEdits(tr("Format Document"), edits);
                   });
}

} // namespace stagewright::app
