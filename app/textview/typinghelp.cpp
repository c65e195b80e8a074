#include "app/textview/typinghelp.h"

#include "app/qtsupport/text.h"
#include "app/textview/dockerfileeditor.h"
#include "app/textview/scintillabuffer.h"
#include "app/textview/scintillacall.h"
#include "core/base/support/strings.h"
#include "core/language/assist/describe.h"
#include "core/language/assist/signature.h"

#include <QKeyEvent>

#include <algorithm>

namespace stagewright::app {

namespace {

bool isWordCharacter(int c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-' || c == '.';
}

/// Behind these something else begins that can be offered at once.
bool isTrigger(int c)
{
    return std::string_view("=${:,/ #").find(static_cast<char>(c)) != std::string_view::npos;
}

QString signatureHtml(const assist::Signature &signature)
{
    const auto &label = signature.label;
    auto html = fromUtf8(label).toHtmlEscaped();
    QString about = translated(signature.about);
    if (signature.active) {
        const auto &active = signature.parameters[*signature.active];
        const auto part = [&](std::size_t begin, std::size_t end) {
            return fromUtf8(std::string_view(label).substr(begin, end - begin)).toHtmlEscaped();
        };
        html = part(0, active.begin) +
               QStringLiteral("<b><u>%1</u></b>").arg(part(active.begin, active.end)) +
               part(active.end, label.size());
        if (!active.about.text.empty())
            about = translated(active.about);
    }
    return QStringLiteral("<div style=\"font-family:'%1'\">%2</div>")
               .arg(monospaceFont().family(), html) +
           InfoCard::paragraph(about);
}

Choice choiceOf(const assist::Completion &item)
{
    Choice choice{fromUtf8(item.label), fromUtf8(item.detail), {}};
    const auto about = translated(item.about);
    if (!about.isEmpty())
        choice.about = InfoCard::code(choice.label) + InfoCard::paragraph(about);
    else if (item.kind == assist::Completion::Kind::Variable && !choice.detail.isEmpty())
        choice.about = InfoCard::code(choice.label + QLatin1Char('=') + choice.detail);
    return choice;
}

} // namespace

TypingHelp::TypingHelp(DockerfileEditor &editor, ScintillaBuffer &buffer)
    : QObject(&editor)
    , m_editor(editor)
    , m_buffer(buffer)
    , m_popup(new ChoicePopup(editor, tr("Completions")))
    , m_signature(new InfoCard(editor))
    , m_hover(new InfoCard(editor))
{
    editor.installEventFilter(this);
    connect(&editor, &QsciScintilla::SCN_CHARADDED, this, &TypingHelp::typed);
    connect(&editor, &QsciScintilla::SCN_UPDATEUI, this, [this](int what) {
        if ((what & Sci::SC_UPDATE_SELECTION) != 0)
            selectionChanged();
        if ((what & Sci::SC_UPDATE_V_SCROLL) != 0)
            hideAll();
    });
    connect(&editor, &QsciScintilla::SCN_DWELLSTART, this,
            [this](int position, int, int) { showHover(position); });
    connect(&editor, &QsciScintilla::SCN_DWELLEND, m_hover.get(), &QWidget::hide);
    connect(m_popup.get(), &ChoicePopup::chosen, this, &TypingHelp::take);
}

void TypingHelp::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_popup->setTheme(theme);
    m_signature->setTheme(theme);
    m_hover->setTheme(theme);
}

bool TypingHelp::isCurrent() const
{
    return m_analysis && m_analysis->snapshot.version() == m_buffer.version();
}

std::uint32_t TypingHelp::caret() const
{
    return static_cast<std::uint32_t>(call(m_editor, Sci::SCI_GETCURRENTPOS));
}

QRect TypingHelp::rectOf(std::uint32_t offset) const
{
    return m_editor.rectOf(offset);
}

void TypingHelp::setAnalysis(const AnalysisPtr &analysis)
{
    m_analysis = analysis;
    const auto wish = std::exchange(m_wish, Wish::None);
    if (wish != Wish::None)
        offer(wish);
    else if (!m_popup->isHidden())
        offer(Wish::Typed);
    if (m_wantsSignature || !m_signature->isHidden())
        updateSignature();
}

void TypingHelp::typed(int character)
{
    m_typed = character;
    m_hover->hide();
    if (character == '\n' || character == '\r') {
        m_wish = Wish::None;
        return hideAll();
    }
    m_wish = Wish::Typed;
    m_wantsSignature = m_wantsSignature || character == ' ';
}

void TypingHelp::complete()
{
    m_wish = Wish::Asked;
    if (isCurrent())
        setAnalysis(m_analysis);
}

void TypingHelp::showSignature()
{
    m_wantsSignature = true;
    if (isCurrent())
        updateSignature();
}

