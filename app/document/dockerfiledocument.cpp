#include "app/document/dockerfiledocument.h"

#include "app/qtsupport/text.h"
#include "core/base/support/strings.h"

#include <QFileInfo>

#include <algorithm>

namespace stagewright::app {

DockerfileDocument::DockerfileDocument(TextBuffer &buffer, const Options &options, QObject *parent)
    : QObject(parent)
    , m_buffer(buffer)
    , m_layouts(options.layoutFolder)
    , m_scheduler(
          [this] { return text::TextSnapshot(std::string(m_buffer.text()), m_buffer.version()); },
          options.threads)
    , m_shellCheck(options.shellChecker, options.threads)
{
    m_scheduler.setKnowledge({.shell = m_shellCheck.answers()});
    m_storeTimer.setSingleShot(true);
    m_storeTimer.setInterval(500);
    connect(&m_storeTimer, &QTimer::timeout, this, &DockerfileDocument::storePositions);
    connect(&m_scheduler, &AnalysisScheduler::finished, this, &DockerfileDocument::takeAnalysis);
    connect(&m_shellCheck, &ShellCheck::answered, &m_scheduler, &AnalysisScheduler::request);
    connect(&m_shellCheck, &ShellCheck::failed, this, &DockerfileDocument::shellCheckFailed);
    connect(&m_watcher, &FileWatcher::touched, this, &DockerfileDocument::lookAtDisk);
    connect(&m_buffer, &TextBuffer::edited, this,
            [this](const text::TextEdit &edit) { m_edits.push_back(edit); });
    connect(&m_buffer, &TextBuffer::settled, this, &DockerfileDocument::settle);
    connect(&m_buffer, &TextBuffer::tokenUndone, this, [this](int token) {
        if (static_cast<std::size_t>(token) < m_moves.size())
            place(m_moves[static_cast<std::size_t>(token)].before);
    });
    connect(&m_buffer, &TextBuffer::tokenRedone, this, [this](int token) {
        if (static_cast<std::size_t>(token) < m_moves.size())
            place(m_moves[static_cast<std::size_t>(token)].after);
    });
}

DockerfileDocument::~DockerfileDocument()
{
    if (m_storeTimer.isActive())
        storePositions();
}

Result<void> DockerfileDocument::open(const QString &path)
{
    STAGEWRIGHT_TRY_ASSIGN(auto file, readDocument(path));
    takeFile(QFileInfo(path).absoluteFilePath(), std::move(file));
    return {};
}

void DockerfileDocument::startNew(std::string_view text)
{
    takeFile({}, DocumentFile{std::string(text), false});
}

void DockerfileDocument::takeFile(const QString &path, DocumentFile file)
{
    if (m_storeTimer.isActive())
        storePositions();
    m_path = path;
    m_onDisk = std::move(file);
    m_analysis.reset();
    m_identities.clear();
    m_ghosts.clear();
    m_positions.clear();
    m_moves.clear();
    m_stored = path.isEmpty() ? StoredPositions() : m_layouts.load(path);
    m_edits.clear();
    m_buildState = {};
    setBuilt(nullptr);
    setModelOptions({});
    m_watcher.watch(path);
    setDiskState(DiskState::Same);
    m_buffer.reset(m_onDisk.text);
    emit pathChanged();
    emit buildStateChanged();
    emit positionsChanged();
}

QString DockerfileDocument::displayName() const
{
    return m_path.isEmpty() ? tr("Untitled") : QFileInfo(m_path).fileName();
}

Result<void> DockerfileDocument::save()
{
    if (m_path.isEmpty())
        return fail(ErrorCode::InvalidArgument, "The text has no file yet: use Save As…");
    lookAtDisk();
    if (m_diskState == DiskState::Changed)
        return fail(ErrorCode::AlreadyExists,
                    concat(toUtf8(displayName()), " was changed by another program. Reload it, or "
                                                  "choose to keep yours and save again."));
    return saveAs(m_path);
}

Result<void> DockerfileDocument::saveAs(const QString &path)
{
    DocumentFile file{std::string(m_buffer.text()), m_onDisk.hasBom};
    STAGEWRIGHT_TRY(writeDocument(path, file));
    m_onDisk = std::move(file);
    const auto absolute = QFileInfo(path).absoluteFilePath();
    const bool isOther = absolute != m_path;
    m_path = absolute;
    m_watcher.watch(m_path);
    setDiskState(DiskState::Same);
    updateModified();
    if (isOther) {
        storePositions();
        emit pathChanged();
    }
    return {};
}

void DockerfileDocument::lookAtDisk()
{
    if (m_path.isEmpty())
        return;
    auto file = readDocument(m_path);
    if (!file) {
        const bool isGone = file.error().code == ErrorCode::NotFound;
        setDiskState(isGone ? DiskState::Removed : DiskState::Changed);
        updateModified();
        return;
    }
    if (file->text == m_buffer.text() && file->hasBom == m_onDisk.hasBom)
        m_onDisk = *file;
    setDiskState(*file == m_onDisk ? DiskState::Same : DiskState::Changed);
    updateModified();
}

void DockerfileDocument::reloadFromDisk()
{
    auto file = readDocument(m_path);
    if (!file)
        return;
    m_onDisk = std::move(*file);
    performEdits(tr("Reload from disk"), text::difference(m_buffer.text(), m_onDisk.text));
    setDiskState(DiskState::Same);
    updateModified();
}

void DockerfileDocument::keepMine()
{
    if (auto file = readDocument(m_path))
        m_onDisk = std::move(*file);
    setDiskState(DiskState::Same);
    updateModified();
}

void DockerfileDocument::setDiskState(DiskState state)
{
    if (m_diskState == state)
        return;
    m_diskState = state;
    emit diskStateChanged(state);
}

void DockerfileDocument::updateModified()
{
    const bool modified = m_buffer.text() != m_onDisk.text || m_diskState == DiskState::Removed;
    if (modified == m_isModified)
        return;
    m_isModified = modified;
    emit modifiedChanged(modified);
}

void DockerfileDocument::settle()
{
    updateModified();
    if (!m_analysis || m_analysis->snapshot.version() != m_buffer.version())
        m_scheduler.request();
}

AnalysisPtr DockerfileDocument::currentAnalysis()
{
    if (!m_analysis || m_hasNewOptions || m_analysis->snapshot.version() != m_buffer.version())
        takeAnalysis(m_scheduler.analyzeNow());
    return m_analysis;
}

void DockerfileDocument::setModelOptions(const dockerfile::ModelOptions &options)
{
    m_modelOptions = options;
    m_scheduler.setOptions(options);
    m_hasNewOptions = true;
    if (m_analysis)
        m_scheduler.request();
    emit modelOptionsChanged();
}

void DockerfileDocument::takeAnalysis(const AnalysisPtr &analysis)
{
    if (analysis->snapshot.version() != m_buffer.version())
        return;
    const auto edits = std::exchange(m_edits, {});
    const auto text = analysis->snapshot.text();
    m_analysis = analysis;
    m_hasNewOptions = false;
    m_identities.update(analysis->dockerfile, text, edits);
    m_ghosts.update(analysis->dockerfile, text, m_identities.ids(), edits);
    resolveStoredPositions();
    m_shellCheck.look(analysis);
    emit analysisChanged();
}

std::optional<std::size_t> DockerfileDocument::indexOf(StageId stage) const
{
    const auto &ids = m_identities.ids();
    const auto found = std::ranges::find(ids, stage);
    return found == ids.end() ? std::nullopt : std::optional(std::size_t(found - ids.begin()));
}

StageId DockerfileDocument::idOf(std::size_t stage) const
{
    const auto &ids = m_identities.ids();
    return stage < ids.size() ? ids[stage] : 0;
}

std::vector<ShownStage> DockerfileDocument::shownStages() const
{
    if (!m_analysis)
        return {};
    return app::shownStages(m_analysis->dockerfile, m_identities.ids(), m_ghosts.ghosts());
}

void DockerfileDocument::setBuilt(std::shared_ptr<const lint::BuiltText> built)
{
    auto knowledge = m_scheduler.knowledge();
    if (knowledge.built == built)
        return;
    knowledge.built = std::move(built);
    m_scheduler.setKnowledge(std::move(knowledge));
    if (m_analysis)
        m_scheduler.request();
}

std::string DockerfileDocument::bytesOnDisk() const
{
    return m_onDisk.hasBom ? concat("\xEF\xBB\xBF", m_onDisk.text) : m_onDisk.text;
}

void DockerfileDocument::setBuildState(const BuildState &state)
{
    if (m_buildState == state)
        return;
    m_buildState = state;
    emit buildStateChanged();
}

} // namespace stagewright::app
