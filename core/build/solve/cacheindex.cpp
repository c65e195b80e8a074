#include "core/build/solve/cacheindex.h"

#include "core/base/support/strings.h"
#include "core/build/solve/database.h"

#include <cstdio>

namespace stagewright::solve {

namespace {

constexpr const char *kSchema = R"(
CREATE TABLE IF NOT EXISTS step (
  key TEXT PRIMARY KEY,
  chain TEXT NOT NULL,
  diff_id TEXT NOT NULL,
  tar_bytes INTEGER NOT NULL,
  content_bytes INTEGER NOT NULL,
  entries INTEGER NOT NULL,
  created INTEGER NOT NULL,
  durable INTEGER NOT NULL DEFAULT 0,
  log TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID;
)";

/// Stores of older versions lack the column.
Result<void> addLogColumn(Database &database)
{
    STAGEWRIGHT_TRY_ASSIGN(
        auto column,
        database.prepare("SELECT 1 FROM pragma_table_info('step') WHERE name = 'log'"));
    STAGEWRIGHT_TRY_ASSIGN(const bool there, column.step());
    return there ? Result<void>()
                 : database.run("ALTER TABLE step ADD COLUMN log TEXT NOT NULL DEFAULT ''");
}

Result<Database> openTables(const std::string &path)
{
    STAGEWRIGHT_TRY_ASSIGN(auto database, Database::open(path));
    STAGEWRIGHT_TRY(database.run(kSchema));
    STAGEWRIGHT_TRY(addLogColumn(database));
    return database;
}

Result<Database> openOrBeginAnew(const std::string &path)
{
    auto database = openTables(path);
    if (database || database.error().code != ErrorCode::Corrupt)
        return database;
    for (const char *suffix : {"", "-wal", "-shm"})
        std::rename(concat(path, suffix).c_str(), concat(path, suffix, ".bak").c_str());
    return openTables(path);
}

std::int64_t asSigned(std::uint64_t number)
{
    return static_cast<std::int64_t>(number);
}

/// Nothing for a row that is not what put() wrote.
std::optional<StepOutcome> readRow(const Statement &row)
{
    auto chain = oci::Digest::parse(row.text(0));
    auto diffId = oci::Digest::parse(row.text(1));
    if (!chain || !diffId)
        return std::nullopt;
    StepOutcome outcome;
    outcome.snapshot.chain = std::move(*chain);
    outcome.layer.diffId = std::move(*diffId);
    outcome.layer.tarBytes = static_cast<std::uint64_t>(row.number(2));
    outcome.layer.contentBytes = static_cast<std::uint64_t>(row.number(3));
    outcome.layer.entries = static_cast<std::uint64_t>(row.number(4));
    outcome.created = oci::Timestamp(std::chrono::nanoseconds(row.number(5)));
    outcome.log = row.text(6);
    return outcome;
}

} // namespace

Result<std::vector<CachedStep>> readCachedSteps(const std::string &path)
{
    STAGEWRIGHT_TRY_ASSIGN(auto database, Database::openReadOnly(path));
    STAGEWRIGHT_TRY_ASSIGN(auto check, database.prepare("PRAGMA integrity_check(1)"));
    STAGEWRIGHT_TRY(check.step());
    if (check.text(0) != "ok")
        return fail(ErrorCode::Corrupt, concat("cache index: ", check.text(0)));
    STAGEWRIGHT_TRY_ASSIGN(auto row,
                           database.prepare("SELECT chain, diff_id, tar_bytes, content_bytes, "
                                            "entries, created, '', durable FROM step"));
    std::vector<CachedStep> steps;
    for (;;) {
        STAGEWRIGHT_TRY_ASSIGN(const bool more, row.step());
        if (!more)
            return steps;
        auto outcome = readRow(row);
        if (!outcome)
            return fail(ErrorCode::Corrupt, "cache index: a row does not hold what it should");
        steps.push_back({std::move(*outcome), row.number(7) != 0});
    }
}

struct CacheIndex::State
{
    Database database;
    std::vector<std::string> unsafeKeys; ///< put by this process since the last markDurable()
};

CacheIndex::CacheIndex(std::unique_ptr<State> state)
    : m_state(std::move(state))
{}
CacheIndex::CacheIndex(CacheIndex &&) noexcept = default;
CacheIndex &CacheIndex::operator=(CacheIndex &&) noexcept = default;
CacheIndex::~CacheIndex() = default;

Result<CacheIndex> CacheIndex::open(const std::string &path, bool afterReboot)
{
    STAGEWRIGHT_TRY_ASSIGN(auto database, openOrBeginAnew(path));
    if (afterReboot)
        STAGEWRIGHT_TRY(database.run("DELETE FROM step WHERE durable = 0"));
    return CacheIndex(std::unique_ptr<State>(new State{std::move(database), {}}));
}

Result<std::optional<StepOutcome>> CacheIndex::find(const oci::Digest &key)
{
    STAGEWRIGHT_TRY_ASSIGN(
        auto row, m_state->database.prepare("SELECT chain, diff_id, tar_bytes, content_bytes, "
                                            "entries, created, log FROM step WHERE key = ?"));
    STAGEWRIGHT_TRY_ASSIGN(const bool found, row.bind(key.toString()).step());
    return found ? readRow(row) : std::nullopt;
}

Result<void> CacheIndex::put(const oci::Digest &key, const StepOutcome &outcome)
{
    STAGEWRIGHT_TRY_ASSIGN(
        auto row, m_state->database.prepare("INSERT OR REPLACE INTO step (key, chain, diff_id, "
                                            "tar_bytes, content_bytes, entries, created, log) "
                                            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)"));
    row.bind(key.toString()).bind(outcome.snapshot.chain.toString());
    row.bind(outcome.layer.diffId.toString()).bind(asSigned(outcome.layer.tarBytes));
    row.bind(asSigned(outcome.layer.contentBytes)).bind(asSigned(outcome.layer.entries));
    row.bind(std::int64_t{outcome.created.time_since_epoch().count()}).bind(outcome.log);
    STAGEWRIGHT_TRY(row.step());
    m_state->unsafeKeys.push_back(key.toString());
    return {};
}

Result<void> CacheIndex::markDurable()
{
    for (const auto &key : m_state->unsafeKeys) {
        STAGEWRIGHT_TRY_ASSIGN(
            auto row, m_state->database.prepare("UPDATE step SET durable = 1 WHERE key = ?"));
        STAGEWRIGHT_TRY(row.bind(key).step());
    }
    m_state->unsafeKeys.clear();
    return {};
}

} // namespace stagewright::solve