void TypingHelp::offer(Wish wish)
{
    if (call(m_editor, Sci::SCI_GETSELECTIONS) > 1 || !m_editor.hasFocus())
        return m_popup->close();
    m_completions = assist::complete(*m_analysis, caret(), m_facts);
    auto &items = m_completions.items;
    const auto typed = text::slice(m_buffer.text(), m_completions.word);
    const bool isWhole = items.size() == 1 && equalsIgnoringAsciiCase(items[0].label, typed);
    const bool isWord = !typed.empty() && (isWordCharacter(m_typed) || isTrigger(m_typed));
    // Behind a blank anything may come: only what a stage is built on is sure to.
    const bool isSure = m_typed != ' ' || std::ranges::any_of(items, [](const auto &item) {
                            return item.kind == assist::Completion::Kind::Stage ||
                                   item.kind == assist::Completion::Kind::Image;
                        });
    const bool isWanted = wish == Wish::Asked || isWord || (isTrigger(m_typed) && isSure);
    if (items.empty() || !isWanted || (wish == Wish::Typed && isWhole))
        return m_popup->close();
    std::vector<Choice> choices;
    std::ranges::transform(items, std::back_inserter(choices), choiceOf);
    // A key that only ends a line must not take what nobody asked for.
    const int current = wish == Wish::Asked || !typed.empty() ? 0 : -1;
    m_popup->popUp(choices, current, rectOf(m_completions.word.begin));
}

/// The text may have grown since the items were made: what was typed of them is replaced.
void TypingHelp::take(int index)
{
    if (index < 0 || static_cast<std::size_t>(index) >= m_completions.items.size())
        return;
    const auto item = m_completions.items[static_cast<std::size_t>(index)];
    m_popup->close();
    const text::TextRange word{item.edit.range.begin, std::max(item.edit.range.begin, caret())};
    text::EditList edits;
    edits.add({word, item.edit.replacement});
    m_buffer.perform({tr("Completion"), edits, std::nullopt});
    call(m_editor, Sci::SCI_GOTOPOS, item.caret());
    if (!item.goesOn)
        return;
    m_typed = item.edit.replacement.back();
    m_wish = Wish::Typed;
    m_wantsSignature = true;
    if (isCurrent())
        setAnalysis(m_analysis);
}

void TypingHelp::selectionChanged()
{
    const auto at = caret();
    const auto &word = m_completions.word;
    if (!m_popup->isHidden() && isCurrent() && (at < word.begin || at > word.end))
        m_popup->close();
    const auto line = static_cast<std::uint32_t>(call(m_editor, Sci::SCI_LINEFROMPOSITION, at));
    if (m_signature->isHidden())
        return;
    if (line != m_signatureLine)
        m_signature->hide();
    else if (isCurrent())
        updateSignature();
}

void TypingHelp::updateSignature()
{
    m_wantsSignature = false;
    const auto at = caret();
    const auto signature = assist::signatureAt(*m_analysis, at);
    if (!signature || !m_editor.hasFocus())
        return m_signature->hide();
    m_signatureLine = static_cast<std::uint32_t>(call(m_editor, Sci::SCI_LINEFROMPOSITION, at));
    m_signature->setText(signatureHtml(*signature));
    const auto start = call(m_editor, Sci::SCI_POSITIONFROMLINE, m_signatureLine);
    m_signature->showAbove(rectOf(static_cast<std::uint32_t>(start)));
}

void TypingHelp::showHover(int position)
{
    if (position < 0 || !isCurrent() || !m_popup->isHidden())
        return;
    const auto at = static_cast<std::uint32_t>(position);
    QString html;
    const auto about = assist::describe(*m_analysis, at, m_facts);
    if (about) {
        html += InfoCard::code(fromUtf8(about->code));
        for (const auto &line : about->lines)
            html += InfoCard::paragraph(translated(line));
    }
    auto anchor = at;
    for (const auto &diagnostic : m_analysis->diagnostics) {
        if (!diagnostic.range.touches({at, at}))
            continue;
        html +=
            QStringLiteral("<div style=\"color:%1\">● %2</div>")
                .arg((diagnostic.severity == lint::Severity::Error ? m_theme.fail : m_theme.warn)
                         .name(),
                     translated(diagnostic.message).toHtmlEscaped());
        anchor = diagnostic.range.begin;
    }
    if (html.isEmpty())
        return;
    m_hover->setText(html);
    m_hover->showBelow(rectOf(about ? about->range.begin : anchor));
}

void TypingHelp::hideAll()
{
    if (!m_popup || !m_signature || !m_hover)
        return;
    m_popup->close();
    m_signature->hide();
    m_hover->hide();
}

bool TypingHelp::eventFilter(QObject *watched, QEvent *event)
{
    const auto type = event->type();
    if (type == QEvent::FocusOut || type == QEvent::MouseButtonPress) {
        m_wish = Wish::None;
        hideAll();
    } else if (type == QEvent::ShortcutOverride || type == QEvent::KeyPress) {
        const auto &key = *static_cast<QKeyEvent *>(event);
        const bool isEscape = key.key() == Qt::Key_Escape;
        if (type == QEvent::ShortcutOverride) {
            if (isEscape && (!m_popup->isHidden() || !m_signature->isHidden()))
                event->accept();
        } else if (m_popup->handleKey(key)) {
            return true;
        } else if (isEscape && !m_signature->isHidden()) {
            m_signature->hide();
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace stagewright::app
