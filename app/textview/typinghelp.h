/// What helps while one types and points: completion, call tips, hover.
#pragma once

#include "app/document/analysisscheduler.h"
#include "app/qtsupport/theme.h"
#include "app/textview/choicepopup.h"
#include "core/language/assist/complete.h"

#include <QObject>

#include <optional>

namespace stagewright::app {

class DockerfileEditor;
class ScintillaBuffer;

/// Waits for the analysis of the text as it is: a key never waits for it.
class TypingHelp : public QObject
{
    Q_OBJECT

public:
    TypingHelp(DockerfileEditor &editor, ScintillaBuffer &buffer);

    void setTheme(const Theme &theme);
    void setFacts(const assist::Facts &facts) { m_facts = facts; }
    const assist::Facts &facts() const { return m_facts; }
    /// Of the text as it is.
    void setAnalysis(const AnalysisPtr &analysis);

    /// As soon as the text has been analysed.
    void complete();
    void showSignature();

    const ChoicePopup &completions() const { return *m_popup; }
    const InfoCard &signature() const { return *m_signature; }
    const InfoCard &hover() const { return *m_hover; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum class Wish { None, Typed, Asked };

    void typed(int character);
    void selectionChanged();
    void offer(Wish wish);
    void take(int index);
    void updateSignature();
    void showHover(int position);
    void hideAll();
    bool isCurrent() const;
    std::uint32_t caret() const;
    QRect rectOf(std::uint32_t offset) const;

    DockerfileEditor &m_editor;
    ScintillaBuffer &m_buffer;
    Theme m_theme = Theme::light();
    AnalysisPtr m_analysis;
    assist::Facts m_facts;
    Overlay<ChoicePopup> m_popup;
    Overlay<InfoCard> m_signature;
    Overlay<InfoCard> m_hover;
    assist::Completions m_completions;
    Wish m_wish = Wish::None;
    int m_typed = 0; ///< the last character
    bool m_wantsSignature = false;
    std::uint32_t m_signatureLine = 0;
};

} // namespace stagewright::app
