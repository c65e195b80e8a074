#include "core/build/solve/database.h"

#include "core/base/support/strings.h"

#include <sqlite3.h>

namespace stagewright::solve {

namespace {

/// Builders beside us hold the write lock for single rows only.
constexpr int kBusyMilliseconds = 20'000;

Error databaseError(sqlite3 *database)
{
    const int code = sqlite3_errcode(database) & 0xff;
    const auto kind = code == SQLITE_CORRUPT || code == SQLITE_NOTADB ? ErrorCode::Corrupt
                      : code == SQLITE_FULL                           ? ErrorCode::OutOfSpace
                                                                      : ErrorCode::Io;
    return {kind, concat("cache index: ", sqlite3_errmsg(database)), {}, 0};
}

} // namespace

void Statement::Finalize::operator()(sqlite3_stmt *statement) const
{
    sqlite3_finalize(statement);
}

Statement &Statement::bind(std::string_view text)
{
    sqlite3_bind_text(m_statement.get(), ++m_bound, text.data(), static_cast<int>(text.size()),
                      SQLITE_TRANSIENT);
    return *this;
}

Statement &Statement::bind(std::int64_t number)
{
    sqlite3_bind_int64(m_statement.get(), ++m_bound, number);
    return *this;
}

Result<bool> Statement::step()
{
    const int code = sqlite3_step(m_statement.get());
    if (code == SQLITE_ROW || code == SQLITE_DONE)
        return code == SQLITE_ROW;
    return fail(databaseError(m_database));
}

std::string Statement::text(int column) const
{
    const auto *bytes =
        reinterpret_cast<const char *>(sqlite3_column_text(m_statement.get(), column));
    const auto length = sqlite3_column_bytes(m_statement.get(), column);
    return bytes ? std::string(bytes, static_cast<std::size_t>(length)) : std::string();
}

std::int64_t Statement::number(int column) const
{
    return sqlite3_column_int64(m_statement.get(), column);
}

void Database::Close::operator()(sqlite3 *database) const
{
    sqlite3_close_v2(database);
}

Result<Database> Database::connect(const std::string &path, int flags)
{
    sqlite3 *handle = nullptr;
    const int code = sqlite3_open_v2(path.c_str(), &handle, flags | SQLITE_OPEN_FULLMUTEX, nullptr);
    Database database(handle);
    if (code != SQLITE_OK)
        return fail(handle ? databaseError(handle)
                           : Error{ErrorCode::Io, concat("cannot open ", path), {}, 0});
    sqlite3_busy_timeout(handle, kBusyMilliseconds);
    return database;
}

Result<Database> Database::open(const std::string &path)
{
    STAGEWRIGHT_TRY_ASSIGN(auto database,
                           connect(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE));
    STAGEWRIGHT_TRY(database.run("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"));
    return database;
}

Result<Database> Database::openReadOnly(const std::string &path)
{
    return connect(path, SQLITE_OPEN_READONLY);
}

Result<void> Database::run(const char *sql)
{
    if (sqlite3_exec(m_database.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK)
        return fail(databaseError(m_database.get()));
    return {};
}

Result<Statement> Database::prepare(std::string_view sql)
{
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v2(m_database.get(), sql.data(), static_cast<int>(sql.size()), &statement,
                           nullptr) != SQLITE_OK)
        return fail(databaseError(m_database.get()));
    return Statement(m_database.get(), statement);
}

} // namespace stagewright::solve
