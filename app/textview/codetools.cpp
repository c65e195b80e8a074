#include "app/textview/codetools.h"

#include "app/qtsupport/text.h"
#include "app/textview/dockerfileeditor.h"
#include "app/textview/editpreview.h"
#include "app/textview/scintillabuffer.h"
#include "app/textview/scintillacall.h"
#include "core/base/support/strings.h"
#include "core/language/assist/navigate.h"
#include "core/language/text/lineindex.h"

#include <QKeyEvent>

namespace stagewright::app {

CodeTools::CodeTools(DockerfileEditor &editor, ScintillaBuffer &buffer)
    : QObject(&editor)
    , m_editor(editor)
    , m_buffer(buffer)
    , m_places(new ChoicePopup(editor, tr("References")))
    , m_fixes(new ChoicePopup(editor, tr("Quick fixes")))
    , m_rename(new RenameBox(editor))
{
    editor.installEventFilter(this);
    connect(m_places.get(), &ChoicePopup::chosen, this, [this](int index) {
        const auto range = m_placeRanges[static_cast<std::size_t>(index)];
        m_places->close();
        emit jumpRequested(range);
    });
    connect(m_fixes.get(), &ChoicePopup::chosen, this, &CodeTools::applyFix);
    connect(m_rename.get(), &RenameBox::nameChanged, this, &CodeTools::previewRename);
    connect(m_rename.get(), &RenameBox::accepted, this, &CodeTools::finishRename);
    connect(m_rename.get(), &RenameBox::dismissed, &editor, [&editor] { editor.setFocus(); });
}

void CodeTools::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_places->setTheme(theme);
    m_fixes->setTheme(theme);
    m_rename->setTheme(theme);
}

std::uint32_t CodeTools::caret() const
{
    return static_cast<std::uint32_t>(call(m_editor, Sci::SCI_GETCURRENTPOS));
}

bool CodeTools::goToDefinition(std::uint32_t offset)
{
    const auto analysis = m_source ? m_source() : nullptr;
    const auto found = analysis ? assist::definition(*analysis, offset) : std::nullopt;
    if (found)
        emit jumpRequested(found->range);
    return found.has_value();
}

Choice CodeTools::choiceOfPlace(text::TextRange range, bool isDeclaration) const
{
    const auto source = m_buffer.text();
    const text::LineIndex lines(source);
    const auto line = lines.at(range.begin).line;
    const auto words = trim(text::slice(source, lines.lineRange(line)));
    return {QStringLiteral("%1  %2").arg(line + 1, 4).arg(fromUtf8(words)),
            isDeclaration ? tr("declared") : QString(),
            {}};
}

void CodeTools::showReferences()
{
    const auto analysis = m_source ? m_source() : nullptr;
    if (!analysis)
        return;
    m_placeRanges.clear();
    std::vector<Choice> choices;
    int current = 0;
    for (const auto &place : assist::references(*analysis, caret())) {
        if (place.range.touches({caret(), caret()}))
            current = static_cast<int>(choices.size());
        m_placeRanges.push_back(place.range);
        choices.push_back(choiceOfPlace(place.range, place.isDeclaration));
    }
    if (choices.empty())
        emit refused(tr("No stage, variable or heredoc stands at the caret."));
    m_places->popUp(choices, current, m_editor.rectOf(caret()));
}

void CodeTools::startRename()
{
    m_renamed = m_source ? m_source() : nullptr;
    m_renameOffset = caret();
    const auto here = m_renamed ? assist::renamableAt(*m_renamed, m_renameOffset) : std::nullopt;
    if (!here) {
        emit refused(tr("No stage, variable or heredoc stands at the caret."));
        return;
    }
    m_oldName = fromUtf8(here->name);
    m_rename->open(m_oldName, m_editor.rectOf(here->range.begin));
    previewRename(m_oldName);
}

void CodeTools::previewRename(const QString &name)
{
    if (!m_renamed)
        return;
    if (name == m_oldName) {
        showPlacesOfRename();
        return;
    }
    const auto change = assist::renameAt(*m_renamed, m_renameOffset, toUtf8(name));
    if (!change) {
        m_rename->showRefusal(translated(change.error().reason));
        return;
    }
    const auto changes = changedLines(m_buffer.text(), change->edits);
    m_rename->showPreview(
        tr("%n place(s)", nullptr, static_cast<int>(change->edits.edits().size())),
        previewHtml(changes, m_theme));
}

/// Before another name is typed: what will change.
void CodeTools::showPlacesOfRename()
{
    const auto places = assist::references(*m_renamed, m_renameOffset);
    QString html;
    for (const auto &place : places)
        html += InfoCard::code(choiceOfPlace(place.range, place.isDeclaration).label);
    m_rename->showPreview(tr("%n place(s)", nullptr, static_cast<int>(places.size())), html);
}

void CodeTools::finishRename(const QString &name)
{
    if (!m_renamed || m_renamed->snapshot.version() != m_buffer.version())
        return;
    const auto change = assist::renameAt(*m_renamed, m_renameOffset, toUtf8(name));
    if (!change) {
        m_rename->showRefusal(translated(change.error().reason));
        return;
    }
    m_rename->close();
    m_buffer.perform({translated(change->title), change->edits, std::nullopt});
    emit jumpRequested(change->selection);
    m_editor.setFocus();
}

void CodeTools::showFixes()
{
    const auto analysis = m_source ? m_source() : nullptr;
    if (!analysis)
        return;
    const auto line = text::LineIndex(m_buffer.text()).at(caret()).line;
    m_offeredFixes.clear();
    std::vector<Choice> choices;
    for (const auto &diagnostic : analysis->diagnostics) {
        if (line < diagnostic.firstLine || line > diagnostic.lastLine)
            continue;
        for (const auto &fix : diagnostic.fixes) {
            const auto title = translated(fix.title);
            m_offeredFixes.push_back({title, fix.edits});
            choices.push_back({title, fromUtf8(diagnostic.rule),
                               previewHtml(changedLines(m_buffer.text(), fix.edits), m_theme)});
        }
    }
    if (choices.empty())
        emit refused(tr("There is no quick fix for this line."));
    m_fixes->popUp(choices, 0, m_editor.rectOf(caret()));
}

void CodeTools::applyFix(int index)
{
    const auto fix = m_offeredFixes[static_cast<std::size_t>(index)];
    m_fixes->close();
    m_buffer.perform({fix.title, fix.edits, std::nullopt});
}

bool CodeTools::eventFilter(QObject *watched, QEvent *event)
{
    const auto type = event->type();
    if (type == QEvent::MouseButtonPress) {
        m_places->close();
        m_fixes->close();
    } else if (type == QEvent::ShortcutOverride) {
        const bool isOpen = !m_places->isHidden() || !m_fixes->isHidden();
        if (isOpen && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape)
            event->accept();
    } else if (type == QEvent::KeyPress) {
        const auto &key = *static_cast<QKeyEvent *>(event);
        if (m_places->handleKey(key) || m_fixes->handleKey(key))
            return true;
        // The lists are about the text as it was.
        if (!key.text().isEmpty()) {
            m_places->close();
            m_fixes->close();
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace stagewright::app
