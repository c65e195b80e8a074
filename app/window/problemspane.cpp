#include "app/window/problemspane.h"

#include "app/qtsupport/text.h"
#include "core/language/edit/fixproof.h"

#include <QWidget>

namespace stagewright::app {

namespace {

QString noteOf(const lint::Fix &fix)
{
    return fix.kind == lint::FixKind::Safe
               ? ProblemsPane::tr("Keeps what the file means.")
               : ProblemsPane::tr("Changes the image as the rule asks for: look whether you want "
                                  "that.");
}

QString noteOf(const edit::FixResult &result)
{
    QStringList lines;
    for (const auto &[fix, reason] : result.refused)
        lines << ProblemsPane::tr("Left as it is, line %1 [%2]: %3")
                     .arg(fix.line + 1)
                     .arg(fromUtf8(fix.rule), translated(reason));
    constexpr qsizetype kShown = 4;
    const auto more = lines.size() - kShown;
    if (more > 0) {
        lines.resize(kShown);
        lines << ProblemsPane::tr("… and %n more", nullptr, static_cast<int>(more));
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace

ProblemsPane::ProblemsPane(DockerfileDocument &document, ProblemsView &view, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_view(view)
{
    connect(&view, &ProblemsView::fixRequested, this, &ProblemsPane::offerFixes);
    connect(&view, &ProblemsView::fixAllRequested, this, &ProblemsPane::offerAllFixes);
}

void ProblemsPane::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_view.setTheme(theme);
}

void ProblemsPane::showAnalysis()
{
    const auto &analysis = m_document.analysis();
    m_view.setChecking(analysis->awaitsShell && m_document.isChecking());
    m_view.setAnalysis(analysis);
}

bool ProblemsPane::offerFixesAt(std::uint32_t caret)
{
    m_document.currentAnalysis();
    if (!m_view.selectAt(caret))
        return false;
    offerFixes(*m_view.current(), 0);
    return true;
}

void ProblemsPane::offerFixes(std::size_t diagnostic, std::size_t fix)
{
    const auto analysis = m_document.currentAnalysis();
    if (m_dialog || diagnostic >= analysis->diagnostics.size())
        return;
    const auto &found = analysis->diagnostics[diagnostic];
    if (found.fixes.empty()) {
        emit told(tr("No fix is known for %1: F1 in the table of problems tells about the rule.")
                      .arg(fromUtf8(found.rule)));
        return;
    }
    std::vector<FixChoice> choices;
    for (const auto &known : found.fixes)
        choices.push_back({translated(known.title), noteOf(known), known.edits});
    auto *dialog = new FixDialog(translated(found.message), std::string(analysis->snapshot.text()),
                                 std::move(choices), m_theme, m_view.window());
    connect(dialog, &FixDialog::chosen, this,
            [this, diagnostic](std::size_t choice) { prove(diagnostic, choice); });
    open(dialog, analysis->snapshot);
    dialog->choose(fix);
}

void ProblemsPane::open(FixDialog *dialog, const text::TextSnapshot &snapshot)
{
    m_dialog = dialog;
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, version = snapshot.version()] {
        if (version == m_document.buffer().version())
            m_document.performEdits(dialog->choice().title, dialog->choice().edits);
        else
            emit told(tr("The text has changed meanwhile: nothing was mended."));
    });
    connect(dialog, &QDialog::finished, this, [this] { m_proof.cancel(); });
    dialog->open();
}

/// Beside the GUI thread: the text is read anew, and a shell linter may be asked.
void ProblemsPane::prove(std::size_t diagnostic, std::size_t fix)
{
    m_proof.start(
        [analysis = m_document.analysis(), diagnostic, fix, options = m_document.modelOptions(),
         knowledge = m_document.knowledge()](std::stop_token) {
            return proofOf(*analysis, diagnostic, fix, options, knowledge);
        },
        [this, fix](const Proof &proof) {
            if (m_dialog)
                m_dialog->setVerdict(fix, proof.refusal);
        });
}

ProblemsPane::Proof ProblemsPane::proofOf(const analysis::Analysis &analysis,
                                          std::size_t diagnostic, std::size_t fix,
                                          const dockerfile::ModelOptions &options,
                                          const analysis::Knowledge &knowledge)
{
    const auto &found = analysis.diagnostics[diagnostic];
    const edit::ParsedText text(analysis.snapshot, options);
    const auto diagnose = analysis::diagnoseWith(knowledge);
    auto fixed = edit::tryFixes(text, diagnose(text), {{&found, &found.fixes[fix]}}, diagnose);
    if (!fixed)
        return {{}, translated(fixed.error().reason)};
    return {std::move(fixed->edits), {}};
}

void ProblemsPane::offerAllFixes()
{
    const auto analysis = m_document.currentAnalysis();
    if (m_dialog || !analysis)
        return;
    m_all.start(
        [analysis, options = m_document.modelOptions(),
         knowledge = m_document.knowledge()](std::stop_token) {
            return edit::applyFixes(edit::ParsedText(analysis->snapshot, options),
                                    analysis::diagnoseWith(knowledge));
        },
        [this, snapshot = analysis->snapshot](const edit::FixResult &result) {
            if (!m_dialog && snapshot.version() == m_document.buffer().version())
                offerFixed(result, snapshot);
        });
}

void ProblemsPane::offerFixed(const edit::FixResult &result, const text::TextSnapshot &snapshot)
{
    const auto count = static_cast<int>(result.applied.size());
    if (count == 0) {
        emit told(noteOf(result));
        return;
    }
    auto *dialog = new FixDialog(
        tr("%n problem(s) can be mended safely", nullptr, count), std::string(snapshot.text()),
        {{tr("Fix %n problem(s)", nullptr, count), noteOf(result), result.edits}}, m_theme,
        m_view.window());
    open(dialog, snapshot);
    dialog->setVerdict(0, {});
}

} // namespace stagewright::app
