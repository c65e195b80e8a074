/// The problems on the document: shows them, and mends what the user chooses, with its proof.
#pragma once

#include "app/document/dockerfiledocument.h"
#include "app/problems/fixdialog.h"
#include "app/problems/problemsview.h"
#include "app/qtsupport/latesttask.h"
#include "core/language/edit/fixes.h"

#include <QObject>
#include <QPointer>

namespace stagewright::app {

class ProblemsPane : public QObject
{
    Q_OBJECT

public:
    ProblemsPane(DockerfileDocument &document, ProblemsView &view, QObject *parent = nullptr);

    void setTheme(const Theme &theme);
    void showAnalysis();
    /// Shows what the fixes of the problem at the caret would change; false where none stands
    /// there.
    bool offerFixesAt(std::uint32_t caret);
    /// The same for all problems that have a safe fix.
    void offerAllFixes();
    /// The dialog that is open, or nullptr.
    FixDialog *dialog() const { return m_dialog; }

signals:
    void told(const QString &sentence);

private:
    /// The edits that were proven, or why there are none.
    struct Proof
    {
        text::EditList edits;
        QString refusal;
    };

    void offerFixes(std::size_t diagnostic, std::size_t fix);
    void prove(std::size_t diagnostic, std::size_t fix);
    void offerFixed(const edit::FixResult &result, const text::TextSnapshot &snapshot);
    void open(FixDialog *dialog, const text::TextSnapshot &snapshot);
    static Proof proofOf(const analysis::Analysis &analysis, std::size_t diagnostic,
                         std::size_t fix, const dockerfile::ModelOptions &options,
                         const analysis::Knowledge &knowledge);

    DockerfileDocument &m_document;
    ProblemsView &m_view;
    Theme m_theme = Theme::light();
    QPointer<FixDialog> m_dialog;
    LatestTask<Proof> m_proof;
    LatestTask<edit::FixResult> m_all;
};

} // namespace stagewright::app
