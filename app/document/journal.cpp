#include "app/document/journal.h"

#include "app/document/statefolder.h"
#include "app/qtsupport/text.h"
#include "core/base/support/strings.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QUuid>
#include <QtConcurrent>

#include <algorithm>

namespace stagewright::app {

namespace {

const QString kSuffix = QStringLiteral(".journal");
const QLatin1String kPath("path");
const QLatin1String kTime("time");

QString lockOf(const QString &file)
{
    return file + QStringLiteral(".lock");
}

/// One line of JSON, then the text.
Result<void> writeEntry(const QString &path, const QString &documentPath, const std::string &text)
{
    const QJsonObject head{{kPath, documentPath},
                           {kTime, QDateTime::currentDateTimeUtc().toString(Qt::ISODate)}};
    QSaveFile file(path);
    const bool isWritten = file.open(QIODevice::WriteOnly) &&
                           file.write(QJsonDocument(head).toJson(QJsonDocument::Compact)) > 0 &&
                           file.write("\n") == 1 &&
                           file.write(text.data(), qint64(text.size())) == qint64(text.size());
    if (!isWritten || !file.commit())
        return fail(ErrorCode::Io,
                    concat("cannot write ", toUtf8(path), ": ", toUtf8(file.errorString())));
    return {};
}

std::optional<JournalEntry> readEntry(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const auto head = QJsonDocument::fromJson(file.readLine());
    if (!head.isObject())
        return std::nullopt;
    const auto text = file.readAll();
    return JournalEntry{head[kPath].toString(),
                        QDateTime::fromString(head[kTime].toString(), Qt::ISODate),
                        text.toStdString(), path, nullptr};
}

std::shared_ptr<QLockFile> lockEntry(const QString &path)
{
    auto lock = std::make_shared<QLockFile>(lockOf(path));
    lock->setStaleLockTime(0); // only the end of its program ends a lock
    return lock->tryLock() ? lock : nullptr;
}

} // namespace

QString journalFolder()
{
    return stateFolder(QStringLiteral("journal"));
}

std::vector<JournalEntry> abandonedEntries(const QString &folder)
{
    std::vector<JournalEntry> entries;
    const QDir directory(folder);
    for (const auto &name : directory.entryList({QLatin1Char('*') + kSuffix}, QDir::Files)) {
        const auto path = directory.filePath(name);
        auto lock = lockEntry(path);
        auto entry = lock ? readEntry(path) : std::nullopt;
        if (!entry)
            continue;
        entry->lock = std::move(lock);
        entries.push_back(std::move(*entry));
    }
    std::ranges::stable_sort(entries, {}, &JournalEntry::written);
    return entries;
}

void removeEntry(const JournalEntry &entry)
{
    QFile::remove(entry.file);
    if (entry.lock)
        entry.lock->unlock();
}

Journal::Journal(DockerfileDocument &document, const QString &folder, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_file(QDir(folder).filePath(QUuid::createUuid().toString(QUuid::WithoutBraces) + kSuffix))
    , m_lock(lockOf(m_file))
{
    m_pool.setMaxThreadCount(1);
    m_lock.setStaleLockTime(0);
    m_timer.setSingleShot(true);
    m_timer.setInterval(kDelay);
    connect(&m_timer, &QTimer::timeout, this, &Journal::write);
    connect(&document.buffer(), &TextBuffer::settled, this, &Journal::look);
    connect(&document, &DockerfileDocument::modifiedChanged, this, &Journal::look);
}

Journal::~Journal()
{
    remove();
    m_pool.waitForDone();
}

void Journal::look()
{
    if (!m_document.isModified())
        remove();
    else if (!m_timer.isActive())
        m_timer.start();
}

void Journal::write()
{
    m_timer.stop();
    if (!m_lock.isLocked() && !(QDir().mkpath(QFileInfo(m_file).path()) && m_lock.tryLock()))
        return report(
            fail(ErrorCode::Io, concat("cannot write into ", toUtf8(QFileInfo(m_file).path()))));
    m_isThere = true;
    QtConcurrent::run(&m_pool, writeEntry, m_file, m_document.path(),
                      std::string(m_document.buffer().text()))
        .then(this, [this](const Result<void> &result) { report(result); });
}

void Journal::remove()
{
    m_timer.stop();
    if (!std::exchange(m_isThere, false))
        return;
    m_pool.start([file = m_file] { QFile::remove(file); });
}

void Journal::flush()
{
    if (m_timer.isActive())
        write();
    m_pool.waitForDone();
}

void Journal::report(const Result<void> &result)
{
    if (!result && !std::exchange(m_hasFailed, true))
        emit failed(fromUtf8(result.error().toString()));
    if (result)
        m_hasFailed = false;
}

} // namespace stagewright::app
