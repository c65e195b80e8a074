/// What is done with the name or the problem at the caret: go to it, list it, rename it, mend it.
#pragma once

#include "app/document/analysisscheduler.h"
#include "app/qtsupport/theme.h"
#include "app/textview/choicepopup.h"
#include "app/textview/renamebox.h"
#include "core/language/text/textedit.h"

#include <QObject>

#include <functional>
#include <vector>

namespace stagewright::app {

class DockerfileEditor;
class ScintillaBuffer;

class CodeTools : public QObject
{
    Q_OBJECT

public:
    CodeTools(DockerfileEditor &editor, ScintillaBuffer &buffer);

    void setTheme(const Theme &theme);
    /// Gives the result for the text as it is; asked only on the user's demand.
    void setSource(std::function<AnalysisPtr()> source) { m_source = std::move(source); }

    /// False where nothing stands there that has a definition.
    bool goToDefinition(std::uint32_t offset);
    void showReferences();
    void startRename();
    /// Of the problems of the caret's line.
    void showFixes();

    const ChoicePopup &places() const { return *m_places; }
    const ChoicePopup &fixes() const { return *m_fixes; }
    const RenameBox &renameBox() const { return *m_rename; }

signals:
    void jumpRequested(stagewright::text::TextRange range);
    /// Why something could not be done.
    void refused(const QString &reason);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct OfferedFix
    {
        QString title;
        text::EditList edits;
    };

    std::uint32_t caret() const;
    Choice choiceOfPlace(text::TextRange range, bool isDeclaration) const;
    void previewRename(const QString &name);
    void showPlacesOfRename();
    void finishRename(const QString &name);
    void applyFix(int index);

    DockerfileEditor &m_editor;
    ScintillaBuffer &m_buffer;
    Theme m_theme = Theme::light();
    std::function<AnalysisPtr()> m_source;
    Overlay<ChoicePopup> m_places;
    Overlay<ChoicePopup> m_fixes;
    Overlay<RenameBox> m_rename;
    std::vector<text::TextRange> m_placeRanges;
    std::vector<OfferedFix> m_offeredFixes;
    AnalysisPtr m_renamed; ///< what a rename under way is about
    std::uint32_t m_renameOffset = 0;
    QString m_oldName;
};

} // namespace stagewright::app
