/// Private to the room: SQLite as values that clean up after themselves.
#pragma once

#include "core/base/support/result.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace stagewright::solve {

/// One run of one SQL statement. Lives no longer than its database.
class Statement
{
public:
    Statement(Statement &&) noexcept = default;

    Statement &bind(std::string_view text);
    Statement &bind(std::int64_t number);
    /// True: there is a row to read.
    Result<bool> step();
    std::string text(int column) const;
    std::int64_t number(int column) const;

private:
    friend class Database;
    struct Finalize
    {
        void operator()(sqlite3_stmt *statement) const;
    };
    Statement(sqlite3 *database, sqlite3_stmt *statement)
        : m_database(database)
        , m_statement(statement)
    {}

    sqlite3 *m_database;
    std::unique_ptr<sqlite3_stmt, Finalize> m_statement;
    int m_bound = 0;
};

/// A connection with write-ahead log; other processes may have theirs. One thread at a time.
class Database
{
public:
    /// Errors: Corrupt where the file is no database, Io.
    static Result<Database> open(const std::string &path);
    /// A file that is there, to be looked at only.
    static Result<Database> openReadOnly(const std::string &path);

    /// Statements without results, separated by ";".
    Result<void> run(const char *sql);
    Result<Statement> prepare(std::string_view sql);

private:
    static Result<Database> connect(const std::string &path, int flags);
    struct Close
    {
        void operator()(sqlite3 *database) const;
    };
    explicit Database(sqlite3 *database)
        : m_database(database)
    {}

    std::unique_ptr<sqlite3, Close> m_database;
};

} // namespace stagewright::solve
