/// One open Dockerfile: where text, analysis, stages, places, build and file meet.
#pragma once

#include "app/document/analysisscheduler.h"
#include "app/document/buildstate.h"
#include "app/document/documentfile.h"
#include "app/document/filewatcher.h"
#include "app/document/ghosts.h"
#include "app/document/nodepositions.h"
#include "app/document/shellcheck.h"
#include "app/document/stageidentities.h"
#include "app/document/textbuffer.h"
#include "core/language/edit/edit.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <map>
#include <optional>
#include <vector>

namespace stagewright::app {

/// What another program did to the file.
enum class DiskState { Same, Changed, Removed };

/// GUI thread only. The buffer's text is the only truth; everything else follows from it.
class DockerfileDocument : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        int threads = 1;      ///< 0: analysis at once, for tests and pictures
        QString layoutFolder; ///< of the LayoutStore
        /// Looks at the scripts of RUN while the text is quiet; nullptr: nobody does.
        std::shared_ptr<lint::ShellChecker> shellChecker = {};
    };
    using Gesture = std::function<edit::EditResult(const edit::Source &)>;

    /// The buffer must outlive the document.
    DockerfileDocument(TextBuffer &buffer, const Options &options, QObject *parent = nullptr);
    ~DockerfileDocument() override;

    // -- the file ---------------------------------------------------------------------------
    /// Errors of readDocument(); then the document is as it was.
    Result<void> open(const QString &path);
    /// A document without a file.
    void startNew(std::string_view text = {});
    /// Errors: those of writeDocument(); AlreadyExists where another program has changed the file
    /// (diskStateChanged() came or comes too).
    Result<void> save();
    Result<void> saveAs(const QString &path);

    const QString &path() const { return m_path; }
    /// File name, or "Untitled".
    QString displayName() const;
    /// The text differs from the file; moves of nodes do not count.
    bool isModified() const { return m_isModified; }

    DiskState diskState() const { return m_diskState; }
    /// Compares with the file as it is now. The document watches its file; this is for the moments
    /// when one would not wait for the watch, and for folders that cannot be watched.
    void lookAtDisk();
    /// Takes the file over as one undoable step.
    void reloadFromDisk();
    /// The next save overwrites what the other program wrote.
    void keepMine();

    // -- the text and what it means ---------------------------------------------------------
    TextBuffer &buffer() { return m_buffer; }
    /// Newest result; nullptr before the first one. It may be one version behind the text.
    const AnalysisPtr &analysis() const { return m_analysis; }
    /// Result for the text as it is.
    AnalysisPtr currentAnalysis();
    /// Values of build arguments and platforms that the text does not say; the analysis follows.
    /// They belong to the open document: another one starts with none.
    void setModelOptions(const dockerfile::ModelOptions &options);
    const dockerfile::ModelOptions &modelOptions() const { return m_modelOptions; }
    bool waitUntilIdle(int milliseconds = 5000) { return m_scheduler.waitUntilIdle(milliseconds); }
    /// The shell linter has not said everything yet about the text as it is.
    bool isChecking() const { return !m_shellCheck.isIdle(); }
    void setQuietTime(int milliseconds) { m_shellCheck.setQuietTime(milliseconds); }

    // -- stages, by identities that outlive edits; they belong to analysis() -----------------
    const std::vector<StageId> &stageIds() const { return m_identities.ids(); }
    std::optional<std::size_t> indexOf(StageId stage) const;
    StageId idOf(std::size_t stage) const;
    std::vector<ShownStage> shownStages() const;

    // -- gestures ---------------------------------------------------------------------------
    /// Applies a change of core/language/edit as one undo step; the range to select, or why not.
    /// `place`: where the node of the stage at that range goes, in the same step.
    tl::expected<text::TextRange, edit::Refusal> perform(const Gesture &gesture,
                                                         std::optional<QPointF> place = {});
    /// The same for edits at hand (a fix); they must belong to the text as it is.
    void performEdits(const QString &label, const text::EditList &edits);

    const NodePositions &positions() const { return m_positions; }
    void moveNodes(const NodePositions &moved, const QString &label);
    /// Forgets every place, so that all nodes are laid out automatically.
    void tidy();

    // -- build ------------------------------------------------------------------------------
    const BuildState &buildState() const { return m_buildState; }
    void setBuildState(const BuildState &state);
    const analysis::Knowledge &knowledge() const { return m_scheduler.knowledge(); }
    /// What the last build found out, for the checks; nullptr forgets it.
    void setBuilt(std::shared_ptr<const lint::BuiltText> built);
    /// The file as it was last read or written, with its byte order mark.
    std::string bytesOnDisk() const;

signals:
    /// analysis(), stageIds() and shownStages() are new.
    void analysisChanged();
    void modelOptionsChanged();
    void positionsChanged();
    void buildStateChanged();
    /// The shell linter is broken, and why.
    void shellCheckFailed(const QString &reason);
    void pathChanged();
    void modifiedChanged(bool modified);
    void diskStateChanged(stagewright::app::DiskState state);

private:
    using Places = std::map<NodeKey, std::optional<QPointF>>;
    struct Move
    {
        Places before;
        Places after;
    };

    void takeAnalysis(const AnalysisPtr &analysis);
    void settle();
    void updateModified();
    void setDiskState(DiskState state);
    void takeFile(const QString &path, DocumentFile file);
    void place(const Places &places);
    int remember(Move move);
    void placeNewStage(int token, std::uint32_t offset, QPointF point);
    void resolveStoredPositions();
    void storePositions();

    TextBuffer &m_buffer;
    LayoutStore m_layouts;
    AnalysisScheduler m_scheduler;
    ShellCheck m_shellCheck;
    FileWatcher m_watcher;
    QTimer m_storeTimer;

    QString m_path;
    DocumentFile m_onDisk; ///< what we last read or wrote
    bool m_isModified = false;
    DiskState m_diskState = DiskState::Same;

    dockerfile::ModelOptions m_modelOptions;
    bool m_hasNewOptions = false; ///< m_analysis was made with others
    AnalysisPtr m_analysis;
    std::vector<text::TextEdit> m_edits; ///< since m_analysis
    StageIdentities m_identities;
    Ghosts m_ghosts;

    StoredPositions m_stored; ///< of nodes that are not there at the moment
    NodePositions m_positions;
    std::vector<Move> m_moves; ///< by token of the history

    BuildState m_buildState;
};

} // namespace stagewright::app
